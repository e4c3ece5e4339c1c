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
 * The entry that holds on a day: the one that happened last, whenever it was written down. Where the dates leave the order
 * open, or are the same, the one recorded later holds.
 */
export const latest = <T extends Dated & { readonly voided?: boolean }>(
  entries: readonly T[],
  asOf?: Day,
): T | undefined => {
  let best: T | undefined
  for (const entry of entries) {
    if (!countsOn(entry, asOf)) continue
    if (best === undefined || compareDates(entry.on, best.on) !== 'before') best = entry
  }
  return best
}

/** The entry that happened first, of those that count on a day; of two that leave it open, the one recorded first. */
export const earliest = <T extends Dated & { readonly voided?: boolean }>(
  entries: readonly T[],
  asOf?: Day,
): T | undefined => {
  let best: T | undefined
  for (const entry of entries) {
    if (!countsOn(entry, asOf)) continue
    if (best === undefined || compareDates(entry.on, best.on) === 'before') best = entry
  }
  return best
}
