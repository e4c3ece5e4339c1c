import { communitiesOf, householdCount } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import { passedOf } from '../stages/acceptance/state.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'acceptance'>

const accepted = (state: Read, asOf: Day): readonly CommunityId[] =>
  communitiesOf(state, asOf).filter((id) => passedOf(state.acceptance, id, asOf) !== undefined)

/** Communities whose acceptance was passed (竣工小区数): more than finished, and not yet filed or handed over. */
export const acceptedCommunityCount: Metric<Read> = {
  metric: 'acceptedCommunities',
  unit: 'communities',
  basis: 'communities whose acceptance was passed',
  part: (state, asOf) => ({ numerator: accepted(state, asOf).length }),
}

/** Households of the communities whose acceptance was passed. */
export const acceptedHouseholds: Metric<Read & Slices<'register'>> = {
  metric: 'acceptedHouseholds',
  unit: 'households',
  basis: 'households of the communities whose acceptance was passed',
  part: (state, asOf) => ({ numerator: householdCount(state, accepted(state, asOf), asOf) }),
}
