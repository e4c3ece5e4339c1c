import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { OrganisationId } from '../../vocabulary/ids.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { endOfDay, endOfLimit, inOrder, type Limit, type MomentRange, type Timed } from '../../vocabulary/limit.ts'
import type { NotCovered } from '../../vocabulary/period.ts'
import { inForce, type Adoption, type PolicyHead } from '../../vocabulary/policy.ts'
import { owedUntil, type Due, type Today } from '../../vocabulary/today.ts'

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

/** What happened to feedback and counts on a day, in the order in which it happened, as far as dates and times tell. */
export const handlingOf = (handling: Handling, feedback: string, asOf?: Day): readonly HandlingStep[] =>
  inOrder((lookup(handling.steps, feedback) ?? []).filter((one) => countsOn(one, asOf)))

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
  readonly to: OrganisationId
  readonly level: string
  readonly disputed: boolean
}
interface Heard {
  readonly policies: readonly Adoption<Terms>[]
  readonly received: { readonly [id: string]: Voidable }
  readonly links: { readonly [id: string]: readonly Voidable[] }
  readonly dispatches: { readonly [id: string]: readonly Dispatched[] }
}
interface Reviewed {
  readonly extensions: { readonly [id: string]: readonly (Voidable & { readonly until: Day })[] }
}
interface Slices {
  readonly feedback: Heard
  readonly handling: Handling
  readonly review: Reviewed
}

/** What a limit is of: the feedback, what its time is counted from, and the level at which it was passed on. */
export interface Limited {
  readonly feedback: string
  readonly since: Timed
  readonly level: string
}

/**
 * The last minute to answer feedback or to solve it, by the policy in force on the day from which it is counted, or by the
 * last day that was given for a solution since; nothing where no policy or no such level is known.
 */
export const limitOf = (
  { feedback, review }: Omit<Slices, 'handling'>,
  { feedback: id, since, level }: Limited,
  which: 'respondWithin' | 'resolveWithin',
  { today, calendar }: Today,
): MomentRange | NotCovered | undefined => {
  const given = (lookup(review.extensions, id) ?? []).filter(
    (one) => mayCountBy(one, today) && compareDates(one.on, since.on) !== 'before',
  )
  const longer = which === 'resolveWithin' ? latest(given) : undefined
  if (longer) return endOfDay(longer.until)
  const terms = inForce(feedback.policies, since.on)?.levels.find((one) => one.level === level)
  return terms && endOfLimit(terms[which], since, calendar)
}

const owedOn = (
  owed: Pick<Due, 'what' | 'subject' | 'since' | 'owedBy'>,
  { feedback }: Slices,
  end: MomentRange | NotCovered | undefined,
): readonly Due[] => {
  const policy = inForce(feedback.policies, owed.since)
  if (policy === undefined) return [{ ...owed, by: { type: 'NoPolicyAdopted', policy: 'feedback', on: owed.since } }]
  return end === undefined ? [] : [owedUntil(owed, end, policy.head.basis)]
}

/**
 * What is owed on a day: an answer, a solution and a call back, each for feedback that was passed on, repeats nothing and
 * still lies open. Answer and solution are owed by whoever it was passed on to, disputed feedback too until it is passed on
 * anew; the call back is owed by whoever keeps the hotline, whom the record does not name.
 *
 * @remarks 北京市接诉即办工作条例 art. 13 to 15 and 23.
 */
export const due = (s: Slices, day: Today): readonly Due[] =>
  Object.entries(s.feedback.dispatches).flatMap(([subject, dispatches]) => {
    const counts = (one: Voidable): boolean => mayCountBy(one, day.today)
    const dispatch = dispatches.findLast(counts)
    const isRepeat = (lookup(s.feedback.links, subject) ?? []).some(counts)
    if (dispatch === undefined || isRepeat || lookup(s.feedback.received, subject)?.voided !== false) return []
    const steps = inOrder((lookup(s.handling.steps, subject) ?? []).filter(counts))
    if (stepSinceReopened(steps, 'closed')) return []
    const since = steps.findLast((one) => one.step === 'reopened') ?? dispatch
    const limited = { feedback: subject, since, level: dispatch.level }
    const owed = (what: string, end: MomentRange | NotCovered | undefined): readonly Due[] =>
      owedOn({ what, subject, since: since.on, owedBy: dispatch.to }, s, end)
    const resolved = stepSinceReopened(steps, 'resolved')
    if (resolved) {
      const terms = inForce(s.feedback.policies, resolved.on)
      const end = terms && endOfLimit(terms.callBackWithin, resolved, day.calendar)
      const callBack = { what: 'callBack', subject, since: resolved.on }
      return stepSinceReopened(steps, 'calledBack') ? [] : owedOn(callBack, s, end)
    }
    const answered = stepSinceReopened(steps, 'answered')
    return [
      ...(answered ? [] : owed('feedbackAnswer', limitOf(s, limited, 'respondWithin', day))),
      ...owed('feedbackResolution', limitOf(s, limited, 'resolveWithin', day)),
    ]
  })
