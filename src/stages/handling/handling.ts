import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { flag, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { certainlyBefore } from '../../vocabulary/limit.ts'
import { ClockTime } from '../../vocabulary/moment.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { dispatchOf, feedbackOf, type Feedbacks } from '../feedback/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { handlingOf, noHandling, stepSinceReopened, type Handling, type HandlingStep } from './state.ts'

interface Reads {
  readonly feedback: Feedbacks
  readonly handling: Handling
}

const common = { feedback: RecordId, on: CalendarDate, time: optional(ClockTime), evidence: optional(Evidence) }

interface Entered {
  readonly feedback: RecordId
  readonly on: CalendarDate
  readonly time?: ClockTime
}

const at = ({ on, time }: Entered) => ({ on, ...(time !== undefined && { time }), voided: false })

const enter = (handling: Writable<Handling>, feedback: RecordId, step: HandlingStep): void => {
  entryOf(handling.steps, feedback, () => []).push(keep(step))
}

/** What may have happened by then: a paper that is entered late is held against the record of its own day. */
const currently = (s: Reads, c: Entered) => handlingOf(s.handling, c.feedback).filter((one) => !certainlyBefore(c, one))

const hindrances = (s: Reads, c: Entered, day: Today) => {
  const heard = feedbackOf(s.feedback, c.feedback)
  const dispatch = dispatchOf(s.feedback, c.feedback)
  const unheard = heard === undefined && ({ type: 'FeedbackNotReceived', feedback: c.feedback } as const)
  const idle =
    heard !== undefined && dispatch === undefined && ({ type: 'FeedbackNotDispatched', feedback: c.feedback } as const)
  const isEarly = dispatch !== undefined && compareDates(c.on, dispatch.on) === 'before'
  const early = isEarly && ({ type: 'BeforeDispatch', feedback: c.feedback, dispatched: dispatch.on } as const)
  const closed = stepSinceReopened(currently(s, c), 'closed')
  const over = closed && ({ type: 'FeedbackAlreadyClosed', feedback: c.feedback, on: closed.on } as const)
  return [unheard, idle, early, over, notYet(c.on, day)]
}

/** Whoever was dispatched to got in touch with the person (响应). That solves nothing yet. */
export const FeedbackAnswered = fact('FeedbackAnswered', common, (handling: Writable<Handling>, e) =>
  enter(handling, e.feedback, { step: 'answered', ...at(e) }),
)
export type FeedbackAnswered = EventIn<typeof FeedbackAnswered>

/** Answers feedback. Refused before it was passed on, and once it is closed. */
export const answerFeedback = rule('AnswerFeedback', common, (s: Reads, c, day: Today) => {
  const before = stepSinceReopened(currently(s, c), 'answered')
  if (before)
    return isSame(before, { step: 'answered', ...at(c) })
      ? nothing
      : refuse(recordedDifferently('feedbackAnswer', c.feedback, before.on))
  return acceptUnless(hindrances(s, c, day), () => FeedbackAnswered(c))
})

const resolved = { ...common, outcome: oneOf('solved', 'notPossible'), text: optional(NoteRef) }

/** It was said to be solved, or that it cannot be (解决). The person has not been asked yet. */
export const FeedbackResolved = fact('FeedbackResolved', resolved, (handling: Writable<Handling>, e) =>
  enter(handling, e.feedback, { step: 'resolved', outcome: e.outcome, ...at(e) }),
)
export type FeedbackResolved = EventIn<typeof FeedbackResolved>

/** Resolves feedback. */
export const resolveFeedback = rule('ResolveFeedback', resolved, (s: Reads, c, day: Today) => {
  const before = stepSinceReopened(currently(s, c), 'resolved')
  if (before)
    return isSame(before, { step: 'resolved', outcome: c.outcome, ...at(c) })
      ? nothing
      : refuse(recordedDifferently('feedbackResolution', c.feedback, before.on))
  return acceptUnless(hindrances(s, c, day), () => FeedbackResolved(c))
})

const call = tagged('result', {
  notReached: {},
  reached: { solved: flag, satisfied: oneOf('satisfied', 'basicallySatisfied', 'dissatisfied') },
})
const calledBack = { ...common, call }

const callIn = (said: (typeof call)['_A']) =>
  said.result === 'notReached'
    ? ({ reached: false } as const)
    : ({ reached: true, solved: said.solved, satisfied: said.satisfied } as const)

/** The person was called back (回访), and said whether it is solved and how satisfied he is; or could not be reached. */
export const FeedbackCalledBack = fact('FeedbackCalledBack', calledBack, (handling: Writable<Handling>, e) =>
  enter(handling, e.feedback, { step: 'calledBack', call: callIn(e.call), ...at(e) }),
)
export type FeedbackCalledBack = EventIn<typeof FeedbackCalledBack>

/**
 * Calls back. Refused while nobody has said that it is solved or cannot be. Who was not reached may be called again.
 *
 * @remarks 北京市接诉即办工作条例 art. 23.
 */
export const callBack = rule('CallBack', calledBack, (s: Reads, c, day: Today) => {
  const steps = currently(s, c)
  const before = stepSinceReopened(steps, 'calledBack')
  const entry = { step: 'calledBack', call: callIn(c.call), ...at(c) }
  if (before !== undefined && isSame(before, entry)) return nothing
  if (before?.call.reached === true) return refuse(recordedDifferently('callBack', c.feedback, before.on))
  const open =
    stepSinceReopened(steps, 'resolved') === undefined &&
    ({ type: 'FeedbackNotResolved', feedback: c.feedback } as const)
  return acceptUnless([...hindrances(s, c, day), open], () => FeedbackCalledBack(c))
})

/** Feedback was taken up again, since it was not solved after all (重新办理). */
export const FeedbackReopened = fact('FeedbackReopened', common, (handling: Writable<Handling>, e) =>
  enter(handling, e.feedback, { step: 'reopened', ...at(e) }),
)
export type FeedbackReopened = EventIn<typeof FeedbackReopened>

/** Reopens feedback. Refused where it lies open anyway. */
export const reopenFeedback = rule('ReopenFeedback', common, (s: Reads, c, day: Today) => {
  const steps = currently(s, c)
  const last = steps.at(-1)
  if (last?.step === 'reopened')
    return isSame(last, { step: 'reopened', ...at(c) })
      ? nothing
      : refuse(recordedDifferently('feedbackReopening', c.feedback, last.on))
  const later = handlingOf(s.handling, c.feedback)
  const rests = stepSinceReopened(steps, 'closed') ?? stepSinceReopened(steps, 'resolved')
  const resolution = rests ?? later.find((one) => one.step === 'resolved')
  const open = resolution === undefined && ({ type: 'FeedbackNotResolved', feedback: c.feedback } as const)
  const isEarly = resolution !== undefined && rests === undefined
  const early =
    isEarly && ({ type: 'ReopenedBeforeResolution', feedback: c.feedback, resolved: resolution.on } as const)
  return acceptUnless([open, early, notYet(c.on, day)], () => FeedbackReopened(c))
})

/** Feedback was closed (办结): nothing more is owed on it unless it is reopened. */
export const FeedbackClosed = fact('FeedbackClosed', common, (handling: Writable<Handling>, e) =>
  enter(handling, e.feedback, { step: 'closed', ...at(e) }),
)
export type FeedbackClosed = EventIn<typeof FeedbackClosed>

/** Closes feedback. Refused while nobody has said that it is solved or cannot be. */
export const closeFeedback = rule('CloseFeedback', common, (s: Reads, c, day: Today) => {
  const steps = currently(s, c)
  const before = stepSinceReopened(steps, 'closed')
  if (before)
    return isSame(before, { step: 'closed', ...at(c) })
      ? nothing
      : refuse(recordedDifferently('feedbackClosing', c.feedback, before.on))
  const open =
    stepSinceReopened(steps, 'resolved') === undefined &&
    ({ type: 'FeedbackNotResolved', feedback: c.feedback } as const)
  return acceptUnless([...hindrances(s, c, day), open], () => FeedbackClosed(c))
})

const named = { feedback: RecordId, on: CalendarDate }
const key = tagged('kind', {
  feedbackAnswer: named,
  feedbackResolution: named,
  callBack: named,
  feedbackReopening: named,
  feedbackClosing: named,
})
type Key = (typeof key)['_A']
const steps = {
  feedbackAnswer: 'answered',
  feedbackResolution: 'resolved',
  callBack: 'calledBack',
  feedbackReopening: 'reopened',
  feedbackClosing: 'closed',
} as const

const entriesFor = (slice: Handling, of: Key): readonly { readonly voided: boolean }[] =>
  (lookup(slice.steps, of.feedback) ?? []).filter((one) => one.step === steps[of.kind] && one.on === of.on)

/** A step in dealing with feedback was entered by mistake and does not count. */
export const HandlingRecordVoided = struckOut('HandlingRecordVoided', key, entriesFor)
export type HandlingRecordVoided = EventIn<typeof HandlingRecordVoided>

/** Strikes out a step, named by its feedback and date. */
export const voidHandlingRecord = strikes(
  'VoidHandlingRecord',
  key,
  HandlingRecordVoided,
  ({ handling }: Reads, record) => entriesFor(handling, record),
  (record) => [record.feedback, record.on],
)

/** Handling (办理): answered is not resolved, resolved is not satisfied; each is asked for by itself. */
export const handling = stage(
  'handling',
  noHandling,
  [FeedbackAnswered, FeedbackResolved, FeedbackCalledBack, FeedbackReopened, FeedbackClosed, HandlingRecordVoided],
  [answerFeedback, resolveFeedback, callBack, reopenFeedback, closeFeedback, voidHandlingRecord],
)
