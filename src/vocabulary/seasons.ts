import type { Day } from './calendarDate.ts'

/**
 * Knows when the heating or cooling seasons of a place end: handed in by the app, since each city lays its own down and
 * some have none. Whether a season that was under way counts is for the calendar to say.
 */
export interface SeasonCalendar {
  /** The last day of so many seasons counted from a day; `notCovered` when the calendar does not know it. */
  readonly lastDayOf: (from: Day, seasons: number) => Day | 'notCovered'
}

/** The season calendar of whoever has none: it covers no day, so no season is guessed. */
export const noSeasons: SeasonCalendar = { lastDayOf: () => 'notCovered' }
