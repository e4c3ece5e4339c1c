import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, type Voidable } from '../../vocabulary/dated.ts'
import type { BuildingId, CommunityId, DwellingId, HouseholdId, OwnerId, StairUnitId } from '../../vocabulary/ids.ts'
import type { Area } from '../../vocabulary/quantity.ts'
import { coverOf, heldOn, type Together } from '../../vocabulary/toldTogether.ts'

/** Something that stands there: since a day, or always where none is on record. */
export interface Standing {
  readonly on?: CalendarDate
  readonly voided: boolean
}

/** Whether something stood there by a day and was not struck out. */
export const standsBy = ({ on, voided }: Standing, asOf?: Day): boolean =>
  !voided && (on === undefined || countsOn({ on }, asOf))

/**
 * Whether something is on record in just these words (`so`), in others, or not at all, so that its place is `free`: it also is
 * for the same words with a day where they stood without one.
 */
export const onRecordAs = (
  known: Standing | undefined,
  words: { readonly on?: CalendarDate },
): 'so' | 'otherwise' | 'free' => {
  if (known === undefined || known.voided) return 'free'
  if (isSame(known, { ...words, voided: false })) return 'so'
  const { on: _, ...undated } = words
  return isSame(known, { ...undated, voided: false }) ? 'free' : 'otherwise'
}

/** A building as registered. */
export interface Building extends Standing {
  readonly community: CommunityId
  readonly built?: CalendarDate
  readonly floors?: number
}

/** A stair unit as registered. */
export interface StairUnit extends Standing {
  readonly building: BuildingId
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
export interface HouseholdCount extends Together {
  readonly households: number
}

/** The register's slice: buildings, stair units, dwellings, and the households that live in them. */
export interface Register {
  readonly buildings: { readonly [id: string]: Building }
  readonly floorAreas: { readonly [building: string]: readonly FloorArea[] }
  readonly stairUnits: { readonly [id: string]: StairUnit }
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

/** Refusal: what is on record in a building, or in a stair unit of one, still rests on it; it is struck out first. */
export interface StillInUse {
  readonly type: 'StillInUse'
  readonly record: 'building' | 'stairUnit'
  readonly key: string
  readonly stairUnits: readonly StairUnitId[]
  readonly dwellings: readonly DwellingId[]
}

/** The refusal for a building or a stair unit in which stair units or dwellings are on record that were not struck out. */
export const stillInUse = (register: Register, record: StillInUse['record'], key: string): StillInUse | undefined => {
  const within = <T extends { readonly voided: boolean }>(
    entries: { readonly [id: string]: T },
    isIn: (one: T) => boolean,
  ) => Object.entries(entries).flatMap(([id, one]) => (!one.voided && isIn(one) ? [id] : []))
  const stairUnits = record === 'building' ? within(register.stairUnits, (one) => one.building === key) : []
  const dwellings = within(register.dwellings, (one) => one[record] === key)
  if (stairUnits.length + dwellings.length === 0) return undefined
  const ids = { stairUnits: stairUnits as StairUnitId[], dwellings: dwellings as DwellingId[] }
  return { type: 'StillInUse', record, key, ...ids }
}

/** The households of some communities: those known one by one, and how many there are in all. */
export interface Households {
  readonly known: readonly HouseholdId[]
  /**
   * At least the number of those known; more where only a total was ever told. While some communities are untold it is no
   * more than a least number: of these it has those registered.
   */
  readonly total: number
  /**
   * The communities whose households cannot be told: nobody counted or registered any, or they were only counted together
   * with others that are not asked about, and not all of those counted are registered.
   */
  readonly untold: readonly CommunityId[]
}

/**
 * The households of these communities, as registered one by one or as counted in total. What was counted together is never
 * divided: a question is put together from whole counts that hold on the day, and from the households registered where there
 * is none. Of several ways the one holds that leaves the fewest communities untold, and of these the newest.
 */
export const householdsOf = (register: Register, communities: readonly CommunityId[], asOf?: Day): Households => {
  const registered = Object.entries(register.households).filter(([, household]) => countsOn(household, asOf))
  const numbers = new Map<CommunityId, number>()
  for (const [, { community }] of registered) numbers.set(community, (numbers.get(community) ?? 0) + 1)
  const numberIn = (some: Iterable<CommunityId>): number =>
    [...new Set(some)].reduce((sum, id) => sum + (numbers.get(id) ?? 0), 0)
  const held = heldOn(register.counts, asOf)
  const unfilled = new Set(
    held.filter((one) => numberIn(one.communities) < one.households).flatMap((one) => one.communities),
  )
  const { told, untold } = coverOf(communities, held, (id) => numberIn([id]) > 0 && !unfilled.has(id))
  const among = new Set(communities)
  const counted = new Set(told.flatMap((one) => one.communities))
  return {
    known: registered.filter(([, { community }]) => among.has(community)).map(([id]) => id as HouseholdId),
    total:
      told.reduce((sum, one) => sum + Math.max(one.households, numberIn(one.communities)), 0) +
      numberIn(communities.filter((id) => !counted.has(id))),
    untold,
  }
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
