import { record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How long after an incident it may take until it is reported to the authority. */
  reportWithin: record({ safety: Period, quality: Period }),
}

/**
 * What a place asks when something went badly wrong on site.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 52: a quality accident is reported within 24 hours. Dates are known to the
 * day, so that is by the day after.
 */
export type IncidentPolicy = StructOf<typeof fields>
export const IncidentPolicy: Shape<IncidentPolicy, PlainStructOf<typeof fields>> = record(fields)
