import {
  flag,
  optional,
  record,
  wholeNumber,
  type PlainStructOf,
  type Shape,
  type StructOf,
} from '../../kernel/shape.ts'
import { Months } from '../../vocabulary/months.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { Area, Money } from '../../vocabulary/quantity.ts'

const fields = {
  head: PolicyHead,
  /** Whether gate G4 asks for a construction permit, or an exemption from it. */
  permitBeforeStart: flag,
  /** Whether gate G4 asks that the quality-supervision procedure was gone through. */
  supervisionBeforeStart: flag,
  /** How many months after the permit works have to start, or else it lapses. */
  startWithin: Months,
  /** How often that time may be extended, and by how many months at most each time. */
  extensions: wholeNumber(0, 100),
  extendBy: Months,
  /** Small works need no permit: works that come to no more than one of these. Where neither is told, none are small. */
  exemptUpTo: record({ investment: optional(Money), area: optional(Area) }),
}

/**
 * What a place asks of the permit for works.
 *
 * @remarks Construction Law (建筑法) art. 7 to 9: start within three months, at most two extensions of at most three months
 * each. Quality regulations (建设工程质量管理条例) art. 13: quality supervision before the start.
 */
export type PermitPolicy = StructOf<typeof fields>
export const PermitPolicy: Shape<PermitPolicy, PlainStructOf<typeof fields>> = record(fields)
