import { acceptedCommunities } from '../projections/completionStanding.ts'
import { acceptedDuring } from '../projections/duringPeriod.ts'
import { acceptanceIn } from '../projections/householdsDuring.ts'
import { householdsTold } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
import { householdsIn, toldPart } from './householdMetrics.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'acceptance'>

/** Communities whose acceptance was passed (竣工小区数): more than finished, and not yet filed or handed over. */
export const acceptedCommunityCount: Metric<Read> = {
  metric: 'acceptedCommunities',
  unit: 'communities',
  basis: 'communities whose acceptance was passed',
  part: (state, asOf) => ({ numerator: acceptedCommunities(state, asOf).length }),
}

/** Households of the communities whose acceptance was passed. */
export const acceptedHouseholds: Metric<Read & Slices<'register'>> = {
  metric: 'acceptedHouseholds',
  unit: 'households',
  basis: 'households of the communities whose acceptance was passed',
  part: (state, asOf) => toldPart(householdsTold(state, acceptedCommunities(state, asOf), asOf)),
}

/** Communities whose acceptance was passed in a month or a year (竣工), each in the period of its acceptance. */
export const newlyAcceptedCommunities = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'newlyAcceptedCommunities',
    unit: 'communities',
    basis: `communities whose acceptance was passed in ${month}`,
    part: (state, asOf) => ({ numerator: acceptedDuring(state, month, asOf).length }),
  }))

/**
 * Households of the communities whose acceptance was passed in a month or a year. Those that were counted together count once
 * the acceptance of the last of their communities is passed.
 */
export const newlyAcceptedHouseholds = (period: ReportPeriod): Metric<Read & Slices<'register'>> =>
  householdsIn<Read & Slices<'register'>>(
    period,
    'newlyAcceptedHouseholds',
    `households of the communities whose acceptance was passed in ${period}`,
    acceptanceIn,
  )
