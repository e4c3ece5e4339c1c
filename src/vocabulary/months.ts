import { daysOf, Day, type CalendarDate, type DayRange } from './calendarDate.ts'

/**
 * The day so many months after another one, or before it when `months` is negative: the day of the same number, or the
 * last one where that month has no such day. `undefined` outside 1900 to 2199.
 */
export const monthsFrom = (day: Day, months: number): Day | undefined => {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  for (let date = Number(day.slice(8)); date > 0; date--) {
    const there = `${start}-${String(date).padStart(2, '0')}`
    if (Day.is(there)) return there
  }
  return undefined
}

/** The days that may lie so many months from a date. */
export const monthsFromDate = (date: CalendarDate, months: number): DayRange | undefined => {
  const { first, last } = daysOf(date)
  const [from, to] = [monthsFrom(first, months), monthsFrom(last, months)]
  return from && to && { first: from, last: to }
}
