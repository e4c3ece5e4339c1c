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
