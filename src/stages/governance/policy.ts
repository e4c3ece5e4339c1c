import { flag, list, oneOf, optional, record, wholeNumber } from '../../kernel/shape.ts'
import type { PlainStructOf, Shape, StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { Threshold } from '../../vocabulary/share.ts'

const members = wholeNumber(1, 1000)
const years = wholeNumber(1, 30)

const body = { atLeast: members, odd: flag, owners: Threshold }

const fields = {
  head: PolicyHead,
  /** How large the group that prepares the first assembly (筹备组) is, and the share of owners in it. */
  preparatoryGroup: optional(record(body)),
  /** How long after the group was formed the first assembly (首次业主大会) may be held. */
  firstAssemblyWithin: optional(Period),
  /** How large the owners' committee is: the first line whose bound the households of the area lie below, or that has none. */
  committeeSizes: list(
    record({ householdsBelow: optional(wholeNumber(1, 1_000_000)), atLeast: members, odd: flag }),
    0,
    10,
  ),
  /** The longest term of an owners' committee. */
  committeeYears: optional(years),
  /** How long after its election a committee may take to have itself filed (备案). */
  filingWithin: Period,
  /** So many months before its term ends a committee owes the report that opens its renewal (换届). */
  renewalReportMonths: optional(wholeNumber(1, 24)),
  /** The property management committee (物管会) that stands in where no owners' committee comes about. */
  fallback: optional(record({ ...body, years })),
  /** Whether gate G4 asks that property mode and fee were agreed in writing before works start. */
  agreedBeforeStart: flag,
  /** What gate G9 asks for; a property management committee counts as a committee. */
  longTerm: list(oneOf('committee', 'propertyService', 'maintenanceFund'), 0, 3),
}

/**
 * What a place asks of how owners come to manage their community: the steps, their periods and their sizes.
 *
 * @remarks Property Management Regulations (物业管理条例) art. 16 gives 30 days for the filing; provinces lay down the rest.
 */
export type GovernancePolicy = StructOf<typeof fields>
export const GovernancePolicy: Shape<GovernancePolicy, PlainStructOf<typeof fields>> = record(fields)

/** The same as plain JSON, as packs of policies hold it. */
export type PlainGovernancePolicy = PlainStructOf<typeof fields>
