import type { Day, DayRange, CalendarDate } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../vocabulary/ids.ts'
import { supervisorOf } from '../stages/oversight/state.ts'
import { hasLapsed, lapsedInTime, permitExtensions, startBy, wasUsed } from '../stages/permit/state.ts'
import type { Slices } from './state.ts'

type Read = Slices<'permit' | 'oversight' | 'works'>

/** How a permit stood on a day. */
export interface PermitStanding {
  readonly permit: string
  readonly communities: readonly CommunityId[]
  readonly grantedOn: CalendarDate
  readonly extensions: number
  /** The last day on which works may start; absent where no policy says, and where the permit is said to have lapsed by then. */
  readonly startBy?: DayRange
  /** `used` once works started under it, `lapsed` once that was too late. */
  readonly standing: 'open' | 'used' | 'lapsed'
}

/** What is on paper for a community. */
export interface CommunityPapers {
  readonly community: CommunityId
  readonly permits: readonly PermitStanding[]
  readonly exempted: boolean
  readonly supervisionRegistered: boolean
  readonly supervisor?: OrganisationId
}

const standingOn = ({ permit, works }: Read, id: string, asOf: Day): PermitStanding['standing'] => {
  if (wasUsed(permit, id, works, asOf)) return 'used'
  return hasLapsed(permit, id, works, asOf) ? 'lapsed' : 'open'
}

const isFor =
  (community: CommunityId, asOf: Day) =>
  (one: {
    readonly communities: readonly CommunityId[]
    readonly voided: boolean
    readonly on: CalendarDate
  }): boolean =>
    one.communities.includes(community) && countsOn(one, asOf)

/** The papers of some communities on a day: permits and how they stand, exemptions, quality supervision, the supervisor. */
export const permitStanding = (
  state: Read,
  communities: readonly CommunityId[],
  asOf: Day,
): readonly CommunityPapers[] =>
  communities.map((community) => {
    const mine = isFor(community, asOf)
    const supervisor = supervisorOf(state.oversight, community, asOf)
    const permits = Object.entries(state.permit.permits).filter(([, one]) => mine(one))
    return {
      community,
      permits: permits.map(([id, one]) => {
        const standing = standingOn(state, id, asOf)
        const isContradicted = standing === 'lapsed' && lapsedInTime(state.permit, id, asOf) !== undefined
        const end = isContradicted ? undefined : startBy(state.permit, id, asOf)
        return {
          permit: id,
          communities: one.communities,
          grantedOn: one.on,
          extensions: permitExtensions(state.permit, id, asOf).length,
          ...(end !== undefined && { startBy: end }),
          standing,
        }
      }),
      exempted: Object.values(state.permit.exemptions).some(mine),
      supervisionRegistered: Object.values(state.oversight.registrations).some(mine),
      ...(supervisor !== undefined && { supervisor }),
    }
  })
