import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Quantity } from '../../vocabulary/quantity.ts'

/** A works item as it was started. */
export interface Item extends Voidable {
  readonly community: CommunityId
  /** What kind of work it is, by its code in the catalogue of works items. */
  readonly code: RecordId
  readonly planned: Quantity
  /** Whether part of it disappears under later work (隐蔽工程). */
  readonly hidden: boolean
}

/** How much of an item was done by a date, from its beginning; `completed` when that was all of it. */
export interface Progress extends Voidable {
  readonly done: Quantity
  readonly completed: boolean
}

/** The items' slice: the works items that were started, and what was reported of each in order of record. */
export interface Items {
  readonly items: { readonly [id: string]: Item }
  readonly progress: { readonly [item: string]: readonly Progress[] }
}

/** Before any item was started. */
export const noItems: Items = { items: {}, progress: {} }

/** A works item that counts. */
export const itemOf = (items: Items, id: string): Item | undefined => {
  const found = lookup(items.items, id)
  return found?.voided === false ? found : undefined
}

/** All that was reported of an item, in order of record, what was struck out included. */
export const reportsOf = (items: Items, id: string): readonly Progress[] => lookup(items.progress, id) ?? []

/** How far an item had come by a day; nothing where nothing was reported, which is not the same as nothing done. */
export const progressOf = (items: Items, id: string, asOf?: Day): Progress | undefined =>
  latest(reportsOf(items, id), asOf)

/** The completion of an item that counts on a day, if it was completed. */
export const itemCompletionOf = (items: Items, id: string, asOf?: Day): Progress | undefined =>
  latest(
    reportsOf(items, id).filter((one) => one.completed),
    asOf,
  )

const inPieces: readonly Quantity['unit'][] = ['piece', 'set', 'place']

/**
 * How many pieces may have been added in a community by a date: what was really done of its completed items, in pieces, sets
 * or places. Part of a piece is a whole one.
 *
 * @param counts - whether items of a code that were started on a date count.
 */
export const piecesAdded = (
  items: Items,
  community: CommunityId,
  counts: (code: RecordId, started: CalendarDate) => boolean,
  by: CalendarDate,
): number => {
  const hundredths = Object.entries(items.items).flatMap(([id, item]) => {
    if (item.voided || item.community !== community || !counts(item.code, item.on)) return []
    const done = latest(reportsOf(items, id).filter((one) => one.completed && mayCountBy(one, by)))?.done
    return done && inPieces.includes(done.unit) ? [done.hundredths] : []
  })
  return Math.ceil(hundredths.reduce((sum, one) => sum + one, 0) / 100)
}

/** The items that had been started by a day and not completed. */
export const openItems = (items: Items, asOf?: Day): readonly (readonly [string, Item])[] =>
  Object.entries(items.items).filter(
    ([id, item]) => countsOn(item, asOf) && itemCompletionOf(items, id, asOf) === undefined,
  )

/** Refusal: no works item of that id had been started by the day of the act. */
export interface WorkItemNotStarted {
  readonly type: 'WorkItemNotStarted'
  readonly item: WorkItemId
  readonly on: CalendarDate
}

/** The refusal for an item that certainly had not been started by a date; nothing for one that may have been. */
export const unstartedItem = (items: Items, item: WorkItemId, on: CalendarDate): WorkItemNotStarted | undefined => {
  const known = itemOf(items, item)
  if (known !== undefined && compareDates(known.on, on) !== 'after') return undefined
  return { type: 'WorkItemNotStarted', item, on }
}

/** Refusal: the works item belongs to another community. */
export interface WorkItemElsewhere {
  readonly type: 'WorkItemElsewhere'
  readonly item: WorkItemId
  readonly community: CommunityId
}

/** The refusal for an item that belongs to none of these communities. */
export const elsewhere = (
  items: Items,
  item: WorkItemId,
  communities: readonly CommunityId[],
): WorkItemElsewhere | undefined => {
  const known = itemOf(items, item)
  if (known === undefined || communities.includes(known.community)) return undefined
  return { type: 'WorkItemElsewhere', item, community: known.community }
}

/** The items of some communities that count. */
export const itemsIn = (items: Items, communities: readonly CommunityId[]): readonly string[] =>
  Object.keys(items.items).filter((id) => {
    const known = itemOf(items, id)
    return known !== undefined && communities.includes(known.community)
  })

/** What a gate asks of the items that may have been started in some communities by a date: that each was completed. */
export const itemsRequirement = (
  items: Items,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const started = itemsIn(items, communities).filter((id) => {
    const known = itemOf(items, id)
    return known !== undefined && mayCountBy(known, on)
  })
  const isComplete = (id: string): boolean => reportsOf(items, id).some((one) => one.completed && mayCountBy(one, on))
  return {
    gate,
    requirement: 'itemsCompleted',
    subjects: communities,
    needed: started.length,
    reached: started.filter(isComplete).length,
  }
}
