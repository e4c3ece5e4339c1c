import { compareDates, daysOf, type CalendarDate, type Day } from './calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from './dated.ts'

/** A point in time to ask about: what had begun by then, and what was over. */
export interface Asking {
  readonly counts: (entry: Voidable) => boolean
  readonly isOver: (entry: Voidable) => boolean
  /** Whether a date on which something was to end lies behind. */
  readonly hasPassed: (end: CalendarDate) => boolean
}

/** The end of a day, for figures: what an imprecise date leaves open has not happened yet. Without a day, all of time. */
export const asOfDay = (asOf?: Day): Asking => ({
  counts: (entry) => countsOn(entry, asOf),
  isOver: (entry) => countsOn(entry, asOf),
  hasPassed: (end) => asOf !== undefined && daysOf(end).last < asOf,
})

/** The date of an act, for rules: what an imprecise date leaves open stands in nobody's way. */
export const whenActing = (on: CalendarDate): Asking => ({
  counts: (entry) => mayCountBy(entry, on),
  isOver: (entry) => !entry.voided && compareDates(entry.on, on) === 'before',
  hasPassed: (end) => compareDates(end, on) === 'before',
})
