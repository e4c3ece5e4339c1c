import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, HouseholdId } from '../vocabulary/ids.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { consents } from '../stages/consent/state.ts'
import { cancellationOf, communitiesBy } from '../stages/opening/state.ts'
import { concerning } from '../stages/plan/state.ts'
import { householdsOf, type Households } from '../stages/register/state.ts'
import { versionsHolding } from '../stages/scheme/state.ts'
import { isSurveyed } from '../stages/survey/state.ts'
import { completionOf, startOf } from '../stages/works/state.ts'
import type { Slices } from './state.ts'

/** A part of the whole, both counted on the same day. */
export interface Reached {
  readonly reached: number
  readonly of: number
  /** Of how many communities the households cannot be told: they are in neither number. Absent where there is none. */
  readonly untold?: number
}

/** The communities of a renovation that had joined it by a day and for which it had not been cancelled. */
export const communitiesOf = (state: Slices<'opening'>, asOf?: Day): readonly CommunityId[] =>
  communitiesBy(state.opening, asOf).filter((community) => cancellationOf(state.opening, community, asOf) === undefined)

/** The communities that stood in the annual plan of a year by a day. */
export const listedCommunities = (
  state: Slices<'opening' | 'plan'>,
  year: number,
  asOf?: Day,
): readonly CommunityId[] =>
  communitiesOf(state, asOf).filter((community) =>
    concerning(state.plan.listings, community, asOf).some((listing) => listing.year === year),
  )

/** The communities in which works had started by a day (新开工), each counted once. */
export const communitiesStarted = (state: Slices<'opening' | 'works'>, asOf?: Day): readonly CommunityId[] =>
  communitiesOf(state, asOf).filter((community) => startOf(state.works, community, asOf) !== undefined)

/** The communities in which works were finished by a day (完工): not yet accepted, not yet handed over. */
export const communitiesCompleted = (state: Slices<'opening' | 'works'>, asOf?: Day): readonly CommunityId[] =>
  communitiesOf(state, asOf).filter((community) => completionOf(state.works, community, asOf) !== undefined)

/** The households of some communities, as far as they can be told. */
export interface HouseholdsTold {
  /** The households of all but those that are untold. */
  readonly households: number
  /**
   * The communities whose households cannot be told: nobody counted or registered any, or they were only counted together
   * with others that are not asked about.
   */
  readonly untold: readonly CommunityId[]
}

const toldAmong = (
  state: Slices<'register'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): Households & HouseholdsTold => {
  const all = householdsOf(state.register, communities, asOf)
  if (all.untold.length === 0) return { ...all, households: all.total }
  const told = communities.filter((id) => !all.untold.includes(id))
  const some = householdsOf(state.register, told, asOf)
  return { ...some, households: some.total, untold: all.untold }
}

/** How many households live in some communities, as registered or counted by a day, and of which it cannot be told. */
export const householdsTold = (
  state: Slices<'register'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): HouseholdsTold => {
  const { households, untold } = toldAmong(state, communities, asOf)
  return { households, untold }
}

/**
 * How many households live in some communities, as registered or counted by a day; `unknown` where it cannot be told of
 * every one of them, as of one alone where they were counted together.
 */
export const householdCount = (
  state: Slices<'register'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): number | 'unknown' => {
  const { total, untold } = householdsOf(state.register, communities, asOf)
  return untold.length === 0 ? total : 'unknown'
}

/** Of how many households of some communities something is so on a day. */
export const householdsReached = (
  state: Slices<'register'>,
  communities: readonly CommunityId[],
  asOf: Day | undefined,
  isReached: (household: HouseholdId) => boolean,
): Reached => {
  const { known, households, untold } = toldAmong(state, communities, asOf)
  return {
    reached: known.filter(isReached).length,
    of: households,
    ...(untold.length > 0 && { untold: untold.length }),
  }
}

/** How many of the households were surveyed by a day. */
export const surveyReach = (
  state: Slices<'register' | 'survey'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): Reached => householdsReached(state, communities, asOf, (household) => isSurveyed(state.survey, household, asOf))

/** How many of the households consented to a version of the scheme on a day. */
export const consentReach = (
  state: Slices<'register' | 'consent' | 'scheme'>,
  communities: readonly CommunityId[],
  scheme: SchemeVersion,
  asOf?: Day,
): Reached => {
  const schemes = versionsHolding(state.scheme, scheme, asOf)
  return householdsReached(state, communities, asOf, (household) => consents(state.consent, household, schemes, asOf))
}

/** How many defects and hazards were on record by a day. */
export const findingCount = (state: Slices<'condition'>, asOf?: Day): number =>
  Object.values(state.condition.findings).filter((finding) => countsOn(finding, asOf)).length
