import { lookup } from '../../kernel/lookup.ts'
import { spanBetween, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { BuildingId, CommunityId } from '../../vocabulary/ids.ts'
import { minutesBetween, type Moment } from '../../vocabulary/moment.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { DisturbancePolicy } from './policy.ts'

/** Something that will disturb residents, announced on `on`: for whole communities, or for some buildings of them. */
export interface Announcement extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly buildings: readonly BuildingId[]
  readonly from: Moment
  readonly until: Moment
}

/** Water, power, gas, heat, telecom or a lift that will be off. */
export interface Outage extends Announcement {
  readonly service: string
}

/** Noise, dust, vibration or blocked access. */
export interface Disturbance extends Announcement {
  readonly kind: string
}

/** When what was off came back. */
export interface OutageEnd extends Voidable {
  readonly at: Moment
}

/** The slice of disturbances: announcements under their ids, and the ends of outages by the same id. */
export interface Disturbances {
  readonly policies: readonly Adoption<DisturbancePolicy>[]
  readonly outages: { readonly [id: string]: Outage }
  readonly ends: { readonly [outage: string]: OutageEnd }
  readonly announced: { readonly [id: string]: Disturbance }
}

/** Before anything was announced. */
export const noDisturbances: Disturbances = { policies: [], outages: {}, ends: {}, announced: {} }

/** An outage that counts. */
export const outageOf = (slice: Disturbances, id: string): Outage | undefined => {
  const found = lookup(slice.outages, id)
  return found?.voided === false ? found : undefined
}

/** The end of an outage that counts on a day. */
export const endOfOutage = (slice: Disturbances, id: string, asOf?: Day): OutageEnd | undefined => {
  const found = lookup(slice.ends, id)
  return found !== undefined && countsOn(found, asOf) ? found : undefined
}

/**
 * Whether an announcement certainly came too late by the policy in force on its day; `untold` where no policy says how many
 * days it takes.
 */
export const lateness = (slice: Disturbances, one: Outage | Disturbance): 'late' | 'inTime' | 'untold' => {
  const policy = inForce(slice.policies, one.on)
  if (policy === undefined) return 'untold'
  const needed = 'service' in one ? policy.outageNoticeDays : policy.disturbanceNoticeDays
  return spanBetween(one.on, one.from.day).most < needed ? 'late' : 'inTime'
}

/** By how many minutes an outage ran over what was announced: 0 when it did not; nothing while its end is not on record. */
export const overrunOf = (slice: Disturbances, id: string, asOf?: Day): number | undefined => {
  const [outage, end] = [outageOf(slice, id), endOfOutage(slice, id, asOf)]
  return outage && end && Math.max(0, minutesBetween(outage.until, end.at))
}
