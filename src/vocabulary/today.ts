import * as E from 'fp-ts/Either'
import { compareDates, type CalendarDate, type Day, type DayRange } from './calendarDate.ts'
import type { OrganisationId } from './ids.ts'
import type { MomentRange } from './limit.ts'
import { deadlineOf, type NotCovered, type Period, type WorkingCalendar } from './period.ts'
import { minutesBetween, type ClockTime } from './moment.ts'
import { inForce, type Adoption, type PolicyHead, type PolicyKind } from './policy.ts'
import type { SeasonCalendar } from './seasons.ts'

/** What a rule may know of the world: the day it is where the renovation is, and that place's working calendar. */
export interface Today {
  readonly today: Day
  readonly calendar: WorkingCalendar
  /** The heating or cooling seasons of the place; absent where nobody knows them, and then none is guessed. */
  readonly seasons?: SeasonCalendar
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

/** No policy governs the day from which something is owed: its last day cannot be told, and none is guessed. */
export interface Ungoverned {
  readonly type: 'NoPolicyAdopted'
  readonly policy: PolicyKind
  readonly on: CalendarDate
}

/** Something owed: since when, by when, about what, and which rule says so. */
export interface Due {
  /** What is owed, as a word such as `rectificationVerification`. */
  readonly what: string
  /** The id of what it is owed about. */
  readonly subject: string
  /** The date from which it is counted. */
  readonly since: CalendarDate
  /**
   * The last day for it, a range where the date that it is counted from is one; or why that day cannot be told: the
   * working calendar does not cover it, or no policy governs it.
   */
  readonly by: DayRange | NotCovered | Ungoverned
  /** Until what time of that day, where it is owed within hours and is known to the minute. */
  readonly time?: ClockTime
  /** The law, regulation or agreement that it follows from; absent where no policy governs it. */
  readonly basis?: string
  /** Who owes it, where the record names one, such as the organisation that made a promise. */
  readonly owedBy?: OrganisationId
}

/** What is owed within a period that the policy in force on the day it is counted from lays down. */
export const owedWithin = <P extends { readonly head: PolicyHead }>(
  owed: Pick<Due, 'what' | 'subject' | 'since' | 'owedBy'>,
  kind: PolicyKind,
  adoptions: readonly Adoption<P>[],
  period: (policy: P) => Period,
  { calendar }: Today,
): Due => {
  const policy = inForce(adoptions, owed.since)
  if (policy === undefined) return { ...owed, by: { type: 'NoPolicyAdopted', policy: kind, on: owed.since } }
  const by = E.toUnion(deadlineOf(owed.since, period(policy), calendar))
  return { ...owed, by, basis: policy.head.basis }
}

/** What is owed until the last minute of a limit; the time is told where it is known to the minute, and not the day's end. */
export const owedUntil = (
  owed: Pick<Due, 'what' | 'subject' | 'since' | 'owedBy'>,
  end: MomentRange | NotCovered,
  basis: string,
): Due => {
  if ('type' in end) return { ...owed, by: end, basis }
  const { first, last } = end
  const isExact = minutesBetween(first, last) === 0 && last.time !== '23:59'
  return { ...owed, by: { first: first.day, last: last.day }, ...(isExact && { time: last.time }), basis }
}
