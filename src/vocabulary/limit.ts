import { tagged, wholeNumber, type Shape } from '../kernel/shape.ts'
import { daysOf, type CalendarDate, type Day } from './calendarDate.ts'
import { minutesAfter, minutesBetween, type ClockTime, type Moment } from './moment.ts'
import { deadlineOf, Period, type NotCovered, type WorkingCalendar } from './period.ts'

/** A time limit of so many hours, counted to the minute, or of a period of days, which ends with its last day. */
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

/** The moments that a date and a time may mean, both included; one moment when they are known to the minute. */
export interface MomentRange {
  readonly first: Moment
  readonly last: Moment
}

const [midnight, lastMinute] = ['00:00' as ClockTime, '23:59' as ClockTime]

/** From the first to the last minute in which something may have happened. A time says nothing of a month. */
export const momentsOf = ({ on, time }: Timed): MomentRange => {
  const { first, last } = daysOf(on)
  const known = first === last ? time : undefined
  return { first: { day: first, time: known ?? midnight }, last: { day: last, time: known ?? lastMinute } }
}

/** The end of a day, as a limit that is counted in days has it. */
export const endOfDay = (day: Day): MomentRange => ({
  first: { day, time: lastMinute },
  last: { day, time: lastMinute },
})

/**
 * The last minute of a limit: a range where what it is counted from is not known to the minute, or the day that the calendar
 * does not cover.
 */
export const endOfLimit = (limit: Limit, from: Timed, calendar: WorkingCalendar): MomentRange | NotCovered => {
  if (limit.kind === 'period') {
    const end = deadlineOf(from.on, limit.period, calendar)
    if (end._tag === 'Left') return end.left
    return { first: endOfDay(end.right.first).first, last: endOfDay(end.right.last).last }
  }
  const { first, last } = momentsOf(from)
  const [least, most] = [minutesAfter(first, limit.hours * 60), minutesAfter(last, limit.hours * 60)]
  return least && most ? { first: least, last: most } : { type: 'NotCovered', day: last.day }
}

/** Whether something was done within a limit; `open` where dates, times or the calendar leave it so. */
export type Punctuality = 'inTime' | 'late' | 'open'

/** Whether something was done by the last minute of a limit, which is still in time. */
export const doneBy = (end: MomentRange | NotCovered, to: Timed): Punctuality => {
  if ('type' in end) return 'open'
  const { first, last } = momentsOf(to)
  if (minutesBetween(last, end.first) >= 0) return 'inTime'
  return minutesBetween(first, end.last) < 0 ? 'late' : 'open'
}

/**
 * Whether something was done in time. An hour limit is held to the minute where both times are known; where only the days
 * are, what they leave open stays open, and nobody is called late on a guess.
 */
export const punctuality = (limit: Limit, from: Timed, to: Timed, calendar: WorkingCalendar): Punctuality =>
  doneBy(endOfLimit(limit, from, calendar), to)

/** Whether something certainly happened before something else: what dates and times leave open is not certain. */
export const certainlyBefore = (a: Timed, b: Timed): boolean =>
  minutesBetween(momentsOf(a).last, momentsOf(b).first) > 0

/** Entries in the order in which they happened; where dates and times leave that open, in the order of record. */
export const inOrder = <T extends Timed>(entries: readonly T[]): readonly T[] => {
  const ordered: T[] = []
  for (const entry of entries) {
    let at = ordered.length
    for (let before = ordered[at - 1]; before && certainlyBefore(entry, before); before = ordered[at - 1]) at--
    ordered.splice(at, 0, entry)
  }
  return ordered
}
