import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import type { WorksPolicy } from './policy.ts'

/** The start of works in some communities, built by a version of the scheme. */
export interface Start extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
}

/** The practical finish of the works in some communities. */
export interface Completion extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** Days by which the construction period of some communities was extended, and why. */
export interface Extension extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly days: number
  readonly reason: string
}

/** The works' slice: where works started and were finished, and what was added to their time. */
export interface Works {
  readonly policies: readonly Adoption<WorksPolicy>[]
  readonly starts: readonly Start[]
  readonly completions: readonly Completion[]
  readonly extensions: { readonly [id: string]: Extension }
}

/** Before any work. */
export const noWorks: Works = { policies: [], starts: [], completions: [], extensions: {} }

interface OfCommunities extends Voidable {
  readonly communities: readonly CommunityId[]
}

const of = <T extends OfCommunities>(entries: readonly T[], community: CommunityId): readonly T[] =>
  entries.filter((one) => one.communities.includes(community))

/** The start of works in a community that counts on a day, if they had started. */
export const startOf = (works: Works, community: CommunityId, asOf?: Day): Start | undefined =>
  earliest(of(works.starts, community), asOf)

/** The practical finish of a community that counts on a day, if there was one. */
export const completionOf = (works: Works, community: CommunityId, asOf?: Day): Completion | undefined =>
  earliest(of(works.completions, community), asOf)

/** The communities in which works had started by a day, each with its start: the newly started communities (新开工). */
export const startedCommunities = (works: Works, asOf?: Day): ReadonlyMap<CommunityId, Start> => {
  const started = new Map<CommunityId, Start>()
  for (const community of works.starts.flatMap((one) => one.communities)) {
    const start = startOf(works, community, asOf)
    if (start) started.set(community, start)
  }
  return started
}

/** By how many days in all the construction period of a community had been extended by a day. */
export const extensionDays = (works: Works, community: CommunityId, asOf?: Day): number =>
  of(Object.values(works.extensions), community)
    .filter((one) => countsOn(one, asOf))
    .reduce((sum, one) => sum + one.days, 0)

/** Refusal: works had not started in the community by the day of the act. */
export interface WorkNotStarted {
  readonly type: 'WorkNotStarted'
  readonly community: CommunityId
  readonly on: CalendarDate
}

/** The refusals for those of the communities in which works had certainly not started by a date. */
export const unstarted = (
  works: Works,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly WorkNotStarted[] =>
  communities
    .filter((community) => !of(works.starts, community).some((start) => mayCountBy(start, on)))
    .map((community) => ({ type: 'WorkNotStarted', community, on }))

/** Refusal: the works of a community were finished before the day of the act. */
export interface WorkAlreadyCompleted {
  readonly type: 'WorkAlreadyCompleted'
  readonly communities: readonly CommunityId[]
  readonly on: CalendarDate
}

/** The refusals for works that were certainly finished, in any of the communities, before a date. */
export const completedBefore = (
  works: Works,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly WorkAlreadyCompleted[] =>
  works.completions
    .filter((one) => !one.voided && compareDates(one.on, on) === 'before')
    .filter((one) => one.communities.some((community) => communities.includes(community)))
    .map((one) => ({ type: 'WorkAlreadyCompleted', communities: one.communities, on: one.on }))

/** What a gate asks of the works: that they may have been finished, in each community, by a date. */
export const finishRequirement = (
  works: Works,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => ({
  gate,
  requirement: 'communitiesFinished',
  subjects: communities,
  needed: communities.length,
  reached: communities.filter((id) => of(works.completions, id).some((one) => mayCountBy(one, on))).length,
})
