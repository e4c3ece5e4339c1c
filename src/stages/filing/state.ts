import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'

/** What is done with authorities about a completion: its filing, the archive, fire acceptance or the filing in its place. */
export type FilingKind = 'filing' | 'archive' | 'fireAcceptance' | 'fireFiling'

/** One of these, for some communities. */
export interface FilingStep extends Voidable {
  readonly step: FilingKind
  readonly communities: readonly CommunityId[]
}

/** The registration of an elevator for use. */
export interface ElevatorRegistration extends Voidable {
  readonly community: CommunityId
}

/** The filing's slice: what was filed and handed to the archive in order of record, and elevators under their ids. */
export interface Filing {
  readonly steps: readonly FilingStep[]
  readonly elevators: { readonly [elevator: string]: ElevatorRegistration }
}

/** Before anything was filed. */
export const noFiling: Filing = { steps: [], elevators: {} }

const stepsIn = (filing: Filing, step: FilingKind, community: CommunityId): readonly FilingStep[] =>
  filing.steps.filter((one) => one.step === step && one.communities.includes(community))

/** The first such step for a community that counts on a day. */
export const filingStepOf = (
  filing: Filing,
  step: FilingKind,
  community: CommunityId,
  asOf?: Day,
): FilingStep | undefined => earliest(stepsIn(filing, step, community), asOf)

/** How the fire safety of a community was settled by a day: by an acceptance, or by the filing that stands in its place. */
export const fireSettledOf = (filing: Filing, community: CommunityId, asOf?: Day): FilingStep | undefined =>
  earliest([...stepsIn(filing, 'fireAcceptance', community), ...stepsIn(filing, 'fireFiling', community)], asOf)

/** The step that counts and names one of the communities, of whatever day. */
export const standingFiling = (
  filing: Filing,
  step: FilingKind,
  communities: readonly CommunityId[],
): FilingStep | undefined =>
  filing.steps.find((one) => one.step === step && !one.voided && one.communities.some((id) => communities.includes(id)))

/** The registration of an elevator that counts. */
export const elevatorOf = (filing: Filing, id: string): ElevatorRegistration | undefined => {
  const found = lookup(filing.elevators, id)
  return found?.voided === false ? found : undefined
}

/** How many elevators of a community may have been registered for use by a date. */
export const elevatorsRegistered = ({ elevators }: Filing, community: CommunityId, by: CalendarDate): number =>
  Object.values(elevators).filter((one) => one.community === community && mayCountBy(one, by)).length

/**
 * What gate G7 asks of elevators: that as many may have been registered for use by a date as were added in each community.
 *
 * @param added - how many may have been added in a community by that date.
 */
export const elevatorRequirement = (
  filing: Filing,
  added: (community: CommunityId) => number,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const all = communities.map((id) => [added(id), elevatorsRegistered(filing, id, on)] as const)
  return {
    gate: 'G7',
    requirement: 'elevatorsRegistered',
    subjects: communities,
    needed: all.reduce((sum, [needed]) => sum + needed, 0),
    reached: all.reduce((sum, [needed, registered]) => sum + Math.min(needed, registered), 0),
  }
}

/** What a gate asks for by the name of a requirement, and the steps that meet it. */
const metBy = {
  acceptanceFiled: ['filing'],
  archiveHandedOver: ['archive'],
  fireSettled: ['fireAcceptance', 'fireFiling'],
} as const satisfies { readonly [requirement: string]: readonly FilingKind[] }

/** What a gate asks of the filing of some communities: that one of the steps that meet it may have been taken by a date. */
export const filingRequirement = (
  filing: Filing,
  gate: Gate,
  requirement: keyof typeof metBy,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const isMet = (id: CommunityId): boolean =>
    metBy[requirement].some((step) => stepsIn(filing, step, id).some((one) => mayCountBy(one, on)))
  return {
    gate,
    requirement,
    subjects: communities,
    needed: communities.length,
    reached: communities.filter(isMet).length,
  }
}

/** What an entry of the filing is struck out by. */
export type FilingKey =
  | { readonly kind: FilingKind; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }
  | { readonly kind: 'elevator'; readonly elevator: RecordId }

/** The entries that a key names, those struck out included. */
export const filingsUnder = (filing: Filing, which: FilingKey): readonly { readonly voided: boolean }[] => {
  if (which.kind === 'elevator') return [lookup(filing.elevators, which.elevator)].filter((one) => one !== undefined)
  const { kind, communities, on } = which
  return filing.steps.filter((one) => one.step === kind && one.on === on && isSame(one.communities, communities))
}
