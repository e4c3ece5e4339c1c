import type * as t from 'io-ts'
import { record, textWhere, type Shape } from '../kernel/shape.ts'
import { Day, daysBetween } from './calendarDate.ts'

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
