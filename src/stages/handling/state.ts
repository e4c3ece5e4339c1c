import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { punctuality, type Limit, type Punctuality, type Timed } from '../../vocabulary/limit.ts'
import type { WorkingCalendar } from '../../vocabulary/period.ts'
import { inForce, type Adoption, type PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** What somebody said when he was called back. */
export type CallBack =
  | { readonly reached: false }
  | {
      readonly reached: true
      readonly solved: boolean
      readonly satisfied: 'satisfied' | 'basicallySatisfied' | 'dissatisfied'
    }

/** What happened to feedback after it was passed on. */
export type HandlingStep = Voidable & { readonly time?: ClockTime } & (
    | { readonly step: 'answered' }
    | { readonly step: 'resolved'; readonly outcome: 'solved' | 'notPossible' }
    | { readonly step: 'calledBack'; readonly call: CallBack }
    | { readonly step: 'reopened' }
    | { readonly step: 'closed' }
  )

/** The handling's slice: what happened to each feedback, in order of record. */
export interface Handling {
  readonly steps: { readonly [feedback: string]: readonly HandlingStep[] }
}

/** Before anybody dealt with anything. */
export const noHandling: Handling = { steps: {} }

/** What happened to feedback and counts on a day, in order of record. */
export const handlingOf = (handling: Handling, feedback: string, asOf?: Day): readonly HandlingStep[] =>
  (lookup(handling.steps, feedback) ?? []).filter((one) => countsOn(one, asOf))

type StepOf<S extends HandlingStep['step']> = Extract<HandlingStep, { readonly step: S }>

/** The last step of a kind since feedback was last reopened, if there is one. */
export const stepSinceReopened = <S extends HandlingStep['step']>(
  steps: readonly HandlingStep[],
  step: S,
): StepOf<S> | undefined =>
  steps
    .slice(steps.findLastIndex((one) => one.step === 'reopened') + 1)
    .findLast((one): one is StepOf<S> => one.step === step)

interface Level {
  readonly level: string
  readonly respondWithin: Limit
  readonly resolveWithin: Limit
}
interface Terms {
  readonly head: PolicyHead
  readonly levels: readonly Level[]
  readonly callBackWithin: Limit
}
interface Dispatched extends Voidable, Timed {
  readonly level: string
  readonly disputed: boolean
}
interface Heard {
  readonly policies: readonly Adoption<Terms>[]
  readonly received: { readonly [id: string]: Voidable }
  readonly dispatches: { readonly [id: string]: readonly Dispatched[] }
}

/** Whether the first answer to a dispatch, or its solution, came in time; nothing while it has not come or no level is known. */
export const punctualityOf = (
  feedback: Heard,
  dispatch: Dispatched,
  done: Timed | undefined,
  which: 'respondWithin' | 'resolveWithin',
  calendar: WorkingCalendar,
): Punctuality | undefined => {
  const level = inForce(feedback.policies, dispatch.on)?.levels.find((one) => one.level === dispatch.level)
  return level && done && punctuality(level[which], dispatch, done, calendar)
}

// What is owed is told in days: an hour limit is owed by the day on which it runs out at the latest.
const asPeriod = (limit: Limit) =>
  limit.kind === 'period'
    ? limit.period
    : ({
        days: Math.max(1, Math.ceil(limit.hours / 24)),
        from: 'event',
        firstDay: limit.hours < 24 ? 'included' : 'excluded',
        counting: 'calendarDays',
        lastRestDay: 'stays',
      } as const)

/** What is owed on a day: an answer, a solution and a call back, each for feedback that was passed on and still lies open. */
export const due = (
  { feedback, handling }: { readonly feedback: Heard; readonly handling: Handling },
  day: Today,
): readonly Due[] =>
  Object.entries(feedback.dispatches).flatMap(([subject, dispatches]) => {
    const dispatch = dispatches.findLast((one) => mayCountBy(one, day.today))
    if (dispatch === undefined || dispatch.disputed || lookup(feedback.received, subject)?.voided !== false) return []
    const steps = (lookup(handling.steps, subject) ?? []).filter((one) => mayCountBy(one, day.today))
    if (stepSinceReopened(steps, 'closed')) return []
    const resolved = stepSinceReopened(steps, 'resolved')
    const reopened = steps.findLast((one) => one.step === 'reopened')
    const since = (reopened ?? dispatch).on
    const owed = (what: string, from: Timed['on'], limit: (terms: Terms) => Limit | undefined): readonly Due[] => {
      const terms = inForce(feedback.policies, from)
      const within = terms && limit(terms)
      if (terms !== undefined && within === undefined) return []
      return [
        owedWithin({ what, subject, since: from }, 'feedback', feedback.policies, () => asPeriod(within as Limit), day),
      ]
    }
    const levelIn = (terms: Terms): Level | undefined => terms.levels.find((one) => one.level === dispatch.level)
    if (resolved)
      return stepSinceReopened(steps, 'calledBack')
        ? []
        : owed('callBack', resolved.on, (terms) => terms.callBackWithin)
    return [
      ...(stepSinceReopened(steps, 'answered')
        ? []
        : owed('feedbackAnswer', since, (terms) => levelIn(terms)?.respondWithin)),
      ...owed('feedbackResolution', since, (terms) => levelIn(terms)?.resolveWithin),
    ]
  })
