import { list, optional, record, text, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Limit } from '../../vocabulary/limit.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const level = {
  /** The word for the level, such as `general`: each dispatch names one. */
  level: text(1, 40),
  /** How long whoever is dispatched to may take to get in touch with the person. */
  respondWithin: Limit,
  /** How long he may take to solve it, or to say that it cannot be solved. */
  resolveWithin: Limit,
}
const fields = {
  head: PolicyHead,
  levels: list(record(level), 1, 20),
  /** How long after it came in feedback may lie before it is passed on; absent where nothing is laid down. */
  dispatchWithin: optional(Limit),
  /** How long after that the person is called back. */
  callBackWithin: Limit,
}

/**
 * How fast feedback is dealt with (service levels).
 *
 * @remarks Beijing Regulations on Swift Response to Public Complaints (北京市接诉即办工作条例) art. 13 and 23: each order states its
 * time limit, and the person is called back when it expires. The limits themselves are set by level and by place.
 */
export type FeedbackPolicy = StructOf<typeof fields>
export const FeedbackPolicy: Shape<FeedbackPolicy, PlainStructOf<typeof fields>> = record(fields)
export type PlainFeedbackPolicy = PlainStructOf<typeof fields>
