import { tagged, wholeNumber, type Shape } from '../kernel/shape.ts'
import { addDays, daysOf, type CalendarDate } from './calendarDate.ts'
import { minutesBetween, type ClockTime } from './moment.ts'
import { deadlineOf, Period, type WorkingCalendar } from './period.ts'

/** A time limit of so many hours, or of a period of days. */
export type Limit =
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'period'; readonly period: Period }
export const Limit: Shape<
  Limit,
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'period'; readonly period: (typeof Period)['_O'] }
> = tagged('kind', { hours: { hours: wholeNumber(1, 8760) }, period: { period: Period } })

/** When something was done: the date, and the time of the day where somebody wrote it down. */
export interface Timed {
  readonly on: CalendarDate
  readonly time?: ClockTime
}

/** Whether something was done within a limit; `open` where dates, times or the calendar leave it so. */
export type Punctuality = 'inTime' | 'late' | 'open'

const isDay = (date: CalendarDate): boolean => date.length === 10

const withinHours = (hours: number, from: Timed, to: Timed): Punctuality => {
  const [a, b] = [daysOf(from.on), daysOf(to.on)]
  if (isDay(from.on) && isDay(to.on) && from.time !== undefined && to.time !== undefined) {
    const took = minutesBetween({ day: a.first, time: from.time }, { day: b.first, time: to.time })
    return took <= hours * 60 ? 'inTime' : 'late'
  }
  // Without both times the hours lie between the end of the first day and the start of the last, or the other way round.
  const least = addDays(a.last, Math.ceil(hours / 24))
  if (least !== undefined && b.first > least) return 'late'
  return b.last < a.first ? 'inTime' : 'open'
}

/**
 * Whether something was done in time. An hour limit is held to the minute where both times are known; where only the days
 * are, what they leave open stays open, and nobody is called late on a guess.
 */
export const punctuality = (limit: Limit, from: Timed, to: Timed, calendar: WorkingCalendar): Punctuality => {
  if (limit.kind === 'hours') return withinHours(limit.hours, from, to)
  const deadline = deadlineOf(from.on, limit.period, calendar)
  if (deadline._tag === 'Left') return 'open'
  const { first, last } = daysOf(to.on)
  if (last <= deadline.right.first) return 'inTime'
  return first > deadline.right.last ? 'late' : 'open'
}
