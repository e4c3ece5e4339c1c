import { daysOf, type Day } from '../vocabulary/calendarDate.ts'
import { monthsBetween, type ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Part } from './figure.ts'
import type { Metric } from './metric.ts'

const together = (parts: readonly Part[]): Part => {
  const measured = parts.flatMap(({ denominator }) => denominator ?? [])
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  const numerator = sum(parts.map((one) => one.numerator))
  return measured.length === 0 ? { numerator } : { numerator, denominator: sum(measured) }
}

const begun = (period: ReportPeriod, asOf: Day): readonly ReportPeriod[] =>
  monthsBetween(period, period).filter((month, i) => i === 0 || daysOf(month).first <= asOf)

/**
 * A figure of what happened, of which a year is what its months come to, each as it stood at its own end: what was
 * registered, or cancelled, in a later month changes no earlier one, and not the year's share of it either.
 */
export const addingUp = <S>(period: ReportPeriod, of: (month: ReportPeriod) => Metric<S>): Metric<S> => {
  const { metric, unit, basis } = of(period)
  return {
    metric,
    unit,
    basis,
    part: (state, asOf) => together(begun(period, asOf).map((month) => of(month).part(state, asOf))),
  }
}
