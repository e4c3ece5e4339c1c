import { builtDuring, type BuiltItem } from '../projections/builtQuantities.ts'
import type { Slices } from '../projections/state.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { Quantity } from '../vocabulary/quantity.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Unit } from './figure.ts'
import { addingUp } from './addingUp.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'items' | 'planning'>
type Units = readonly [Unit, readonly Quantity['unit'][]]

const length: Units = ['hundredthsOfMetre', ['metre']]
const surface: Units = ['hundredthsOfSquareMetre', ['squareMetre']]
const count: Units = ['hundredthsOfPiece', ['piece', 'set', 'place']]
const facilities: Units = ['hundredthsOfPiece', ['piece', 'set', 'place', 'building']]

const indicators = {
  'pipes/water': length,
  'pipes/drainage': length,
  'pipes/power': length,
  'pipes/gas': length,
  'pipes/heat': length,
  'pipes/telecom': length,
  elevator: count,
  parkingPlace: count,
  carChargingPile: count,
  eBikeChargingPile: count,
  energyRetrofitArea: surface,
  communityFacility: facilities,
  cultureSportsArea: surface,
  greening: surface,
  lamp: count,
  roadArea: surface,
  barrierFreePoint: count,
  fireLane: length,
  camera: count,
  gate: count,
} as const satisfies { readonly [indicator: string]: Units }

/** What the quantities of works items are counted for; a catalogue names it in `countsFor`. */
export type BuiltIndicator = keyof typeof indicators

/** Every indicator that quantities of works items are counted for. */
export const builtIndicators = Object.keys(indicators) as readonly BuiltIndicator[]

const isKnown = (indicator: string): indicator is BuiltIndicator => Object.hasOwn(indicators, indicator)

const fits = (one: BuiltItem, indicator: BuiltIndicator): boolean =>
  one.countsFor === indicator && indicators[indicator][1].some((unit) => unit === one.done.unit)

/**
 * What was built of one kind in a month or a year, such as metres of water pipe or elevators: the quantity really done of
 * the works items finished then, in hundredths of the unit. Months add up to the year. An item in a unit that does not fit
 * is not converted: `uncountedItems` names it.
 *
 * @remarks The kinds follow the yearly figures of the housing ministry; their official definitions were not checked [K].
 */
export const builtQuantity = (indicator: BuiltIndicator, period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: `built/${indicator}`,
    unit: indicators[indicator][0],
    basis: `quantity done of works items for ${indicator} finished in ${month}, in ${indicators[indicator][1].join(' or ')}`,
    part: (state, asOf) => ({
      numerator: builtDuring(state, month, asOf)
        .filter((one) => fits(one, indicator))
        .reduce((sum, one) => sum + one.done.hundredths, 0),
    }),
  }))

/** A finished works item whose quantity is in no indicator although it might belong to one, and why. */
export interface UncountedItem extends BuiltItem {
  readonly because: 'notCatalogued' | 'unknownIndicator' | 'unit'
}

const whyNot = ({ catalogued, countsFor, done }: BuiltItem): UncountedItem['because'] | undefined => {
  if (!catalogued) return 'notCatalogued'
  if (countsFor === undefined) return undefined
  if (!isKnown(countsFor)) return 'unknownIndicator'
  return indicators[countsFor][1].some((unit) => unit === done.unit) ? undefined : 'unit'
}

/**
 * The works items finished in a month or a year whose quantity no indicator has: their unit does not fit, no catalogue in
 * force has their code, or the catalogue counts them for an indicator that is not known here.
 */
export const uncountedItems = (state: Read, period: ReportPeriod, asOf: Day): readonly UncountedItem[] =>
  builtDuring(state, period, asOf).flatMap((one) => {
    const because = whyNot(one)
    return because === undefined ? [] : [{ ...one, because }]
  })

/** How many works items `uncountedItems` names: while it is not zero, the quantities built are too low. */
export const uncountedItemCount = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'uncountedItems',
    unit: 'worksItems',
    basis: `works items finished in ${month} whose unit or code fits no indicator`,
    part: (state, asOf) => ({ numerator: uncountedItems(state, month, asOf).length }),
  }))
