import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { inOrderOf, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'

/** A registration with the quality-supervision body (质监手续) for some communities. */
export interface Registration extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** An appointment of whoever supervises the works of some communities. */
export interface Appointment extends Registration {
  readonly supervisor: OrganisationId
}

/** The oversight's slice: registrations and appointments, each under its id, and the appointments' ids as they were recorded. */
export interface Oversight {
  readonly registrations: { readonly [id: string]: Registration }
  readonly appointments: { readonly [id: string]: Appointment }
  readonly order: readonly RecordId[]
}

/** Before anybody looks after the works. */
export const noOversight: Oversight = { registrations: {}, appointments: {}, order: [] }

/** Who supervises the works of a community on a day (监理单位), if anybody does: whoever was appointed last. */
export const supervisorOf = (oversight: Oversight, community: CommunityId, asOf?: Day): OrganisationId | undefined =>
  latest(
    inOrderOf(oversight.appointments, oversight.order).filter((one) => one.communities.includes(community)),
    asOf,
  )?.supervisor

/** What gate G4 asks of oversight: that the quality-supervision procedure was gone through for each community. */
export const supervisionRequirement = (
  oversight: Oversight,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const registered = (community: CommunityId): boolean =>
    Object.values(oversight.registrations).some((one) => one.communities.includes(community) && mayCountBy(one, on))
  return {
    gate: 'G4',
    requirement: 'supervisionRegistered',
    subjects: communities,
    needed: communities.length,
    reached: communities.filter(registered).length,
  }
}
