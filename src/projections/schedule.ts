import { spanBetween, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import { latest } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { deadlineOf, type NotCovered, type Period, type WorkingCalendar } from '../vocabulary/period.ts'
import { concerning } from '../stages/plan/state.ts'
import { completionOf, extensionDays, startOf } from '../stages/works/state.ts'
import type { Slices } from './state.ts'

type Read = Slices<'opening' | 'plan' | 'works'>

/** From what the days of a construction period are counted. */
export type PeriodBasis = Period['from']

/** A number of days that is exact, or lies within bounds where a date is not known to the day. */
export interface DaySpan {
  readonly least: number
  readonly most: number
}

/** A construction period counted one way. */
export interface Reckoning {
  readonly period: Period
  /** Whether the period was agreed in these words; the others show what the same days would mean on another basis. */
  readonly agreed: boolean
  /** The date that the days are counted from; absent while that has not happened. */
  readonly start?: CalendarDate
  /** The last day of the period with its extensions: a range where the start is one, or why it cannot be told. */
  readonly deadline?: DayRange | NotCovered
  /** Days from the start to the day of the question. */
  readonly elapsed?: DaySpan
  /** Days from the day of the question to the last day; negative when it has passed. */
  readonly remaining?: DaySpan
  /** Days from practical completion to the last day, once completed: positive is early, negative is late. */
  readonly early?: DaySpan
}

/** How a community stands in time on a day. */
export interface Schedule {
  readonly community: CommunityId
  readonly asOf: Day
  readonly completedOn?: CalendarDate
  /** Days by which the period was extended. */
  readonly extended: number
  readonly reckonings: readonly Reckoning[]
}

const startFor = (state: Read, community: CommunityId, from: PeriodBasis, agreedOn: CalendarDate, asOf: Day) => {
  if (from === 'agreement') return agreedOn
  if (from === 'launch') return latest(concerning(state.plan.launches, community), asOf)?.on
  if (from === 'constructionStart') return startOf(state.works, community, asOf)?.on
  return undefined
}

const variants = (agreed: Period): readonly Period[] => {
  const bases: readonly PeriodBasis[] = ['launch', 'constructionStart']
  const all = [agreed.from, ...bases.filter((from) => from !== agreed.from)]
  const days: readonly Period['firstDay'][] = ['excluded', 'included']
  return all.flatMap((from) => days.map((firstDay) => ({ ...agreed, from, firstDay })))
}

const isDeadline = (deadline: DayRange | NotCovered): deadline is DayRange => 'first' in deadline

interface Moment {
  readonly asOf: Day
  readonly completedOn: CalendarDate | undefined
}

const rangeSpan = (from: CalendarDate, to: DayRange): DaySpan => ({
  least: spanBetween(from, to.first).least,
  most: spanBetween(from, to.last).most,
})

const reckon = (
  period: Period,
  agreed: boolean,
  start: CalendarDate | undefined,
  extended: number,
  { asOf, completedOn }: Moment,
  calendar: WorkingCalendar,
): Reckoning => {
  if (start === undefined) return { period, agreed }
  const counted = deadlineOf(start, { ...period, days: period.days + extended }, calendar)
  const deadline = counted._tag === 'Right' ? counted.right : counted.left
  const elapsed = spanBetween(start, completedOn ?? asOf)
  if (!isDeadline(deadline)) return { period, agreed, start, deadline, elapsed }
  const remaining = rangeSpan(asOf, deadline)
  const early = completedOn === undefined ? {} : { early: rangeSpan(completedOn, deadline) }
  return { period, agreed, start, deadline, elapsed, remaining, ...early }
}

/**
 * How a community stands against its construction period on a day, as agreed and by every other basis: the same 184 days
 * end on different days when they are counted from the launch or from the start of works, and when the first day counts.
 * `undefined` when no period was agreed by then.
 */
export const schedule = (
  state: Read,
  community: CommunityId,
  today: { readonly today: Day; readonly calendar: WorkingCalendar },
): Schedule | undefined => {
  const { today: asOf, calendar } = today
  const agreement = latest(concerning(state.plan.periods, community), asOf)
  if (agreement === undefined) return undefined
  const completedOn = completionOf(state.works, community, asOf)?.on
  const extended = extensionDays(state.works, community, asOf)
  return {
    community,
    asOf,
    extended,
    ...(completedOn !== undefined && { completedOn }),
    reckonings: variants(agreement.period).map((period) => {
      const agreed = period.from === agreement.period.from && period.firstDay === agreement.period.firstDay
      const start = startFor(state, community, period.from, agreement.on, asOf)
      return reckon(period, agreed, start, extended, { asOf, completedOn }, calendar)
    }),
  }
}
