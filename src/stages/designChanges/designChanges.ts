import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { itemOf, type Items } from '../items/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import {
  designChangeOf,
  noDesignChanges,
  type DesignChange,
  type DesignChanges,
  type SiteInstruction,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly items: Items
  readonly designChanges: DesignChanges
}

const common = {
  items: list(WorkItemId, 1, 200),
  /** What it does to the price, and which way: an amount is never negative. */
  cost: tagged('way', { more: { amount: Money }, less: { amount: Money }, same: {} }),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const unknownItems = (
  s: Reads,
  c: { readonly items: readonly WorkItemId[]; readonly on: CalendarDate },
  day: Today,
) => {
  const found = c.items.flatMap((item) => itemOf(s.items, item)?.community ?? [])
  const unknown = c.items
    .filter((item) => itemOf(s.items, item) === undefined)
    .map((item) => ({ type: 'WorkItemNotStarted', item, on: c.on }) as const)
  return [...closedTo(s.opening, found, c.on), ...unknown, notYet(c.on, day)]
}

const changed = {
  change: RecordId,
  reason: oneOf('siteCondition', 'residents', 'error', 'material', 'authority', 'employer', 'other'),
  /** The version of the drawings that works go by from then on. */
  drawings: wholeNumber(1, 10_000),
  ...common,
}

const changeIn = ({ items, cost, on, reason, drawings }: Omit<DesignChange, 'voided'>): DesignChange => ({
  items,
  cost,
  on,
  reason,
  drawings,
  voided: false,
})

/** The design was changed (设计变更): works go by another version of the drawings, and the price may rise or fall. */
export const DesignChanged = fact('DesignChanged', changed, (slice: Writable<DesignChanges>, e) => {
  slice.changes[e.change] = keep(changeIn(e))
})
export type DesignChanged = EventIn<typeof DesignChanged>

/**
 * Records a change of the design, for items that are on record.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 28: the contractor changes nothing by itself.
 */
export const changeDesign = rule('ChangeDesign', changed, (s: Reads, c, day: Today) => {
  const known = designChangeOf(s.designChanges, c.change)
  if (known) return isSame(known, changeIn(c)) ? nothing : refuse(recordedDifferently('designChange', c.change))
  return acceptUnless(unknownItems(s, c, day), () => DesignChanged(c))
})

const instructed = { instruction: RecordId, change: optional(RecordId), ...common }

const instructionIn = ({ items, cost, on, change }: Omit<SiteInstruction, 'voided'>): SiteInstruction => ({
  items,
  cost,
  on,
  ...(change !== undefined && { change }),
  voided: false,
})

/** Work beyond the contract was signed for on site (现场签证): it will be paid for. */
export const SiteInstructionIssued = fact('SiteInstructionIssued', instructed, (slice: Writable<DesignChanges>, e) => {
  slice.instructions[e.instruction] = keep(instructionIn(e))
})
export type SiteInstructionIssued = EventIn<typeof SiteInstructionIssued>

const strange = (slice: DesignChanges, change: RecordId | undefined, on: CalendarDate) => {
  if (change === undefined) return undefined
  const known = designChangeOf(slice, change)
  if (known === undefined) return { type: 'DesignChangeNotRecorded', change } as const
  return compareDates(on, known.on) === 'before'
    ? ({ type: 'BeforeDesignChange', change, changed: known.on, on } as const)
    : undefined
}

/** Records an instruction. Refused before the change of the design that it rests on, and without it. */
export const issueSiteInstruction = rule('IssueSiteInstruction', instructed, (s: Reads, c, day: Today) => {
  const known = lookup(s.designChanges.instructions, c.instruction)
  if (known && !known.voided)
    return isSame(known, instructionIn(c)) ? nothing : refuse(recordedDifferently('siteInstruction', c.instruction))
  return acceptUnless([...unknownItems(s, c, day), strange(s.designChanges, c.change, c.on)], () =>
    SiteInstructionIssued(c),
  )
})

const key = tagged('kind', { designChange: { id: RecordId }, siteInstruction: { id: RecordId } })

const entriesFor = (slice: DesignChanges, one: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const entries = one.kind === 'designChange' ? slice.changes : slice.instructions
  return [lookup<{ readonly voided: boolean }>(entries, one.id)].filter((found) => found !== undefined)
}

/** An entry was a mistake: a change of the design or an instruction does not count. */
export const DesignRecordVoided = struckOut('DesignRecordVoided', key, entriesFor)
export type DesignRecordVoided = EventIn<typeof DesignRecordVoided>

/** Strikes out a change or an instruction, named by its id. Instructions that rest on a change stay. */
export const voidDesignRecord = strikes(
  'VoidDesignRecord',
  key,
  DesignRecordVoided,
  ({ designChanges }: Reads, record) => entriesFor(designChanges, record),
  (record) => [record.id],
)

/** Design changes (设计变更与签证): what is built differently, and what that does to the price. */
export const designChanges = stage(
  'designChanges',
  noDesignChanges,
  [DesignChanged, SiteInstructionIssued, DesignRecordVoided],
  [changeDesign, issueSiteInstruction, voidDesignRecord],
)
