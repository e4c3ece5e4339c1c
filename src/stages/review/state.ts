import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { latest, type Voidable } from '../../vocabulary/dated.ts'
import type { ExtensionReason, ImpossibleReason, CallSatisfaction } from '../../vocabulary/feedbackReasons.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { FeedbackReviewPolicy } from './policy.ts'

/** More time that was given to solve something: its new last day. */
export interface FeedbackExtension extends Voidable {
  readonly extension: RecordId
  readonly until: Day
  readonly reason: ExtensionReason
}

/** That something cannot be done for a reason that takes it out of the rates, as a review found. */
export interface Exclusion extends Voidable {
  readonly reason: ImpossibleReason
}

/** The review's slice: for each feedback the time that was given and what took it out of the rates, in order of record. */
export interface Review {
  readonly policies: readonly Adoption<FeedbackReviewPolicy>[]
  readonly extensions: { readonly [feedback: string]: readonly FeedbackExtension[] }
  readonly exclusions: { readonly [feedback: string]: readonly Exclusion[] }
}

/** Before anything was reviewed. */
export const noReview: Review = { policies: [], extensions: {}, exclusions: {} }

/** What took feedback out of the rates by a day, if anything did. */
export const exclusionOf = (review: Review, feedback: string, asOf?: Day): Exclusion | undefined =>
  latest(lookup(review.exclusions, feedback) ?? [], asOf)

/** Whether an answer counts as satisfied by the policy in force on its day; nothing where none is. */
export const countsAsSatisfied = (review: Review, said: CallSatisfaction, on: CalendarDate): boolean | undefined =>
  inForce(review.policies, on)?.satisfied.includes(said)
