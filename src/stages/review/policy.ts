import { list, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { ExtensionReason, ImpossibleReason, CallSatisfaction } from '../../vocabulary/feedbackReasons.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** For which reasons more time may be given. */
  extensionReasons: list(ExtensionReason, 0, 20),
  /** For which reasons what cannot be done leaves the rates, once that was reviewed. */
  exclusions: list(ImpossibleReason, 0, 20),
  /** Which answers count as satisfied. */
  satisfied: list(CallSatisfaction, 1, 3),
}

/**
 * How the handling of feedback is measured: what may be extended, what leaves the rates, what counts as satisfied.
 *
 * @remarks 北京市接诉即办工作条例 art. 15: more time only by law and with reasons; art. 32 names the three rates. What leaves them,
 * and what counts as satisfied, each place sets.
 */
export type FeedbackReviewPolicy = StructOf<typeof fields>
export const FeedbackReviewPolicy: Shape<FeedbackReviewPolicy, PlainStructOf<typeof fields>> = record(fields)
export type PlainFeedbackReviewPolicy = PlainStructOf<typeof fields>
