import { spanBetween, type CalendarDate } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../vocabulary/ids.ts'
import type { Punctuality } from '../vocabulary/limit.ts'
import type { Today } from '../vocabulary/today.ts'
import { dispatchOf, originalFeedback, repeats, type Feedback, type FeedbackKind } from '../stages/feedback/state.ts'
import { handlingOf, punctualityOf, stepSinceReopened, type CallBack } from '../stages/handling/state.ts'
import type { DaySpan } from './schedule.ts'
import type { Reached } from './reach.ts'
import type { Slices } from './state.ts'

/** How far feedback has come: received, passed on, answered, resolved, called back, closed; `reopened` lies open again. */
export type FeedbackStanding =
  | 'received'
  | 'dispatched'
  | 'disputed'
  | 'answered'
  | 'resolved'
  | 'calledBack'
  | 'reopened'
  | 'closed'

/** One feedback with its times. */
export interface FeedbackRecord {
  readonly feedback: string
  readonly kind: FeedbackKind
  readonly topic: string
  readonly community: CommunityId
  readonly receivedOn: CalendarDate
  readonly stands: FeedbackStanding
  readonly with?: OrganisationId
  readonly level?: string
  /** Whether the first answer and the solution came in time; absent while they have not come. */
  readonly answered?: Punctuality
  readonly resolved?: Punctuality
  readonly outcome?: 'solved' | 'notPossible'
  /** Days from receipt to solution. */
  readonly took?: DaySpan
  readonly call?: CallBack
  readonly reopenings: number
}

/** The three rates of a complaint system (响应率、解决率、满意率), each with what it is counted of. */
export interface FeedbackRates {
  /** Answered in time, of those passed on of which it can be told or that are overdue. */
  readonly response: Reached
  /** Solved by the word of the person, of those who were called back and reached. */
  readonly resolution: Reached
  /** Satisfied or basically satisfied, of those who were called back and reached. */
  readonly satisfaction: Reached
}

/** All feedback of some communities, and what it comes to. */
export interface FeedbackProgress {
  readonly records: readonly FeedbackRecord[]
  /** How much of what came in only repeats earlier feedback; it is in no rate. */
  readonly repeated: number
  readonly byTopic: readonly (readonly [topic: string, count: number])[]
  readonly rates: FeedbackRates
  /** Days to a solution, each with how often: it merges over renovations, and the median is read from it. */
  readonly daysToSolution: readonly (readonly [days: number, count: number])[]
}

type Read = Slices<'feedback' | 'handling'>

const standing = (state: Read, id: string, day: Today): FeedbackStanding => {
  const last = handlingOf(state.handling, id, day.today).at(-1)
  if (last !== undefined) return last.step
  const dispatch = dispatchOf(state.feedback, id, day.today)
  if (dispatch === undefined) return 'received'
  return dispatch.disputed ? 'disputed' : 'dispatched'
}

const recordOf = (state: Read, id: string, one: Feedback, day: Today): FeedbackRecord => {
  const steps = handlingOf(state.handling, id, day.today)
  const dispatch = dispatchOf(state.feedback, id, day.today)
  const first = steps.find((step) => step.step === 'answered') ?? steps.find((step) => step.step === 'resolved')
  const solution = stepSinceReopened(steps, 'resolved')
  // What was said last holds, also where it was taken up again because of that.
  const call = steps.findLast((step) => step.step === 'calledBack')?.call
  const punctual = (done: typeof first, which: 'respondWithin' | 'resolveWithin') =>
    dispatch && punctualityOf(state.feedback, dispatch, done, which, day.calendar)
  const [answered, resolved] = [punctual(first, 'respondWithin'), punctual(solution, 'resolveWithin')]
  return {
    feedback: id,
    kind: one.kind,
    topic: one.topic,
    community: one.community,
    receivedOn: one.on,
    stands: standing(state, id, day),
    ...(dispatch && { with: dispatch.to, level: dispatch.level }),
    ...(answered && { answered }),
    ...(resolved && { resolved }),
    ...(solution && { outcome: solution.outcome, took: spanBetween(one.on, solution.on) }),
    ...(call && { call }),
    reopenings: steps.filter((step) => step.step === 'reopened').length,
  }
}

const counted = <K>(keys: readonly K[]): readonly (readonly [K, number])[] => {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
}

const overdue = (state: Read, { feedback, answered }: FeedbackRecord, day: Today): boolean => {
  const dispatch = dispatchOf(state.feedback, feedback, day.today)
  if (answered !== undefined || dispatch === undefined) return false
  return punctualityOf(state.feedback, dispatch, { on: day.today }, 'respondWithin', day.calendar) === 'late'
}

/**
 * The three rates. What is open between in time and late is in neither number, and what repeats earlier feedback is in none.
 *
 * @remarks The usual formulas [K]: response = contacted within the limit / dispatched; resolution and satisfaction = by the
 * person's word / validly called back. 北京市接诉即办工作条例 art. 32 names the three.
 */
const ratesOf = (state: Read, records: readonly FeedbackRecord[], day: Today): FeedbackRates => {
  const inTime = records.filter((one) => one.answered === 'inTime').length
  const late = records.filter((one) => one.answered === 'late' || overdue(state, one, day)).length
  const calls = records.flatMap(({ call }) => (call?.reached === true ? [call] : []))
  return {
    response: { reached: inTime, of: inTime + late },
    resolution: { reached: calls.filter((one) => one.solved).length, of: calls.length },
    satisfaction: { reached: calls.filter((one) => one.satisfied !== 'dissatisfied').length, of: calls.length },
  }
}

/** All feedback of some communities by a day: where each stands, how long it took, and the three rates. */
export const feedbackProgress = (state: Read, communities: readonly CommunityId[], day: Today): FeedbackProgress => {
  const { feedback } = state
  const records = originalFeedback(feedback, day.today)
    .filter(([, one]) => communities.includes(one.community))
    .map(([id, one]) => recordOf(state, id, one, day))
  const repeated = Object.entries(feedback.received).filter(
    ([id, one]) =>
      countsOn(one, day.today) && communities.includes(one.community) && repeats(feedback, id, day.today) !== undefined,
  )
  const exact = records.flatMap(({ took, outcome }) =>
    outcome === 'solved' && took !== undefined && took.least === took.most ? [took.most] : [],
  )
  return {
    records,
    repeated: repeated.length,
    byTopic: counted(records.map((one) => one.topic)).toSorted((a, b) => b[1] - a[1]),
    rates: ratesOf(state, records, day),
    daysToSolution: counted(exact).toSorted((a, b) => a[0] - b[0]),
  }
}

/** The median of a histogram: the value in the middle, the lower of two; nothing where there is none. */
export const medianOf = (histogram: readonly (readonly [value: number, count: number])[]): number | undefined => {
  const total = histogram.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [value, count] of histogram.toSorted((a, b) => a[0] - b[0])) {
    seen += count
    if (total > 0 && seen * 2 >= total) return value
  }
  return undefined
}

/** Adds histograms: in whatever order, the sum is the same. */
export const mergeHistograms = (
  ...all: readonly (readonly (readonly [value: number, count: number])[])[]
): readonly (readonly [value: number, count: number])[] => {
  const counts = new Map<number, number>()
  for (const [value, count] of all.flat()) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].toSorted((a, b) => a[0] - b[0])
}
