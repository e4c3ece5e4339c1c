import type * as t from 'io-ts'
import { record, textWhere, type Shape } from '../kernel/shape.ts'
import { addDays, Day, daysBetween } from './calendarDate.ts'

interface ClockTimeBrand {
  readonly ClockTime: unique symbol
}
/** A time of the day where the renovation is, from `00:00` to `23:59`. */
export type ClockTime = string & t.Brand<ClockTimeBrand>
export const ClockTime: Shape<ClockTime, string> = textWhere('ClockTime', 'a time such as 08:30', (value) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
)

/** A day and a time of it, by the clock of the place. */
export type Moment = { readonly day: Day; readonly time: ClockTime }
export const Moment: Shape<Moment, { readonly day: string; readonly time: string }> = record({
  day: Day,
  time: ClockTime,
})

const minuteOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** How many minutes lie between two moments; negative when `to` is the earlier one. A place that changes its clocks is not known. */
export const minutesBetween = (from: Moment, to: Moment): number =>
  daysBetween(from.day, to.day) * 1440 + minuteOf(to.time) - minuteOf(from.time)

/** The moment so many minutes after another one; nothing where that lies outside 1900 to 2199. */
export const minutesAfter = ({ day, time }: Moment, minutes: number): Moment | undefined => {
  const total = minuteOf(time) + minutes
  const rest = ((total % 1440) + 1440) % 1440
  const later = addDays(day, Math.floor(total / 1440))
  const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`
  return later && { day: later, time: clock as ClockTime }
}
