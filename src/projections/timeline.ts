import type { Address, Commit } from '../kernel/commit.ts'
import type { AnyEvent } from '../kernel/fact.ts'
import { dayAt, daysOf, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'

/** One entry of the record in the order of life: what became true, when, and where it stands in the record. */
export interface TimelineEntry<Ev extends AnyEvent> {
  readonly event: Ev
  /** The days that it may have been: a range where the date is known to the month or the year. */
  readonly days: DayRange
  /** `happened`: by the date in the event. `recorded`: the event has none, such as a striking out, and stands where it was written down. */
  readonly placed: 'happened' | 'recorded'
  readonly at: Address
  readonly recordedAt: string
}

const dateOf = (event: AnyEvent): CalendarDate | undefined =>
  'on' in event && typeof event.on === 'string' ? (event.on as CalendarDate) : undefined

const strikesOut = (event: AnyEvent): boolean => event.type.endsWith('Voided')

const entryOf = <Ev extends AnyEvent>(
  event: Ev,
  at: Address,
  recordedAt: string,
  minutes: number,
): TimelineEntry<Ev> => {
  // The date that a striking out carries is that of the entry that it strikes out.
  const on = strikesOut(event) ? undefined : dateOf(event)
  const days = daysOf(on ?? dayAt(recordedAt, minutes))
  return { event, days, placed: on === undefined ? 'recorded' : 'happened', at, recordedAt }
}

/**
 * Everything on record in the order in which it happened, not in which it was written down: what is known to the month
 * stands at its first day, and of one day what was recorded first comes first. On a past day, what had certainly happened
 * by then. Works for any stream, initiatives as well.
 *
 * @param minutesAheadOfUtc - where the renovation is: 480 in China. Entries without a date stand on the day of their record.
 */
export const timelineOf = <Ev extends AnyEvent>(
  commits: Iterable<Commit<Ev>>,
  minutesAheadOfUtc: number,
  asOf?: Day,
): readonly TimelineEntry<Ev>[] => {
  const entries: TimelineEntry<Ev>[] = []
  for (const { stream, version, recordedAt, events } of commits)
    for (const [index, event] of events.entries())
      entries.push(entryOf(event, { stream, version, index }, recordedAt, minutesAheadOfUtc))
  return entries
    .filter((one) => asOf === undefined || one.days.last <= asOf)
    .toSorted((a, b) => (a.days.first < b.days.first ? -1 : a.days.first > b.days.first ? 1 : 0))
}

/** How much of each kind is on record of one month. */
export interface TimelineMonth {
  /** A month such as `2019-08`; a year such as `2019` where the month is not known. */
  readonly month: string
  readonly counts: { readonly [type: string]: number }
  readonly total: number
}

/** A timeline by month, in the order of the months: what is known to the year alone stands under the year, ahead of its months. */
export const timelineByMonth = (
  entries: readonly {
    readonly days: DayRange
    readonly event: { readonly type: string }
  }[],
): readonly TimelineMonth[] => {
  const months = new Map<string, Map<string, number>>()
  for (const { days, event } of entries) {
    const month = days.first.slice(0, days.first.slice(0, 7) === days.last.slice(0, 7) ? 7 : 4)
    const counts = months.get(month) ?? new Map<string, number>()
    counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
    months.set(month, counts)
  }
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([month, counts]) => ({
      month,
      counts: Object.fromEntries(counts),
      total: [...counts.values()].reduce((sum, one) => sum + one, 0),
    }))
}
