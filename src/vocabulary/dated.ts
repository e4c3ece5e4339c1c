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
  let newest = ''
  for (const entry of entries) {
    if (!countsOn(entry, asOf)) continue
    const { first } = daysOf(entry.on)
    if (first > newest) newest = first
  }
  return entries.findLast((entry) => countsOn(entry, asOf) && daysOf(entry.on).last >= newest)
}

/**
 * The entry that happened first, of those that count on a day. One that certainly happened after any other did not; of those
 * that are left, the one recorded first.
 */
export const earliest = <T extends Dated & { readonly voided?: boolean }>(
  entries: readonly T[],
  asOf?: Day,
): T | undefined => {
  let oldest = '9999'
  for (const entry of entries) {
    if (!countsOn(entry, asOf)) continue
    const { last } = daysOf(entry.on)
    if (last < oldest) oldest = last
  }
  return entries.find((entry) => countsOn(entry, asOf) && daysOf(entry.on).first <= oldest)
}
