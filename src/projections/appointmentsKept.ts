import { communityOf } from '../stages/register/state.ts'
import { outcomeOf } from '../stages/appointments/state.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Slices } from './state.ts'

type Read = Slices<'appointments' | 'register'>

/** What became of the appointments in a community. Kept of kept and missed is the rate; called off counts for neither. */
export interface AppointmentCount {
  readonly community: CommunityId
  readonly made: number
  readonly kept: number
  readonly missedByHousehold: number
  readonly missedByContractor: number
  readonly cancelled: number
  /** No outcome is on record: the day is yet to come, or nobody said. */
  readonly open: number
}

const countOf = (state: Read, community: CommunityId, asOf: Day | undefined): AppointmentCount => {
  const ids = Object.entries(state.appointments.appointments)
    .filter(([, one]) => countsOn(one, asOf) && communityOf(state.register, one.household) === community)
    .map(([id]) => id)
  const outcomes = ids.map((id) => outcomeOf(state.appointments, id, asOf))
  const count = (outcome: string | undefined, by?: string): number =>
    outcomes.filter((one) => one?.outcome === outcome && (by === undefined || one?.by === by)).length
  return {
    community,
    made: ids.length,
    kept: count('kept'),
    missedByHousehold: count('missed', 'household'),
    missedByContractor: count('missed', 'contractor'),
    cancelled: count('cancelled'),
    open: count(undefined),
  }
}

/** How appointments with households were kept in some communities, by a day. */
export const appointmentsKept = (
  state: Read,
  communities: readonly CommunityId[],
  asOf?: Day,
): readonly AppointmentCount[] => communities.map((community) => countOf(state, community, asOf))
