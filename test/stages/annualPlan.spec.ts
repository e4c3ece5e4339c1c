import { describe, it } from 'vitest'
import { listInAnnualPlan } from '../../src/stages/plan/plan.ts'
import {
  atLeast,
  cancelled,
  consented,
  given,
  head,
  households,
  known,
  moreThan,
  opened,
  registered,
  surveyed,
} from './histories.ts'

const all = ['A', 'B', 'C'] as const
const list = { communities: all, year: 2019, scheme: 1, on: '2019-05-20' } as const
const listed = (mode: string, despite: readonly object[] = []) =>
  ({ type: 'ProjectListedInAnnualPlan', ...list, mode, despite }) as const

const gates = (mode: string, on = '2019-03-01') =>
  ({ type: 'GatePolicyAdopted', policy: { head: head('gates'), modes: { G1: mode } }, on }) as const
const surveyPolicy = (threshold: object, on = '2019-03-01') =>
  ({
    type: 'SurveyPolicyAdopted',
    policy: { head: head('survey'), atGates: [{ gate: 'G1', threshold }] },
    on,
  }) as const
const consentPolicy = (threshold: object, on = '2019-03-01') =>
  ({
    type: 'ConsentPolicyAdopted',
    policy: { head: head('consent'), atGates: [{ gate: 'G1', threshold }] },
    on,
  }) as const

const obstacle = (requirement: string, needed: number, reached: number) => ({
  gate: 'G1',
  requirement,
  subjects: all,
  needed,
  reached,
})
const closed = (...obstacles: readonly object[]) => ({ type: 'GateClosed', gate: 'G1', obstacles }) as const
const missing = (policy: string) => ({ type: 'NoPolicyAdopted', policy, on: '2019-05-20' }) as const

const consenting = (count: number) => households(count).map((household) => consented(household))

/** So many households were counted in the three communities together. */
const counted = (number: number) =>
  ({ type: 'HouseholdsCounted', communities: all, households: number, on: '2019-03-01' }) as const

/** 129 households, all of them surveyed, so that consent alone decides. */
const everybody = households(129).flatMap((household) => known(household))
const agreed = (threshold: object, mode = 'enforce') =>
  [opened, counted(129), ...everybody, gates(mode), surveyPolicy(atLeast(0, 1)), consentPolicy(threshold)] as const

describe('Listing a project in the annual plan', () => {
  it.each([
    ['at least two thirds', atLeast(2, 3), 86],
    ['more than half', moreThan(1, 2), 65],
    ['at least three quarters', atLeast(3, 4), 97],
    ['all', atLeast(1, 1), 129],
  ])('needs %s of 129 households to consent: exactly enough pass, one fewer does not', (_, threshold, enough) => {
    given(...agreed(threshold), ...consenting(enough))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...agreed(threshold), ...consenting(enough - 1))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(obstacle('householdsConsenting', enough, enough - 1)))
  })

  it('needs as many of 129 to be surveyed as the survey policy says', () => {
    const history = (count: number) =>
      [
        opened,
        counted(129),
        ...households(129).map((household) => registered(household)),
        ...households(count).flatMap((household) => known(household).slice(1)),
        gates('enforce'),
        surveyPolicy(atLeast(2, 3)),
        consentPolicy(atLeast(0, 1)),
        consented('h-1'),
      ] as const
    given(...history(86))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...history(85))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(obstacle('householdsSurveyed', 86, 85)))
  })

  it('goes by the 129 that were counted when fewer are registered', () => {
    const history = (count: number) =>
      [
        opened,
        counted(129),
        ...households(100).flatMap((household) => known(household)),
        gates('enforce'),
        surveyPolicy(atLeast(0, 1)),
        consentPolicy(atLeast(2, 3)),
        ...consenting(count),
      ] as const
    given(...history(86))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...history(85))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(obstacle('householdsConsenting', 86, 85)))
  })

  it('never passes an enforced gate for nobody at all', () => {
    given(opened, gates('enforce'), surveyPolicy(atLeast(0, 1)), consentPolicy(atLeast(2, 3)))
      .when(listInAnnualPlan(list))
      .isRefusedWith(
        closed(
          obstacle('householdsSurveyed', 1, 0),
          obstacle('communitiesCounted', 3, 0),
          obstacle('householdsConsenting', 1, 0),
        ),
      )
  })

  it('counts only households of the communities that are listed', () => {
    const elsewhere = [registered('h-b', 'B'), ...known('h-b').slice(1), consented('h-b')]
    given(...agreed(atLeast(1, 1)), ...consenting(129), ...elsewhere)
      .when(listInAnnualPlan({ ...list, communities: ['B'] }))
      .records({ ...listed('enforce'), communities: ['B'] })
    given(...agreed(atLeast(1, 1)), ...elsewhere)
      .when(listInAnnualPlan({ ...list, communities: ['B'] }))
      .records({ ...listed('enforce'), communities: ['B'] })
  })
})

describe('Listing a project in the annual plan', () => {
  const two = [opened, counted(2), ...known('h-1'), ...known('h-2')] as const
  const both = [surveyPolicy(atLeast(1, 1)), consentPolicy(atLeast(1, 1))] as const
  const one = obstacle('householdsConsenting', 2, 1)

  it('passes a gate that warns, and keeps what stood open', () => {
    given(...two, gates('warn'), ...both, consented('h-1'))
      .when(listInAnnualPlan(list))
      .records(listed('warn', [one]))
    given(...two, gates('warn'), ...both, consented('h-1'), consented('h-2'))
      .when(listInAnnualPlan(list))
      .records(listed('warn'))
  })

  it('passes a gate that is audited later without being asked anything', () => {
    given(...two, gates('audit'))
      .when(listInAnnualPlan(list))
      .records(listed('audit'))
  })

  it('is refused when no gate policy is in force on its day, or none that knows this gate', () => {
    given(...two, ...both)
      .when(listInAnnualPlan(list))
      .isRefusedWith(missing('gates'))
    given(...two, ...both, gates('audit', '2019-05-21'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(missing('gates'))
    given(...two, ...both, { ...gates('audit'), policy: { head: head('gates'), modes: { G4: 'audit' } } })
      .when(listInAnnualPlan(list))
      .isRefusedWith({ ...missing('gates'), gate: 'G1' })
    given(...two, ...both, gates('audit', '2019-05-20'))
      .when(listInAnnualPlan(list))
      .records(listed('audit'))
  })

  it.each(['enforce', 'warn'])('is refused by a gate set to %s while no policy says what it asks', (mode) => {
    given(...two, gates(mode))
      .when(listInAnnualPlan(list))
      .isRefusedWith(missing('survey'), missing('consent'))
    given(...two, gates(mode), surveyPolicy(atLeast(1, 1)), consentPolicy(atLeast(1, 1), '2019-05-21'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(missing('consent'))
  })

  it('is refused when the policy adopted does not apply on its day', () => {
    const later = { ...consentPolicy(atLeast(1, 1)).policy, head: head('consent', '2019-05-21') }
    given(...two, gates('enforce'), surveyPolicy(atLeast(1, 1)), { ...consentPolicy(atLeast(1, 1)), policy: later })
      .when(listInAnnualPlan(list))
      .isRefusedWith(missing('consent'))
  })

  it('goes by the policy adopted last before its day', () => {
    given(...two, gates('enforce'), ...both, consentPolicy(moreThan(0, 1), '2019-05-20'), consented('h-1'))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...two, gates('enforce'), ...both, consentPolicy(moreThan(0, 1), '2019-05-21'), consented('h-1'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(one))
  })

  it('counts consent to its own version of the scheme, given by its own day', () => {
    const history = [...two, gates('enforce'), ...both, consented('h-1')] as const
    given(...history, consented('h-2', '2019-05-20'))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...history, consented('h-2', '2019-05-21'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(one))
    given(...history, consented('h-2', '2019-05-01', 2))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(one))
  })

  it('does not count a consent withdrawn by its day, and counts one entered late that was given after that', () => {
    const withdrawn = {
      type: 'ConsentWithdrawn',
      household: 'h-2',
      scheme: 1,
      reason: 'cost',
      on: '2019-05-10',
    } as const
    const history = [...two, gates('enforce'), ...both, consented('h-1'), consented('h-2'), withdrawn] as const
    given(...history)
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(one))
    given(...history, consented('h-2', '2019-05-09'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(one))
    given(...history, consented('h-2', '2019-05-11'))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
  })

  it('counts a household once, by the survey of it that still counts', () => {
    const history = [
      opened,
      counted(1),
      ...known('h-1'),
      surveyed('h-1', '2019-04-02'),
      gates('enforce'),
      ...both,
    ] as const
    const mistake = (on: string) => ({ type: 'SurveyVoided', household: 'h-1', on, reason: 'wrongDate' }) as const
    given(...history, mistake('2019-04-01'), consented('h-1'))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...history, mistake('2019-04-01'), mistake('2019-04-02'), consented('h-1'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(obstacle('householdsSurveyed', 1, 0)))
  })

  it('is not refused for what an imprecise date leaves open', () => {
    const history = [opened, counted(1), registered('h-1'), known('h-1')[1], gates('enforce'), ...both] as const
    given(...history, surveyed('h-1', '2019-05'), consented('h-1', '2019'))
      .when(listInAnnualPlan(list))
      .records(listed('enforce'))
    given(...history, surveyed('h-1', '2019-06'), consented('h-1', '2019'))
      .when(listInAnnualPlan(list))
      .isRefusedWith(closed(obstacle('householdsSurveyed', 1, 0)))
  })
})

describe('Listing a project in the annual plan', () => {
  const history = [opened, gates('audit')] as const

  it('is already so when it was listed, and refused when it was for another version or on another day', () => {
    given(...history, listed('audit'))
      .when(listInAnnualPlan(list))
      .isAlreadySo()
    for (const other of [{ scheme: 2 }, { on: '2019-05-21' }])
      given(...history, listed('audit'))
        .when(listInAnnualPlan({ ...list, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'listing', key: '2019' })
  })

  it('is put on record for the next year too', () => {
    given(...history, listed('audit'))
      .when(listInAnnualPlan({ ...list, year: 2020 }))
      .records({ ...listed('audit'), year: 2020 })
  })

  it('is refused outside the renovation, after it was given up, and for a day to come, all at once', () => {
    given(...history, cancelled(['B'], '2019-05-19'))
      .when(listInAnnualPlan({ ...list, communities: ['B', 'D'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'B', on: '2019-05-19' },
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
    given().when(listInAnnualPlan(list)).isRefusedWith({ type: 'RenovationNotOpened' }, missing('gates'))
  })

  it('is malformed for a year without an end', () => {
    given(...history)
      .when(listInAnnualPlan({ ...list, year: Infinity }))
      .isMalformedAt('year')
  })
})
