import { describe, expect, it } from 'vitest'
import { figure, merge, type Figure } from '../../src/metrics/figure.ts'
import { officialIndicators } from '../../src/metrics/indicators.ts'
import { behind, tally } from '../../src/metrics/metric.ts'
import { renovation, type RenovationState } from '../../src/renovation.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { recorded } from '../projections/recorded.ts'
import { cancelled, consented, registered } from '../stages/histories.ts'
import { after, asOf } from '../stages/siteHistories.ts'
import { day, schemeVersion } from '../vocabulary/decoded.ts'
import { otherYear, wholeYear } from './officialHistory.ts'

const terms = { scheme: schemeVersion(1), calendar: asOf('2019-12-31').calendar }
const asked = day('2020-06-30')
const listOf = (period: string) => officialIndicators(period as ReportPeriod, terms)
const [one, other] = [after(...wholeYear), after(...otherYear)]
const months = Array.from({ length: 12 }, (_, i) => `2019-${String(i + 1).padStart(2, '0')}`)
const figuresOf = (period: string, state: RenovationState = one) =>
  new Map<string, Figure>(listOf(period).map((metric) => [metric.metric, figure(tally(metric, 'r', state, asked))]))
const shown = (period: string, names: readonly string[], state = one) => {
  const figures = figuresOf(period, state)
  return names.map((name) => {
    const found = figures.get(name)
    return found?.denominator === 'none' ? found.numerator : [found?.numerator, found?.denominator]
  })
}
const isFlow = ({ unit, basis }: Figure) => unit !== 'share' && !/annual plan|stock/.test(basis)
const sumsOver = (state: RenovationState) => {
  const figures = months.map((month) => figuresOf(month, state))
  return [...figuresOf('2019', state).values()].filter(isFlow).map(({ metric, numerator }) => {
    const sum = figures.reduce((total, month) => total + (month.get(metric)?.numerator ?? 0), 0)
    return { metric, sum, numerator }
  })
}

describe('A year in which everything happened', () => {
  it('has something to tell in every row of the list, in some month and in the year', () => {
    const inMonths = months.map((month) => figuresOf(month))
    for (const [metric, { numerator }] of figuresOf('2019')) {
      expect([metric, numerator > 0]).toEqual([metric, true])
      expect([metric, inMonths.some((month) => (month.get(metric)?.numerator ?? 0) > 0)]).toEqual([metric, true])
    }
  })

  it('tells what was accepted in the month of acceptance, with its households', () => {
    expect(shown('2019-11', ['newlyAcceptedCommunities', 'newlyAcceptedHouseholds'])).toEqual([1, 2])
    expect(shown('2019-12', ['newlyAcceptedCommunities', 'newlyAcceptedHouseholds'])).toEqual([0, 0])
  })

  it('tells money promised, come in and paid by source, each in its own month', () => {
    const of = (which: string) => ['', '/province', '/utility'].map((source) => `investmentInPeriod/${which}${source}`)
    expect(shown('2019-06', of('committed'))).toEqual([105_000, 3_000, 11_000])
    expect(shown('2019-07', of('received'))).toEqual([52_500, 1_500, 5_500])
    expect(shown('2019-09', of('paid'))).toEqual([21_000, 600, 2_200])
    expect(shown('2019-07', of('committed'))).toEqual([0, 0, 0])
    expect(shown('2019-06', ['fundExecutionRate', 'contributionRate'])).toEqual([
      [0, 0],
      [0, 90_000],
    ])
    expect(shown('2019-09', ['fundExecutionRate', 'contributionRate'])).toEqual([
      [21_000, 52_500],
      [60_000, 90_000],
    ])
  })

  it('tells inspections and rectifications in their month, and what was put right in time up to its end', () => {
    const names = ['inspectionsInPeriod', 'rectificationsInPeriod', 'rectifiedInTime']
    expect(shown('2019-09', names)).toEqual([1, 1, [1, 1]])
    expect(shown('2019-10', names)).toEqual([1, 1, [1, 2]])
    expect(shown('2019', names)).toEqual([2, 2, [1, 2]])
  })

  it('tells feedback in its month, one known to the month included, and how it was dealt with', () => {
    const names = ['feedbackInPeriod', 'responseRate', 'resolutionRate', 'feedbackSatisfaction', 'promisesKeptRate']
    expect(shown('2019-09', names)).toEqual([1, [1, 1], [1, 1], [1, 1], [1, 1]])
    expect(shown('2019-10', names)).toEqual([1, [1, 1], [1, 1], [1, 1], [1, 2]])
  })

  it('tells the rates of the period alone beside those of everything until then', () => {
    const of = ['rectifiedInTimeInPeriod', 'responseRateInPeriod', 'promisesKeptInPeriod', 'resolutionRateInPeriod']
    expect(shown('2019-09', of)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    expect(shown('2019-10', of)).toEqual([
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ])
    expect(shown('2019', of)).toEqual([
      [1, 2],
      [1, 1],
      [1, 2],
      [1, 1],
    ])
  })

  it('tells participation and consent as they were on the day of the listing and of the start', () => {
    const names = ['surveyedAtListing', 'consentingAtListing', 'surveyedAtStart', 'consentingAtStart']
    expect(shown('2019', names)).toEqual([
      [2, 3],
      [1, 3],
      [2, 3],
      [1, 3],
    ])
    const more = (on: string) => shown('2019', names, after(...wholeYear, consented('h-2', on)))
    expect(more('2019-05-20').map((row) => [row].flat()[0])).toEqual([2, 2, 2, 2])
    expect(more('2019-05-21').map((row) => [row].flat()[0])).toEqual([2, 1, 2, 2])
    expect(more('2019-08-02').map((row) => [row].flat()[0])).toEqual([2, 1, 2, 1])
    expect(shown('2019-07', names.slice(2))).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('tells who looks after the communities, and how content people are, at the end of the month', () => {
    const names = ['communitiesWithService', 'communitiesWithCommittee', 'communitiesWithFund', 'satisfactionRate']
    expect(shown('2019-07', names)).toEqual([
      [2, 3],
      [2, 3],
      [0, 3],
      [0, 0],
    ])
    expect(shown('2019-12', [...names.slice(2), 'satisfactionResponseRate'])).toEqual([
      [2, 3],
      [12, 15],
      [15, 20],
    ])
    expect(figuresOf('2019-07').get('satisfactionRate')?.value).toBe('none')
  })

  it('tells days early and days late side by side: neither takes from the other', () => {
    expect(shown('2019-11', ['daysEarly', 'daysLate', 'finishedInTime'])).toEqual([
      [4, 2],
      [3, 2],
      [1, 2],
    ])
    expect(shown('2019-12', ['daysEarly', 'daysLate'], other)).toEqual([
      [0, 1],
      [9, 1],
    ])
  })
})

describe('The months of a year', () => {
  it.each([
    ['everything happened', wholeYear],
    ['other things happened', otherYear],
    [
      'households came on record after the start, the finish and the acceptance',
      [...wholeYear, { ...registered('h-8'), on: '2019-12-24' }, { ...registered('h-9', 'B'), on: '2019-11-30' }],
    ],
    ['a community was cancelled after its works', [...wholeYear, cancelled(['A'], '2019-12-31')]],
  ] as const)('add up to the year in which %s', (_, events) => {
    const sums = sumsOver(after(...events))
    expect(sums.filter((row) => row.sum !== row.numerator)).toEqual([])
    expect(sums.filter((row) => row.numerator > 0).length).toBeGreaterThan(60)
  })

  it('stand as they were: what came on record for a later day changes none of them', () => {
    const later = after(...wholeYear, { ...registered('h-8'), on: '2019-12-01' }, cancelled(['A'], '2019-12-31'))
    for (const [metric, { numerator }] of figuresOf('2019-11'))
      if (!/planned|startRate|AtListing/.test(metric))
        expect([metric, figuresOf('2019-11', later).get(metric)?.numerator]).toEqual([metric, numerator])
  })
})

describe('Two renovations together', () => {
  it('add up in every row, each with figures of its own', () => {
    const differing = listOf('2019').filter((metric) => {
      const [mine, theirs] = [tally(metric, 'r-1', one, asked), tally(metric, 'r-2', other, asked)]
      const merged = merge(mine, theirs)
      const total = merged.type === 'Merged' ? figure(merged.tally) : undefined
      const [a, b] = [figure(mine), figure(theirs)]
      expect([metric.metric, total?.numerator]).toEqual([metric.metric, a.numerator + b.numerator])
      if (a.denominator !== 'none' && b.denominator !== 'none')
        expect([metric.metric, total?.denominator]).toEqual([metric.metric, a.denominator + b.denominator])
      return a.numerator !== b.numerator
    })
    expect(differing.length).toBeGreaterThan(90)
  })

  it('are followed to their events, each to its own', () => {
    for (const [state, events] of [
      [one, wholeYear],
      [other, otherYear],
    ] as const) {
      const commits = recorded(...events)
      for (const metric of listOf('2019')) {
        const { numerator } = metric.part(state, asked)
        const last = behind(metric, renovation, commits, asked).at(-1)?.after.numerator ?? 0
        expect([metric.metric, last]).toEqual([metric.metric, numerator])
      }
    }
  }, 30_000)
})
