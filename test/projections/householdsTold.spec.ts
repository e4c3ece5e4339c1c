import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure, type Figure } from '../../src/metrics/figure.ts'
import { tally, type Metric } from '../../src/metrics/metric.ts'
import { plannedHouseholds, surveyCoverage } from '../../src/metrics/renovationMetrics.ts'
import { consentProgress } from '../../src/projections/consentProgress.ts'
import { householdCount, householdsTold, surveyReach } from '../../src/projections/reach.ts'
import { renovationPart, streetOverview } from '../../src/projections/streetOverview.ts'
import type { RenovationState } from '../../src/renovation.ts'
import { listInAnnualPlan } from '../../src/stages/plan/plan.ts'
import {
  atLeast,
  cancelled,
  community,
  consented,
  given,
  head,
  households,
  known,
  opened,
  registered,
} from '../stages/histories.ts'
import { after, gates } from '../stages/siteHistories.ts'
import { communityId, day, schemeVersion } from '../vocabulary/decoded.ts'

const counted = (places: string, number: number, on = '2019-03-01') =>
  ({ type: 'HouseholdsCounted', communities: places.split(''), households: number, on }) as const
const voided = (places: string, on = '2019-03-01') => ({
  type: 'RegisterRecordVoided',
  record: { kind: 'householdCount', communities: places.split(''), on },
  reason: 'wrongFigure',
})
const joined = { type: 'CommunityRegistered', community: community('D'), on: '2019-03-01' } as const
const ids = (places: string) => places.split('').map(communityId)
const countIn = (places: string, events: readonly AnyEvent[], asOf = '2019-12-31') =>
  householdCount(after(opened, joined, ...events), ids(places), day(asOf))

describe('Households counted together', () => {
  it('are put together from counts of the communities asked about', () => {
    expect(countIn('ABC', [counted('AB', 50), counted('C', 10)])).toBe(60)
    expect(countIn('CBA', [counted('AB', 50), counted('C', 10)])).toBe(60)
    expect(countIn('ABCD', [counted('ABC', 129), counted('D', 30)])).toBe(159)
    expect(countIn('ABC', [counted('AB', 50), registered('h-1', 'C'), registered('h-2', 'C')])).toBe(52)
    expect(countIn('', [counted('AB', 50)])).toBe(0)
  })

  it('are at least those registered, count by count', () => {
    const homes = households(12).map((id) => registered(id, 'C'))
    expect(countIn('ABC', [counted('AB', 50), counted('C', 10), ...homes])).toBe(62)
  })

  it('cannot be divided, until as many as were counted are registered one by one', () => {
    expect(countIn('A', [counted('AB', 50)])).toBe('unknown')
    expect(countIn('AB', [counted('ABC', 129)])).toBe('unknown')
    const homes = [registered('h-1'), registered('h-2'), registered('h-3', 'B')]
    expect(countIn('A', [counted('AB', 4), ...homes])).toBe('unknown')
    expect(countIn('A', [counted('AB', 3), ...homes])).toBe(2)
    expect(countIn('B', [counted('AB', 3), ...homes])).toBe(1)
  })

  it('are unknown where a community was never counted, and where counts overlap', () => {
    expect(countIn('ABC', [counted('AB', 50)])).toBe('unknown')
    expect(countIn('ABC', [counted('AB', 50), counted('BC', 40)])).toBe('unknown')
    const state = after(opened, counted('AB', 50), counted('BC', 40, '2019-04-01'))
    expect(householdsTold(state, ids('ABC'))).toEqual({ households: 40, untold: ['A'] })
  })

  it('go by what is newer, a total or its parts', () => {
    const parts = [counted('A', 20, '2019-04-01'), counted('B', 25, '2019-04-01')]
    expect(countIn('AB', [counted('AB', 50), ...parts])).toBe(45)
    expect(countIn('AB', [...parts, counted('AB', 60, '2019-05-01')])).toBe(60)
    expect(countIn('AB', [...parts, counted('AB', 60, '2019-05-01')], '2019-04-30')).toBe(45)
    expect(countIn('AB', [...parts, counted('AB', 60, '2019-05-01'), voided('AB', '2019-05-01')])).toBe(45)
    expect(countIn('AB', [counted('AB', 50)], '2019-02-28')).toBe('unknown')
  })
})

const surveys = known('h-1')
const listed = {
  type: 'ProjectListedInAnnualPlan',
  communities: ['A', 'B', 'C'],
  year: 2019,
  scheme: 1,
  on: '2019-05-20',
  mode: 'audit',
  despite: [],
} as const
const figureOf = (metric: Metric<RenovationState>, ...events: readonly AnyEvent[]): Figure =>
  figure(tally(metric, 'kunming', after(opened, listed, ...events), day('2019-12-31')))

describe('A figure of households', () => {
  it('has no value where it can be told of no community, and names how many it cannot tell', () => {
    const cut = figureOf(surveyCoverage, counted('ABC', 129), ...surveys, cancelled(['C'], '2019-06-01'))
    expect(cut).toMatchObject({ value: 'none', numerator: 0, denominator: 0, untold: 2 })
    expect(figureOf(plannedHouseholds(2019))).toMatchObject({ value: 'none', untold: 3 })
    expect(figureOf(plannedHouseholds(2020))).toMatchObject({ value: 0 })
    expect(figureOf(plannedHouseholds(2020))).not.toHaveProperty('untold')
  })

  it('leaves those out that it cannot tell', () => {
    expect(figureOf(plannedHouseholds(2019), counted('AB', 50))).toMatchObject({ value: 50, untold: 1 })
    const some = figureOf(surveyCoverage, counted('BC', 50), registered('h-2', 'B'), ...surveys)
    expect(some).toMatchObject({ value: { numerator: 1, denominator: 51 } })
    const part = [counted('AB', 50), registered('h-9', 'C'), ...surveys, cancelled(['B'], '2019-06-01')]
    expect(figureOf(surveyCoverage, ...part)).toMatchObject({ value: { numerator: 0, denominator: 1 }, untold: 1 })
    expect(surveyReach(after(opened, ...part), ids('AC'))).toEqual({ reached: 0, of: 1, untold: 1 })
  })

  it('is told of a street with the renovations that do not know it in full', () => {
    const street = (...events: readonly AnyEvent[]) =>
      streetOverview(renovationPart('r-1', after(opened, ...events), day('2019-12-31'), schemeVersion(1)))
    expect(street(counted('ABC', 129)).households).toEqual({ value: 129, unknownIn: [] })
    expect(street(counted('AB', 50)).households).toEqual({ value: 50, unknownIn: ['r-1'] })
    expect(street(counted('ABC', 129), cancelled(['C'], '2019-06-01')).households).toEqual({
      value: 'none',
      unknownIn: ['r-1'],
    })
  })

  it('stands beside the consents with the communities that are untold', () => {
    const progress = (places: string) =>
      consentProgress(after(opened, counted('AB', 50)), ids(places), schemeVersion(1))
    expect(progress('ABC')).toMatchObject({ total: 50, untold: ['C'] })
    expect(progress('AB')).not.toHaveProperty('untold')
  })
})

describe('A gate that asks for a share of households', () => {
  const policies = (threshold: object) =>
    [
      gates({ G1: 'enforce' }),
      ...['Survey', 'Consent'].map((kind) => ({
        type: `${kind}PolicyAdopted`,
        policy: { head: head(kind), atGates: [{ gate: 'G1', threshold }] },
        on: '2019-03-01',
      })),
    ] as const
  const list = { communities: ['A', 'B', 'C'], year: 2019, scheme: 1, on: '2019-05-20' } as const
  const willing = (number: number) => households(number).flatMap((id) => [...known(id), consented(id)])
  const short = (
    requirement: string,
    needed: number,
    reached: number,
    subjects = list.communities as readonly string[],
  ) => ({ gate: 'G1', requirement, subjects, needed, reached }) as const
  const twoThirds = policies(atLeast(2, 3))

  it('measures it by all counts together: 40 of 60 open it, 39 do not', () => {
    const counts = [counted('AB', 50), counted('C', 10)]
    given(opened, ...counts, ...twoThirds, ...willing(40))
      .when(listInAnnualPlan(list))
      .records({ ...listed, mode: 'enforce' })
    const closed = [short('householdsSurveyed', 40, 39), short('householdsConsenting', 40, 39)]
    given(opened, ...counts, ...twoThirds, ...willing(39))
      .when(listInAnnualPlan(list))
      .isRefusedWith({ type: 'GateClosed', gate: 'G1', obstacles: closed })
  })

  it('stays closed over a community whose households nobody can tell, and names it once', () => {
    const unknown = { type: 'GateClosed', gate: 'G1', obstacles: [short('communitiesCounted', 1, 0, ['C'])] } as const
    given(opened, counted('AB', 50), ...twoThirds, ...willing(50))
      .when(listInAnnualPlan(list))
      .isRefusedWith(unknown)
    given(opened, joined, counted('AB', 50), counted('CD', 10), ...twoThirds, ...willing(50))
      .when(listInAnnualPlan(list))
      .isRefusedWith(unknown)
  })

  it('asks for no count where one household is enough', () => {
    given(opened, counted('AB', 50), ...policies(atLeast(0, 1)), ...willing(1))
      .when(listInAnnualPlan(list))
      .records({ ...listed, mode: 'enforce' })
  })
})
