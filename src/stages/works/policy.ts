import { flag, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** Whether gate G4 asks that a community was launched before its works start. */
  launchBeforeStart: flag,
  /** How long after a suspension the employer may take to report it to the authority that issued the permit. */
  suspensionReport: Period,
  /** How long after the notice the employer may take to inspect hidden works before they are covered. */
  hiddenWorkInspection: Period,
}

/**
 * What a place asks of the course of the works.
 *
 * @remarks Construction Law (建筑法) art. 10 gives one month for reporting a suspension. Civil Code art. 798 asks the
 * employer to inspect hidden works in time and leaves the days to the contract.
 */
export type WorksPolicy = StructOf<typeof fields>
export const WorksPolicy: Shape<WorksPolicy, PlainStructOf<typeof fields>> = record(fields)
