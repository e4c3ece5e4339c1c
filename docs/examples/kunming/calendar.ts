import {
  CalendarDate,
  dayAt,
  daysOf,
  endOf as endOfDay,
  weekday,
  type Day,
  type Today,
  type WorkingCalendar,
} from 'xinyan'

// The State Council's notices for 2019: holidays on weekdays, and the weekends that were worked in exchange.
const off = new Set(
  '01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07'.split(' '),
)
const worked = new Set('02-02 02-03 04-28 05-05 09-29 10-12'.split(' '))

/** The working days of 2019 in China; every other year is "not covered", which is not a guess. */
export const calendar: WorkingCalendar = {
  isWorkingDay: (day) => {
    if (!day.startsWith('2019-')) return 'notCovered'
    const date = day.slice(5)
    return worked.has(date) || (weekday(day) < 6 && !off.has(date))
  },
}

/** China has one time zone, eight hours before UTC. */
export const minutesAheadOfUtc = 480

/** The day that it is in Kunming at an instant. */
export const dayIn = (instant: string): Day => dayAt(instant, minutesAheadOfUtc)

/** The instant at which a day ends in Kunming, for asking what was known by then. */
export const endOf = (day: Day): string => endOfDay(day, minutesAheadOfUtc)

/** The last day of a day's month: what is known to that month has certainly happened by then. */
export const monthEnd = (day: Day): Day => {
  const month: string = day.slice(0, 7)
  return CalendarDate.is(month) ? daysOf(month).last : day
}

/** What rules may know of the world on a day. */
export const on = (today: Day): Today => ({ today, calendar })
