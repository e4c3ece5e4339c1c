import { list, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Gate } from '../../vocabulary/obstacle.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How long a version of the scheme is displayed at least, counted from the day on which it was put up. */
  displayFor: Period,
  /** How long whoever prepares the scheme may take to answer an opinion. */
  answerWithin: Period,
  /** The gates that ask for a scheme on display, its display over, and every opinion answered. */
  atGates: list(Gate, 0, 10),
}

/**
 * What a place asks of the scheme and of how it is talked over.
 *
 * @remarks Displays of 7 to 15 days are usual practice; nobody has checked a text that asks for them of every scheme.
 */
export type SchemePolicy = StructOf<typeof fields>
export const SchemePolicy: Shape<SchemePolicy, PlainStructOf<typeof fields>> = record(fields)
