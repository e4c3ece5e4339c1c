import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, type Voidable } from '../../vocabulary/dated.ts'
import type { BuildingId, CommunityId, DwellingId, HouseholdId, OwnerId, StairUnitId } from '../../vocabulary/ids.ts'
import type { Area } from '../../vocabulary/quantity.ts'

/** A building as registered. */
export interface Building {
  readonly community: CommunityId
  readonly built?: CalendarDate
  readonly floors?: number
}

/** The floor area of a building, in hundredths of a square metre. */
export interface FloorArea extends Voidable {
  readonly area: Area
}

/** A dwelling as registered: what the owners' vote will weigh. */
export interface Dwelling extends Voidable {
  readonly building: BuildingId
  readonly stairUnit?: StairUnitId
  readonly area: Area
  readonly owners: readonly OwnerId[]
}

/** A household as registered. */
export interface Household extends Voidable {
  readonly community: CommunityId
  readonly dwelling?: DwellingId
}

/** How many households some communities have together, where nobody has said how they divide. */
export interface HouseholdCount extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly households: number
}

/** The register's slice: buildings, stair units, dwellings, and the households that live in them. */
export interface Register {
  readonly buildings: { readonly [id: string]: Building }
  readonly floorAreas: { readonly [building: string]: readonly FloorArea[] }
  readonly stairUnits: { readonly [id: string]: { readonly building: BuildingId } }
  readonly dwellings: { readonly [id: string]: Dwelling }
  readonly households: { readonly [id: string]: Household }
  readonly counts: readonly HouseholdCount[]
}

/** Before anything is registered. */
export const noRegister: Register = {
  buildings: {},
  floorAreas: {},
  stairUnits: {},
  dwellings: {},
  households: {},
  counts: [],
}

/** The floor area (建筑面积) of a building by a day, in hundredths of a square metre; undefined where none is on record. */
export const floorAreaOf = (register: Register, building: string, asOf?: Day): Area | undefined =>
  latest(lookup(register.floorAreas, building) ?? [], asOf)?.area

/** The households of some communities: those known one by one, and how many there are in all. */
export interface Households {
  readonly known: readonly HouseholdId[]
  /** At least the number of those known; more where only a total was ever told. */
  readonly total: number
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

const countFor = (register: Register, communities: readonly CommunityId[], asOf?: Day): number | undefined =>
  latest(
    register.counts.filter((one) => isSameSet(one.communities, communities)),
    asOf,
  )?.households

const countedIn = (register: Register, communities: readonly CommunityId[], asOf?: Day): number => {
  const together = countFor(register, communities, asOf)
  if (together !== undefined) return together
  return communities.reduce((sum, community) => sum + (countFor(register, [community], asOf) ?? 0), 0)
}

/** The households of these communities, as registered one by one or as counted in total. */
export const householdsOf = (register: Register, communities: readonly CommunityId[], asOf?: Day): Households => {
  const among = new Set<string>(communities)
  const known = Object.entries(register.households)
    .filter(([, household]) => countsOn(household, asOf) && among.has(household.community))
    .map(([id]) => id as HouseholdId)
  return { known, total: Math.max(known.length, countedIn(register, communities, asOf)) }
}

/** Refusal: the register has no such household. */
export interface HouseholdNotRegistered {
  readonly type: 'HouseholdNotRegistered'
  readonly household: HouseholdId
}

/** The refusal for a household that is not in the register; nothing for one that is. */
export const unregistered = (register: Register, household: HouseholdId): HouseholdNotRegistered | undefined => {
  const known = lookup(register.households, household)
  return known === undefined || known.voided ? { type: 'HouseholdNotRegistered', household } : undefined
}

/** The community that a registered household lives in. */
export const communityOf = (register: Register, household: HouseholdId): CommunityId | undefined =>
  lookup(register.households, household)?.community
