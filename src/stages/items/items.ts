import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { flag, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { Quantity } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { unstarted, type Works } from '../works/state.ts'
import {
  itemCompletionOf,
  itemOf,
  noItems,
  reportsOf,
  unstartedItem,
  type Item,
  type Items,
  type Progress,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly items: Items
}

const item = {
  item: WorkItemId,
  community: CommunityId,
  /** The code of the works item in the catalogue, such as `B05` for roads. */
  code: RecordId,
  planned: Quantity,
  /** Whether part of it disappears under later work (隐蔽工程). */
  hidden: flag,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const itemIn = ({ community, code, planned, hidden, on }: Omit<Item, 'voided'>): Item => ({
  community,
  code,
  planned,
  hidden,
  on,
  voided: false,
})

/** Work on an item (改造项) of the scheme started in a community: its quantities are counted from here on. */
export const WorkItemStarted = fact('WorkItemStarted', item, (items: Writable<Items>, e) => {
  items.items[e.item] = keep(itemIn(e))
})
export type WorkItemStarted = EventIn<typeof WorkItemStarted>

const otherUnit = (item: WorkItemId, unit: Quantity['unit'], found: Quantity['unit'] | undefined) =>
  found !== undefined && found !== unit && ({ type: 'UnitDiffers', item, unit, found } as const)

/**
 * Starts an item. Refused where the works of its community have not started, and when what was reported of it, before it
 * was struck out, is in another unit.
 */
export const startWorkItem = rule(
  'StartWorkItem',
  item,
  ({ opening, works, items }: Reads & { readonly works: Works }, c, day: Today) => {
    const known = itemOf(items, c.item)
    if (known) return isSame(known, itemIn(c)) ? nothing : refuse(recordedDifferently('workItem', c.item))
    const reported = reportsOf(items, c.item).find((one) => !one.voided)?.done.unit
    return acceptUnless(
      [
        ...closedTo(opening, [c.community], c.on),
        ...unstarted(works, [c.community], c.on),
        otherUnit(c.item, c.planned.unit, reported),
        notYet(c.on, day),
      ],
      () => WorkItemStarted(c),
    )
  },
)

const report = { item: WorkItemId, done: Quantity, on: CalendarDate, evidence: optional(Evidence) }

interface Reported {
  readonly item: WorkItemId
  readonly done: Quantity
  readonly on: CalendarDate
}

const file = (items: Writable<Items>, { item, done, on }: Reported, completed: boolean): void => {
  entryOf(items.progress, item, () => []).push({ done: keep(done), on, completed, voided: false })
}

// What is done stays done: earlier reports may not say more, nor later ones less. An open order contradicts nothing.
const contradicts = (one: Progress, c: Reported): boolean => {
  const order = compareDates(one.on, c.on)
  const [before, now] = [one.done.hundredths, c.done.hundredths]
  return order === 'after' ? before < now : order !== 'open' && before > now
}

const impossible = ({ opening, items }: Reads, c: Reported, day: Today) => {
  const known = itemOf(items, c.item)
  const counting = reportsOf(items, c.item).filter((one) => !one.voided)
  const falls = counting
    .filter((one) => one.done.unit === c.done.unit && contradicts(one, c))
    .map(({ done, on }) => ({ type: 'ProgressFalls', item: c.item, on: c.on, other: { done, on } }) as const)
  return [
    ...closedTo(opening, known ? [known.community] : [], c.on),
    unstartedItem(items, c.item, c.on),
    known && otherUnit(c.item, known.planned.unit, c.done.unit),
    ...falls,
    notYet(c.on, day),
  ]
}

/** It was reported how much of an item is done, counted from its beginning and in the unit in which it was planned. */
export const ProgressReported = fact('ProgressReported', report, (items: Writable<Items>, e) => file(items, e, false))
export type ProgressReported = EventIn<typeof ProgressReported>

/**
 * Reports progress. Refused in another unit, when an earlier report says more or a later one less, and after the item
 * was completed. More than was planned is recorded as it is.
 */
export const reportProgress = rule('ReportProgress', report, (s: Reads, c, day: Today) => {
  const reports = reportsOf(s.items, c.item).filter((one) => !one.voided)
  if (reports.some((one) => one.on === c.on && isSame(one.done, c.done))) return nothing
  const completed = reports.find((one) => one.completed && compareDates(one.on, c.on) === 'before')
  const closed = completed && ({ type: 'WorkItemAlreadyCompleted', item: c.item, on: completed.on } as const)
  return acceptUnless([...impossible(s, c, day), closed], () => ProgressReported(c))
})

/** An item was completed, with the quantity that was really built. It is not yet accepted. */
export const WorkItemCompleted = fact('WorkItemCompleted', report, (items: Writable<Items>, e) => file(items, e, true))
export type WorkItemCompleted = EventIn<typeof WorkItemCompleted>

/** Completes an item. Refused in another unit, and when progress was reported for a later day. Less than planned is recorded. */
export const completeWorkItem = rule('CompleteWorkItem', report, (s: Reads, c, day: Today) => {
  const known = itemCompletionOf(s.items, c.item)
  if (known)
    return known.on === c.on && isSame(known.done, c.done)
      ? nothing
      : refuse(recordedDifferently('itemCompletion', c.item))
  const later = reportsOf(s.items, c.item)
    .filter((one) => !one.voided && compareDates(one.on, c.on) === 'after')
    .map(({ on }) => ({ type: 'ProgressReportedLater', item: c.item, on }) as const)
  return acceptUnless([...impossible(s, c, day), ...later], () => WorkItemCompleted(c))
})

const key = tagged('kind', {
  workItem: { item: WorkItemId },
  progress: { item: WorkItemId, on: CalendarDate },
  itemCompletion: { item: WorkItemId },
})

const entriesFor = (items: Items, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'workItem') return [lookup(items.items, record.item)].filter((one) => one !== undefined)
  const reports = reportsOf(items, record.item)
  if (record.kind === 'itemCompletion') return reports.filter((one) => one.completed)
  return reports.filter((one) => !one.completed && one.on === record.on)
}

/** An entry was a mistake: an item, what was reported of it on a date, or its completion does not count. */
export const ItemsRecordVoided = struckOut('ItemsRecordVoided', key, entriesFor)
export type ItemsRecordVoided = EventIn<typeof ItemsRecordVoided>

/** Strikes out an item, a report of its progress or its completion. Reports stay, and hold for an item entered anew. */
export const voidItemsRecord = strikes(
  'VoidItemsRecord',
  key,
  ItemsRecordVoided,
  ({ items }: Reads, record) => entriesFor(items, record),
  (record) => [record.item, ...(record.kind === 'progress' ? [record.on] : [])],
)

/** Items (改造项): what is built, how much of it, and when each item was started and completed. */
export const items = stage(
  'items',
  noItems,
  [WorkItemStarted, ProgressReported, WorkItemCompleted, ItemsRecordVoided],
  [startWorkItem, reportProgress, completeWorkItem, voidItemsRecord],
)
