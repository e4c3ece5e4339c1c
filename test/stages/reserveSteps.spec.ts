import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { listInAnnualPlan } from '../../src/stages/plan/plan.ts'
import { createReserveEntry, removeReserveEntry, voidReserveRecord } from '../../src/stages/reserve/reserve.ts'
import { reserveEntryOf } from '../../src/stages/reserve/state.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { cancelled, given, head, opened } from './histories.ts'
import { assessed, entered, entry, lacking, ready, removal, removed, scope, scopeAdopted } from './reserveHistories.ts'
import { after, gates } from './siteHistories.ts'

describe('A step of the reserve', () => {
  const again = { ...entry, on: '2019-06-01' } as const
  const enteredAgain = { ...entered, on: '2019-06-01' } as const

  it('is not recorded from before the last one of the community: a mistake is struck out first', () => {
    const late = { type: 'BeforeLastReserveStep', community: 'A' } as const
    given(...ready, assessed, entered, removed)
      .when(createReserveEntry({ ...entry, on: '2019-04-20' }))
      .isRefusedWith({ ...late, last: '2019-05-01', on: '2019-04-20' })
    given(...ready, entered)
      .when(removeReserveEntry({ ...removal, on: '2019-04-14' }))
      .isRefusedWith({ ...late, last: '2019-04-15', on: '2019-04-14' })
  })

  it('is not recorded from before any of them, though the last one is known to the year alone', () => {
    const inYear = { ...entered, on: '2019' } as const
    given(...ready, entered, { ...removed, on: '2019-05-10' }, inYear)
      .when(removeReserveEntry({ ...removal, on: '2019-01-05' }))
      .isRefusedWith({ type: 'BeforeLastReserveStep', community: 'A', last: '2019-05-10', on: '2019-01-05' })
  })

  it('may be of the same day as the last one, and of a month that leaves it open', () => {
    for (const on of ['2019-05-01', '2019-05', '2019'])
      given(...ready, assessed, entered, removed)
        .when(createReserveEntry({ ...entry, on }))
        .records({ ...entered, on })
  })

  it('is refused to enter twice and to leave twice', () => {
    given(...ready, assessed, entered)
      .when(createReserveEntry(again))
      .isRefusedWith({ type: 'AlreadyInReserve', community: 'A', on: '2019-04-15' })
    given(...ready, entered, removed)
      .when(removeReserveEntry({ ...removal, reason: 'outOfScope', on: '2019-05-02' }))
      .isRefusedWith({ type: 'NotInReserve', community: 'A', on: '2019-05-02' })
    given(...ready, assessed, entered, removed)
      .when(createReserveEntry(again))
      .records(enteredAgain)
  })

  it('is told of each day, and from the first entry on where a removal in between was struck out', () => {
    const a = decoded(CommunityId, 'A')
    const since = (asOf: string | undefined, ...more: readonly AnyEvent[]) =>
      reserveEntryOf(after(...ready, entered, ...more).reserve, a, asOf === undefined ? undefined : day(asOf))?.on
    expect(since('2019-04-14', removed)).toBeUndefined()
    expect(since('2019-04-15', removed)).toBe('2019-04-15')
    expect(since('2019-04-30', removed)).toBe('2019-04-15')
    expect(since('2019-05-01', removed)).toBeUndefined()
    expect(since(undefined, removed, enteredAgain)).toBe('2019-06-01')
    const record = { kind: 'reserveRemoval', communities: ['A'], on: '2019-05-01' } as const
    const struck = { type: 'ReserveRecordVoided', record, reason: 'neverHappened' } as const
    expect(since(undefined, removed, enteredAgain, struck)).toBe('2019-04-15')
  })
})

describe('Leaving the reserve', () => {
  it('is recorded with its reason, once', () => {
    given(...ready, entered)
      .when(removeReserveEntry(removal))
      .records(removed)
    given(...ready, entered, removed)
      .when(removeReserveEntry(removal))
      .isAlreadySo()
    given(...ready, entered, removed)
      .when(removeReserveEntry({ ...removal, reason: 'other' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'reserveRemoval', key: 'A 2019-05-01' })
  })

  it('is refused for a community that is not in it, and possible for one that was given up', () => {
    given(...ready, entered)
      .when(removeReserveEntry({ ...removal, communities: ['A', 'B'] }))
      .isRefusedWith({ type: 'NotInReserve', community: 'B', on: '2019-05-01' })
    given(...ready, entered, cancelled(['A'], '2019-04-20'))
      .when(removeReserveEntry(removal))
      .records(removed)
  })
})

describe('The annual plan', () => {
  const listing = { communities: ['A'], year: 2019, scheme: 1, on: '2019-05-20' } as const
  const policies = [
    { type: 'SurveyPolicyAdopted', policy: { head: head('survey'), atGates: [] }, on: '2019-03-01' },
    { type: 'ConsentPolicyAdopted', policy: { head: head('consent'), atGates: [] }, on: '2019-03-01' },
  ] as const
  const planned = [opened, gates({ G1: 'enforce' }), ...policies] as const
  const listed = { type: 'ProjectListedInAnnualPlan', ...listing, mode: 'enforce', despite: [] } as const
  const outside = (requirement: string) => ({ ...lacking(requirement), gate: 'G1' })

  it('asks whether communities are in scope where the scope policy names it, and not otherwise', () => {
    given(...planned, scopeAdopted)
      .when(listInAnnualPlan(listing))
      .isRefusedWith({
        type: 'GateClosed',
        gate: 'G1',
        obstacles: [outside('scopeAssessed'), outside('builtInTime'), outside('scopeTestsPassed')],
      })
    given(...planned, scopeAdopted, assessed)
      .when(listInAnnualPlan(listing))
      .records(listed)
    given(...planned, { ...scopeAdopted, policy: { ...scope, atGates: ['G0'] } })
      .when(listInAnnualPlan(listing))
      .records(listed)
    given(...planned)
      .when(listInAnnualPlan(listing))
      .records(listed)
  })
})

describe('A mistake in the reserve', () => {
  it.for([
    [assessed, { kind: 'scopeAssessment', assessment: 'as-1' }],
    [entered, { kind: 'reserveEntry', ...entry }],
    [removed, { kind: 'reserveRemoval', communities: ['A'], on: '2019-05-01' }],
  ] as const)('is struck out: %j', ([event, record]) => {
    const voided = { type: 'ReserveRecordVoided', record, reason: 'enteredTwice' } as const
    const strike = voidReserveRecord({ record, reason: 'enteredTwice' } as never)
    given(...ready, event)
      .when(strike)
      .records(voided)
    given(...ready, event, voided)
      .when(strike)
      .isAlreadySo()
    given(...ready)
      .when(strike)
      .isRefusedWith({
        type: 'NoSuchRecord',
        record: record.kind,
        key: record.kind === 'scopeAssessment' ? 'as-1' : `A ${record.on}`,
      })
  })

  it('of which the entry goes takes the community out of the reserve', () => {
    const voided = {
      type: 'ReserveRecordVoided',
      record: { kind: 'reserveEntry', ...entry },
      reason: 'enteredTwice',
    } as const
    given(...ready, assessed, entered, voided)
      .when(createReserveEntry(entry))
      .records(entered)
  })
})
