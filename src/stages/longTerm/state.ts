import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../../vocabulary/ids.ts'
import type { Moment } from '../../vocabulary/moment.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Money } from '../../vocabulary/quantity.ts'

interface OfCommunities extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** A contract under which somebody serves communities (物业服务合同). */
export interface PropertyService extends OfCommunities {
  readonly provider: OrganisationId
  /** Fen for a square metre and a month, where one fee holds for all. */
  readonly fee?: Money
  /** The last day of the contract, where one was agreed. */
  readonly until?: CalendarDate
}

/** A residential maintenance fund (住宅专项维修资金), with what was paid in at first where that is known. */
export interface MaintenanceFund extends OfCommunities {
  readonly amount?: Money
}

/** Who will manage a community after the works, and for what fee, as residents agreed in writing. */
export interface ManagementAgreement extends OfCommunities {
  readonly management: 'propertyService' | 'selfManaged' | 'residentsCommittee' | 'owningUnit'
  readonly fee?: Money
}

/** The long-term slice: contracts and their ends, funds, agreements, and where gate G9 was passed. */
export interface LongTerm {
  readonly services: { readonly [id: string]: PropertyService }
  readonly terminations: { readonly [contract: string]: readonly Voidable[] }
  readonly funds: { readonly [id: string]: MaintenanceFund }
  readonly agreements: { readonly [id: string]: ManagementAgreement }
  readonly established: readonly OfCommunities[]
}

/** Before anything is settled for the time after the works. */
export const noLongTerm: LongTerm = { services: {}, terminations: {}, funds: {}, agreements: {}, established: [] }

/** The contract under which a community is served at a moment: not terminated, not run out. */
export const serviceFor = (
  longTerm: LongTerm,
  community: CommunityId,
  at: Moment,
): readonly [string, PropertyService] | undefined =>
  Object.entries(longTerm.services).find(([id, one]) => {
    const isEnded = (lookup(longTerm.terminations, id) ?? []).some(at.isOver)
    const isRunOut = one.until !== undefined && at.hasPassed(one.until)
    return at.counts(one) && one.communities.includes(community) && !isEnded && !isRunOut
  })

/** The maintenance fund of a community at a moment. */
export const fundFor = (
  longTerm: LongTerm,
  community: CommunityId,
  at: Moment,
): readonly [string, MaintenanceFund] | undefined =>
  Object.entries(longTerm.funds).find(([, one]) => at.counts(one) && one.communities.includes(community))

/** What residents of a community had agreed on its management by a day. */
export const agreementFor = (longTerm: LongTerm, community: CommunityId, asOf?: Day): ManagementAgreement | undefined =>
  earliest(
    Object.values(longTerm.agreements).filter((one) => one.communities.includes(community)),
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
