import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import { compareDates, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import type { CommunityRecord } from '../../vocabulary/community.ts'
import { earliest, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RenovationId } from '../../vocabulary/ids.ts'
import { obstaclesAmong, type Gate, type GateMode, type Obstacle, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption, type PolicyKind } from '../../vocabulary/policy.ts'
import type { GatePolicy } from './policy.ts'

/** A community as it is known to the renovation. */
export interface Community extends Omit<CommunityRecord, 'aliases'> {
  readonly aliases: readonly string[]
}

/** A cancellation of the project for some communities. */
export interface Cancellation extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly reason: string
}

/** The opening's slice: what is renovated and how strict its gates are. */
export interface Opening {
  readonly renovation?: { readonly id: RenovationId; readonly implementedBy: OrganisationId; readonly on: CalendarDate }
  readonly communities: { readonly [id: string]: CommunityRecord }
  /** When those joined that the renovation was not opened with. */
  readonly joined: { readonly [community: string]: CalendarDate }
  readonly gatePolicies: readonly Adoption<GatePolicy>[]
  readonly cancellations: readonly Cancellation[]
}

/** Before the renovation is opened. */
export const noOpening: Opening = { communities: {}, joined: {}, gatePolicies: [], cancellations: [] }

/**
 * The communities of a renovation by a day: those that it was opened with, always, and those that may have joined it by then.
 * What an imprecise date leaves open hides nothing that happened there.
 */
export const communitiesBy = (opening: Opening, asOf?: Day): readonly CommunityId[] =>
  Object.values(opening.communities)
    .map((one) => one.community)
    .filter((community) => {
      const on = lookup(opening.joined, community)
      return asOf === undefined || on === undefined || daysOf(on).first <= asOf
    })

/** The cancellation of a community's project that counts on a day, if there is one: the first, of several. */
export const cancellationOf = (opening: Opening, community: CommunityId, asOf?: Day): Cancellation | undefined =>
  earliest(
    opening.cancellations.filter((one) => one.communities.includes(community)),
    asOf,
  )

/** Refusal: no renovation has been opened on this stream. */
export interface RenovationNotOpened {
  readonly type: 'RenovationNotOpened'
}

/** Refusal: the renovation does not have this community. */
export interface CommunityNotRegistered {
  readonly type: 'CommunityNotRegistered'
  readonly community: CommunityId
}

/** Refusal: the project was cancelled for this community before the day of the act. */
export interface ProjectWasCancelled {
  readonly type: 'ProjectWasCancelled'
  readonly community: CommunityId
  readonly on: CalendarDate
}

const closedFor = (
  opening: Opening,
  community: CommunityId,
  on: CalendarDate,
): CommunityNotRegistered | ProjectWasCancelled | undefined => {
  if (lookup(opening.communities, community) === undefined) return { type: 'CommunityNotRegistered', community }
  const before = opening.cancellations.filter(
    (one) => one.communities.includes(community) && compareDates(one.on, on) === 'before',
  )
  const cancelled = earliest(before)
  return cancelled && { type: 'ProjectWasCancelled', community, on: cancelled.on }
}

/** Why nothing can be recorded for these communities on that day: the renovation is not open, or no longer. */
export const closedTo = (
  opening: Opening,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly (RenovationNotOpened | CommunityNotRegistered | ProjectWasCancelled)[] =>
  opening.renovation === undefined
    ? [{ type: 'RenovationNotOpened' }]
    : communities.flatMap((community) => closedFor(opening, community, on) ?? [])

/** Refusal: no policy of that kind governs the day of the act, and none is guessed. */
export interface NoPolicyAdopted {
  readonly type: 'NoPolicyAdopted'
  readonly policy: PolicyKind
  readonly on: CalendarDate
  /** The gate that the adopted policy says nothing about, where there is a policy. */
  readonly gate?: Gate
}

/** Refusal: an enforced gate is closed; every obstacle is named with its numbers. */
export interface GateClosed {
  readonly type: 'GateClosed'
  readonly gate: Gate
  readonly obstacles: readonly Obstacle[]
}

/** How a gate was passed, as the gated fact keeps it; or why it cannot be. */
export interface Passage {
  readonly refusals: readonly (GateClosed | NoPolicyAdopted)[]
  readonly mode: GateMode
  /** The obstacles that were open when the gate was passed in `warn` mode; empty when there were none. */
  readonly despite: readonly Obstacle[]
}

/** What is asked at a gate: each requirement counted, or the policy that would say what is asked and is missing. */
export type Asked = readonly (Requirement | NoPolicyAdopted)[]

/** What is asked, each thing once, where several policies ask the same. */
export const askedOnce = (asked: Asked): Asked =>
  asked.filter((one, i) => asked.findIndex((other) => isSame(one, other)) === i)

const isMissingPolicy = (asked: Requirement | NoPolicyAdopted): asked is NoPolicyAdopted => 'type' in asked

/**
 * Passes a gate in the mode that the renovation adopted for the day of the act: `enforce` refuses with every obstacle,
 * `warn` goes on and names them, `audit` asks nothing.
 */
export const passGate = (opening: Opening, gate: Gate, on: CalendarDate, asked: () => Asked): Passage => {
  const policy = inForce(opening.gatePolicies, on)
  const mode = policy && lookup(policy.modes, gate)
  if (mode === undefined) {
    const missing: NoPolicyAdopted = { type: 'NoPolicyAdopted', policy: 'gates', on, ...(policy && { gate }) }
    return { refusals: [missing], mode: 'enforce', despite: [] }
  }
  if (mode === 'audit') return { refusals: [], mode, despite: [] }
  const all = asked()
  const missing = all.filter(isMissingPolicy)
  const despite = obstaclesAmong(all.filter((one): one is Requirement => !isMissingPolicy(one)))
  const closed: readonly GateClosed[] =
    mode === 'enforce' && despite.length > 0 ? [{ type: 'GateClosed', gate, obstacles: despite }] : []
  return { refusals: [...missing, ...closed], mode, despite }
}
