import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { Quantity } from '../../vocabulary/quantity.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import type { WorksClass } from '../../vocabulary/worksClass.ts'
import type { CatalogueItem, CataloguePolicy } from './policy.ts'

/** A works item as a version of the scheme plans it. */
export interface PlannedItem extends Voidable {
  readonly kind: 'planned'
  readonly scheme: SchemeVersion
  readonly community: CommunityId
  readonly code: RecordId
  readonly class: WorksClass
  readonly planned: Quantity
  /** Whether there is one for each household, such as a storage room. */
  readonly forEachHousehold: boolean
  /** Whether it is done on parts that belong to one owner alone (专有部分), such as a cage at a window. */
  readonly privateParts: boolean
}

/** Why an item was taken out of the scheme. */
export type DropReason = 'opinions' | 'funding' | 'notFeasible' | 'doneElsewhere' | 'other'

/** A works item that a version of the scheme took out. */
export interface DroppedItem extends Voidable {
  readonly kind: 'dropped'
  readonly scheme: SchemeVersion
  readonly reason: DropReason
}

/** The planning's slice: the catalogues, and for each works item where it was planned or dropped, in order of record. */
export interface Planning {
  readonly policies: readonly Adoption<CataloguePolicy>[]
  readonly entries: { readonly [item: string]: readonly (PlannedItem | DroppedItem)[] }
}

/** Before any item was planned. */
export const noPlanning: Planning = { policies: [], entries: {} }

/** All that was planned and dropped of an item, in order of record, what was struck out included. */
export const entriesOf = (planning: Planning, item: string): readonly (PlannedItem | DroppedItem)[] =>
  lookup(planning.entries, item) ?? []

/**
 * How an item stands in a version by a day: as the last version up to it says that speaks of the item. What a version
 * plans stays in every later one until it is dropped or planned differently.
 */
export const standsIn = (
  planning: Planning,
  item: string,
  version: SchemeVersion,
  asOf?: Day,
): PlannedItem | DroppedItem | undefined => {
  let best: PlannedItem | DroppedItem | undefined
  for (const one of entriesOf(planning, item))
    if (countsOn(one, asOf) && one.scheme <= version && (best === undefined || one.scheme >= best.scheme)) best = one
  return best
}

/** An item as a version plans it; nothing where the version does not have it. */
export const plannedIn = (
  planning: Planning,
  item: string,
  version: SchemeVersion,
  asOf?: Day,
): PlannedItem | undefined => {
  const stands = standsIn(planning, item, version, asOf)
  return stands?.kind === 'planned' ? stands : undefined
}

/** Every item that a version plans, under its id. */
export const plannedItems = (
  planning: Planning,
  version: SchemeVersion,
  asOf?: Day,
): readonly (readonly [string, PlannedItem])[] =>
  Object.keys(planning.entries).flatMap((item) => {
    const planned = plannedIn(planning, item, version, asOf)
    return planned ? [[item, planned] as const] : []
  })

/** What the catalogue in force on a date says of a code. */
export const catalogued = (planning: Planning, code: string, on: CalendarDate): CatalogueItem | undefined =>
  inForce(planning.policies, on)?.items.find((one) => one.code === code)

/** Whether the catalogue in force on a date counts a code for an indicator such as `elevator`. */
export const countsAs =
  (planning: Planning, indicator: string) =>
  (code: string, on: CalendarDate): boolean =>
    catalogued(planning, code, on)?.countsFor === indicator

/** Refusal: the version of the scheme does not have this works item. */
export interface WorkItemNotPlanned {
  readonly type: 'WorkItemNotPlanned'
  readonly item: WorkItemId
  readonly scheme: SchemeVersion
}

/** The refusal for an item that a version does not plan. */
export const unplanned = (
  planning: Planning,
  item: WorkItemId,
  scheme: SchemeVersion,
): WorkItemNotPlanned | undefined =>
  plannedIn(planning, item, scheme) ? undefined : { type: 'WorkItemNotPlanned', item, scheme }
