import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure, merge, type Figure } from '../../src/metrics/figure.ts'
import { officialIndicators } from '../../src/metrics/indicators.ts'
import { behind, tally } from '../../src/metrics/metric.ts'
import { differences, signedFigures } from '../../src/metrics/signedFigures.ts'
import { renovation, type RenovationState } from '../../src/renovation.ts'
import { reportPeriod } from '../../src/stages/reporting/reporting.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { recorded } from '../projections/recorded.ts'
import { given, known, opened, registered } from '../stages/histories.ts'
import { after, asOf, completed, inspectionPolicyAdopted, onSite, started, within } from '../stages/siteHistories.ts'
import { day, schemeVersion } from '../vocabulary/decoded.ts'

const listed = {
  type: 'ProjectListedInAnnualPlan',
  communities: ['A', 'B', 'C'],
  year: 2019,
  scheme: 1,
  on: '2019-03-20',
  mode: 'audit',
  despite: [],
} as const
const base = [opened, ...known('h-1'), ...known('h-2'), registered('h-3', 'B'), registered('h-4', 'C'), listed]
const { calendar } = asOf('2019-12-31')

const figuresOf = (state: RenovationState, period: string, asked = '2019-12-31', of = calendar) =>
  new Map(
    officialIndicators(period as ReportPeriod, { scheme: schemeVersion(1), calendar: of }).map((metric) => {
      const one = figure(tally(metric, 'kunming', state, day(asked)))
      return [one.metric, one] as const
    }),
  )
const valueOf = (metric: string, period: string, asked: string, ...events: readonly AnyEvent[]): Figure['value'] =>
  figuresOf(after(...base, ...events), period, asked).get(metric)?.value ?? 'none'

describe('Communities newly started', () => {
  const starts = [started(['A'], '2019-07-31'), started(['B'], '2019-08'), started(['C'], '2019')]

  it('are counted in the month of their start, by the last day that the date allows', () => {
    expect(valueOf('newlyStartedCommunities', '2019-07', '2019-12-31', ...starts)).toBe(1)
    expect(valueOf('newlyStartedCommunities', '2019-08', '2019-12-31', ...starts)).toBe(1)
    expect(valueOf('newlyStartedCommunities', '2019-12', '2019-12-31', ...starts)).toBe(1)
    expect(valueOf('newlyStartedHouseholds', '2019-07', '2019-12-31', ...starts)).toBe(2)
  })

  it('add up over the months to what the year has, none twice and none left out', () => {
    const months = Array.from({ length: 12 }, (_, i) => `2019-${String(i + 1).padStart(2, '0')}`)
    const of = (period: string) => valueOf('newlyStartedCommunities', period, '2020-06-30', ...starts) as number
    expect(months.reduce((sum, month) => sum + of(month), 0)).toBe(of('2019'))
    expect(of('2019')).toBe(3)
    expect(of('2020')).toBe(0)
  })

  it('are not known before their day: on the eve of the start there is none', () => {
    expect(valueOf('newlyStartedCommunities', '2019-07', '2019-07-30', ...starts)).toBe(0)
    expect(valueOf('newlyStartedCommunities', '2019-07', '2019-07-31', ...starts)).toBe(1)
  })

  it('are measured against the plan of their own year', () => {
    expect(valueOf('startRateByCommunities', '2019-08', '2019-12-31', ...starts)).toEqual({
      numerator: 2,
      denominator: 3,
    })
    expect(valueOf('startRateByHouseholds', '2019-08', '2019-12-31', ...starts)).toEqual({
      numerator: 3,
      denominator: 4,
    })
    expect(valueOf('startRateByCommunities', '2020-01', '2020-12-31', started(['A'], '2020-01-05'))).toBe('none')
  })
})

describe('Communities finished', () => {
  it('are counted in the month of their finish, and in time up to the last day of the period and not a day longer', () => {
    const agreed = {
      type: 'PeriodAgreed',
      communities: ['A'],
      period: { ...within(100), from: 'constructionStart' },
      on: '2019-06-21',
    } as const
    const site = [started(['A'], '2019-08-01'), agreed]
    expect(valueOf('finishedCommunities', '2019-11', '2019-12-31', ...site, completed(['A'], '2019-11-09'))).toBe(1)
    expect(valueOf('finishedInTime', '2019', '2019-12-31', ...site, completed(['A'], '2019-11-09'))).toEqual({
      numerator: 1,
      denominator: 1,
    })
    expect(valueOf('finishedInTime', '2019', '2019-12-31', ...site, completed(['A'], '2019-11-10'))).toEqual({
      numerator: 0,
      denominator: 1,
    })
    expect(valueOf('finishedInTime', '2019', '2019-12-31', ...site, completed(['A'], '2019-11'))).toBe('none')
    expect(valueOf('finishedInTime', '2019', '2019-11-09', ...site)).toBe('none')
    expect(valueOf('finishedInTime', '2019', '2019-11-10', ...site)).toEqual({ numerator: 0, denominator: 1 })
  })
})

describe('Rectifications put right in time', () => {
  const ordered = (id: string, on: string) =>
    ({ type: 'RectificationOrdered', rectification: id, community: 'A', severity: 'serious', on }) as const
  const replied = (id: string, on: string) => ({ type: 'RectificationCompleted', rectification: id, on }) as const
  const accepted = (id: string, on: string) =>
    ({ type: 'RectificationVerified', rectification: id, on, outcome: 'accepted' }) as const
  const site = [...onSite, inspectionPolicyAdopted]
  const share = (asked: string, ...events: readonly AnyEvent[]) =>
    figuresOf(after(...site, ...events), '2019', asked).get('rectifiedInTime')?.value

  it('count by the reply that was accepted, on the last day and not a day later', () => {
    const one = [ordered('r-1', '2019-09-01'), replied('r-1', '2019-09-08'), accepted('r-1', '2019-09-20')]
    const late = [ordered('r-2', '2019-09-01'), replied('r-2', '2019-09-09'), accepted('r-2', '2019-09-20')]
    expect(share('2019-12-31', ...one)).toEqual({ numerator: 1, denominator: 1 })
    expect(share('2019-12-31', ...one, ...late)).toEqual({ numerator: 1, denominator: 2 })
  })

  it('do not count before they are owed, are late once that has passed, and are left out where the date is too rough', () => {
    expect(share('2019-09-08', ordered('r-1', '2019-09-01'))).toBe('none')
    expect(share('2019-09-09', ordered('r-1', '2019-09-01'))).toEqual({ numerator: 0, denominator: 1 })
    const rough = [ordered('r-1', '2019-09'), replied('r-1', '2019-09-20'), accepted('r-1', '2019-09-20')]
    expect(share('2019-12-31', ...rough)).toBe('none')
  })
})

describe('An official indicator', () => {
  const state = after(...base, started(['A'], '2019-08-01'))
  const all = figuresOf(state, '2019-08', '2019-08-31', noCalendar)

  it('has a name of its own, a basis and a day', () => {
    const figures = [...all.values()]
    expect(figures.length).toBeGreaterThanOrEqual(17)
    expect(figures.filter((one) => one.basis === '' || one.asOf !== '2019-08-31')).toEqual([])
    expect(all.size).toBe(officialIndicators('2019-08' as ReportPeriod, { scheme: schemeVersion(1), calendar }).length)
  })

  it('is summed over renovations as over one, and followed back to its events', () => {
    const commits = recorded(...base, started(['A'], '2019-08-01'))
    for (const metric of officialIndicators('2019' as ReportPeriod, { scheme: schemeVersion(1), calendar })) {
      const [one, other] = ['r-1', 'r-2'].map((id) => tally(metric, id, state, day('2019-12-31')))
      if (one === undefined || other === undefined) throw new Error('no tally')
      const merged = merge(one, other)
      expect(merged.type === 'Merged' && figure(merged.tally).numerator).toBe(2 * figure(one).numerator)
      const causes = behind(metric, renovation, commits, day('2019-12-31'))
      expect(causes.at(-1)?.after.numerator ?? 0).toBe(figure(one).numerator)
    }
  })

  it('can be signed as it stands, and differs from the record only once something more is recorded', () => {
    const figures = [...all.values()]
    const signed = signedFigures(figures)
    const report = {
      report: 'r-8',
      period: '2019-08',
      figures: signed,
      reviewedBy: 'officer-2',
      signedBy: 'officer-1',
      on: '2019-09-03',
    } as const
    given(opened)
      .when(reportPeriod(report))
      .records({ type: 'PeriodReported', ...report })
    expect(differences(signed, figures)).toEqual([])
    const later = [...figuresOf(after(...base, started(['A', 'B'], '2019-08-01')), '2019-08', '2019-08-31').values()]
    expect(differences(signed, later).map((one) => [one.indicator, one.signed?.numerator, one.now?.numerator])).toEqual(
      [
        ['newlyStartedCommunities', 1, 2],
        ['newlyStartedHouseholds', 2, 3],
        ['startRateByCommunities', 1, 2],
        ['startRateByHouseholds', 2, 3],
        ['surveyedAtStart', 2, 2],
        ['consentingAtStart', 0, 0],
      ],
    )
    expect(differences(signed.slice(1), figures)).toMatchObject([
      { indicator: 'plannedCommunities', now: { numerator: 3 } },
    ])
  })
})
