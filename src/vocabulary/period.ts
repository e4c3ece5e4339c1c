import * as E from 'fp-ts/Either'
import { oneOf, record, wholeNumber, type PlainStructOf, type Shape, type StructOf } from '../kernel/shape.ts'
import { addDays, daysBetween, daysOf, type CalendarDate, type Day, type DayRange } from './calendarDate.ts'

const fields = {
  days: wholeNumber(1, 36_500),
  /** What the days are counted from. */
  from: oneOf('launch', 'contract', 'constructionStart', 'agreement', 'event'),
  /**
   * Whether the day that starts the period is its day 1.
   * @remarks Civil Code art. 201: the first day is not counted, unless it was agreed otherwise.
   */
  firstDay: oneOf('excluded', 'included'),
  counting: oneOf('calendarDays', 'workingDays'),
  /**
   * What happens when the last day is a rest day.
   * @remarks Civil Code art. 203: it moves to the next working day.
   */
  lastRestDay: oneOf('stays', 'moves'),
}

/** A number of days with everything that one must know to count them. */
export type Period = StructOf<typeof fields>
export const Period: Shape<Period, PlainStructOf<typeof fields>> = record(fields)

/** Knows which days are worked: handed in by the app, since the State Council announces them year by year. */
export interface WorkingCalendar {
  /** Whether work is done on a day; `notCovered` when the calendar does not know that year. */
  readonly isWorkingDay: (day: Day) => boolean | 'notCovered'
}

/** The calendar of whoever has none: it covers no day, so nothing is counted in working days on a guess. */
export const noCalendar: WorkingCalendar = { isWorkingDay: () => 'notCovered' }

/** The calendar was asked about a day that it does not know, or the period runs out of the years 1900 to 2199. */
export interface NotCovered {
  readonly type: 'NotCovered'
  readonly day: Day
}

const notCovered = (day: Day): E.Either<NotCovered, never> => E.left({ type: 'NotCovered', day })

const nextWorkingDay = (from: Day, calendar: WorkingCalendar): E.Either<NotCovered, Day> => {
  for (let day: Day = from; ; ) {
    const works = calendar.isWorkingDay(day)
    if (works === 'notCovered') return notCovered(day)
    if (works) return E.right(day)
    const next = addDays(day, 1)
    if (next === undefined) return notCovered(day)
    day = next
  }
}

const countWorkingDays = (
  start: Day,
  { days, firstDay }: Period,
  calendar: WorkingCalendar,
): E.Either<NotCovered, Day> => {
  let day = firstDay === 'included' ? start : addDays(start, 1)
  for (let counted = 0; day !== undefined; ) {
    const found = nextWorkingDay(day, calendar)
    if (E.isLeft(found) || ++counted === days) return found
    day = addDays(found.right, 1)
  }
  return notCovered(start)
}

const lastDayFrom = (start: Day, period: Period, calendar: WorkingCalendar): E.Either<NotCovered, Day> => {
  if (period.counting === 'workingDays') return countWorkingDays(start, period, calendar)
  const last = addDays(start, period.firstDay === 'included' ? period.days - 1 : period.days)
  if (last === undefined) return notCovered(start)
  return period.lastRestDay === 'moves' ? nextWorkingDay(last, calendar) : E.right(last)
}

/**
 * The last day of a period that starts on a date: a range of days when that date is not known to the day.
 *
 * @remarks 184 days from 2019-06-21, the first day not counted, end on 2019-12-22, a Sunday; if a last rest day moves,
 * on 2019-12-23.
 */
export const deadlineOf = (
  start: CalendarDate,
  period: Period,
  calendar: WorkingCalendar,
): E.Either<NotCovered, DayRange> => {
  const { first, last } = daysOf(start)
  const earliest = lastDayFrom(first, period, calendar)
  if (E.isLeft(earliest) || first === last) return E.map((day: Day): DayRange => ({ first: day, last: day }))(earliest)
  return E.map((day: Day): DayRange => ({ first: earliest.right, last: day }))(lastDayFrom(last, period, calendar))
}

const workedUntil = (from: Day | undefined, until: Day, calendar: WorkingCalendar): E.Either<NotCovered, number> => {
  let counted = 0
  for (let day = from; day !== undefined && day <= until; day = addDays(day, 1)) {
    const works = calendar.isWorkingDay(day)
    if (works === 'notCovered') return notCovered(day)
    if (works) counted++
  }
  return E.right(counted)
}

const nthFrom = (start: Day, period: Period, day: Day, calendar: WorkingCalendar): E.Either<NotCovered, number> => {
  if (day < start) return E.right(0)
  const isCounted = period.firstDay === 'included'
  if (period.counting === 'workingDays') return workedUntil(isCounted ? start : addDays(start, 1), day, calendar)
  return E.right(daysBetween(start, day) + (isCounted ? 1 : 0))
}

/**
 * Which of its days a day is in a period that starts on a date: the 1st, the 180th, beyond the last one it counts on. 0 before
 * the first one; a range where the start is not known to the day.
 *
 * @remarks 2019-12-18 is the 180th day of the 184 from 2019-06-21, the first day not counted.
 */
export const dayOfPeriod = (
  start: CalendarDate,
  period: Period,
  day: Day,
  calendar: WorkingCalendar,
): E.Either<NotCovered, { readonly least: number; readonly most: number }> => {
  const { first, last } = daysOf(start)
  const most = nthFrom(first, period, day, calendar)
  const least = nthFrom(last, period, day, calendar)
  if (E.isLeft(most)) return most
  return E.map((nth: number) => ({ least: nth, most: most.right }))(least)
}
