import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'

/** Something that happened to some of the communities on a date. */
export interface Milestone extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** The place of a project in the annual plan of one year. */
export interface Listing extends Milestone {
  readonly year: number
  readonly scheme: SchemeVersion
}

/** A construction period that was agreed for some communities. */
export interface AgreedPeriod extends Milestone {
  readonly period: Period
}

/** The plan's slice: the annual plans it stands in, the launches, the construction periods agreed. */
export interface Plan {
  readonly listings: readonly Listing[]
  readonly launches: readonly Milestone[]
  readonly periods: readonly AgreedPeriod[]
}

/** Before anything is planned. */
export const noPlan: Plan = { listings: [], launches: [], periods: [] }

/** The milestones that concern a community and count on a day. */
export const concerning = <M extends Milestone>(
  milestones: readonly M[],
  community: CommunityId,
  asOf?: Day,
): readonly M[] => milestones.filter((one) => countsOn(one, asOf) && one.communities.includes(community))

/** What the start of works asks of the plan: that each community was launched by the day of the start. */
export const launchRequirement = (plan: Plan, communities: readonly CommunityId[], on: CalendarDate): Requirement => ({
  gate: 'G4',
  requirement: 'communitiesLaunched',
  subjects: communities,
  needed: communities.length,
  reached: communities.filter((one) =>
    plan.launches.some((launch) => mayCountBy(launch, on) && launch.communities.includes(one)),
  ).length,
})
