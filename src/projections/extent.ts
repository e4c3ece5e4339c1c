import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { floorAreaOf, standsBy } from '../stages/register/state.ts'
import type { Slices } from './state.ts'

/** How much is built in some communities, as far as the register has it. */
export interface Extent {
  readonly buildings: number
  /** In how many of the communities no building is on record: what stands there is unknown. */
  readonly communitiesWithoutBuildings: number
  readonly stairUnits: number
  /** Of how many of the buildings no stair unit is on record. */
  readonly buildingsWithoutStairUnits: number
  /** The floor areas of the buildings together, in hundredths of a square metre, as far as they are on record. */
  readonly floorArea: number
  /** How many of the buildings have their floor area on record. */
  readonly buildingsMeasured: number
  readonly dwellings: number
  /** Of how many of the buildings no dwelling is on record. */
  readonly buildingsWithoutDwellings: number
  /** The areas of the dwellings together, in hundredths of a square metre: no stairs, no shops, no common parts. */
  readonly dwellingArea: number
}

/**
 * How many buildings, stair units and dwellings are registered in some communities, with the dwellings' area. A
 * building or a stair unit of which no day is on record stands there always.
 */
export const extentOf = ({ register }: Slices<'register'>, communities: readonly CommunityId[], asOf?: Day): Extent => {
  const built = Object.entries(register.buildings).filter(
    ([, one]) => standsBy(one, asOf) && communities.includes(one.community),
  )
  const buildings = new Set(built.map(([id]) => id))
  const settled = new Set(built.map(([, one]) => one.community))
  const floorAreas = [...buildings].flatMap((one) => floorAreaOf(register, one, asOf) ?? [])
  const stairUnits = Object.values(register.stairUnits).filter(
    (one) => standsBy(one, asOf) && buildings.has(one.building),
  )
  const dwellings = Object.values(register.dwellings).filter(
    (one) => countsOn(one, asOf) && buildings.has(one.building),
  )
  const without = (some: readonly { readonly building: string }[]): number =>
    buildings.size - new Set(some.map((one) => one.building)).size
  return {
    buildings: buildings.size,
    communitiesWithoutBuildings: communities.filter((id) => !settled.has(id)).length,
    stairUnits: stairUnits.length,
    buildingsWithoutStairUnits: without(stairUnits),
    floorArea: floorAreas.reduce((sum, one) => sum + one, 0),
    buildingsMeasured: floorAreas.length,
    dwellings: dwellings.length,
    buildingsWithoutDwellings: without(dwellings),
    dwellingArea: dwellings.reduce((sum, one) => sum + one.area, 0),
  }
}
