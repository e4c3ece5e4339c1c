import type * as t from 'io-ts'
import { textWhere, type Shape } from '../kernel/shape.ts'

interface CalendarDateBrand {
  readonly CalendarDate: unique symbol
}
/** A date as it is known: to the day (`2019-06-21`), the month (`2019-08`) or the year (`1988`); years 1900 to 2199. */
export type CalendarDate = string & t.Brand<CalendarDateBrand>

interface DayBrand {
  readonly Day: unique symbol
}
/** A date that is known to the day, from `1900-01-01` to `2199-12-31`. */
export type Day = CalendarDate & t.Brand<DayBrand>

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

const digit = (date: string, i: number): number => {
  const value = date.charCodeAt(i) - 48
  return value >= 0 && value <= 9 ? value : Number.NaN
}

const twoDigits = (date: string, i: number): number => digit(date, i) * 10 + digit(date, i + 1)

const isDash = (date: string, i: number): boolean => date.charCodeAt(i) === 45

// Every event ever read has a date: a look at each character is cheaper than a pattern.
const exists = (date: string): boolean => {
  const { length } = date
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2)
  if (!(year >= 1900 && year <= 2199)) return false
  if (length === 4) return true
  const month = twoDigits(date, 5)
  if (!isDash(date, 4) || !(month >= 1 && month <= 12)) return false
  if (length === 7) return true
  const day = twoDigits(date, 8)
  return length === 10 && isDash(date, 7) && day >= 1 && day <= daysIn(year, month)
}

export const CalendarDate: Shape<CalendarDate, string> = textWhere(
  'CalendarDate',
  'a date such as 2019-06-21, 2019-06 or 2019',
  exists,
)

export const Day: Shape<Day, string> = textWhere(
  'Day',
  'a day such as 2019-06-21',
  (date) => date.length === 10 && exists(date),
)

/** The days that a date may mean, both included; one day when it is known to the day. */
export interface DayRange {
  readonly first: Day
  readonly last: Day
}

// Days are counted from 1900-01-01 as day 0, by the Gregorian calendar and without a clock or a time zone.
const daysBeforeYear = (year: number): number => {
  const y = year - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 693_595
}

const pad = (value: number): string => String(value).padStart(2, '0')

const dayNumber = (day: string): number => {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  let number = daysBeforeYear(year) + Number(day.slice(8)) - 1
  for (let m = 1; m < month; m++) number += daysIn(year, m)
  return number
}

const dayNumbered = (number: number): Day => {
  let year = 1900 + Math.floor(number / 365.2425)
  while (daysBeforeYear(year) > number) year--
  while (daysBeforeYear(year + 1) <= number) year++
  let rest = number - daysBeforeYear(year)
  let month = 1
  while (rest >= daysIn(year, month)) rest -= daysIn(year, month++)
  return `${year}-${pad(month)}-${pad(rest + 1)}` as Day
}

const lastNumber = daysBeforeYear(2200) - 1

/** The first and the last day that a date may mean: `2019-08` may mean the 1st to the 31st. */
export const daysOf = (date: CalendarDate): DayRange => {
  if (date.length === 10) return { first: date as Day, last: date as Day }
  const year = date.slice(0, 4)
  const month = date.length === 7 ? date.slice(5, 7) : undefined
  const end = month ?? '12'
  return {
    first: `${year}-${month ?? '01'}-01` as Day,
    last: `${year}-${end}-${pad(daysIn(Number(year), Number(end)))}` as Day,
  }
}

/**
 * The day so many days after another one; before it when `days` is negative. `undefined` when that lies outside
 * 1900 to 2199, or when `days` is no whole number.
 */
export const addDays = (day: Day, days: number): Day | undefined => {
  const number = dayNumber(day) + days
  return Number.isSafeInteger(number) && number >= 0 && number <= lastNumber ? dayNumbered(number) : undefined
}

/** How many days lie between two days: 1 from one day to the next, negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** How far apart two dates are in days, as a range when either is not known to the day. */
export const spanBetween = (
  from: CalendarDate,
  to: CalendarDate,
): { readonly least: number; readonly most: number } => {
  const [a, b] = [daysOf(from), daysOf(to)]
  return { least: daysBetween(a.last, b.first), most: daysBetween(a.first, b.last) }
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => (dayNumber(day) % 7) + 1

/** How two dates stand to each other; `open` when what is known of them leaves it undecided. */
export type Order = 'before' | 'same' | 'after' | 'open'

/** Compares two dates by what is known of them: `2019-08` and `2019-08-15` are `open`. */
export const compareDates = (a: CalendarDate, b: CalendarDate): Order => {
  const [x, y] = [daysOf(a), daysOf(b)]
  if (x.last < y.first) return 'before'
  if (y.last < x.first) return 'after'
  return x.first === x.last && y.first === y.last ? 'same' : 'open'
}

/** Whether all the days that a date may mean have come by the end of `day`. */
export const hasComeBy = (date: CalendarDate, day: Day): boolean => daysOf(date).last <= day

const minutesADay = 1440

/**
 * The day that it is somewhere at an instant such as `2019-06-20T16:30:00.000Z`: in China, 480 minutes ahead of UTC, that
 * is 2019-06-21. A clock that stands outside 1900 to 2199 is an error of its own and throws.
 */
export const dayAt = (instant: string, minutesAheadOfUtc: number): Day => {
  const minutes = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + minutesAheadOfUtc
  const utc = instant.slice(0, 10)
  const day = exists(utc) ? addDays(utc as Day, Math.floor(minutes / minutesADay)) : undefined
  if (day === undefined) throw new RangeError(`no day from 1900 to 2199 holds the instant ${instant}`)
  return day
}

/** The last instant of a day somewhere, to be compared with the times at which commits were recorded. */
export const endOf = (day: Day, minutesAheadOfUtc: number): string => {
  const minutes = minutesADay - 1 - minutesAheadOfUtc
  const utc = addDays(day, Math.floor(minutes / minutesADay)) ?? day
  const rest = ((minutes % minutesADay) + minutesADay) % minutesADay
  return `${utc}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}:59.999Z`
}
