import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initiatives, type InitiativesEvent } from '../../src/initiatives.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure } from '../../src/metrics/figure.ts'
import {
  communitiesWithCommittee,
  communitiesWithFund,
  communitiesWithService,
} from '../../src/metrics/governanceMetrics.ts'
import { beneficiaryCount, partnerCount } from '../../src/metrics/initiativeMetrics.ts'
import { tally } from '../../src/metrics/metric.ts'
import { governancePolicies } from '../../src/policies/governance.ts'
import { governanceProgress } from '../../src/projections/governanceProgress.ts'
import {
  initiativesPart,
  mergeOverviews,
  renovationPart,
  streetOverview,
  type Overview,
} from '../../src/projections/streetOverview.ts'
import { GovernancePolicy } from '../../src/stages/governance/policy.ts'
import { day, decoded, schemeVersion } from '../vocabulary/decoded.ts'
import { consented, opened, registered } from '../stages/histories.ts'
import { contracted, elected, fundSet, governed, groupFormed } from '../stages/governanceHistories.ts'
import { after, started } from '../stages/siteHistories.ts'

describe('The way of a community to a committee', () => {
  const declared = {
    type: 'IntentionDeclared',
    intention: 'in-1',
    what: 'ownersCommittee',
    communities: ['A'],
    on: '2019-12-20',
  } as const
  const state = after(...governed, groupFormed, elected, contracted, declared)

  it('tells each step with its date or as unknown, and the next one', () => {
    const [a, , c] = governanceProgress(state)
    expect(a).toMatchObject({
      community: 'A',
      managementBefore: 'unmanaged',
      propertyArea: 'pa-1',
      steps: { group: '2019-04-01', voterRoll: 'unknown', committee: '2019-06-10', filing: 'unknown' },
      next: 'filing',
      committee: 'owners',
      hasPropertyService: true,
      hasMaintenanceFund: false,
    })
    expect(c).toMatchObject({ community: 'C', next: 'propertyArea', intentions: [] })
    expect(c).not.toHaveProperty('committee')
  })

  it('knows on a day only what had happened by then', () => {
    const [a] = governanceProgress(state, day('2019-06-09'))
    expect(a).toMatchObject({ next: 'voterRoll', intentions: [], hasPropertyService: false })
    expect(a?.steps.committee).toBe('unknown')
  })

  it('is measured for all communities', () => {
    const value = (metric: typeof communitiesWithFund, asOf: string) =>
      figure(tally(metric, 'kunming', after(...governed, elected, contracted, fundSet), day(asOf))).value
    expect(value(communitiesWithCommittee, '2019-06-09')).toEqual({ numerator: 0, denominator: 3 })
    expect(value(communitiesWithCommittee, '2019-06-10')).toEqual({ numerator: 2, denominator: 3 })
    expect(value(communitiesWithService, '2019-12-31')).toEqual({ numerator: 2, denominator: 3 })
    expect(value(communitiesWithFund, '2019-07-31')).toEqual({ numerator: 0, denominator: 3 })
    const none = figure(tally(communitiesWithFund, 'x', after(), day('2019-07-31')))
    expect(none.value).toBe('none')
  })

  it('may be held against packs that can be read, each with a basis of its own', () => {
    const read = governancePolicies.map((one) => decoded(GovernancePolicy, one))
    expect(new Set(read.map((one) => one.head.id)).size).toBe(4)
    expect(read.map((one) => one.head.verified)).toEqual([true, true, true, false])
  })
})

const held = (...events: readonly AnyEvent[]) => initiatives.fold(events as readonly InitiativesEvent[])
const clinic = { type: 'InitiativeStarted', initiative: 'c-1', kind: 'clinic', runBy: 'x', on: '2019-01-01' } as const
const joined = { type: 'PartnerJoined', initiative: 'c-1', partner: 'p-1', on: '2019-02-01' } as const
const helped = {
  type: 'ServiceProvided',
  service: 's-1',
  initiative: 'c-1',
  on: '2019-03-01',
  beneficiaries: 40,
} as const
const asOf = day('2019-12-31')

const collective = (initiative: string) =>
  ({ type: 'InitiativeStarted', initiative, kind: 'collectiveLand', runBy: 'x', on: '2019' }) as const
const landReturned = (movement: string, mu: number, told: string) =>
  ({
    type: 'LandReturned',
    movement,
    initiative: 'l-1',
    area: { hundredthsOfMu: mu * 100, told },
    on: '2019-05',
  }) as const

const parts: readonly Overview[] = [
  renovationPart(
    'r-1',
    after(opened, registered('h-1'), registered('h-2'), consented('h-1'), started(['A'])),
    asOf,
    schemeVersion(1),
  ),
  renovationPart('r-2', after(opened), asOf),
  initiativesPart('s-1', held(clinic, joined, helped), asOf),
  initiativesPart('s-2', held(clinic, joined, collective('l-1'), landReturned('m-1', 15_600, 'atLeast')), asOf),
  initiativesPart('s-3', held(collective('l-1'), landReturned('m-1', 400, 'exactly')), asOf),
]
const empty: Overview = { asOf, renovations: {}, initiatives: {} }
const merged = (a: Overview, b: Overview): Overview => {
  const both = mergeOverviews(a, b)
  return both.type === 'Merged' ? both.overview : expect.fail(JSON.stringify(both))
}

describe("A street's overview", () => {
  it('sums what is known, and names the streams that do not know', () => {
    const street = streetOverview(parts.reduce(merged, empty))
    expect(street).toMatchObject({ communities: 6, started: 1, completed: 0 })
    expect(street.households).toEqual({ value: 2, unknownIn: ['r-1', 'r-2'] })
    expect(street.consenting).toEqual({ value: 1, unknownIn: ['r-1', 'r-2'] })
    expect(street.initiatives.clinic).toEqual({
      initiatives: 2,
      occasions: 0,
      beneficiaries: 40,
      uncounted: 1,
      partners: ['p-1'],
      land: {},
    })
    expect(streetOverview(empty).households.value).toBe('none')
  })

  it('keeps the renovations and the neighbourhood communities apart, each under its own stream', () => {
    const { renovations, initiatives: beside } = parts.reduce(merged, empty)
    expect(renovations).toMatchObject({ 'r-1': { communities: 3, started: 1, households: 2 }, 'r-2': { started: 0 } })
    expect(renovations['r-2']).not.toHaveProperty('households')
    expect(Object.entries(beside).map(([of, kinds]) => [of, Object.keys(kinds)])).toEqual([
      ['s-1', ['clinic']],
      ['s-2', ['clinic', 'collectiveLand']],
      ['s-3', ['collectiveLand']],
    ])
  })

  it('sums land as vaguely as it was told, and knows of no land where none is on record', () => {
    const land = (...told: readonly [mu: number, told: string][]) => {
      const moved = told.map(([mu, how], i) => landReturned(`m-${i}`, mu, how))
      const { initiatives: of } = initiativesPart('s', held(collective('l-1'), ...moved), asOf)
      return of['s']?.collectiveLand?.land
    }
    expect(streetOverview(parts.reduce(merged, empty)).initiatives.collectiveLand).toMatchObject({
      initiatives: 2,
      land: { returned: { hundredthsOfMu: 1_600_000, told: 'atLeast' } },
    })
    expect(land([3, 'exactly'], [4, 'exactly'])?.returned).toEqual({ hundredthsOfMu: 700, told: 'exactly' })
    expect(land([3, 'about'], [4, 'atLeast'])?.returned).toEqual({ hundredthsOfMu: 700, told: 'about' })
    expect(land()).toEqual({})
  })

  it('is the same in whatever order and grouping its parts are merged, and with one of them twice', () => {
    const whole = streetOverview(parts.reduce(merged, empty))
    const order = fc.shuffledSubarray([...parts, ...parts], { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 9 }), (shuffled, cut) => {
        const left = shuffled.slice(0, cut).reduce(merged, empty)
        const right = shuffled.slice(cut).reduce(merged, empty)
        expect(streetOverview(merged(left, right))).toEqual(whole)
      }),
    )
  })

  it('is not merged of other days, or of two accounts of one stream', () => {
    const other = { ...empty, asOf: day('2019-12-30') }
    expect(mergeOverviews(empty, other)).toMatchObject({ type: 'Unmergeable', because: 'asOf' })
    const again = initiativesPart('s-1', held(clinic), asOf)
    expect(mergeOverviews(parts[2] ?? empty, again)).toMatchObject({ because: 'stream', left: 's-1' })
  })

  it('counts the people and the partners of a neighbourhood community by a day', () => {
    const state = held(clinic, joined, helped)
    const value = (metric: typeof partnerCount, on: string) => figure(tally(metric, 's-1', state, day(on))).value
    expect([value(beneficiaryCount, '2019-02-28'), value(beneficiaryCount, '2019-03-01')]).toEqual([0, 40])
    expect([value(partnerCount, '2019-01-31'), value(partnerCount, '2019-02-01')]).toEqual([0, 1])
  })
})
