import { compareDates, daysOf, type CalendarDate, type Day } from './calendarDate.ts'

/** Something with the date on which it happened. Slices keep such entries in the order in which they were recorded. */
export interface Dated {
  readonly on: CalendarDate
}

/** An entry that can be struck out as a mistake: it stays on record and no longer counts. */
export interface Voidable extends Dated {
  readonly voided: boolean
}

/** Whether an entry counts on a day: not struck out, and certainly happened by then. Without a day, all of time counts. */
export const countsOn = (entry: Dated & { readonly voided?: boolean }, asOf?: Day): boolean =>
  entry.voided !== true && (asOf === undefined || daysOf(entry.on).last <= asOf)

/**
 * Whether an entry counts and may have happened by a date. What an imprecise date leaves open refuses nothing and hides
 * nothing that is owed, so rules and deadlines ask this; figures ask `countsOn`.
 */
export const mayCountBy = (entry: Voidable, by: CalendarDate): boolean =>
  !entry.voided && compareDates(entry.on, by) !== 'after'

/**
 * The entry that holds on a day: the one that happened last, whenever it was written down. One that certainly happened before
 * any other does not hold; of those that are left, because their dates are the same or leave it open, the one recorded last.
 */
export const latest = <T extends Dated & { readonly voided?: boolean }>(
  entries: readonly T[],
  asOf?: Day,
): T | undefined => {
  const counting = entries.filter((entry) => countsOn(entry, asOf))
  // Most often there is one, and then nothing to compare.
  if (counting.length < 2) return counting[0]
  const newest = counting.map(({ on }) => daysOf(on).first).reduce((a, b) => (b > a ? b : a))
  return counting.findLast(({ on }) => daysOf(on).last >= newest)
}

/**
 * Entries under their ids, in the order in which they were last recorded: an object gives ids such as 10 and 9 as numbers, and
 * one that was struck out and recorded again at its old place.
 *
 * @param order - the ids as they were recorded, one again where it was recorded again.
 */
export const inOrderOf = <T>(entries: { readonly [id: string]: T }, order: readonly string[]): readonly T[] => {
  const all = new Map(Object.entries(entries))
  return [...new Set(order.toReversed())].toReversed().flatMap((id) => all.get(id) ?? [])
}

/**
 * The entry that happened first, of those that count on a day. One that certainly happened after any other did not; of those
 * that are left, the one recorded first.
 */
export const earliest = <T extends Dated & { readonly voided?: boolean }>(
  entries: readonly T[],
  asOf?: Day,
): T | undefined => {
  const counting = entries.filter((entry) => countsOn(entry, asOf))
  if (counting.length < 2) return counting[0]
  const oldest = counting.map(({ on }) => daysOf(on).last).reduce((a, b) => (b < a ? b : a))
  return counting.find(({ on }) => daysOf(on).first <= oldest)
}
