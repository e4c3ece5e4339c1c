import { list, oneOf, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { Threshold } from '../../vocabulary/share.ts'

/** How content an answer is with the renovation: satisfied, basically so, neither, or dissatisfied. */
export type Score = (typeof Score)['_A']
export const Score = oneOf('satisfied', 'basicallySatisfied', 'neutral', 'dissatisfied')

const fields = {
  head: PolicyHead,
  /** The scores that count as satisfied. */
  countsAsSatisfied: list(Score, 1, 4),
  /** What share of the answers has to be satisfied for gate G8. */
  threshold: Threshold,
  /** What share of the households that were asked has to have answered for gate G8. */
  leastResponse: Threshold,
  /** How long a survey may stay open after its opening. */
  closeWithin: Period,
}

/** What a place asks of the satisfaction of residents, and what it counts as satisfied. */
export type SatisfactionPolicy = StructOf<typeof fields>
export const SatisfactionPolicy: Shape<SatisfactionPolicy, PlainStructOf<typeof fields>> = record(fields)
