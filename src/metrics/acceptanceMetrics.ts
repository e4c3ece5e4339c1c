import { acceptedCommunities } from '../projections/completionStanding.ts'
import { householdCount } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
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
