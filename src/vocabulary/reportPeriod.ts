import type * as t from 'io-ts'
import { textWhere, type Shape } from '../kernel/shape.ts'
import { CalendarDate } from './calendarDate.ts'

interface ReportPeriodBrand {
  readonly ReportPeriod: unique symbol
}
/** What a statistical report covers: a month (`2019-08`) or a year (`2019`). As a date it means all of its days. */
export type ReportPeriod = CalendarDate & t.Brand<ReportPeriodBrand>
export const ReportPeriod: Shape<ReportPeriod, string> = textWhere(
  'ReportPeriod',
  'a month such as 2019-08 or a year such as 2019',
  (date) => date.length < 10 && CalendarDate.is(date),
)

/** The calendar year that a month or a year belongs to. */
export const yearOf = (period: ReportPeriod): ReportPeriod => period.slice(0, 4) as ReportPeriod

const monthNumber = (period: CalendarDate, unsaid: string): number =>
  Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7) || unsaid) - 1

const monthNumbered = (number: number): ReportPeriod =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as ReportPeriod

/** Every month from the first month of one date to the last month of another, in order; none when the other lies before it. */
export const monthsBetween = (first: CalendarDate, last: CalendarDate): readonly ReportPeriod[] => {
  const [from, to] = [monthNumber(first, '01'), monthNumber(last, '12')]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => monthNumbered(from + i))
}
