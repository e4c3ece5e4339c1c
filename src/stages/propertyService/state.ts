import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate } from '../../vocabulary/calendarDate.ts'
import type { Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../../vocabulary/ids.ts'
import type { Asking } from '../../vocabulary/asking.ts'
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

/** The property service's slice: contracts and their ends, and funds. */
export interface PropertyServices {
  readonly services: { readonly [id: string]: PropertyService }
  readonly terminations: { readonly [contract: string]: readonly Voidable[] }
  readonly funds: { readonly [id: string]: MaintenanceFund }
}

/** Before anybody was contracted. */
export const noPropertyServices: PropertyServices = { services: {}, terminations: {}, funds: {} }

/** The contract under which a community is served at a moment: not terminated, not run out. */
export const serviceFor = (
  propertyService: PropertyServices,
  community: CommunityId,
  at: Asking,
): readonly [string, PropertyService] | undefined =>
  Object.entries(propertyService.services).find(([id, one]) => {
    const isEnded = (lookup(propertyService.terminations, id) ?? []).some(at.isOver)
    const isRunOut = one.until !== undefined && at.hasPassed(one.until)
    return at.counts(one) && one.communities.includes(community) && !isEnded && !isRunOut
  })

/** The maintenance fund of a community at a moment. */
export const fundFor = (
  propertyService: PropertyServices,
  community: CommunityId,
  at: Asking,
): readonly [string, MaintenanceFund] | undefined =>
  Object.entries(propertyService.funds).find(([, one]) => at.counts(one) && one.communities.includes(community))
