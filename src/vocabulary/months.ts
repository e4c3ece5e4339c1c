import type * as t from 'io-ts'
import { branded, wholeNumber, type Shape } from '../kernel/shape.ts'
import { addDays, daysOf, type CalendarDate, type Day, type DayRange } from './calendarDate.ts'

interface MonthsBrand {
  readonly Months: unique symbol
}
/** A number of whole months, 1 to 1200, counted by the calendar and never as thirty days. */
export type Months = number & t.Brand<MonthsBrand>
export const Months: Shape<Months, number> = branded<MonthsBrand, number>(
  'Months',
  wholeNumber(1, 1200),
  'a number of months',
  () => true,
)

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * The day so many months after another one, or before it when `months` is negative: the day of the same number, or the
 * last one where that month has no such day. `undefined` outside 1900 to 2199.
 */
export const monthsFrom = (start: Day, months: number): Day | undefined => {
  const count = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  if (year < 1900 || year > 2199) return undefined
  const { first, last } = daysOf(`${year}-${pad((count % 12) + 1)}` as CalendarDate)
  const wanted = Number(start.slice(8))
  return wanted >= Number(last.slice(8)) ? last : addDays(first, wanted - 1)
}

/** The days that may lie so many months from a date. */
export const monthsFromDate = (date: CalendarDate, months: number): DayRange | undefined => {
  const { first, last } = daysOf(date)
  const [from, to] = [monthsFrom(first, months), monthsFrom(last, months)]
  return from && to && { first: from, last: to }
}

/**
 * The last day of so many months from a date on: the day of the same number, or the last of a month that has no such day.
 * A range of days when the date is not known to the day; `undefined` when it lies after 2199.
 *
 * @remarks Civil Code art. 201 and 202: three months from 2019-11-30 end on 2020-02-29. A last day that is a rest day is not
 * moved here (art. 203 moves it): whoever counts to the day looks at the calendar.
 */
export const monthsAfter = (start: CalendarDate, months: Months): DayRange | undefined => monthsFromDate(start, months)
