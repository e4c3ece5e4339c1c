import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { newlyAcceptedHouseholds } from '../../src/metrics/acceptanceMetrics.ts'
import { figure, merge, type Figure } from '../../src/metrics/figure.ts'
import { tally, type Metric } from '../../src/metrics/metric.ts'
import { startedHouseholds } from '../../src/metrics/renovationMetrics.ts'
import { signedFigures } from '../../src/metrics/signedFigures.ts'
import { finishedHouseholds, newlyStartedHouseholds, startRateByHouseholds } from '../../src/metrics/startMetrics.ts'
import type { RenovationState } from '../../src/renovation.ts'
import { reportPeriod } from '../../src/stages/reporting/reporting.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { cancelled, given, opened, registered } from '../stages/histories.ts'
import { after, completed, started } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

const counted = (communities: readonly string[], households: number, on = '2019-03-01') =>
  ({ type: 'HouseholdsCounted', communities, households, on }) as const
const figureOf = (metric: Metric<RenovationState>, events: readonly AnyEvent[], asOf = '2020-12-31'): Figure =>
  figure(tally(metric, 'kunming', after(opened, ...events), day(asOf)))

/** The value of a metric in some periods, with the number of communities that it cannot tell. */
const told =
  (of: (period: ReportPeriod) => Metric<RenovationState>, ...events: readonly AnyEvent[]) =>
  (...periods: readonly string[]) =>
    periods.map((period) => {
      const { value, untold } = figureOf(of(period as ReportPeriod), events)
      return untold === undefined ? value : [value, untold]
    })

const months = Array.from({ length: 12 }, (_, i) => `2019-${String(i + 1).padStart(2, '0')}`)
const apart = [counted(['A', 'B'], 50), started(['A'], '2019-03-10'), started(['B'], '2019-04-10')]

describe('Households counted together', () => {
  it('count as newly started in the month in which works started in the last of their communities', () => {
    const newly = told(newlyStartedHouseholds, ...apart)
    expect(newly('2019-02', '2019-03', '2019-04', '2019-05', '2019')).toEqual([0, ['none', 1], 50, 0, 50])
    expect(figureOf(startedHouseholds, apart, '2019-03-31')).toMatchObject({ value: 'none', untold: 1 })
    expect(figureOf(startedHouseholds, apart, '2019-04-10')).toMatchObject({ value: 50 })
  })

  it('count as newly started in the later year where their communities started in two', () => {
    const events = [counted(['A', 'B'], 50), started(['A'], '2019-12-31'), started(['B'], '2020-01-01')]
    expect(told(newlyStartedHouseholds, ...events)('2019', '2020-01', '2020')).toEqual([['none', 1], 50, 50])
  })

  it('count as finished with the last of their communities', () => {
    const events = [counted(['A', 'B', 'C'], 129), completed(['A'], '2019-11-05'), completed(['B', 'C'], '2019-12-05')]
    expect(told(finishedHouseholds, ...events)('2019-11', '2019-12', '2019')).toEqual([['none', 1], 129, 129])
  })

  it('add up over the months to the year beside others that were counted alone', () => {
    const events = [...apart, counted(['C'], 10), started(['C'], '2019-03-20')]
    const newly = told(newlyStartedHouseholds, ...events)
    expect(newly('2019-03', '2019-04', '2019')).toEqual([[10, 1], 50, 60])
    const sum = months.reduce(
      (all, month) => all + figureOf(newlyStartedHouseholds(month as ReportPeriod), events).numerator,
      0,
    )
    expect(sum).toBe(60)
  })

  it('count once where a part of them was counted alone before', () => {
    const events = [counted(['A'], 20, '2019-01'), ...apart]
    expect(told(newlyStartedHouseholds, ...events)('2019-03', '2019-04', '2019')).toEqual([20, 30, 50])
  })

  it('stay untold in the year while one of their communities has not started, or was given up', () => {
    expect(told(newlyStartedHouseholds, ...apart.slice(0, 2))('2019')).toEqual([['none', 1]])
    const given = [...apart.slice(0, 2), cancelled(['B'], '2019-03-31')]
    expect(told(newlyStartedHouseholds, ...given)('2019-03', '2019')).toEqual([
      ['none', 1],
      ['none', 1],
    ])
  })

  it('divide as soon as as many as were counted are registered', () => {
    const homes = [registered('h-1'), registered('h-2'), registered('h-3', 'B')]
    const events = [counted(['A', 'B'], 3), ...homes, ...apart.slice(1)]
    expect(told(newlyStartedHouseholds, ...events)('2019-03', '2019-04', '2019')).toEqual([2, 1, 3])
  })
})

describe('Households of a community that was counted after its start', () => {
  const events = [started(['A'], '2019-03-10'), counted(['A'], 50, '2019-06-01')]

  it('are in no month of the year, and the year says so', () => {
    expect(told(newlyStartedHouseholds, ...events)('2019-03', '2019-06', '2019')).toEqual([['none', 1], 0, ['none', 1]])
  })
})

describe('The start rate by households', () => {
  const plan = (...communities: readonly string[]): AnyEvent => {
    const listing = { communities, year: 2019, scheme: 1, on: '2019-01-05', mode: 'audit', despite: [] }
    return { type: 'ProjectListedInAnnualPlan', ...listing }
  }
  const events = [counted(['A', 'B'], 50, '2019-01-05'), ...apart.slice(1)]

  it('is none while it can be told of none of those that started', () => {
    const rate = told(startRateByHouseholds, plan('A', 'B'), ...events)
    expect(rate('2019-02', '2019-03', '2019-04')).toEqual([
      { numerator: 0, denominator: 50 },
      ['none', 1],
      { numerator: 50, denominator: 50 },
    ])
  })

  it('is none where it can be told of none of those planned', () => {
    expect(told(startRateByHouseholds, plan('A'), ...events)('2019-02')).toEqual([['none', 1]])
  })
})

describe('A signed report', () => {
  const accepted = figureOf(newlyAcceptedHouseholds('2019-03' as ReportPeriod), apart, '2019-03-31')
  const march = figureOf(newlyStartedHouseholds('2019-03' as ReportPeriod), apart, '2019-03-31')
  const report = {
    report: 'r-1',
    period: '2019-03',
    reviewedBy: 'cadre-1',
    signedBy: 'clerk-1',
    on: '2019-04-03',
  } as const

  it('says of how many communities a figure could not be told', () => {
    const figures = signedFigures([march, accepted])
    expect(figures.map(({ numerator, untold }) => [numerator, untold])).toEqual([
      [0, 1],
      [0, undefined],
    ])
    given(opened)
      .when(reportPeriod({ ...report, figures }))
      .records({ type: 'PeriodReported', ...report, figures })
    given(opened)
      .when(reportPeriod({ ...report, figures: figures.map((one) => ({ ...one, untold: 0 })) }))
      .isMalformedAt('figures', 0, 'untold')
  })
})

describe('Figures of which something is untold', () => {
  const of = (renovation: string, ...events: readonly AnyEvent[]) =>
    tally(startedHouseholds, renovation, after(opened, ...events), day('2019-03-31'))

  it('add up what can be told, and keep how many cannot', () => {
    const sum = merge(of('r-1', ...apart), of('r-2', counted(['A'], 30), started(['A'], '2019-03-01')))
    expect(sum.type === 'Merged' && figure(sum.tally)).toMatchObject({ value: 30, untold: 1 })
  })

  it('are two accounts of one renovation where only one of them is untold', () => {
    expect(merge(of('r-1', ...apart), of('r-1'))).toMatchObject({ type: 'Unmergeable', because: 'renovation' })
  })
})
