import { list, optional, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Gate } from '../../vocabulary/obstacle.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { Threshold } from '../../vocabulary/share.ts'

const fields = {
  head: PolicyHead,
  /** The share of the registered households that must have been surveyed before a gate is passed. */
  atGates: list(record({ gate: Gate, threshold: Threshold }), 0, 20),
  /**
   * How long after the date of its survey a household is surveyed again where that was struck out and there is no other;
   * absent where nothing is laid down.
   */
  surveyAgainWithin: optional(Period),
}

/** What a place asks of the household survey. */
export type SurveyPolicy = StructOf<typeof fields>
export const SurveyPolicy: Shape<SurveyPolicy, PlainStructOf<typeof fields>> = record(fields)
