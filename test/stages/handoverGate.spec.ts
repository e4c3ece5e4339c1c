import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain.ts'
import { handOver } from '../../src/stages/handover/handover.ts'
import {
  archived,
  filed,
  fireAccepted,
  fireFiled,
  handedOver,
  handing,
  held,
  papers,
  passed,
  reported,
  site,
  struckOut,
} from './closingHistories.ts'
import { given, opened } from './histories.ts'
import { after, asOf, completed, gates, road, roadStarted, started } from './siteHistories.ts'

type Mode = 'enforce' | 'warn' | 'audit'
const everything = [
  'acceptancePassed',
  'acceptanceFiled',
  'archiveHandedOver',
  'fireSettled',
  'warrantyCertificate',
] as const
const asking = (...atHandover: readonly string[]) => [...site('enforce', { atHandover }), reported, held] as const
const asked = (requirement: string, needed: number, reached: number, subjects: readonly string[] = ['A']) =>
  ({ gate: 'G7', requirement, subjects, needed, reached }) as const
const closed = (...obstacles: readonly ReturnType<typeof asked>[]) =>
  ({ type: 'GateClosed', gate: 'G7', obstacles }) as const
const handingIt = handOver(handing)

describe('Gate G7, enforced, asks', () => {
  it('everything that the policy names, and is passed when all of it is there', () => {
    given(...asking(...everything))
      .when(handingIt)
      .isRefusedWith(closed(...everything.map((one) => asked(one, 1, 0))))
    given(...asking(...everything), passed, filed, archived, fireFiled)
      .when(handingIt)
      .records(handedOver)
  })

  it.for([
    ['acceptancePassed', passed],
    ['acceptanceFiled', filed],
    ['archiveHandedOver', archived],
    ['fireSettled', fireAccepted],
    ['fireSettled', fireFiled],
  ] as const)('for %s: there on the day itself or in its month, and not a day later', ([condition, event]) => {
    for (const on of ['2019-12-01', '2019-12'])
      given(...asking(condition), { ...event, on })
        .when(handingIt)
        .records(handedOver)
    given(...asking(condition), { ...event, on: '2019-12-02' })
      .when(handingIt)
      .isRefusedWith(closed(asked(condition, 1, 0)))
  })

  it('for each of several communities: one short is told with its count', () => {
    const both = { ...handing, what: { kind: 'communities', communities: ['A', 'B'] } } as const
    const short = asked('acceptanceFiled', 2, 1, ['A', 'B'])
    given(...asking('acceptanceFiled'), passed, filed)
      .when(handOver(both))
      .isRefusedWith(closed(short))
    given(...asking('acceptanceFiled'), passed, filed, { ...filed, communities: ['B'] })
      .when(handOver(both))
      .records({ ...handedOver, ...both })
  })

  it('for the communities in which works items lie, each once', () => {
    const items = { ...handing, what: { kind: 'items', items: [road.item, 'A-lamps'] } } as const
    const history = [...asking('acceptanceFiled'), roadStarted, { ...roadStarted, item: 'A-lamps' }] as const
    given(...history)
      .when(handOver(items))
      .isRefusedWith(closed(asked('acceptanceFiled', 1, 0)))
    given(...history, passed, filed)
      .when(handOver(items))
      .records({ ...handedOver, ...items })
  })

  it('for the warranty certificate, shown at acceptance or handed over now', () => {
    const without = { ...passed, papers: papers.slice(0, 3) } as const
    const now = { ...handing, papers: ['warrantyCertificate'] } as const
    given(...asking('warrantyCertificate'), passed)
      .when(handingIt)
      .records(handedOver)
    given(...asking('warrantyCertificate'), without)
      .when(handingIt)
      .isRefusedWith(closed(asked('warrantyCertificate', 1, 0)))
    given(...asking('warrantyCertificate'), { ...passed, on: '2019-12-02' })
      .when(handingIt)
      .isRefusedWith(closed(asked('warrantyCertificate', 1, 0)))
    given(...asking('warrantyCertificate'), without)
      .when(handOver(now))
      .records({ ...handedOver, ...now })
  })

  it('nothing of what was struck out', () => {
    const record = { kind: 'filing', communities: ['A'], on: filed.on } as const
    given(...asking('acceptanceFiled'), passed, filed, { type: 'FilingRecordVoided', record, reason: 'wrongDate' })
      .when(handingIt)
      .isRefusedWith(closed(asked('acceptanceFiled', 1, 0)))
    given(...asking('acceptancePassed', 'warrantyCertificate'), passed, struckOut('acceptance'))
      .when(handingIt)
      .isRefusedWith(closed(asked('acceptancePassed', 1, 0), asked('warrantyCertificate', 1, 0)))
  })

  it('nothing where the policy lays nothing down, and for a policy where there is none', () => {
    given(...site())
      .when(handingIt)
      .records(handedOver)
    given(opened, gates({ G7: 'enforce' }), started(['A']), completed(['A'], '2019-11-01'))
      .when(handingIt)
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'completion', on: '2019-12-01' })
  })
})

describe('Gate G7 in other modes', () => {
  const unfiled = (mode: Mode) => [...site(mode, { atHandover: ['acceptanceFiled'] }), reported, held, passed] as const

  it('warns: the hand-over is on record with what was missing', () => {
    given(...unfiled('warn'))
      .when(handingIt)
      .records({ ...handedOver, mode: 'warn', despite: [asked('acceptanceFiled', 1, 0)] })
    given(...unfiled('warn'), filed)
      .when(handingIt)
      .records({ ...handedOver, mode: 'warn' })
  })

  it('audits: the hand-over is on record, and what was missing is told when it is asked', () => {
    given(...unfiled('audit'))
      .when(handingIt)
      .records({ ...handedOver, mode: 'audit' })
    const told = explain(after(...unfiled('audit')), handingIt, asOf('2019-12-31'))
    expect(told).toMatchObject({
      outcome: 'recorded',
      asked: [{ ...asked('acceptanceFiled', 1, 0), missing: 1, met: false }],
    })
  })

  it('is already so before its gate is asked', () => {
    given(...asking('acceptanceFiled'), handedOver)
      .when(handingIt)
      .isAlreadySo()
  })

  it('is refused where the adopted gate policy says nothing of it', () => {
    given(opened, gates({ G6: 'audit' }))
      .when(handingIt)
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'gates', on: '2019-12-01', gate: 'G7' })
  })
})
