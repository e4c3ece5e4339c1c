import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { findingsOf } from '../../src/projections/findings.ts'
import { observations } from '../../src/projections/observations.ts'
import { chinaScope2000, chinaScope2005 } from '../../src/policies/scope.ts'
import { adoptScopePolicy, assessEligibility, createReserveEntry } from '../../src/stages/reserve/reserve.ts'
import { recorded } from '../projections/recorded.ts'
import { cancelled, evidence, given, known, opened, registered } from './histories.ts'
import {
  assessed,
  assessment,
  closed,
  enforced,
  entered,
  entry,
  lacking,
  ready,
  scope,
  scopeAdopted,
  surveyAdopted,
} from './reserveHistories.ts'
import { gates, tomorrow } from './siteHistories.ts'

describe('Checking a community against the scope', () => {
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

  it('is refused where the community was built later than that, and not in the same year', () => {
    given(opened)
      .when(assessEligibility({ ...assessment, built: '2020' }))
      .isRefusedWith({ type: 'AssessedBeforeBuilt', assessment: 'as-1', built: '2020', on: '2019-04-10' })
    given(opened)
      .when(assessEligibility({ ...assessment, built: '2019' }))
      .records({ ...assessed, built: '2019' })
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

  it('goes by the one recorded last of two on one day, whatever their ids are', () => {
    const failing = { ...assessed, assessment: '9', tests: { plannedForDemolition: true } } as const
    const passing = { ...assessed, assessment: '10' } as const
    given(...ready, passing, failing)
      .when(createReserveEntry(entry))
      .isRefusedWith(closed(lacking('scopeTestsPassed')))
    given(...ready, failing, passing)
      .when(createReserveEntry(entry))
      .records(entered)
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

  it('is refused for a community that stands there already, also among others', () => {
    const both = { ...entry, communities: ['A', 'B'] } as const
    given(...ready, gates({ G0: 'audit' }), entered)
      .when(createReserveEntry(both))
      .isRefusedWith({ type: 'AlreadyInReserve', community: 'A', on: '2019-04-15' })
  })
})

describe('A scope policy', () => {
  it('is malformed with a test that stands twice', () => {
    const adopt = (policy: object) => given(opened).when(adoptScopePolicy({ policy, on: '2019-03-01' } as never))
    adopt({ ...scope, mustHold: ['x', 'x'] }).isMalformedAt('policy', 'mustHold', 1)
    adopt({ ...scope, mustNotHold: ['y', 'inCityOrCountyTown'] }).isMalformedAt('policy', 'mustNotHold', 1)
    adopt({ ...scope, atGates: [] }).isMalformedAt('policy', 'atGates')
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
