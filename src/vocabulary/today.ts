import { compareDates, type CalendarDate, type Day } from './calendarDate.ts'
import type { WorkingCalendar } from './period.ts'

/** What a rule may know of the world: the day it is where the renovation is, and that place's working calendar. */
export interface Today {
  readonly today: Day
  readonly calendar: WorkingCalendar
}

/** Refusal: the date given lies wholly in the future, so it cannot have happened. */
export interface NotYetHappened {
  readonly type: 'NotYetHappened'
  readonly on: CalendarDate
  readonly today: Day
}

/** Refuses a date that certainly lies after today. A month that is not over yet is accepted. */
export const notYet = (on: CalendarDate, { today }: Today): NotYetHappened | undefined =>
  compareDates(on, today) === 'after' ? { type: 'NotYetHappened', on, today } : undefined

/** Something owed: by when, to whom or about what, and which rule says so. */
export interface Due {
  /** What is owed, as a word such as `rectificationVerification`. */
  readonly what: string
  readonly subject: string
  /** The day from which it is owed, and the last day for it; a range where the date it counts from is one. */
  readonly by: { readonly first: Day; readonly last: Day }
  /** The law, regulation or agreement that it follows from. */
  readonly basis: string
}
