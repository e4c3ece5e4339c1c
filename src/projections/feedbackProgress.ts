import { spanBetween, type CalendarDate } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../vocabulary/ids.ts'
import type { ImpossibleReason } from '../vocabulary/feedbackReasons.ts'
import { doneBy, momentsOf, type MomentRange, type Punctuality, type Timed } from '../vocabulary/limit.ts'
import { minutesBetween } from '../vocabulary/moment.ts'
import type { NotCovered } from '../vocabulary/period.ts'
import type { Today } from '../vocabulary/today.ts'
import { dispatchOf, originalFeedback, repeats, type Feedback, type FeedbackKind } from '../stages/feedback/state.ts'
import { handlingOf, limitOf, stepSinceReopened, type CallBack } from '../stages/handling/state.ts'
import { countsAsSatisfied, exclusionOf } from '../stages/review/state.ts'
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
  /** The last minute to answer and to solve it, or why that cannot be told; absent where no policy or no level is known. */
  readonly answerBy?: MomentRange | NotCovered
  readonly resolveBy?: MomentRange | NotCovered
  readonly outcome?: 'solved' | 'notPossible'
  /** Why it left the rates, where a review found that it cannot be done. */
  readonly excluded?: ImpossibleReason
  /** Days from receipt to solution. */
  readonly took?: DaySpan
  /** Minutes from receipt to the first answer, where both are known to the minute. */
  readonly minutesToAnswer?: number
  readonly call?: CallBack
  /** Whether what was said counts as satisfied; absent while nobody was reached. */
  readonly satisfied?: boolean
  readonly reopenings: number
}

/** The three rates of a complaint system (响应率、解决率、满意率), each with what it is counted of. */
export interface FeedbackRates {
  /** Answered in time, of those passed on of which it can be told or that are overdue. What was excluded is in no rate. */
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
  /** How much was taken out of the rates after review. */
  readonly excluded: number
  /** Of how much it is open whether it was answered in time: dates too rough, or a calendar that does not reach. */
  readonly open: number
  /** Most frequent first. */
  readonly byTopic: readonly (readonly [topic: string, count: number])[]
  readonly byKind: readonly (readonly [kind: FeedbackKind, count: number])[]
  readonly byCommunity: readonly (readonly [community: CommunityId, count: number])[]
  readonly rates: FeedbackRates
  /** Days to a solution, each with how often: it merges over renovations, and the median is read from it. */
  readonly daysToSolution: readonly (readonly [days: number, count: number])[]
  /** Minutes to the first answer, likewise, of what is known to the minute. */
  readonly minutesToAnswer: readonly (readonly [minutes: number, count: number])[]
}

type Read = Slices<'feedback' | 'handling' | 'review'>

const standing = (state: Read, id: string, day: Today): FeedbackStanding => {
  const last = handlingOf(state.handling, id, day.today).at(-1)
  if (last !== undefined) return last.step
  const dispatch = dispatchOf(state.feedback, id, day.today)
  if (dispatch === undefined) return 'received'
  return dispatch.disputed ? 'disputed' : 'dispatched'
}

const minutesTo = (from: Timed, to: Timed | undefined): number | undefined => {
  if (to === undefined) return undefined
  const [a, b] = [momentsOf(from), momentsOf(to)]
  const isExact = minutesBetween(a.first, a.last) === 0 && minutesBetween(b.first, b.last) === 0
  return isExact ? minutesBetween(a.first, b.first) : undefined
}

const limitsOf = (state: Read, id: string, day: Today) => {
  const dispatch = dispatchOf(state.feedback, id, day.today)
  if (dispatch === undefined) return {}
  const reopened = handlingOf(state.handling, id, day.today).findLast((one) => one.step === 'reopened')
  const limited = { feedback: id, since: dispatch, level: dispatch.level }
  return {
    dispatch,
    answerBy: limitOf(state, limited, 'respondWithin', day),
    resolveBy: limitOf(state, { ...limited, since: reopened ?? dispatch }, 'resolveWithin', day),
  }
}

const saidIn = (state: Read, id: string, day: Today) => {
  // What was said last holds, also where it was taken up again because of that.
  const called = handlingOf(state.handling, id, day.today).findLast((step) => step.step === 'calledBack')
  if (called?.call.reached !== true) return called && { call: called.call }
  const { call, on } = called
  return { call, satisfied: countsAsSatisfied(state.review, call.satisfied, on) ?? call.satisfied !== 'dissatisfied' }
}

const recordOf = (state: Read, id: string, one: Feedback, day: Today): FeedbackRecord => {
  const steps = handlingOf(state.handling, id, day.today)
  const { dispatch, answerBy, resolveBy } = limitsOf(state, id, day)
  const first = steps.find((step) => step.step === 'answered' || step.step === 'resolved')
  const solution = stepSinceReopened(steps, 'resolved')
  const minutes = minutesTo(one, first)
  const excluded = exclusionOf(state.review, id, day.today)?.reason
  return {
    feedback: id,
    kind: one.kind,
    topic: one.topic,
    community: one.community,
    receivedOn: one.on,
    stands: standing(state, id, day),
    ...(dispatch && { with: dispatch.to, level: dispatch.level }),
    ...(answerBy && { answerBy, ...(first && { answered: doneBy(answerBy, first) }) }),
    ...(resolveBy && { resolveBy, ...(solution && { resolved: doneBy(resolveBy, solution) }) }),
    ...(solution && { outcome: solution.outcome, took: spanBetween(one.on, solution.on) }),
    ...(excluded && { excluded }),
    ...(minutes !== undefined && { minutesToAnswer: minutes }),
    ...saidIn(state, id, day),
    reopenings: steps.filter((step) => step.step === 'reopened').length,
  }
}

const counted = <K>(keys: readonly K[]): readonly (readonly [K, number])[] => {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
}

const mostFirst = <K>(keys: readonly K[]): readonly (readonly [K, number])[] =>
  counted(keys).toSorted((a, b) => b[1] - a[1])

const isLate = ({ answered, answerBy }: FeedbackRecord, { today }: Today): boolean =>
  answered === 'late' ||
  (answered === undefined && answerBy !== undefined && doneBy(answerBy, { on: today }) === 'late')

/**
 * The three rates of some feedback. What is open between in time and late is in neither number, and what repeats earlier feedback is in none.
 *
 * @remarks The usual formulas [K]: response = contacted within the limit / dispatched; resolution and satisfaction = by the
 * person's word / validly called back. 北京市接诉即办工作条例 art. 32 names the three.
 */
export const ratesOf = (records: readonly FeedbackRecord[], day: Today): FeedbackRates => {
  const asked = records.filter((one) => one.excluded === undefined)
  const inTime = asked.filter((one) => one.answered === 'inTime').length
  const late = asked.filter((one) => isLate(one, day)).length
  const reached = asked.filter((one) => one.call?.reached === true)
  const isSolved = ({ call }: FeedbackRecord): boolean => call?.reached === true && call.solved
  return {
    response: { reached: inTime, of: inTime + late },
    resolution: { reached: reached.filter(isSolved).length, of: reached.length },
    satisfaction: { reached: reached.filter((one) => one.satisfied).length, of: reached.length },
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
    excluded: records.filter((one) => one.excluded !== undefined).length,
    open: records.filter((one) => one.excluded === undefined && one.answered === 'open').length,
    byTopic: mostFirst(records.map((one) => one.topic)),
    byKind: mostFirst(records.map((one) => one.kind)),
    byCommunity: mostFirst(records.map((one) => one.community)),
    rates: ratesOf(records, day),
    daysToSolution: counted(exact).toSorted((a, b) => a[0] - b[0]),
    minutesToAnswer: counted(records.flatMap((one) => one.minutesToAnswer ?? [])).toSorted((a, b) => a[0] - b[0]),
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
