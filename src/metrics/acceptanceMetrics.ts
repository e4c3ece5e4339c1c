import { acceptedCommunities } from '../projections/completionStanding.ts'
import { acceptedDuring, daysWithin } from '../projections/duringPeriod.ts'
import { householdCount } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
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
  part: (state, asOf) => ({ numerator: householdCount(state, acceptedCommunities(state, asOf), asOf) }),
}

/** Communities whose acceptance was passed in a month or a year (竣工), each in the period of its acceptance. */
export const newlyAcceptedCommunities = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'newlyAcceptedCommunities',
    unit: 'communities',
    basis: `communities whose acceptance was passed in ${month}`,
    part: (state, asOf) => ({ numerator: acceptedDuring(state, month, asOf).length }),
  }))

/** Households of the communities whose acceptance was passed in a month or a year. */
export const newlyAcceptedHouseholds = (period: ReportPeriod): Metric<Read & Slices<'register'>> =>
  addingUp(period, (month) => ({
    metric: 'newlyAcceptedHouseholds',
    unit: 'households',
    basis: `households of the communities whose acceptance was passed in ${month}`,
    part: (state, asOf) => {
      const { last } = daysWithin(month, asOf)
      return { numerator: householdCount(state, acceptedDuring(state, month, asOf), last) }
    },
  }))
