import { record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How long whoever is ordered to put something right may take until he replies, by how bad it is. */
  rectifyWithin: record({ minor: Period, serious: Period, critical: Period }),
  /** How long whoever ordered it may take to look again after the reply. */
  verifyWithin: Period,
}

/** What a place asks of inspections and of what they find. */
export type InspectionPolicy = StructOf<typeof fields>
export const InspectionPolicy: Shape<InspectionPolicy, PlainStructOf<typeof fields>> = record(fields)
