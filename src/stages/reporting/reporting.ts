import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, record, text, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day, daysOf } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, RecordId } from '../../vocabulary/ids.ts'
import { ReportPeriod } from '../../vocabulary/reportPeriod.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { ReportingPolicy } from './policy.ts'
import {
  correctionOf,
  noReporting,
  reportOf,
  reportsFor,
  type PeriodReport,
  type ReportedFigure,
  type Reporting,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly reporting: Reporting
}

/** By when figures are reported was laid down for this renovation. */
export const ReportingPolicyAdopted = adopted(
  'ReportingPolicyAdopted',
  ReportingPolicy,
  (reporting: Writable<Reporting>) => reporting.policies,
)
export type ReportingPolicyAdopted = EventIn<typeof ReportingPolicyAdopted>

/** Adopts a reporting policy: from its own day on, the figures of every month are owed. */
export const adoptReportingPolicy = adopts(
  'AdoptReportingPolicy',
  ReportingPolicy,
  ReportingPolicyAdopted,
  ({ reporting }: Reads) => reporting.policies,
)

const reported = record({
  /** The indicator, by the name of its metric. */
  indicator: text(1, 100),
  unit: text(1, 40),
  numerator: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  denominator: optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  /** Of how many of those that it is about it could not be told; absent where of none. */
  untold: optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  basis: text(1, 300),
  asOf: Day,
})

const signed = {
  report: RecordId,
  figures: list(reported, 1, 200),
  reviewedBy: ActorId,
  signedBy: ActorId,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const report = { ...signed, period: ReportPeriod }

const entryIn = (e: Omit<PeriodReport, 'corrects' | 'reason'>): PeriodReport => {
  const { period, figures, reviewedBy, signedBy, on } = e
  return { period, figures, reviewedBy, signedBy, on }
}

/** The figures of a month or a year were signed and sent up (统计报表): from here on they stand as they are. */
export const PeriodReported = fact('PeriodReported', report, (reporting: Writable<Reporting>, e) => {
  reporting.reports[e.report] = keep(entryIn(e))
})
export type PeriodReported = EventIn<typeof PeriodReported>

const namedTwice = (figures: readonly ReportedFigure[]) =>
  figures
    .map((one) => one.indicator)
    .filter((indicator, i, all) => all.indexOf(indicator) < i)
    .map((indicator) => ({ type: 'IndicatorNamedTwice', indicator }) as const)

/** What nobody can judge without the figure beside it. */
const readWith: { readonly [indicator: string]: string } = { satisfactionRate: 'satisfactionResponseRate' }

const alone = (figures: readonly ReportedFigure[]) =>
  figures.flatMap(({ indicator }) => {
    const needs = lookup(readWith, indicator)
    if (needs === undefined || figures.some((one) => one.indicator === needs)) return []
    return [{ type: 'IndicatorStandsAlone', indicator, needs } as const]
  })

const ahead = (c: { readonly figures: readonly ReportedFigure[]; readonly on: CalendarDate }) =>
  c.figures
    .filter((one) => compareDates(one.asOf, c.on) === 'after')
    .map(({ indicator, asOf }) => ({ type: 'FigureAfterSigning', indicator, asOf, on: c.on }) as const)

const tooEarly = (
  period: ReportPeriod,
  { figures, on }: { readonly figures: readonly ReportedFigure[]; readonly on: CalendarDate },
) => {
  const { first: begins } = daysOf(period)
  return [
    compareDates(on, begins) === 'before' && ({ type: 'PeriodNotBegun', period, begins, on } as const),
    ...figures
      .filter(({ asOf }) => asOf < begins)
      .map(({ indicator, asOf }) => ({ type: 'FigureBeforePeriod', indicator, asOf, period }) as const),
  ]
}

/**
 * Signs the figures of a period. Refused when they were signed before (a signed report is corrected by another, never
 * edited), when an indicator stands twice, for satisfaction
 * without its response rate, for a figure as of a day after the signature, and before the period has begun.
 * Figures may be signed before its end, as where a month is closed on the 25th; then `due` still asks for those of the whole
 * month, which a correction gives.
 *
 * @remarks Statistics Law (统计法) art. 24 and 28: original records and ledgers are kept, and whoever reviews and signs answers
 * for the truth.
 */
export const reportPeriod = rule('ReportPeriod', report, ({ opening, reporting }: Reads, c, day: Today) => {
  const known = reportOf(reporting, c.report)
  if (known) return isSame(known, entryIn(c)) ? nothing : refuse(recordedDifferently('periodReport', c.report))
  const [before] = reportsFor(reporting, c.period)
  const already = before && ({ type: 'PeriodAlreadyReported', period: c.period, report: before[0] } as const)
  const wrong = [...namedTwice(c.figures), ...alone(c.figures), ...ahead(c), ...tooEarly(c.period, c)]
  return acceptUnless([...closedTo(opening, [], c.on), already, ...wrong, notYet(c.on, day)], () => PeriodReported(c))
})

const correction = {
  ...signed,
  /** The report, or the correction, that is put right. */
  corrects: RecordId,
  reason: oneOf('lateEntry', 'mistake', 'definition', 'other'),
}

/** A signed report was corrected by another signed one: both stay on record, and the later one is what stands. */
export const PeriodReportCorrected = fact('PeriodReportCorrected', correction, (reporting: Writable<Reporting>, e) => {
  const before = reportOf(reporting, e.corrects)
  if (before === undefined) return
  const { corrects, reason } = e
  reporting.reports[e.report] = keep({ ...entryIn({ ...e, period: before.period }), corrects, reason })
})
export type PeriodReportCorrected = EventIn<typeof PeriodReportCorrected>

interface Correcting {
  readonly corrects: RecordId
  readonly figures: readonly ReportedFigure[]
  readonly on: CalendarDate
}

const hindrances = (reporting: Reporting, c: Correcting, before: PeriodReport) => {
  const by = correctionOf(reporting, c.corrects)
  return [
    by !== undefined && ({ type: 'ReportAlreadyCorrected', report: c.corrects, by } as const),
    isSame(before.figures, c.figures) && ({ type: 'NothingCorrected', report: c.corrects } as const),
    compareDates(c.on, before.on) === 'before' &&
      ({ type: 'CorrectedBeforeReport', report: c.corrects, reported: before.on, on: c.on } as const),
  ]
}

/**
 * Corrects a signed report. Refused when there is none, when it was corrected before (the last correction is what is
 * corrected next), when no figure differs, for satisfaction without its response rate, for a figure as of a day before the period, and before the day on which it was signed.
 */
export const correctPeriodReport = rule(
  'CorrectPeriodReport',
  correction,
  ({ opening, reporting }: Reads, c, day: Today) => {
    const before = reportOf(reporting, c.corrects)
    if (before === undefined) return refuse({ type: 'PeriodNotReported', report: c.corrects })
    const { corrects, reason } = c
    const entry = { ...entryIn({ ...c, period: before.period }), corrects, reason }
    const known = reportOf(reporting, c.report)
    if (known) return isSame(known, entry) ? nothing : refuse(recordedDifferently('periodReport', c.report))
    const wrong = [
      ...hindrances(reporting, c, before),
      ...namedTwice(c.figures),
      ...alone(c.figures),
      ...tooEarly(before.period, c),
    ]
    return acceptUnless([...closedTo(opening, [], c.on), ...wrong, ...ahead(c), notYet(c.on, day)], () =>
      PeriodReportCorrected(c),
    )
  },
)

/** Reporting (统计上报): the figures that somebody signed, month by month, and what corrected them later. */
export const reporting = stage(
  'reporting',
  noReporting,
  [ReportingPolicyAdopted, PeriodReported, PeriodReportCorrected],
  [adoptReportingPolicy, reportPeriod, correctPeriodReport],
)
