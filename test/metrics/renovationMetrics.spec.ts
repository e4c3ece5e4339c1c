import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { behind, tally, type Metric } from '../../src/metrics/metric.ts'
import { figure } from '../../src/metrics/figure.ts'
import {
  completedCommunityCount,
  consentRate,
  plannedCommunities,
  plannedHouseholds,
  startedCommunityCount,
  startedHouseholds,
  startRate,
  surveyCoverage,
} from '../../src/metrics/renovationMetrics.ts'
import { renovation, type RenovationState } from '../../src/renovation.ts'
import { recorded } from '../projections/recorded.ts'
import { cancelled, consented, known, opened, registered } from '../stages/histories.ts'
import { after, completed, started } from '../stages/siteHistories.ts'
import { day, schemeVersion } from '../vocabulary/decoded.ts'

const listed = {
  type: 'ProjectListedInAnnualPlan',
  communities: ['A', 'B'],
  year: 2019,
  scheme: 1,
  on: '2019-05-20',
  mode: 'audit',
  despite: [],
} as const
const history = [
  opened,
  ...known('h-1'),
  ...known('h-2'),
  registered('h-3', 'B'),
  consented('h-1'),
  listed,
  started(['A']),
]
const valueOf = (metric: Metric<RenovationState>, asOf = '2019-12-31', ...more: readonly AnyEvent[]) =>
  figure(tally(metric, 'kunming', after(...history, ...more), day(asOf))).value

describe('The figures of a renovation', () => {
  it('count surveys and consents of the households registered', () => {
    expect(valueOf(surveyCoverage)).toEqual({ numerator: 2, denominator: 3 })
    expect(valueOf(consentRate(schemeVersion(1)))).toEqual({ numerator: 1, denominator: 3 })
    expect(valueOf(consentRate(schemeVersion(2)))).toEqual({ numerator: 0, denominator: 3 })
  })

  it('count communities and households planned and started, each once', () => {
    expect(valueOf(plannedCommunities(2019))).toBe(2)
    expect(valueOf(plannedCommunities(2020))).toBe(0)
    expect(valueOf(plannedHouseholds(2019))).toBe(3)
    expect(valueOf(startedCommunityCount, '2019-12-31', started(['A'], '2019-09-01'))).toBe(1)
    expect(valueOf(startedHouseholds)).toBe(2)
    expect(valueOf(startRate(2019))).toEqual({ numerator: 1, denominator: 2 })
    expect(valueOf(startRate(2020))).toBe('none')
  })

  it('answer for a past day: nothing had started on the eve of the start', () => {
    expect(valueOf(startedCommunityCount, '2019-07-31')).toBe(0)
    expect(valueOf(startedCommunityCount, '2019-08-01')).toBe(1)
  })

  it('count a finish known to the month from its last day on', () => {
    expect(valueOf(completedCommunityCount, '2019-12-30', completed(['A'], '2019-12'))).toBe(0)
    expect(valueOf(completedCommunityCount, '2019-12-31', completed(['A'], '2019-12'))).toBe(1)
  })

  it('leave out a community from the day on which its project was cancelled', () => {
    expect(valueOf(plannedCommunities(2019), '2019-12-31', cancelled(['B'], '2019-06-01'))).toBe(1)
    expect(valueOf(plannedCommunities(2019), '2019-05-31', cancelled(['B'], '2019-06-01'))).toBe(2)
  })
})

describe('The events behind a figure', () => {
  const withdrawn = { type: 'ConsentWithdrawn', household: 'h-1', scheme: 1, reason: 'cost', on: '2019-06-01' }
  const commits = recorded(...history, withdrawn)
  const causes = behind(consentRate(schemeVersion(1)), renovation, commits, day('2019-12-31'))

  it('are exactly those that changed its numerator or its denominator, in order of record', () => {
    expect(causes.map(({ event, before, after: then }) => [event.type, before, then])).toEqual([
      ['HouseholdRegistered', { numerator: 0, denominator: 0, untold: 3 }, { numerator: 0, denominator: 1, untold: 2 }],
      ['HouseholdRegistered', { numerator: 0, denominator: 1, untold: 2 }, { numerator: 0, denominator: 2, untold: 2 }],
      ['HouseholdRegistered', { numerator: 0, denominator: 2, untold: 2 }, { numerator: 0, denominator: 3, untold: 1 }],
      ['ConsentGiven', { numerator: 0, denominator: 3, untold: 1 }, { numerator: 1, denominator: 3, untold: 1 }],
      ['ConsentWithdrawn', { numerator: 1, denominator: 3, untold: 1 }, { numerator: 0, denominator: 3, untold: 1 }],
    ])
  })

  it('lead to the figure, and each stands at its address', () => {
    expect(causes.at(-1)?.after).toEqual({ numerator: 0, denominator: 3, untold: 1 })
    for (const { at, event } of causes) expect(commits[at.version - 1]?.events[at.index]).toEqual(event)
  })

  it('leave out what happened after the day that is asked about', () => {
    const may = behind(consentRate(schemeVersion(1)), renovation, commits, day('2019-05-31'))
    expect(may.map(({ event }) => event.type)).not.toContain('ConsentWithdrawn')
  })
})
