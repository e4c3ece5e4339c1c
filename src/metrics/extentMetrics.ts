import { extentOf, type Extent } from '../projections/extent.ts'
import { listedCommunities } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'plan' | 'register'>

const nowhere = (): number => 0

/**
 * Something that the register has of the communities in the annual plan of a year; untold are the communities without a
 * building on record, and the buildings of which nothing of it is on record.
 */
const ofPlan =
  (
    metric: string,
    unit: Metric<Read>['unit'],
    what: string,
    part: keyof Extent,
    missing: (extent: Extent) => number = nowhere,
  ) =>
  (year: number): Metric<Read> => ({
    metric,
    unit,
    basis: `${what} in the communities listed in the annual plan of ${year}`,
    part: (state, asOf) => {
      const extent = extentOf(state, listedCommunities(state, year, asOf), asOf)
      const untold = missing(extent)
      return { numerator: extent[part], ...(untold > 0 && { untold }) }
    },
  })

/**
 * Buildings of the communities in the annual plan of a year (楼栋数), a factor of the central subsidy. Untold are the
 * communities of which no building is on record.
 */
export const plannedBuildings: (year: number) => Metric<Read> = ofPlan(
  'plannedBuildings',
  'buildings',
  'buildings registered',
  'buildings',
  (extent) => extent.communitiesWithoutBuildings,
)

/**
 * Stair units of the communities in the annual plan of a year (单元数). Untold are the buildings of which none is on record, and
 * the communities without a building: while nobody recorded any, their number is unknown and not 0.
 */
export const plannedStairUnits: (year: number) => Metric<Read> = ofPlan(
  'plannedStairUnits',
  'stairUnits',
  'stair units registered',
  'stairUnits',
  (extent) => extent.communitiesWithoutBuildings + extent.buildingsWithoutStairUnits,
)

/**
 * Floor area of the buildings in the communities of a year's annual plan (建筑面积), in hundredths of a square metre, a factor
 * of the central subsidy. It adds up what is on record: `plannedBuildingsMeasured` says of how many buildings that is. Untold are
 * the buildings that are not measured, and the communities without a building.
 */
export const plannedFloorArea: (year: number) => Metric<Read> = ofPlan(
  'plannedFloorArea',
  'hundredthsOfSquareMetre',
  'floor area on record of the buildings',
  'floorArea',
  (extent) => extent.communitiesWithoutBuildings + extent.buildings - extent.buildingsMeasured,
)

/** Of how many buildings in a year's annual plan the floor area is on record. */
export const plannedBuildingsMeasured: (year: number) => Metric<Read> = ofPlan(
  'plannedBuildingsMeasured',
  'buildings',
  'buildings with a floor area on record',
  'buildingsMeasured',
)

/**
 * The area of the dwellings in the communities of a year's annual plan, in hundredths of a square metre: what the register
 * has of them, which is less than the floor area (建筑面积) that includes common parts. Untold are the buildings of which no
 * dwelling is on record, and the communities without a building.
 */
export const plannedDwellingArea: (year: number) => Metric<Read> = ofPlan(
  'plannedDwellingArea',
  'hundredthsOfSquareMetre',
  'area of the dwellings registered',
  'dwellingArea',
  (extent) => extent.communitiesWithoutBuildings + extent.buildingsWithoutDwellings,
)
