import { describe, expect, it } from 'vitest'
import { due } from '../../src/due.ts'
import { adoptReportingPolicy, correctPeriodReport, reportPeriod } from '../../src/stages/reporting/reporting.ts'
import { reportsFor } from '../../src/stages/reporting/state.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, head, opened } from './histories.ts'
import { after, asOf, basis, tomorrow, within, workingDays } from './siteHistories.ts'

const started = {
  indicator: 'startedCommunities',
  unit: 'communities',
  numerator: 3,
  basis: 'communities in which works started',
  asOf: '2019-08-31',
} as const
const rate = { ...started, indicator: 'startRate', unit: 'share', denominator: 3 } as const
const signed = { figures: [started, rate], reviewedBy: 'officer-2', signedBy: 'officer-1' } as const
const august = { report: 'r-8', ...signed, on: '2019-09-03', period: '2019-08' } as const
const reported = { type: 'PeriodReported', ...august } as const

const more = { ...started, numerator: 2 } as const
const correction = {
  report: 'r-8a',
  ...signed,
  figures: [more, rate],
  on: '2019-09-20',
  corrects: 'r-8',
  reason: 'mistake',
} as const
const corrected = { type: 'PeriodReportCorrected', ...correction } as const

const policy = { head: head('reporting'), monthlyWithin: within(5) } as const
const adopted = { type: 'ReportingPolicyAdopted', policy, on: '2019-08-01' } as const

describe('Signing the figures of a month', () => {
  it('puts them on record, each with its basis and the day as of which it holds', () => {
    given(opened).when(reportPeriod(august)).records(reported)
    const year = { ...august, report: 'r-2019', period: '2019', on: '2019-12-31' } as const
    given(opened, reported)
      .when(reportPeriod(year))
      .records({ ...year, type: 'PeriodReported' })
  })

  it('is already so when that report was signed, and is refused under its id with other figures', () => {
    given(opened, reported).when(reportPeriod(august)).isAlreadySo()
    given(opened, reported)
      .when(reportPeriod({ ...august, figures: [started] }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'periodReport', key: 'r-8' })
  })

  it('is refused when the month was signed before: a signed report is corrected, never edited', () => {
    given(opened, reported)
      .when(reportPeriod({ ...august, report: 'r-9' }))
      .isRefusedWith({ type: 'PeriodAlreadyReported', period: '2019-08', report: 'r-8' })
  })

  it('is refused for an indicator that stands twice, and for a figure of a later day than the signature', () => {
    given(opened)
      .when(reportPeriod({ ...august, figures: [started, more] }))
      .isRefusedWith({ type: 'IndicatorNamedTwice', indicator: 'startedCommunities' })
    given(opened)
      .when(reportPeriod({ ...august, on: '2019-08-30' }))
      .isRefusedWith(
        { type: 'FigureAfterSigning', indicator: 'startedCommunities', asOf: '2019-08-31', on: '2019-08-30' },
        { type: 'FigureAfterSigning', indicator: 'startRate', asOf: '2019-08-31', on: '2019-08-30' },
      )
    given(opened)
      .when(reportPeriod({ ...august, on: '2019-08-31' }))
      .records({ ...reported, on: '2019-08-31' })
    given(opened)
      .when(reportPeriod({ ...august, on: '2019-08' }))
      .records({ ...reported, on: '2019-08' })
  })

  it('is refused for the satisfaction of residents without how many of those asked answered', () => {
    const satisfied = { ...rate, indicator: 'satisfactionRate' } as const
    const answered = { ...rate, indicator: 'satisfactionResponseRate' } as const
    const alone = {
      type: 'IndicatorStandsAlone',
      indicator: 'satisfactionRate',
      needs: 'satisfactionResponseRate',
    } as const
    given(opened)
      .when(reportPeriod({ ...august, figures: [satisfied] }))
      .isRefusedWith(alone)
    const both = { ...august, figures: [answered, satisfied] } as const
    given(opened)
      .when(reportPeriod(both))
      .records({ ...reported, ...both })
    given(opened, reported)
      .when(correctPeriodReport({ ...correction, figures: [satisfied, rate] }))
      .isRefusedWith(alone)
  })

  it('may come before the month is over, not before it has begun, and not with figures from before it', () => {
    const early = (on: string, asOf: string) => ({ ...august, figures: [{ ...started, asOf }], on }) as const
    given(opened)
      .when(reportPeriod(early('2019-08-25', '2019-08-25')))
      .records({ ...reported, ...early('2019-08-25', '2019-08-25') })
    given(opened)
      .when(reportPeriod(early('2019-08-01', '2019-08-01')))
      .records({ ...reported, ...early('2019-08-01', '2019-08-01') })
    const stale = {
      type: 'FigureBeforePeriod',
      indicator: 'startedCommunities',
      asOf: '2019-07-31',
      period: '2019-08',
    } as const
    given(opened)
      .when(reportPeriod(early('2019-08-01', '2019-07-31')))
      .isRefusedWith(stale)
    given(opened)
      .when(reportPeriod(early('2019-07', '2019-07-31')))
      .isRefusedWith({ type: 'PeriodNotBegun', period: '2019-08', begins: '2019-08-01', on: '2019-07' }, stale)
    given(opened, reported)
      .when(correctPeriodReport({ ...correction, figures: [{ ...more, asOf: '2019-07-31' }] }))
      .isRefusedWith(stale)
  })

  it('is refused before the renovation is opened, and in the future', () => {
    given().when(reportPeriod(august)).isRefusedWith({ type: 'RenovationNotOpened' })
    given(opened)
      .when(reportPeriod({ ...august, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('takes a month or a year, and no day', () => {
    given(opened)
      .when(reportPeriod({ ...august, period: '2019-08-31' }))
      .isMalformedAt('period')
  })
})

describe('Correcting a signed report', () => {
  it('puts another signed report beside it', () => {
    given(opened, reported).when(correctPeriodReport(correction)).records(corrected)
    const state = after(opened, reported, corrected).reporting
    const standing = (asked?: string) =>
      reportsFor(state, '2019-08' as ReportPeriod, asked === undefined ? undefined : day(asked)).map(([id]) => id)
    expect(standing()).toEqual(['r-8', 'r-8a'])
    expect(standing('2019-09-19')).toEqual(['r-8'])
    expect(standing('2019-09-02')).toEqual([])
  })

  it('stands last whatever the ids', () => {
    const [first, second] = [
      { ...reported, report: '10' },
      { ...corrected, report: '9', corrects: '10' },
    ] as const
    const third = { ...corrected, report: '8', corrects: '9', figures: [started] } as const
    const state = after(opened, first, second, third).reporting
    expect(reportsFor(state, '2019-08' as ReportPeriod).map(([id]) => id)).toEqual(['10', '9', '8'])
  })

  it('is already so when it was signed, and is refused under its id with other particulars', () => {
    given(opened, reported, corrected).when(correctPeriodReport(correction)).isAlreadySo()
    given(opened, reported, corrected)
      .when(correctPeriodReport({ ...correction, reason: 'lateEntry' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'periodReport', key: 'r-8a' })
  })

  it('is refused for a report that nobody signed, and for one that was corrected before', () => {
    given(opened).when(correctPeriodReport(correction)).isRefusedWith({ type: 'PeriodNotReported', report: 'r-8' })
    given(opened, reported, corrected)
      .when(correctPeriodReport({ ...correction, report: 'r-8b' }))
      .isRefusedWith({ type: 'ReportAlreadyCorrected', report: 'r-8', by: 'r-8a' })
  })

  it('may be corrected in its turn', () => {
    const again = { ...correction, report: 'r-8b', corrects: 'r-8a', figures: [started] } as const
    given(opened, reported, corrected)
      .when(correctPeriodReport(again))
      .records({ ...again, type: 'PeriodReportCorrected' })
  })

  it('is refused when no figure differs, and before the report was signed', () => {
    given(opened, reported)
      .when(correctPeriodReport({ ...correction, figures: [started, rate] }))
      .isRefusedWith({ type: 'NothingCorrected', report: 'r-8' })
    given(opened, reported)
      .when(correctPeriodReport({ ...correction, on: '2019-09-02' }))
      .isRefusedWith({ type: 'CorrectedBeforeReport', report: 'r-8', reported: '2019-09-03', on: '2019-09-02' })
    given(opened, reported)
      .when(correctPeriodReport({ ...correction, on: '2019-09-03' }))
      .records({ ...corrected, on: '2019-09-03' })
  })
})

describe('What is owed of reports', () => {
  const owed = (today: string, ...events: readonly (typeof adopted | typeof reported)[]) =>
    due(after(opened, ...events), asOf(today)).map((one) => ({ ...one }))
  const of = (subject: string, since: string, last: string) =>
    ({ what: 'periodReport', subject, since, by: { first: last, last }, basis }) as const

  it('is every month that ended since the policy was adopted and that nobody signed', () => {
    expect(owed('2019-08-31', adopted)).toEqual([])
    expect(owed('2019-09-01', adopted)).toEqual([of('2019-08', '2019-08-31', '2019-09-05')])
    expect(owed('2019-10-01', adopted, reported)).toEqual([of('2019-09', '2019-09-30', '2019-10-05')])
  })

  it('is the whole month: what was certainly signed before its last day does not settle it', () => {
    const signedOn = (on: string) => ({ ...reported, figures: [{ ...started, asOf: '2019-08-25' }], on }) as never
    const august = of('2019-08', '2019-08-31', '2019-09-05')
    expect(owed('2019-09-01', adopted, signedOn('2019-08-30'))).toEqual([august])
    expect(owed('2019-09-01', adopted, signedOn('2019-08-31'))).toEqual([])
    expect(owed('2019-09-01', adopted, signedOn('2019-08'))).toEqual([])
  })

  it('is nothing where no policy asks for it', () => {
    expect(owed('2019-10-01')).toEqual([])
  })
})

describe('Adopting a reporting policy', () => {
  it('puts it on record once', () => {
    given(opened)
      .when(adoptReportingPolicy({ policy, on: '2019-08-01' }))
      .records(adopted)
    given(opened, adopted)
      .when(adoptReportingPolicy({ policy, on: '2019-08-01' }))
      .isAlreadySo()
    const other = { ...policy, monthlyWithin: workingDays(3) } as const
    given(opened, adopted)
      .when(adoptReportingPolicy({ policy: other, on: '2019-08-01' }))
      .records({ ...adopted, policy: other })
    given()
      .when(adoptReportingPolicy({ policy, on: '2019-08-01' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })
})
