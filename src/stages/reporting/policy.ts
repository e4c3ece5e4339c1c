import { record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How long after the end of a month its figures may be signed. */
  monthlyWithin: Period,
}

/**
 * By when figures are reported.
 *
 * @remarks The statistical survey of renovations (全国城镇老旧小区改造统计调查制度) is filled in month by month; its form numbers and
 * deadlines are not verified [K], so a place sets its own.
 */
export type ReportingPolicy = StructOf<typeof fields>
export const ReportingPolicy: Shape<ReportingPolicy, PlainStructOf<typeof fields>> = record(fields)
