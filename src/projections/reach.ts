import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { consents } from '../stages/consent/state.ts'
import { cancellationOf } from '../stages/opening/state.ts'
import { concerning } from '../stages/plan/state.ts'
import { householdsOf } from '../stages/register/state.ts'
import { versionsHolding } from '../stages/scheme/state.ts'
import { isSurveyed } from '../stages/survey/state.ts'
import { completionOf, startOf } from '../stages/works/state.ts'
import type { Slices } from './state.ts'

/** A part of the whole, both counted on the same day. */
export interface Reached {
  readonly reached: number
  readonly of: number
}

/** The communities of a renovation for which it had not been cancelled by a day. */
export const communitiesOf = (state: Slices<'opening'>, asOf?: Day): readonly CommunityId[] =>
  Object.values(state.opening.communities)
    .map((one) => one.community)
    .filter((community) => cancellationOf(state.opening, community, asOf) === undefined)

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

/** How many households live in some communities, as registered or counted by a day. */
export const householdCount = (state: Slices<'register'>, communities: readonly CommunityId[], asOf?: Day): number =>
  householdsOf(state.register, communities, asOf).total

/** How many of the households were surveyed by a day. */
export const surveyReach = (
  state: Slices<'register' | 'survey'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): Reached => {
  const { known, total } = householdsOf(state.register, communities, asOf)
  return { reached: known.filter((household) => isSurveyed(state.survey, household, asOf)).length, of: total }
}

/** How many of the households consented to a version of the scheme on a day. */
export const consentReach = (
  state: Slices<'register' | 'consent' | 'scheme'>,
  communities: readonly CommunityId[],
  scheme: SchemeVersion,
  asOf?: Day,
): Reached => {
  const { known, total } = householdsOf(state.register, communities, asOf)
  const schemes = versionsHolding(state.scheme, scheme, asOf)
  return { reached: known.filter((household) => consents(state.consent, household, schemes, asOf)).length, of: total }
}

/** How many defects and hazards were on record by a day. */
export const findingCount = (state: Slices<'condition'>, asOf?: Day): number =>
  Object.values(state.condition.findings).filter((finding) => countsOn(finding, asOf)).length
