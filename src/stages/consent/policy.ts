import { list, optional, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Gate } from '../../vocabulary/obstacle.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { Threshold } from '../../vocabulary/share.ts'

const fields = {
  head: PolicyHead,
  /** The share of all households that must have consented, each by its own word, before a gate is passed. */
  atGates: list(record({ gate: Gate, threshold: Threshold }), 0, 20),
  /**
   * How long after a version of the scheme that consents do not carry over to whoever had consented is asked again; absent
   * where nothing is laid down.
   */
  askAgainWithin: optional(Period),
}

/**
 * What a place asks of the households' own word. It is not the owners' vote, which weighs area and heads by law.
 *
 * @remarks One hundred per cent is a result, never a rule of this library.
 */
export type ConsentPolicy = StructOf<typeof fields>
export const ConsentPolicy: Shape<ConsentPolicy, PlainStructOf<typeof fields>> = record(fields)
