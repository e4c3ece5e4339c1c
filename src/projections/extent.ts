import { lookup } from '../kernel/lookup.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { floorAreaOf } from '../stages/register/state.ts'
import type { Slices } from './state.ts'

/** How much is built in some communities, as far as the register has it. */
export interface Extent {
  readonly buildings: number
  readonly stairUnits: number
  /** The floor areas of the buildings together, in hundredths of a square metre, as far as they are on record. */
  readonly floorArea: number
  /** How many of the buildings have their floor area on record. */
  readonly buildingsMeasured: number
  readonly dwellings: number
  /** The areas of the dwellings together, in hundredths of a square metre: no stairs, no shops, no common parts. */
  readonly dwellingArea: number
}

/**
 * How many buildings, stair units and dwellings are registered in some communities, with the dwellings' area. Buildings
 * and stair units have no date of their own: they stand there since they are registered.
 */
export const extentOf = ({ register }: Slices<'register'>, communities: readonly CommunityId[], asOf?: Day): Extent => {
  const among = (building: string): boolean => {
    const found = lookup(register.buildings, building)
    return found !== undefined && communities.includes(found.community)
  }
  const buildings = Object.keys(register.buildings).filter(among)
  const floorAreas = buildings.flatMap((one) => floorAreaOf(register, one, asOf) ?? [])
  const dwellings = Object.values(register.dwellings).filter((one) => countsOn(one, asOf) && among(one.building))
  return {
    buildings: buildings.length,
    floorArea: floorAreas.reduce((sum, one) => sum + one, 0),
    buildingsMeasured: floorAreas.length,
    stairUnits: Object.values(register.stairUnits).filter((one) => among(one.building)).length,
    dwellings: dwellings.length,
    dwellingArea: dwellings.reduce((sum, one) => sum + one.area, 0),
  }
}
