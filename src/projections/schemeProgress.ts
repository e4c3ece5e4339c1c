import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import type { WorksClass } from '../vocabulary/worksClass.ts'
import { answerOf, type Outcome } from '../stages/deliberation/state.ts'
import { plannedItems } from '../stages/planning/state.ts'
import type { Publication, Version } from '../stages/scheme/state.ts'
import type { Reached } from './reach.ts'
import type { Slices } from './state.ts'

type Read = Slices<'scheme' | 'planning' | 'deliberation'>

/** How many works items of each class a version plans. */
export type ClassCount = { readonly [C in WorksClass]: number }

/** A version of the scheme with what it plans, and what was said of it. */
export interface VersionProgress extends Pick<Version, 'scheme' | 'preparedBy' | 'consents' | 'reason'> {
  readonly on: CalendarDate
  /** Where and until when it was displayed, in order of record. */
  readonly displays: readonly Publication[]
  readonly items: ClassCount
  readonly meetings: number
  readonly opinionsReceived: number
  readonly opinionsAnswered: number
  /** Of the answered ones, how many were adopted, in part or not, or explained. */
  readonly outcomes: { readonly [O in Outcome]: number }
}

/** How the scheme came about: its versions in their order, and the meetings, also those before there was a version. */
export interface SchemeProgress {
  readonly versions: readonly VersionProgress[]
  readonly meetings: number
}

/** How many works items of each class a version plans in some communities by a day. */
export const itemsByClass = (
  { planning }: Slices<'planning'>,
  communities: readonly CommunityId[],
  scheme: SchemeVersion,
  asOf?: Day,
): ClassCount => {
  const count = { basic: 0, improved: 0, upgraded: 0, local: 0 }
  for (const [, item] of plannedItems(planning, scheme, asOf))
    if (communities.includes(item.community)) count[item.class]++
  return count
}

const progressOf = (
  state: Read,
  version: Version,
  communities: readonly CommunityId[],
  asOf?: Day,
): VersionProgress => {
  const { scheme, preparedBy, consents, reason, on } = version
  const inThese = (one: { readonly communities: readonly CommunityId[] }): boolean =>
    one.communities.some((id) => communities.includes(id))
  const { opinions, meetings } = state.deliberation
  const received = Object.entries(opinions).filter(
    ([, one]) => countsOn(one, asOf) && one.scheme === scheme && communities.includes(one.community),
  )
  const answers = received.flatMap(([id]) => answerOf(state.deliberation, id, asOf) ?? [])
  const outcomes = { adopted: 0, partlyAdopted: 0, notAdopted: 0, explained: 0 }
  for (const { outcome } of answers) outcomes[outcome]++
  return {
    scheme,
    preparedBy,
    consents,
    ...(reason !== undefined && { reason }),
    on,
    displays: state.scheme.publications.filter((one) => countsOn(one, asOf) && one.scheme === scheme && inThese(one)),
    items: itemsByClass(state, communities, scheme, asOf),
    meetings: Object.values(meetings).filter((one) => countsOn(one, asOf) && one.scheme === scheme && inThese(one))
      .length,
    opinionsReceived: received.length,
    opinionsAnswered: answers.length,
    outcomes,
  }
}

/** How the scheme had come about in some communities by a day, or in all: version by version. */
export const schemeProgress = (state: Read, communities: readonly CommunityId[], asOf?: Day): SchemeProgress => ({
  versions: Object.values(state.scheme.versions)
    .filter((one) => countsOn(one, asOf))
    .toSorted((a, b) => a.scheme - b.scheme)
    .map((one) => progressOf(state, one, communities, asOf)),
  meetings: Object.values(state.deliberation.meetings).filter(
    (one) => countsOn(one, asOf) && one.communities.some((id) => communities.includes(id)),
  ).length,
})

/** How many of the opinions received in some communities had been answered by a day, whatever the answer. */
export const opinionReach = (
  { deliberation }: Slices<'deliberation'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): Reached => {
  const received = Object.entries(deliberation.opinions).filter(
    ([, one]) => countsOn(one, asOf) && communities.includes(one.community),
  )
  const answered = received.filter(([id]) => answerOf(deliberation, id, asOf) !== undefined)
  return { reached: answered.length, of: received.length }
}
