import { describe, expect, it } from 'vitest'
import { due } from '../../src/due.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { cancelled, opened } from './histories.ts'
import { after, asOf, completed, started } from './siteHistories.ts'

const period = { days: 30, from: 'launch', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }
const agreed = { type: 'PeriodAgreed', communities: ['A'], period, on: '2019-06-01' } as const
const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' } as const
const fromStart = { ...agreed, period: { ...period, from: 'constructionStart' } } as const
const until = (last: string) => ({ first: last, last })

const owed = (today: string, ...events: readonly AnyEvent[]) =>
  due(after(opened, ...events), asOf(today)).filter((one) => one.what === 'constructionPeriod')

const signed = (contract: string, party: string, more: object = {}) =>
  ({
    type: 'ContractSigned',
    contract,
    communities: ['A'],
    role: 'contractor',
    party,
    amount: 1,
    basis: { kind: 'direct', ground: 'smallWorks' },
    periodAgreedOn: '2019-06-01',
    mode: 'audit',
    despite: [],
    on: '2019-06-10',
    ...more,
  }) as AnyEvent

describe('The end of the construction period', () => {
  it('is owed from the day that it is counted from, before it passes and after', () => {
    const found = { what: 'constructionPeriod', subject: 'A', since: '2019-06-21', by: until('2019-07-21') }
    expect(owed('2019-06-20', agreed, launched)).toEqual([])
    expect(owed('2019-06-21', agreed, launched)).toEqual([found])
    expect(owed('2019-12-31', agreed, launched)).toEqual([found])
    expect(owed('2019-12-31', launched)).toEqual([])
  })

  it('is not owed from the finish on, nor from the cancellation of the project', () => {
    expect(owed('2019-07-09', agreed, launched, started(['A']), completed(['A'], '2019-07-10'))).toHaveLength(1)
    expect(owed('2019-07-10', agreed, launched, started(['A']), completed(['A'], '2019-07-10'))).toEqual([])
    expect(owed('2019-07-01', agreed, launched, started(['A']), completed(['A'], '2019-07'))).toEqual([])
    expect(owed('2019-07-09', agreed, launched, cancelled(['A'], '2019-07-10'))).toHaveLength(1)
    expect(owed('2019-07-10', agreed, launched, cancelled(['A'], '2019-07-10'))).toEqual([])
  })

  it('is counted from the start of works where that was agreed, and runs on where it was extended', () => {
    const extension = { type: 'ExtensionGranted', extension: 'x', communities: ['A'], days: 5, reason: 'weather' }
    const longer = { ...extension, on: '2019-08-10' } as AnyEvent
    expect(owed('2019-08-01', fromStart, launched)).toEqual([])
    expect(owed('2019-08-31', fromStart, started(['A'], '2019-08-01'))).toMatchObject([{ by: until('2019-08-31') }])
    expect(owed('2019-08-31', fromStart, started(['A'], '2019-08-01'), longer)).toMatchObject([
      { by: until('2019-09-05') },
    ])
    expect(owed('2019-08-31', fromStart, started(['A'], '2019-08'))).toMatchObject([
      { by: { first: '2019-08-31', last: '2019-09-30' } },
    ])
  })

  it('is owed by the contractor who agreed by contract to keep it, and by nobody where two did or none', () => {
    const by = (...contracts: readonly AnyEvent[]) =>
      owed('2019-06-30', agreed, launched, ...contracts).map((one) => one.owedBy)
    expect(by(signed('c-1', 'builder'))).toEqual(['builder'])
    expect(by(signed('c-1', 'builder'), signed('c-2', 'painter'))).toEqual([undefined])
    expect(by(signed('c-1', 'builder', { periodAgreedOn: '2019-05-01' }))).toEqual([undefined])
    expect(by(signed('c-1', 'designer', { role: 'designer' }))).toEqual([undefined])
  })
})
