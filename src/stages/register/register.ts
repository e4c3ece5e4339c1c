import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { BuildingId, CommunityId, DwellingId, HouseholdId, OwnerId, StairUnitId } from '../../vocabulary/ids.ts'
import { Area } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { noRegister, onRecordAs, stillInUse, type Register } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly register: Register
}

const building = {
  building: BuildingId,
  community: CommunityId,
  built: optional(CalendarDate),
  floors: optional(wholeNumber(1, 200)),
  /** Since when it stands there; one without a day counts of every day. */
  on: optional(CalendarDate),
}

const dayToCome = ({ on }: { readonly on?: CalendarDate }, day: Today) => on !== undefined && notYet(on, day)

/** A building (栋) of a community came on record, with the day since which it counts where that is known. */
export const BuildingRegistered = fact('BuildingRegistered', building, (register: Writable<Register>, e) => {
  const { type: _, building: id, ...rest } = e
  register.buildings[id] = { ...keep(rest), voided: false }
})
export type BuildingRegistered = EventIn<typeof BuildingRegistered>

/** Registers a building, or adds the day to one without. Refused when that id stands for another one, and for a day to come. */
export const registerBuilding = rule('RegisterBuilding', building, ({ opening, register }: Reads, c, day: Today) => {
  const { type: _, building: id, ...rest } = c
  const known = onRecordAs(lookup(register.buildings, id), rest)
  if (known !== 'free') return known === 'so' ? nothing : refuse(recordedDifferently('building', id))
  const strange = lookup(opening.communities, c.community) === undefined
  return acceptUnless(
    [strange && ({ type: 'CommunityNotRegistered', community: c.community } as const), dayToCome(c, day)],
    () => BuildingRegistered(c),
  )
})

const noBuilding = (register: Register, id: BuildingId) =>
  (lookup(register.buildings, id)?.voided ?? true) && ({ type: 'BuildingNotRegistered', building: id } as const)

const floorArea = { building: BuildingId, area: Area, on: CalendarDate, evidence: optional(Evidence) }

/** The floor area (建筑面积) of a building came on record: with stairs, shops and common parts, as subsidies count it. */
export const FloorAreaRecorded = fact('FloorAreaRecorded', floorArea, (register: Writable<Register>, e) => {
  entryOf(register.floorAreas, e.building, () => []).push({ area: e.area, on: e.on, voided: false })
})
export type FloorAreaRecorded = EventIn<typeof FloorAreaRecorded>

/** Records the floor area of a building, in hundredths of a square metre. Of several, the one of the latest day holds. */
export const recordFloorArea = rule('RecordFloorArea', floorArea, ({ register }: Reads, c, day: Today) => {
  const known = lookup(register.floorAreas, c.building)?.find((one) => !one.voided && one.on === c.on)
  if (known) return known.area === c.area ? nothing : refuse(recordedDifferently('floorArea', c.building, c.on))
  return acceptUnless([noBuilding(register, c.building), notYet(c.on, day)], () => FloorAreaRecorded(c))
})

const stairUnit = { stairUnit: StairUnitId, building: BuildingId, on: optional(CalendarDate) }

/** A stair unit (单元) of a building came on record, with the day since which it counts where that is known. */
export const StairUnitRegistered = fact('StairUnitRegistered', stairUnit, (register: Writable<Register>, e) => {
  const { type: _, stairUnit: id, ...rest } = e
  register.stairUnits[id] = { ...keep(rest), voided: false }
})
export type StairUnitRegistered = EventIn<typeof StairUnitRegistered>

/** Registers a stair unit, or adds the day to one without. Refused when it was registered otherwise, and for a day to come. */
export const registerStairUnit = rule('RegisterStairUnit', stairUnit, ({ register }: Reads, c, day: Today) => {
  const { type: _, stairUnit: id, ...rest } = c
  const known = onRecordAs(lookup(register.stairUnits, id), rest)
  if (known !== 'free') return known === 'so' ? nothing : refuse(recordedDifferently('stairUnit', id))
  return acceptUnless([noBuilding(register, c.building), dayToCome(c, day)], () => StairUnitRegistered(c))
})

const dwelling = {
  dwelling: DwellingId,
  building: BuildingId,
  stairUnit: optional(StairUnitId),
  area: Area,
  owners: list(OwnerId, 1, 100),
  on: CalendarDate,
}

/** A dwelling (套) came on record with its area and its owners, as the land register has them that day. */
export const DwellingRegistered = fact('DwellingRegistered', dwelling, (register: Writable<Register>, e) => {
  const { type: _, dwelling: id, ...rest } = e
  register.dwellings[id] = { ...keep(rest), voided: false }
})
export type DwellingRegistered = EventIn<typeof DwellingRegistered>

/** Registers a dwelling. Refused for an unknown building or stair unit, or when that id stands for another dwelling. */
export const registerDwelling = rule('RegisterDwelling', dwelling, ({ register }: Reads, c, day: Today) => {
  const { type: _, dwelling: id, ...rest } = c
  const known = lookup(register.dwellings, id)
  if (known && !known.voided)
    return isSame(known, { ...rest, voided: false }) ? nothing : refuse(recordedDifferently('dwelling', id))
  const stairs = c.stairUnit === undefined ? undefined : lookup(register.stairUnits, c.stairUnit)
  const unit = c.stairUnit !== undefined && (stairs?.building !== c.building || stairs.voided)
  return acceptUnless(
    [
      noBuilding(register, c.building),
      unit &&
        ({ type: 'StairUnitNotInBuilding', stairUnit: c.stairUnit as StairUnitId, building: c.building } as const),
      notYet(c.on, day),
    ],
    () => DwellingRegistered(c),
  )
})

const household = { household: HouseholdId, community: CommunityId, dwelling: optional(DwellingId), on: CalendarDate }

/** A household (户) of a community came on record: it counts wherever households are counted. */
export const HouseholdRegistered = fact('HouseholdRegistered', household, (register: Writable<Register>, e) => {
  const { type: _, household: id, ...rest } = e
  register.households[id] = { ...keep(rest), voided: false }
})
export type HouseholdRegistered = EventIn<typeof HouseholdRegistered>

/** Registers a household. A dwelling may hold several; one that is named must be in the register. */
export const registerHousehold = rule('RegisterHousehold', household, ({ opening, register }: Reads, c, day: Today) => {
  const { type: _, household: id, ...rest } = c
  const known = lookup(register.households, id)
  if (known && !known.voided)
    return isSame(known, { ...rest, voided: false }) ? nothing : refuse(recordedDifferently('household', id))
  const home = c.dwelling === undefined ? undefined : lookup(register.dwellings, c.dwelling)
  const homeless = c.dwelling !== undefined && (home === undefined || home.voided)
  return acceptUnless(
    [
      ...closedTo(opening, [c.community], c.on),
      homeless && ({ type: 'DwellingNotRegistered', dwelling: c.dwelling as DwellingId } as const),
      notYet(c.on, day),
    ],
    () => HouseholdRegistered(c),
  )
})

const count = { communities: list(CommunityId, 1, 500), households: wholeNumber(1, 1_000_000), on: CalendarDate }

/** So many households were counted in these communities together, without saying how they divide. */
export const HouseholdsCounted = fact('HouseholdsCounted', count, (register: Writable<Register>, e) => {
  register.counts.push({ communities: keep(e.communities), households: e.households, on: e.on, voided: false })
})
export type HouseholdsCounted = EventIn<typeof HouseholdsCounted>

/** Records a total without its parts. */
export const countHouseholds = rule('CountHouseholds', count, ({ opening, register }: Reads, c, day: Today) => {
  const same = register.counts.find((one) => !one.voided && one.on === c.on && isSame(one.communities, c.communities))
  if (same) return same.households === c.households ? nothing : refuse(recordedDifferently('householdCount', c.on))
  return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => HouseholdsCounted(c))
})

const key = tagged('kind', {
  building: { building: BuildingId },
  stairUnit: { stairUnit: StairUnitId },
  floorArea: { building: BuildingId, on: CalendarDate },
  dwelling: { dwelling: DwellingId },
  household: { household: HouseholdId },
  householdCount: { communities: list(CommunityId, 1, 500), on: CalendarDate },
})

const shelves = {
  building: 'buildings',
  stairUnit: 'stairUnits',
  dwelling: 'dwellings',
  household: 'households',
} as const

const idOf = (record: Exclude<(typeof key)['_A'], { readonly kind: 'householdCount' | 'floorArea' }>): string => {
  if (record.kind === 'building') return record.building
  if (record.kind === 'stairUnit') return record.stairUnit
  return record.kind === 'dwelling' ? record.dwelling : record.household
}

const entriesFor = (register: Register, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'householdCount')
    return register.counts.filter((one) => one.on === record.on && isSame(one.communities, record.communities))
  if (record.kind === 'floorArea')
    return (lookup(register.floorAreas, record.building) ?? []).filter((one) => one.on === record.on)
  const shelf: { readonly [id: string]: { readonly voided: boolean } } = register[shelves[record.kind]]
  const found = lookup(shelf, idOf(record))
  return found === undefined ? [] : [found]
}

/** An entry of the register was a mistake: a building, a stair unit, a floor area, a dwelling, a household or a count does not count. */
export const RegisterRecordVoided = struckOut('RegisterRecordVoided', key, entriesFor)
export type RegisterRecordVoided = EventIn<typeof RegisterRecordVoided>

const keyOf = (record: (typeof key)['_A']): readonly string[] => {
  if (record.kind === 'householdCount') return [...record.communities, record.on]
  if (record.kind === 'floorArea') return [record.building, record.on]
  return [idOf(record)]
}

/**
 * Strikes out a building, a stair unit, a floor area, a dwelling, a household, or a count, named by its communities and date.
 * Refused for a building or a stair unit while dwellings, or stair units, that count are on record in it. The floor areas of a
 * building that is struck out count no more, and do again when it is registered anew under its id.
 */
export const voidRegisterRecord = strikes(
  'VoidRegisterRecord',
  key,
  RegisterRecordVoided,
  ({ register }: Reads, record) => entriesFor(register, record),
  keyOf,
  ({ register }, record) =>
    record.kind === 'building' || record.kind === 'stairUnit'
      ? stillInUse(register, record.kind, idOf(record))
      : undefined,
)

/** Register (建档): buildings with their floor area, stair units, dwellings with their owners, and the households that live there. */
export const register = stage(
  'register',
  noRegister,
  [
    BuildingRegistered,
    FloorAreaRecorded,
    StairUnitRegistered,
    DwellingRegistered,
    HouseholdRegistered,
    HouseholdsCounted,
    RegisterRecordVoided,
  ],
  [
    registerBuilding,
    recordFloorArea,
    registerStairUnit,
    registerDwelling,
    registerHousehold,
    countHouseholds,
    voidRegisterRecord,
  ],
)
