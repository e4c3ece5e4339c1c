import { lookup } from '../../kernel/lookup.ts'
import { compareDates, daysOf, hasComeBy, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import type { ActorId, RecordId } from '../../vocabulary/ids.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { monthsBetween, type ReportPeriod } from '../../vocabulary/reportPeriod.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { ReportingPolicy } from './policy.ts'

/** One figure of a report, as it was signed. */
export interface ReportedFigure {
  readonly indicator: string
  readonly unit: string
  readonly numerator: number
  /** What it was measured against; absent for a count. */
  readonly denominator?: number
  /** Of how many of those that it is about it could not be told: of none of them, where the numerator is 0. */
  readonly untold?: number
  readonly basis: string
  readonly asOf: Day
}

/** A signed report, or a signed correction of one. What was signed before it stays on record beside it. */
export interface PeriodReport {
  readonly period: ReportPeriod
  readonly figures: readonly ReportedFigure[]
  readonly reviewedBy: ActorId
  readonly signedBy: ActorId
  readonly on: CalendarDate
  /** The report that this one corrects, and why; absent for the first of a period. */
  readonly corrects?: RecordId
  readonly reason?: string
}

/** The reporting's slice: every report under its id. */
export interface Reporting {
  readonly policies: readonly Adoption<ReportingPolicy>[]
  readonly reports: { readonly [id: string]: PeriodReport }
}

/** Before anything was reported. */
export const noReporting: Reporting = { policies: [], reports: {} }

/** A report by its id, whether or not it has been corrected since. */
export const reportOf = (reporting: Reporting, id: string): PeriodReport | undefined => lookup(reporting.reports, id)

/** The id of the report that corrects another one; nothing while that one stands. */
export const correctionOf = (reporting: Reporting, id: string): string | undefined =>
  Object.entries(reporting.reports).find(([, one]) => one.corrects === id)?.[0]

type Signed = readonly [id: string, report: PeriodReport]

// A period is reported once and each report corrected once: one leads to the next, whatever their ids.
const chainOf = (reporting: Reporting, period: ReportPeriod): readonly Signed[] => {
  const all: Signed[] = []
  const ofPeriod = Object.entries(reporting.reports).filter(([, one]) => one.period === period)
  let next = ofPeriod.find(([, one]) => one.corrects === undefined)
  while (next !== undefined) {
    const [before] = next
    all.push(next)
    next = ofPeriod.find(([, one]) => one.corrects === before)
  }
  return all
}

/** All that was signed for a period by a day, first to last: the last of them is what stands. */
export const reportsFor = (reporting: Reporting, period: ReportPeriod, asOf?: Day): readonly Signed[] =>
  chainOf(reporting, period).filter(([, one]) => asOf === undefined || hasComeBy(one.on, asOf))

/**
 * What is owed on a day: the figures of every month that ended since the policy was adopted and that nobody has signed. What
 * was certainly signed before its last day is not the figures of the whole month.
 */
export const due = ({ reporting }: { readonly reporting: Reporting }, day: Today): readonly Due[] => {
  const [first] = reporting.policies
  if (first === undefined) return []
  return monthsBetween(first.on, day.today).flatMap((period) => {
    const since = daysOf(period).last
    const isOver = since < day.today
    const governed = inForce(reporting.policies, since) !== undefined
    const isWhole = ([, { on }]: Signed): boolean => compareDates(on, since) !== 'before'
    if (!isOver || !governed || reportsFor(reporting, period, day.today).some(isWhole)) return []
    const owed = { what: 'periodReport', subject: period, since }
    return [owedWithin(owed, 'reporting', reporting.policies, (policy) => policy.monthlyWithin, day)]
  })
}
