import { daysOf, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import { countsOn, earliest, latest } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { communitiesBy } from '../stages/opening/state.ts'
import { pointEntries, type PointEntry } from './lifeEntries.ts'
import { lifeStageOrder, pointsOf, type LifePoint } from './lifePoint.ts'
import type { RenovationState } from './state.ts'

/** Something that happened to some communities, and when, as exactly as it is known. */
export interface LifeEntry {
  readonly what: LifePoint
  readonly communities: readonly CommunityId[]
  /** As it was recorded; of a span, its first entry. */
  readonly on: CalendarDate
  /** Of a span, its last entry as it was recorded; of anything else the same as `on`. */
  readonly lastOn: CalendarDate
  /** The days that it may have been; for a survey or a round of consent, from the first entry to the last. */
  readonly days: DayRange
}

/** What is done household by household, or sum by sum: told as one span from the first entry to the last. */
const spans: readonly LifePoint[] = [
  'defectsFound',
  'surveyed',
  'deliberated',
  'consented',
  'moneyPromised',
  'moneyReceived',
  'moneyPaid',
  'hiddenWorksCovered',
]

/** The days from the first that any of some ranges may mean to the last. */
export const spanning = ([first, ...others]: readonly DayRange[]): DayRange | undefined =>
  first &&
  others.reduce<DayRange>(
    (span, one) => ({
      first: one.first < span.first ? one.first : span.first,
      last: one.last > span.last ? one.last : span.last,
    }),
    first,
  )

type Told = (what: LifePoint, entries: readonly PointEntry[]) => readonly LifeEntry[]

const together = (entries: readonly PointEntry[], all: readonly CommunityId[]): readonly CommunityId[] => {
  const theirs = new Set(entries.flatMap((one) => one.communities))
  return all.filter((one) => theirs.has(one))
}

const asSpan =
  (all: readonly CommunityId[]): Told =>
  (what, entries) => {
    const [first, last] = [earliest(entries), latest(entries)]
    const days = spanning(entries.map((one) => daysOf(one.on)))
    if (first === undefined || last === undefined || days === undefined) return []
    return [{ what, communities: together(entries, all), on: first.on, lastOn: last.on, days }]
  }

/** One entry a date: what was recorded of several communities for one date is told once. */
const byDate =
  (all: readonly CommunityId[]): Told =>
  (what, entries) =>
    [...new Set(entries.map((one) => one.on))].map((on) => ({
      what,
      communities: together(
        entries.filter((one) => one.on === on),
        all,
      ),
      on,
      lastOn: on,
      days: daysOf(on),
    }))

const firstOfEach = (entries: readonly PointEntry[], all: readonly CommunityId[]): readonly PointEntry[] =>
  all.flatMap((community) => {
    const first = earliest(entries.filter((one) => one.communities.includes(community)))
    return first ? [{ ...first, communities: [community] }] : []
  })

/**
 * The life of some communities of a renovation, each span from their own first entry to their own last. A community that had
 * not joined by the day has none.
 */
export const lifeOf = (state: RenovationState, asked: readonly CommunityId[], asOf?: Day): readonly LifeEntry[] => {
  const joined = communitiesBy(state.opening, asOf)
  const communities = asked.filter((id) => joined.includes(id))
  const entries = pointEntries(state, asOf)
  const isTheirs = (one: PointEntry): boolean => one.communities.some((id) => communities.includes(id))
  const told = (what: LifePoint): readonly LifeEntry[] => {
    const counting = entries[what].filter((one) => countsOn(one, asOf) && isTheirs(one))
    if (spans.includes(what)) return asSpan(communities)(what, counting)
    return byDate(communities)(what, what === 'voiced' ? firstOfEach(counting, communities) : counting)
  }
  return [...lifeStageOrder.flatMap(pointsOf), 'cancelled' as const]
    .flatMap(told)
    .toSorted((a, b) => (a.days.first < b.days.first ? -1 : a.days.first > b.days.first ? 1 : 0))
}

/**
 * The life of a renovation in the order in which it happened, by a day or in all, from the residents' first complaint to the
 * owners' committee and what comes after it: what is known to the month stands as a range of days. Of what residents voiced
 * the first in each community stands here. Unknown is not "did not happen": a point that is missing here was not recorded.
 */
export const lifeCycle = (state: RenovationState, asOf?: Day): readonly LifeEntry[] =>
  lifeOf(state, communitiesBy(state.opening), asOf)
