import { keep } from '../kernel/keep.ts'
import { projectionOf, type Projection } from '../kernel/projection.ts'
import { isSame } from '../kernel/same.ts'
import type { RenovationEvent } from '../renovation.ts'
import { dayAt, daysBetween, daysOf, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { dayOfPeriod } from '../vocabulary/period.ts'
import type { Today } from '../vocabulary/today.ts'
import { schedule, type DaySpan, type Reckoning } from './schedule.ts'
import type { Slices } from './state.ts'

/** A finish of works as it was recorded, and when that was written down. */
export interface RecordedFinish {
  readonly communities: readonly CommunityId[]
  readonly on: CalendarDate
  readonly recordedAt: string
  readonly voided: boolean
}

/** Every finish of works (完工) with the time at which it was written down; those struck out stay, and no longer count. */
export const finishes: Projection<readonly RecordedFinish[], RenovationEvent> = projectionOf<
  readonly RecordedFinish[],
  RenovationEvent
>([], {
  WorkCompleted: (view, { communities, on }, _at, recordedAt) => {
    view.push(keep({ communities, on, recordedAt, voided: false }))
  },
  WorksRecordVoided: (view, { record }) => {
    if (record.kind !== 'completion') return
    for (const one of view) if (one.on === record.on && isSame(one.communities, record.communities)) one.voided = true
  },
})

/** A construction period counted one way, held against the finish. */
export interface PeriodKept {
  readonly reckoning: Reckoning
  /** Which day of the period the last day is on which the works may have been finished, such as the 180th. */
  readonly nth: DaySpan | 'unknown'
  /** Of how many days, extensions included. */
  readonly of: number
  /** Days from the finish to the last day of the period: positive is early, negative is late. */
  readonly early: DaySpan | 'unknown'
  readonly verdict: 'inTime' | 'late' | 'open'
}

/** When the works of a community were finished, as exactly as the record allows, and on which day of its period that was. */
export interface Finish {
  readonly community: CommunityId
  /** As it was recorded. */
  readonly on: CalendarDate
  /** The day on which that was written down. */
  readonly writtenOn: Day
  /** The days on which it may have been: those of the date, but none after it was written down. */
  readonly days: DayRange
  /** As agreed, and by every other basis; nothing where no period was agreed. */
  readonly periods: readonly PeriodKept[]
}

/** A date that was written down on one of its days or after it was known by then; one that lies ahead is left as it is. */
const known = (on: CalendarDate, writtenOn: Day): DayRange => {
  const { first, last } = daysOf(on)
  return { first, last: first <= writtenOn && writtenOn < last ? writtenOn : last }
}

const keptBy = (reckoning: Reckoning, of: number, days: DayRange, { calendar }: Today): PeriodKept => {
  const { start, deadline, period } = reckoning
  const counted = start && dayOfPeriod(start, period, days.last, calendar)
  const nth = counted?._tag === 'Right' ? counted.right : 'unknown'
  if (deadline === undefined || !('first' in deadline)) return { reckoning, nth, of, early: 'unknown', verdict: 'open' }
  const early = { least: daysBetween(days.last, deadline.first), most: daysBetween(days.first, deadline.last) }
  const verdict = early.least >= 0 ? 'inTime' : early.most < 0 ? 'late' : 'open'
  return { reckoning, nth, of, early, verdict }
}

const firstOf = (
  view: readonly RecordedFinish[],
  community: CommunityId,
  minutesAheadOfUtc: number,
  { today }: Today,
): Omit<Finish, 'community' | 'periods'> | undefined =>
  view
    .filter((one) => !one.voided && one.communities.includes(community))
    .map(({ on, recordedAt }) => {
      const writtenOn = dayAt(recordedAt, minutesAheadOfUtc)
      return { on, writtenOn, days: known(on, writtenOn) }
    })
    .filter((one) => one.days.last <= today)
    .toSorted((a, b) => (a.days.last < b.days.last ? -1 : a.days.last > b.days.last ? 1 : 0))[0]

/**
 * When the works of a community were finished and which day of its construction period that was. What is known to the month
 * was finished by the day on which it was written down, and counts from that day on: "December", written down on the 18th,
 * is by the 18th. `undefined` while no finish is on record by the day of the question.
 *
 * @param minutesAheadOfUtc - where the renovation is: 480 in China.
 */
export const finishOf = (
  view: readonly RecordedFinish[],
  state: Slices<'opening' | 'plan' | 'works'>,
  community: CommunityId,
  day: Today,
  minutesAheadOfUtc: number,
): Finish | undefined => {
  const first = firstOf(view, community, minutesAheadOfUtc, day)
  if (first === undefined) return undefined
  const planned = schedule(state, community, day)
  const periods = planned?.reckonings.map((one) => keptBy(one, one.period.days + planned.extended, first.days, day))
  return { community, ...first, periods: periods ?? [] }
}
