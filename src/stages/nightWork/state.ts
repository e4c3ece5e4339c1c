import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, WorkItemId } from '../../vocabulary/ids.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { NightPolicy } from './policy.ts'

/** A certificate that allows noisy work in some nights, and when residents were told. */
export interface NightCertificate extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly ground: 'emergencyRepair' | 'continuousProcess' | 'specialNeed'
  /** The evening of the first and of the last night. */
  readonly from: Day
  readonly until: Day
  /** The day on which residents were told; absent where they were not. */
  readonly noticeOn?: Day
}

/** Work that was done from a time of the day on, in the night that began on its date. */
export interface NightWorkEntry extends Voidable {
  readonly community: CommunityId
  readonly item?: WorkItemId
  readonly on: Day
  readonly time: ClockTime
}

/** The slice of night work: certificates and what was done, each under its id. */
export interface NightWork {
  readonly policies: readonly Adoption<NightPolicy>[]
  readonly certificates: { readonly [id: string]: NightCertificate }
  readonly done: { readonly [id: string]: NightWorkEntry }
}

/** Before any night. */
export const noNightWork: NightWork = { policies: [], certificates: {}, done: {} }

/** A certificate that counts. */
export const certificateOf = (nightWork: NightWork, id: string): NightCertificate | undefined => {
  const found = lookup(nightWork.certificates, id)
  return found?.voided === false ? found : undefined
}

/** Work of a night that counts. */
export const nightWorkOf = (nightWork: NightWork, id: string): NightWorkEntry | undefined => {
  const found = lookup(nightWork.done, id)
  return found?.voided === false ? found : undefined
}

/** Whether a time of the day lies in the night of a policy. */
export const isNight = ({ from, until }: NightPolicy, time: ClockTime): boolean =>
  from > until ? time >= from || time < until : time >= from && time < until

/** What was wrong with the work of a night. */
export interface NightWorkFault {
  readonly nightWork: string
  readonly fault: 'uncertified' | 'residentsNotTold'
  readonly community: CommunityId
  readonly on: Day
}

const faultOf = ({ certificates }: NightWork, one: NightWorkEntry): NightWorkFault['fault'] | undefined => {
  const covering = Object.values(certificates).filter(
    (other) =>
      !other.voided && other.communities.includes(one.community) && other.from <= one.on && one.on <= other.until,
  )
  if (covering.length === 0) return 'uncertified'
  const told = covering.some(
    (other) => other.noticeOn !== undefined && compareDates(other.noticeOn, one.on) !== 'after',
  )
  return told ? undefined : 'residentsNotTold'
}

/** Work done at night by a day without a certificate, or without residents having been told by then. */
export const nightWorkFaults = (nightWork: NightWork, asOf?: Day): readonly NightWorkFault[] =>
  Object.entries(nightWork.done).flatMap(([id, one]) => {
    const policy = inForce(nightWork.policies, one.on)
    if (!countsOn(one, asOf) || policy === undefined || !isNight(policy, one.time)) return []
    const fault = faultOf(nightWork, one)
    return fault === undefined ? [] : [{ nightWork: id, fault, community: one.community, on: one.on }]
  })
