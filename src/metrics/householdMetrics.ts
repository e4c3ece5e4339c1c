import { householdsDuring, type EntryOf } from '../projections/householdsDuring.ts'
import type { HouseholdsTold, Reached } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Part } from './figure.ts'
import type { Metric } from './metric.ts'

/** Households as a metric counts them, with the number of communities of which they cannot be told. */
export const toldPart = ({ households, untold }: HouseholdsTold): Part => ({
  numerator: households,
  ...(untold.length > 0 && { untold: untold.length }),
})

/** Households reached of all as a share, with the number of communities of which they cannot be told. */
export const reachedPart = ({ reached, of, untold }: Reached): Part => ({
  numerator: reached,
  denominator: of,
  ...(untold !== undefined && { untold }),
})

/**
 * Households of the communities to which something happened in a month or a year. What was counted of some communities
 * together counts once it happened to the last of them; until then they are untold. Months add up to the year.
 */
export const householdsIn = <S extends Slices<'opening' | 'register'>>(
  period: ReportPeriod,
  metric: string,
  basis: string,
  entryOf: (state: S) => EntryOf,
): Metric<S> => ({
  metric,
  unit: 'households',
  basis,
  part: (state, asOf) => toldPart(householdsDuring(state, period, asOf, entryOf(state))),
})
