import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { due } from '../../src/due.ts'
import { handOver } from '../../src/stages/handover/handover.ts'
import { handedOver, handing, held, passed, reported, site } from './closingHistories.ts'
import { given, head } from './histories.ts'
import { after, asOf, basis, within } from './siteHistories.ts'

const catalogue = {
  type: 'CataloguePolicyAdopted',
  policy: {
    head: head('catalogue'),
    items: [
      { code: 'C15', class: 'improved', names: { zh: '加装电梯', en: 'elevators' }, countsFor: 'elevator' },
      { code: 'B05', class: 'basic', names: { zh: '道路', en: 'roads' }, countsFor: 'roadArea' },
    ],
  },
  on: '2019-03-01',
} as const

const built = (count: number, { code = 'C15', unit = 'set', on = '2019-10-20', community = 'A' } = {}) => {
  const done = { hundredths: count * 100, unit } as const
  const item = `${community}-${code}-${unit}`
  return [
    { type: 'WorkItemStarted', item, community, code, planned: done, hidden: false, on: '2019-08-05' },
    { type: 'WorkItemCompleted', item, done, on },
  ] as unknown as readonly AnyEvent[]
}
const registered = (elevator: string, on = '2019-11-30', community = 'A') =>
  ({ type: 'ElevatorRegistered', elevator, community, on }) as const

const policy = { registerElevatorsWithin: within(30), atHandover: ['elevatorsRegistered'] } as const
const accepted = [...site('enforce', policy), catalogue, reported, held, passed] as const
const asked = (needed: number, reached: number) =>
  ({ gate: 'G7', requirement: 'elevatorsRegistered', subjects: ['A'], needed, reached }) as const

describe('Gate G7 asks for elevators', () => {
  const handed = (...events: readonly AnyEvent[]) =>
    given(...(accepted as readonly AnyEvent[]), ...events).when(handOver(handing))
  const isClosed = (needed: number, reached: number) =>
    ({ type: 'GateClosed', gate: 'G7', obstacles: [asked(needed, reached)] }) as const

  it('that as many are registered as were added: one short is told with its count', () => {
    handed(...built(2)).isRefusedWith(isClosed(2, 0))
    handed(...built(2), registered('1')).isRefusedWith(isClosed(2, 1))
    handed(...built(2), registered('1'), registered('2')).records(handedOver)
    handed(...built(2), registered('1'), registered('2', '2019-12-01')).records(handedOver)
    handed(...built(2), registered('1'), registered('2', '2019-12')).records(handedOver)
    handed(...built(2), registered('1'), registered('2', '2019-12-02')).isRefusedWith(isClosed(2, 1))
  })

  it('none where none was added: not of other works, not of other units, not of what was not completed', () => {
    handed().records(handedOver)
    handed(...built(500, { code: 'B05' })).records(handedOver)
    handed(...built(3, { unit: 'metre' })).records(handedOver)
    handed(...built(1).slice(0, 1)).records(handedOver)
    handed(...built(1, { community: 'B' })).records(handedOver)
    handed(...built(1, { on: '2019-12-02' })).records(handedOver)
  })

  it('of the community itself: one that is registered elsewhere, or was struck out, does not count', () => {
    const struck = {
      type: 'FilingRecordVoided',
      record: { kind: 'elevator', elevator: '1' },
      reason: 'wrongDate',
    } as const
    handed(...built(1), registered('1', '2019-11-30', 'B')).isRefusedWith(isClosed(1, 0))
    handed(...built(1), registered('1'), struck).isRefusedWith(isClosed(1, 0))
    handed(...built(1), registered('1'), struck, registered('2')).records(handedOver)
  })

  it('of part of one as of a whole one', () => {
    handed(...built(1.01), registered('1')).isRefusedWith(isClosed(2, 1))
  })
})

describe('What is owed for elevators', () => {
  const owed = (today: string, ...events: readonly AnyEvent[]) =>
    due(after(...(accepted as readonly AnyEvent[]), ...events), asOf(today)).filter((one) => one.what !== 'filing')
  const by = { first: '2019-12-10', last: '2019-12-10' }
  const registration = { what: 'elevatorRegistration', subject: 'A', since: '2019-11-10', by, basis }

  it('is their registration within the time of the policy after acceptance, until as many are registered', () => {
    expect(owed('2019-11-09', ...built(2))).toEqual([])
    expect(owed('2019-11-10', ...built(2))).toEqual([registration])
    expect(owed('2019-12-31', ...built(2), registered('1'))).toEqual([registration])
    expect(owed('2019-12-31', ...built(2), registered('1'), registered('2'))).toEqual([])
    expect(owed('2019-11-29', ...built(1), registered('1'))).toEqual([registration])
  })

  it('is nothing without elevators, without acceptance, and where the policy gives no time', () => {
    expect(owed('2019-12-31', ...built(500, { code: 'B05' }))).toEqual([])
    const unaccepted = [...site('enforce', policy), catalogue, ...built(1)] as readonly AnyEvent[]
    expect(due(after(...unaccepted), asOf('2019-12-31'))).toEqual([])
    const untimed = [...site('enforce'), catalogue, reported, held, passed, ...built(1)] as readonly AnyEvent[]
    expect(due(after(...untimed), asOf('2019-12-31')).map((one) => one.what)).toEqual(['filing'])
  })
})
