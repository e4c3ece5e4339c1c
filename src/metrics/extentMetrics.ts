import { extentOf } from '../projections/extent.ts'
import { listedCommunities } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'plan' | 'register'>

/** Buildings of the communities in the annual plan of a year (楼栋数), a factor of the central subsidy. */
export const plannedBuildings = (year: number): Metric<Read> => ({
  metric: 'plannedBuildings',
  unit: 'buildings',
  basis: `buildings registered in the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: extentOf(state, listedCommunities(state, year, asOf), asOf).buildings }),
})

/** Stair units of the communities in the annual plan of a year (单元数). */
export const plannedStairUnits = (year: number): Metric<Read> => ({
  metric: 'plannedStairUnits',
  unit: 'stairUnits',
  basis: `stair units registered in the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: extentOf(state, listedCommunities(state, year, asOf), asOf).stairUnits }),
})

/**
 * Floor area of the buildings in the communities of a year's annual plan (建筑面积), in hundredths of a square metre, a factor
 * of the central subsidy. It adds up what is on record: `plannedBuildingsMeasured` says of how many buildings that is.
 */
export const plannedFloorArea = (year: number): Metric<Read> => ({
  metric: 'plannedFloorArea',
  unit: 'hundredthsOfSquareMetre',
  basis: `floor area on record of the buildings in the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: extentOf(state, listedCommunities(state, year, asOf), asOf).floorArea }),
})

/** Of how many buildings in a year's annual plan the floor area is on record. */
export const plannedBuildingsMeasured = (year: number): Metric<Read> => ({
  metric: 'plannedBuildingsMeasured',
  unit: 'buildings',
  basis: `buildings with a floor area on record in the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: extentOf(state, listedCommunities(state, year, asOf), asOf).buildingsMeasured }),
})

/**
 * The area of the dwellings in the communities of a year's annual plan, in hundredths of a square metre: what the register
 * has of them, which is less than the floor area (建筑面积) that includes common parts.
 */
export const plannedDwellingArea = (year: number): Metric<Read> => ({
  metric: 'plannedDwellingArea',
  unit: 'hundredthsOfSquareMetre',
  basis: `area of the dwellings registered in the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: extentOf(state, listedCommunities(state, year, asOf), asOf).dwellingArea }),
})
