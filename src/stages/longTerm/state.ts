import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { earliest, inOrderOf, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Money } from '../../vocabulary/quantity.ts'

interface OfCommunities extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** Who will manage a community after the works, and for what fee, as residents agreed in writing. */
export interface ManagementAgreement extends OfCommunities {
  readonly management: 'propertyService' | 'selfManaged' | 'residentsCommittee' | 'owningUnit'
  readonly fee?: Money
}

/** The long-term slice: agreements under their ids, these as they were recorded, and where gate G9 was passed. */
export interface LongTerm {
  readonly agreements: { readonly [id: string]: ManagementAgreement }
  readonly order: readonly RecordId[]
  readonly established: readonly OfCommunities[]
}

/** Before anything is settled for the time after the works. */
export const noLongTerm: LongTerm = { agreements: {}, order: [], established: [] }

/** What residents of a community had agreed on its management by a day. */
export const agreementFor = (longTerm: LongTerm, community: CommunityId, asOf?: Day): ManagementAgreement | undefined =>
  earliest(
    inOrderOf(longTerm.agreements, longTerm.order).filter((one) => one.communities.includes(community)),
    asOf,
  )

/** Since when long-term management is established in a community. */
export const establishedIn = (longTerm: LongTerm, community: CommunityId, asOf?: Day): OfCommunities | undefined =>
  earliest(
    longTerm.established.filter((one) => one.communities.includes(community)),
    asOf,
  )

/** What a gate asks where management must be agreed before it: of how many communities it is. */
export const managementAgreed = (
  longTerm: LongTerm,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const agreed = Object.values(longTerm.agreements).filter((one) => mayCountBy(one, on))
  const reached = communities.filter((community) => agreed.some((one) => one.communities.includes(community)))
  return {
    gate,
    requirement: 'managementAgreed',
    subjects: communities,
    needed: communities.length,
    reached: reached.length,
  }
}
