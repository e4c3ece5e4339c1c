import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
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
