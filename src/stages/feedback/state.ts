import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { endOfLimit } from '../../vocabulary/limit.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { owedUntil, type Due, type Today } from '../../vocabulary/today.ts'
import type { FeedbackPolicy } from './policy.ts'

/** What kind of feedback it is (咨询、求助、投诉、举报、建议). */
export type FeedbackKind = 'consult' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise'

/** Feedback as it came in. Who said it, where that is known, is a household's opaque id; what was said is in the vault. */
export interface Feedback extends Voidable {
  readonly kind: FeedbackKind
  readonly topic: string
  readonly channel: string
  readonly community: CommunityId
  readonly household?: HouseholdId
  readonly item?: WorkItemId
  readonly inspection?: RecordId
  readonly time?: ClockTime
}

/** To whom feedback was passed on, and at which level; a dispute leaves it with the first receiver until it is passed on anew. */
export interface Dispatch extends Voidable {
  readonly to: OrganisationId
  readonly level: string
  readonly time?: ClockTime
  readonly disputed: boolean
}

/** The feedback's slice: what came in under its id, which repeats which, and to whom each was passed on. */
export interface Feedbacks {
  readonly policies: readonly Adoption<FeedbackPolicy>[]
  readonly received: { readonly [id: string]: Feedback }
  readonly links: { readonly [repeat: string]: readonly (Voidable & { readonly first: RecordId })[] }
  readonly dispatches: { readonly [id: string]: readonly Dispatch[] }
}

/** Before anybody said anything. */
export const noFeedback: Feedbacks = { policies: [], received: {}, links: {}, dispatches: {} }

/** Feedback that counts. */
export const feedbackOf = (feedback: Feedbacks, id: string): Feedback | undefined => {
  const found = lookup(feedback.received, id)
  return found?.voided === false ? found : undefined
}

/** The earlier feedback that this one repeats without anything new, if it does. */
export const repeats = (feedback: Feedbacks, id: string, asOf?: Day): RecordId | undefined =>
  latest(lookup(feedback.links, id) ?? [], asOf)?.first

/** The dispatch that holds, of those that count on a day: the one recorded last, since each takes the matter over. */
export const dispatchOf = (feedback: Feedbacks, id: string, asOf?: Day): Dispatch | undefined =>
  lookup(feedback.dispatches, id)?.findLast((one) => countsOn(one, asOf))

/** What came in by a day and repeats nothing: what the rates are counted of. */
export const originalFeedback = (feedback: Feedbacks, asOf?: Day): readonly (readonly [string, Feedback])[] =>
  Object.entries(feedback.received).filter(
    ([id, one]) => countsOn(one, asOf) && repeats(feedback, id, asOf) === undefined,
  )

/** The service level of a dispatch, in the policy in force on its day; nothing where none is, or it has no such level. */
export const levelOf = (
  feedback: Feedbacks,
  { level, on }: { readonly level: string; readonly on: CalendarDate },
): FeedbackPolicy['levels'][number] | undefined =>
  inForce(feedback.policies, on)?.levels.find((one) => one.level === level)

/** Refusal: nobody has said this. */
export interface FeedbackNotReceived {
  readonly type: 'FeedbackNotReceived'
  readonly feedback: RecordId
}

/** Whether feedback is a demand that somebody has to deal with: a question may be answered at once, and praise asks for nothing. */
export const isDemand = ({ kind }: Feedback): boolean => kind !== 'consult' && kind !== 'praise'

/**
 * The dispatch (派单) that is owed on a day of each demand that nobody passed on, that repeats nothing and that no review took
 * out of the rates. Only where the policy in force on the day of receipt says within what time: that it is to be at once is no
 * number of days, and none is made up.
 *
 * @remarks 北京市接诉即办工作条例 art. 11: a question is answered at once or passed on, everything else passed on at once.
 */
export const due = (
  {
    feedback,
    review,
  }: {
    readonly feedback: Feedbacks
    readonly review: { readonly exclusions: { readonly [id: string]: readonly Voidable[] } }
  },
  { today, calendar }: Today,
): readonly Due[] => {
  const isSettled = (entries: { readonly [id: string]: readonly Voidable[] }, id: string): boolean =>
    lookup(entries, id)?.some((one) => mayCountBy(one, today)) ?? false
  return Object.entries(feedback.received).flatMap(([subject, one]) => {
    const { dispatchWithin, head } = inForce(feedback.policies, one.on) ?? {}
    const settled = [feedback.dispatches, feedback.links, review.exclusions].some((all) => isSettled(all, subject))
    if (dispatchWithin === undefined || head === undefined || settled) return []
    if (!isDemand(one) || !mayCountBy(one, today)) return []
    const owed = { what: 'feedbackDispatch', subject, since: one.on }
    return [owedUntil(owed, endOfLimit(dispatchWithin, one, calendar), head.basis)]
  })
}
