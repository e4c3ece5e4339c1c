import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { findingsOf } from '../../src/projections/findings.ts'
import { observations } from '../../src/projections/observations.ts'
import { chinaScope2000, chinaScope2005 } from '../../src/policies/scope.ts'
import {
  adoptScopePolicy,
  assessEligibility,
  createReserveEntry,
  removeReserveEntry,
  voidReserveRecord,
} from '../../src/stages/reserve/reserve.ts'
import { reserveEntryOf } from '../../src/stages/reserve/state.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import { recorded } from '../projections/recorded.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { atLeast, cancelled, evidence, given, head, known, opened, registered } from './histories.ts'
import { after, gates, tomorrow } from './siteHistories.ts'

const scope = {
  head: head('scope'),
  builtBy: '2000-12-31',
  mustHold: ['inCityOrCountyTown'],
  mustNotHold: ['plannedForDemolition'],
} as const
const scopeAdopted = { type: 'ScopePolicyAdopted', policy: scope, on: '2019-03-01' } as const
const surveyAdopted = {
  type: 'SurveyPolicyAdopted',
  policy: { head: head('survey'), atGates: [{ gate: 'G0', threshold: atLeast(1, 2) }] },
  on: '2019-03-01',
} as const
const enforced = gates({ G0: 'enforce' })
const ready = [opened, enforced, scopeAdopted, surveyAdopted, ...known('h-1'), registered('h-2')] as const

const assessment = {
  assessment: 'as-1',
  community: 'A',
  built: '1988',
  tests: { inCityOrCountyTown: true, plannedForDemolition: false },
  on: '2019-04-10',
} as const
const assessed = { type: 'EligibilityAssessed', ...assessment } as const
const entry = { communities: ['A'], on: '2019-04-15' } as const
const entered = { type: 'ReserveEntryCreated', ...entry, mode: 'enforce', despite: [] } as const
const removal = { communities: ['A'], reason: 'plannedForDemolition', on: '2019-05-01' } as const
const removed = { type: 'ReserveEntryRemoved', ...removal } as const

const lacking = (requirement: string, reached = 0, needed = 1) =>
  ({ gate: 'G0', requirement, subjects: ['A'], needed, reached }) as const
const closed = (...obstacles: readonly object[]) => ({ type: 'GateClosed', gate: 'G0', obstacles }) as const

describe('Holding a community against the scope', () => {
  it('is recorded whatever came out, once', () => {
    given(opened)
      .when(assessEligibility({ ...assessment, tests: { plannedForDemolition: true }, evidence }))
      .records({ ...assessed, tests: { plannedForDemolition: true }, evidence })
    given(opened, assessed).when(assessEligibility(assessment)).isAlreadySo()
    given(opened, assessed)
      .when(assessEligibility({ ...assessment, built: '1989' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'scopeAssessment', key: 'as-1' })
  })

  it('is refused for a community that is unknown or was given up, and for a day to come', () => {
    given(opened)
      .when(assessEligibility({ ...assessment, community: 'Z' }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'Z' })
    given(opened, cancelled(['A'], '2019-04-09'))
      .when(assessEligibility(assessment))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-04-09' })
    given(opened)
      .when(assessEligibility({ ...assessment, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is malformed without a test’s name or with an answer that is neither yes nor no', () => {
    given(opened)
      .when(assessEligibility({ ...assessment, tests: { '': true } }))
      .isMalformedAt('tests', '')
    given(opened)
      .when(assessEligibility({ ...assessment, tests: { inCityOrCountyTown: 'yes' } } as never))
      .isMalformedAt('tests', 'inCityOrCountyTown')
  })
})

describe('Entering the reserve', () => {
  it('passes gate G0 for a community that was surveyed and is in scope', () => {
    given(...ready, assessed)
      .when(createReserveEntry({ ...entry, evidence }))
      .records({ ...entered, evidence })
    given(...ready, assessed, entered)
      .when(createReserveEntry(entry))
      .isAlreadySo()
  })

  it('asks for the assessment, the survey and the policies, and names all that is missing', () => {
    given(opened, enforced, scopeAdopted, surveyAdopted, registered('h-1'))
      .when(createReserveEntry(entry))
      .isRefusedWith(
        closed(
          lacking('householdsSurveyed'),
          lacking('scopeAssessed'),
          lacking('builtInTime'),
          lacking('scopeTestsPassed'),
        ),
      )
    given(opened, enforced)
      .when(createReserveEntry(entry))
      .isRefusedWith(
        { type: 'NoPolicyAdopted', policy: 'survey', on: '2019-04-15' },
        { type: 'NoPolicyAdopted', policy: 'scope', on: '2019-04-15' },
      )
  })

  it.for([
    ['the last day of the scope', '2000-12-31', true],
    ['the day after', '2001-01-01', false],
    ['some day of the last year', '2000', true],
    ['some day of the year after', '2001', false],
  ] as const)('goes by when the community was built: %s', ([, built, passes]) => {
    const when = given(...ready, { ...assessed, built }).when(createReserveEntry(entry))
    if (passes) when.records(entered)
    else when.isRefusedWith(closed(lacking('builtInTime')))
  })

  it.for([
    ['a test that must hold does not', { inCityOrCountyTown: false, plannedForDemolition: false }],
    ['a test that must hold was not asked', { plannedForDemolition: false }],
    ['a test that must not hold does', { inCityOrCountyTown: true, plannedForDemolition: true }],
    ['a test that must not hold was not asked', { inCityOrCountyTown: true }],
  ] as const)('is closed when %s', ([, tests]) => {
    given(...ready, { ...assessed, tests })
      .when(createReserveEntry(entry))
      .isRefusedWith(closed(lacking('scopeTestsPassed')))
  })

  it('asks a test that has the name of what every object inherits, like any other', () => {
    const policy = { ...scope, mustHold: ['toString'], mustNotHold: ['constructor'] }
    given(...ready, { ...scopeAdopted, policy }, { ...assessed, tests: {} })
      .when(createReserveEntry(entry))
      .isRefusedWith(closed(lacking('scopeTestsPassed')))
  })

  it('goes by the latest assessment of that day, whichever was recorded last', () => {
    const better = { ...assessed, assessment: 'as-2', on: '2019-04-15' } as const
    const worse = { ...assessed, tests: { plannedForDemolition: true } } as const
    given(...ready, better, worse)
      .when(createReserveEntry(entry))
      .records(entered)
    given(...ready, { ...better, on: '2019-04-16' }, worse)
      .when(createReserveEntry(entry))
      .isRefusedWith(closed(lacking('scopeTestsPassed')))
  })

  it('needs half of the households surveyed where the policy says so: exactly half pass, one fewer does not', () => {
    given(...ready, registered('h-3'), assessed)
      .when(createReserveEntry(entry))
      .isRefusedWith(closed(lacking('householdsSurveyed', 1, 2)))
    given(...ready, registered('h-3'), ...known('h-4'), assessed)
      .when(createReserveEntry(entry))
      .records(entered)
  })

  it('writes down what was open in warn mode, and that is a finding until the entry is struck out', () => {
    const despite = [lacking('builtInTime')]
    const late = { ...assessed, built: '2004' } as const
    const warned = { ...entered, mode: 'warn', despite } as const
    given(...ready, gates({ G0: 'warn' }), late)
      .when(createReserveEntry(entry))
      .records(warned)
    const found = (...more: readonly AnyEvent[]) =>
      findingsOf(observations.of(recorded(...ready, late, warned, ...more))).map(({ kind }) => kind)
    const struck = {
      type: 'ReserveRecordVoided',
      record: { kind: 'reserveEntry', ...entry },
      reason: 'enteredTwice',
    } as const
    expect(found()).toContain('gatePassedDespite')
    expect(found(struck)).not.toContain('gatePassedDespite')
  })

  it('is refused for a community that stands there already, and possible again once it has left', () => {
    const both = { ...entry, communities: ['A', 'B'] } as const
    given(...ready, gates({ G0: 'audit' }), entered)
      .when(createReserveEntry(both))
      .isRefusedWith({ type: 'AlreadyInReserve', community: 'A', on: '2019-04-15' })
    given(...ready, assessed, entered, removed)
      .when(createReserveEntry({ ...entry, on: '2019-06-01' }))
      .records({ ...entered, on: '2019-06-01' })
  })
})

describe('An entry that is recorded late', () => {
  const early = { ...entry, on: '2019-04-12' } as const
  const wasThere = { ...entered, on: '2019-04-12' } as const

  it('is refused on a day on which the community stood there, and from before an entry that still stands', () => {
    given(...ready, assessed, entered, removed)
      .when(createReserveEntry({ ...entry, on: '2019-04-20' }))
      .isRefusedWith({ type: 'AlreadyInReserve', community: 'A', on: '2019-04-15' })
    given(...ready, assessed, entered)
      .when(createReserveEntry(early))
      .isRefusedWith({ type: 'AlreadyInReserve', community: 'A', on: '2019-04-15' })
  })

  it('is possible from before a time in the reserve that is over, once', () => {
    given(...ready, assessed, entered, removed)
      .when(createReserveEntry(early))
      .records(wasThere)
    given(...ready, assessed, entered, removed, wasThere)
      .when(createReserveEntry(early))
      .isAlreadySo()
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
      .isRefusedWith({ type: 'RecordedDifferently', record: 'reserveRemoval', key: '2019-05-01' })
  })

  it('is refused for a community that was not in it that day', () => {
    given(...ready, entered)
      .when(removeReserveEntry({ ...removal, on: '2019-04-14' }))
      .isRefusedWith({ type: 'NotInReserve', community: 'A', on: '2019-04-14' })
    given(...ready, entered)
      .when(removeReserveEntry({ ...removal, communities: ['A', 'B'] }))
      .isRefusedWith({ type: 'NotInReserve', community: 'B', on: '2019-05-01' })
  })
})

describe('Who stands in the reserve', () => {
  const a = decoded(CommunityId, 'A')
  const since = (asOf?: string, ...more: readonly AnyEvent[]) =>
    reserveEntryOf(after(...ready, entered, ...more).reserve, a, asOf === undefined ? undefined : day(asOf))?.on

  it('is told for each day', () => {
    expect(since('2019-04-14', removed)).toBeUndefined()
    expect(since('2019-04-15', removed)).toBe('2019-04-15')
    expect(since('2019-04-30', removed)).toBe('2019-04-15')
    expect(since('2019-05-01', removed)).toBeUndefined()
    expect(since()).toBe('2019-04-15')
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

describe('The scopes that come with the library', () => {
  it.for([
    [chinaScope2000, '2019-03-01', '2020-08-01'],
    [chinaScope2005, '2019-03-01', '2026-06-01'],
  ] as const)('can be adopted as they are, and say that nobody has checked them: %j', ([policy, from, on]) => {
    expect([policy.head.verified, policy.head.basis]).toEqual([false, expect.stringContaining('[K')])
    given(opened)
      .when(adoptScopePolicy({ policy, on: from }))
      .records({ type: 'ScopePolicyAdopted', policy, on: from })
    expect(on > policy.head.validFrom).toBe(true)
  })
})
