import { daysBetween, type CalendarDate, type DayRange } from '../../vocabulary/calendarDate.ts'
import type { OrganisationId } from '../../vocabulary/ids.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import type { DaySpan } from '../schedule.ts'

/** A period that was certainly overrun: what was owed was settled after its last day, or still lies open. */
export interface Overrun {
  readonly kind: 'periodOverrun'
  /** What was owed, as a word such as `rectificationVerification`. */
  readonly what: string
  readonly subject: string
  readonly since: CalendarDate
  /** The last day for it. A range where the date that it is counted from is one. */
  readonly by: DayRange
  /** Until what time of that day, where it was owed within hours. */
  readonly time?: ClockTime
  /** The day on which it was no longer owed; absent while it lies open on the day of the question. */
  readonly settled?: DayRange
  /** Days from the last day until then; 0 where a limit of hours ran out on the very day. */
  readonly over: DaySpan
  /** The law or the policy that it follows from; absent where nobody laid down one. */
  readonly basis?: string
  readonly owedBy?: OrganisationId
}

/** By how many days something was settled after its last day. */
export const overFrom = (by: DayRange, until: DayRange): DaySpan => ({
  least: daysBetween(by.last, until.first),
  most: daysBetween(by.first, until.last),
})
