import { monthsBegun } from '../projections/duringPeriod.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Part } from './figure.ts'
import type { Metric } from './metric.ts'

const together = (parts: readonly Part[]): Part => {
  const measured = parts.flatMap(({ denominator }) => denominator ?? [])
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  const untold = sum(parts.map((one) => one.untold ?? 0))
  return {
    numerator: sum(parts.map((one) => one.numerator)),
    ...(measured.length > 0 && { denominator: sum(measured) }),
    ...(untold > 0 && { untold }),
  }
}

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
    part: (state, asOf) => together(monthsBegun(period, asOf).map((month) => of(month).part(state, asOf))),
  }
}
