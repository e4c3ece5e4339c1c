import { lookup } from '../../kernel/lookup.ts'
import { dispatchOf, isDemand, originalFeedback, type Dispatch, type Feedback } from '../../stages/feedback/state.ts'
import { handlingOf, limitOf, type HandlingStep } from '../../stages/handling/state.ts'
import { daysOf } from '../../vocabulary/calendarDate.ts'
import type { OrganisationId } from '../../vocabulary/ids.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import { doneBy, endOfLimit, type MomentRange, type Timed } from '../../vocabulary/limit.ts'
import type { NotCovered } from '../../vocabulary/period.ts'
import { inForce } from '../../vocabulary/policy.ts'
import type { Today } from '../../vocabulary/today.ts'
import type { Slices } from '../state.ts'
import { overFrom, type Overrun } from './overrun.ts'

type Read = Slices<'feedback' | 'handling' | 'review'>

/** What happened from the dispatch, or from a reopening, until feedback was reopened again. */
interface Round {
  readonly since: Timed
  readonly steps: readonly HandlingStep[]
}

const roundsOf = (dispatch: Timed, steps: readonly HandlingStep[]): readonly Round[] =>
  steps.reduce<readonly Round[]>(
    (rounds, step) => {
      const last = rounds.at(-1) ?? { since: dispatch, steps: [] }
      if (step.step === 'reopened') return [...rounds, { since: step, steps: [] }]
      return [...rounds.slice(0, -1), { since: last.since, steps: [...last.steps, step] }]
    },
    [{ since: dispatch, steps: [] }],
  )

const lateIn = (
  state: Read,
  named: { readonly subject: string; readonly what: string; readonly since: Timed; readonly owedBy?: OrganisationId },
  end: MomentRange | NotCovered | undefined,
  done: Timed | undefined,
): readonly Overrun[] => {
  if (end === undefined || 'type' in end || done === undefined || doneBy(end, done) !== 'late') return []
  const { what, subject, since, owedBy } = named
  const by = { first: end.first.day, last: end.last.day }
  const basis = inForce(state.feedback.policies, since.on)?.head.basis
  const settled = daysOf(done.on)
  const over = settled.first > by.last ? overFrom(by, settled) : { least: 0, most: 0 }
  const said = { time: end.last.time, settled, ...(basis !== undefined && { basis }), ...(owedBy && { owedBy }) }
  return [{ kind: 'periodOverrun', what, subject, since: since.on, by, over, ...said }]
}

const inRound = (
  state: Read,
  subject: string,
  { level, to: owedBy }: Dispatch,
  { since, steps }: Round,
  day: Today,
) => {
  const limit = (which: 'respondWithin' | 'resolveWithin') =>
    limitOf(state, { feedback: subject, since, level }, which, day)
  const resolved = steps.findLast((one) => one.step === 'resolved')
  const terms = resolved && inForce(state.feedback.policies, resolved.on)
  const callBy = resolved && terms && endOfLimit(terms.callBackWithin, resolved, day.calendar)
  const answer = steps.find((one) => one.step === 'answered' || one.step === 'resolved')
  const call = steps.find((one) => one.step === 'calledBack')
  return [
    ...lateIn(state, { subject, what: 'feedbackAnswer', since, owedBy }, limit('respondWithin'), answer),
    ...lateIn(state, { subject, what: 'feedbackResolution', since, owedBy }, limit('resolveWithin'), resolved),
    ...lateIn(state, { subject, what: 'callBack', since: resolved ?? since }, callBy, call),
  ]
}

/** A dispatch after the last minute for it, by the policy in force on the day of receipt. */
const lateDispatch = (state: Read, subject: string, one: Feedback, day: Today): readonly Overrun[] => {
  const limit = inForce(state.feedback.policies, one.on)?.dispatchWithin
  const end = limit && endOfLimit(limit, one, day.calendar)
  const first = lookup(state.feedback.dispatches, subject)?.find((it) => countsOn(it, day.today))
  return isDemand(one) ? lateIn(state, { subject, what: 'feedbackDispatch', since: one }, end, first) : []
}

/** Feedback that was passed on, answered, solved or called back after the last minute for it, be it on the very day. */
export const ofHours = (state: Read, day: Today): readonly Overrun[] =>
  originalFeedback(state.feedback, day.today).flatMap(([id, one]) => {
    const dispatch = dispatchOf(state.feedback, id, day.today)
    if (dispatch === undefined) return []
    const rounds = roundsOf(dispatch, handlingOf(state.handling, id, day.today))
    const late = rounds.flatMap((round) => inRound(state, id, dispatch, round, day))
    return [...lateDispatch(state, id, one, day), ...late]
  })
