import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import { deadlineOf, type Period } from '../../vocabulary/period.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import type { Due, Today } from '../../vocabulary/today.ts'

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

/** What a construction period has to know of the works of a community on a day. */
export interface WorksOfCommunity {
  /** When works started there, if they may have. */
  readonly startedOn?: CalendarDate
  /** Days by which the period was extended. */
  readonly extended: number
  /** Whether nothing is built there any more: finished, or cancelled. */
  readonly isOver: boolean
  /** Who agreed by contract to keep the period that was agreed on a date, where one did. */
  readonly heldBy: (agreedOn: CalendarDate) => OrganisationId | undefined
}

/**
 * The practical finish that is owed on a day in each community, by the end of its construction period (工期) as it was agreed
 * last and extended since. Nothing is owed before what the period is counted from has happened.
 */
export const due = (
  { plan }: { readonly plan: Plan },
  { today, calendar }: Today,
  worksOf: (community: CommunityId) => WorksOfCommunity,
): readonly Due[] =>
  [...new Set(plan.periods.flatMap((one) => one.communities))].flatMap((subject): readonly Due[] => {
    const here = <M extends Milestone>(all: readonly M[]): M | undefined =>
      latest(all.filter((one) => mayCountBy(one, today) && one.communities.includes(subject)))
    const agreed = here(plan.periods)
    const { startedOn, extended, isOver, heldBy } = worksOf(subject)
    if (agreed === undefined || isOver) return []
    const { period, on } = agreed
    const starts = { agreement: on, launch: here(plan.launches)?.on, constructionStart: startedOn }
    const since = lookup<CalendarDate | undefined>(starts, period.from)
    if (since === undefined) return []
    const end = deadlineOf(since, { ...period, days: period.days + extended }, calendar)
    const by = end._tag === 'Right' ? end.right : end.left
    const owedBy = heldBy(on)
    return [{ what: 'constructionPeriod', subject, since, by, ...(owedBy !== undefined && { owedBy }) }]
  })
