import { daysOf, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { deadlineOf } from '../vocabulary/period.ts'
import { inForce } from '../vocabulary/policy.ts'
import type { Today } from '../vocabulary/today.ts'
import { rectificationStepOf, stepsOf, type Order } from '../stages/rectification/state.ts'
import { fallsInto } from './duringPeriod.ts'
import { schedule } from './schedule.ts'
import type { Slices } from './state.ts'

/** How many were in time and how many late. What is not owed yet is none of the three. */
export interface Timeliness {
  readonly inTime: number
  readonly late: number
  /** Whether it was in time cannot be told: a date is too rough, a calendar does not reach, or no policy or period was there. */
  readonly open: number
}

type Verdict = keyof Timeliness | 'notYet'

const counted = (verdicts: readonly Verdict[]): Timeliness => {
  const of = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length
  return { inTime: of('inTime'), late: of('late'), open: of('open') }
}

/** What was done on a date against the last day for it: where the dates leave it open, so does the verdict. */
const doneBy = (on: CalendarDate, deadline: DayRange): Verdict => {
  const { first, last } = daysOf(on)
  if (last <= deadline.first) return 'inTime'
  return first > deadline.last ? 'late' : 'open'
}

const overdueOn = ({ today }: Today, deadline: DayRange): Verdict => {
  if (today > deadline.last) return 'late'
  return today > deadline.first ? 'open' : 'notYet'
}

type Ordered = Slices<'rectification' | 'inspection'>

const ofOrder = (state: Ordered, id: string, order: Order, day: Today): Verdict => {
  const policy = inForce(state.inspection.policies, order.on)
  const counted = policy && deadlineOf(order.on, policy.rectifyWithin[order.severity], day.calendar)
  if (counted === undefined || counted._tag === 'Left') return 'open'
  if (rectificationStepOf(state.rectification, id, day.today)?.step !== 'accepted') return overdueOn(day, counted.right)
  const replies = stepsOf(state.rectification, id).filter((one) => one.step === 'replied' && countsOn(one, day.today))
  const last = replies.at(-1)
  return last === undefined ? 'open' : doneBy(last.on, counted.right)
}

/**
 * Whether what was ordered to be put right was put right in time: the reply that was accepted counts, against the policy in
 * force on the day of the order. An open order is late as soon as its last day has passed. With a day to count from, only
 * what was ordered from then on.
 */
export const rectificationTimeliness = (
  state: Ordered,
  communities: readonly CommunityId[],
  day: Today & { readonly from?: Day },
): Timeliness =>
  counted(
    Object.entries(state.rectification.orders)
      .filter(([, order]) => countsOn(order, day.today) && communities.includes(order.community))
      .filter(([, order]) => day.from === undefined || fallsInto(order, day.from))
      .map(([id, order]) => ofOrder(state, id, order, day)),
  )

const ofCommunity = (state: Slices<'opening' | 'plan' | 'works'>, community: CommunityId, day: Today): Verdict => {
  const planned = schedule(state, community, day)
  const deadline = planned?.reckonings.find((one) => one.agreed)?.deadline
  const known = deadline !== undefined && 'first' in deadline ? deadline : undefined
  if (planned?.completedOn !== undefined) return known === undefined ? 'open' : doneBy(planned.completedOn, known)
  return known === undefined ? 'notYet' : overdueOn(day, known)
}

/** Whether the works of communities were finished within the construction period as it was agreed and extended. */
export const completionTimeliness = (
  state: Slices<'opening' | 'plan' | 'works'>,
  communities: readonly CommunityId[],
  day: Today,
): Timeliness => counted(communities.map((community) => ofCommunity(state, community, day)))
