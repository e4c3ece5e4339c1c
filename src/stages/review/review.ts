import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { mayCountBy } from '../../vocabulary/dated.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ExtensionReason, ImpossibleReason } from '../../vocabulary/feedbackReasons.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { dispatchOf, feedbackOf, type Feedbacks } from '../feedback/state.ts'
import { handlingOf, limitOf, stepSinceReopened, type Handling } from '../handling/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import type { Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { FeedbackReviewPolicy } from './policy.ts'
import { noReview, type Review } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly feedback: Feedbacks
  readonly handling: Handling
  readonly review: Review
}

/** How the handling of feedback is measured was laid down for this renovation. */
export const FeedbackReviewPolicyAdopted = adopted(
  'FeedbackReviewPolicyAdopted',
  FeedbackReviewPolicy,
  (review: Writable<Review>) => review.policies,
)
export type FeedbackReviewPolicyAdopted = EventIn<typeof FeedbackReviewPolicyAdopted>

/** Adopts how feedback is measured; a later adoption governs what is said and decided from its own day on. */
export const adoptFeedbackReviewPolicy = adopts(
  'AdoptFeedbackReviewPolicy',
  FeedbackReviewPolicy,
  FeedbackReviewPolicyAdopted,
  ({ review }: Pick<Reads, 'opening' | 'review'>) => review.policies,
)

interface Reviewed {
  readonly feedback: RecordId
  readonly on: CalendarDate
}

const hindrances = (s: Reads, c: Reviewed, day: Today) => {
  const heard = feedbackOf(s.feedback, c.feedback)
  const isEarly = heard !== undefined && compareDates(c.on, heard.on) === 'before'
  return [
    heard === undefined && ({ type: 'FeedbackNotReceived', feedback: c.feedback } as const),
    isEarly && ({ type: 'BeforeFeedback', feedback: c.feedback, received: heard.on, on: c.on } as const),
    notYet(c.on, day),
  ]
}

const barred = (
  { review }: Reads,
  on: CalendarDate,
  which: 'extensionReasons' | 'exclusions',
  reason: ExtensionReason | ImpossibleReason,
) => {
  const policy = inForce(review.policies, on)
  if (policy === undefined) return { type: 'NoPolicyAdopted', policy: 'feedbackReview', on } as const
  const allowed: readonly string[] = policy[which]
  return !allowed.includes(reason) && ({ type: 'ReasonNotAllowed', reason, policy: policy.head.id } as const)
}

const extension = {
  feedback: RecordId,
  extension: RecordId,
  /** The new last day. */
  until: Day,
  reason: ExtensionReason,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** More time was given to solve something (延期办理), until the end of a day. */
export const FeedbackDeadlineExtended = fact('FeedbackDeadlineExtended', extension, (review: Writable<Review>, e) => {
  const { extension: id, until, reason, on } = e
  entryOf(review.extensions, e.feedback, () => []).push({ extension: id, until, reason, on, voided: false })
})
export type FeedbackDeadlineExtended = EventIn<typeof FeedbackDeadlineExtended>

const unextendable = (s: Reads, c: Reviewed & { readonly until: Day }, day: Today) => {
  const dispatch = dispatchOf(s.feedback, c.feedback)
  if (dispatch === undefined)
    return feedbackOf(s.feedback, c.feedback) === undefined
      ? []
      : [{ type: 'FeedbackNotDispatched', feedback: c.feedback } as const]
  const steps = handlingOf(s.handling, c.feedback).filter((one) => mayCountBy(one, c.on))
  const solved = stepSinceReopened(steps, 'resolved')
  const since = steps.findLast((one) => one.step === 'reopened') ?? dispatch
  const end = limitOf(s, { feedback: c.feedback, since, level: dispatch.level }, 'resolveWithin', day)
  const known = end !== undefined && 'first' in end ? end : undefined
  return [
    solved && ({ type: 'FeedbackAlreadyResolved', feedback: c.feedback, on: solved.on } as const),
    known &&
      c.until <= known.first.day &&
      ({ type: 'NoLongerThanBefore', feedback: c.feedback, last: known.first.day } as const),
    known &&
      compareDates(c.on, known.last.day) === 'after' &&
      ({ type: 'LimitHasPassed', feedback: c.feedback, last: known.last.day, on: c.on } as const),
  ]
}

/**
 * Gives more time. Refused for a reason that the policy does not allow, once the limit has passed or it is solved, and for a
 * day that is no later than the limit.
 *
 * @remarks 北京市接诉即办工作条例 art. 15.
 */
export const extendFeedbackDeadline = rule('ExtendFeedbackDeadline', extension, (s: Reads, c, day: Today) => {
  const known = lookup(s.review.extensions, c.feedback)?.find((one) => one.extension === c.extension && !one.voided)
  const { until, reason, on } = c
  if (known)
    return isSame(known, { extension: c.extension, until, reason, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('feedbackExtension', c.feedback, c.extension))
  const not = barred(s, c.on, 'extensionReasons', c.reason)
  return acceptUnless([...hindrances(s, c, day), not, ...unextendable(s, c, day)], () => FeedbackDeadlineExtended(c))
})

const exclusion = { feedback: RecordId, reason: ImpossibleReason, on: CalendarDate, evidence: optional(Evidence) }

/** A review found that something cannot be done, for a reason that takes it out of the rates (核定剔除). */
export const FeedbackExcluded = fact('FeedbackExcluded', exclusion, (review: Writable<Review>, e) => {
  entryOf(review.exclusions, e.feedback, () => []).push({ reason: e.reason, on: e.on, voided: false })
})
export type FeedbackExcluded = EventIn<typeof FeedbackExcluded>

/** Takes feedback out of the rates. Refused unless it was said that it cannot be done, and for a reason that the policy does not allow. */
export const excludeFeedback = rule('ExcludeFeedback', exclusion, (s: Reads, c, day: Today) => {
  const known = lookup(s.review.exclusions, c.feedback)?.find((one) => !one.voided)
  if (known)
    return known.reason === c.reason && known.on === c.on
      ? nothing
      : refuse(recordedDifferently('feedbackExclusion', c.feedback))
  const steps = handlingOf(s.handling, c.feedback).filter((one) => mayCountBy(one, c.on))
  const isImpossible = stepSinceReopened(steps, 'resolved')?.outcome === 'notPossible'
  const possible = !isImpossible && ({ type: 'NotFoundImpossible', feedback: c.feedback } as const)
  return acceptUnless([...hindrances(s, c, day), barred(s, c.on, 'exclusions', c.reason), possible], () =>
    FeedbackExcluded(c),
  )
})

const key = tagged('kind', {
  feedbackExtension: { feedback: RecordId, extension: RecordId },
  feedbackExclusion: { feedback: RecordId },
})

const entriesFor = (slice: Review, of: (typeof key)['_A']): readonly { readonly voided: boolean }[] =>
  of.kind === 'feedbackExclusion'
    ? (lookup(slice.exclusions, of.feedback) ?? [])
    : (lookup(slice.extensions, of.feedback) ?? []).filter((one) => one.extension === of.extension)

/** More time, or what took feedback out of the rates, was entered by mistake and does not count. */
export const ReviewRecordVoided = struckOut('ReviewRecordVoided', key, entriesFor)
export type ReviewRecordVoided = EventIn<typeof ReviewRecordVoided>

/** Strikes out more time that was given, or what took feedback out of the rates. */
export const voidReviewRecord = strikes(
  'VoidReviewRecord',
  key,
  ReviewRecordVoided,
  ({ review }: Pick<Reads, 'review'>, record) => entriesFor(review, record),
  (record) => (record.kind === 'feedbackExtension' ? [record.feedback, record.extension] : [record.feedback]),
)

/** Review (延期与核定): more time with a reason, and what leaves the rates because it cannot be done. */
export const review = stage(
  'review',
  noReview,
  [FeedbackReviewPolicyAdopted, FeedbackDeadlineExtended, FeedbackExcluded, ReviewRecordVoided],
  [adoptFeedbackReviewPolicy, extendFeedbackDeadline, excludeFeedback, voidReviewRecord],
)
