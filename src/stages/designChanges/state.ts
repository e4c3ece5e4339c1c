import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Money } from '../../vocabulary/quantity.ts'

/** What something does to the price: so much more, so much less, or nothing. */
export type CostChange =
  | { readonly way: 'more'; readonly amount: Money }
  | { readonly way: 'less'; readonly amount: Money }
  | { readonly way: 'same' }

/** A change of the design, or an instruction on site: the items that it touches, and what it does to the price. */
export interface Change extends Voidable {
  readonly items: readonly WorkItemId[]
  readonly cost: CostChange
}

/** A change of the design (设计变更) with its reason and the version of the drawings that it makes. */
export interface DesignChange extends Change {
  readonly reason: string
  readonly drawings: number
}

/** An instruction on site (现场签证), resting on a change of the design where it does. */
export interface SiteInstruction extends Change {
  readonly change?: RecordId
}

/** The slice of design changes: changes and instructions, each under its id. */
export interface DesignChanges {
  readonly changes: { readonly [id: string]: DesignChange }
  readonly instructions: { readonly [id: string]: SiteInstruction }
}

/** Before anything was changed. */
export const noDesignChanges: DesignChanges = { changes: {}, instructions: {} }

/** A change of the design that counts. */
export const designChangeOf = (slice: DesignChanges, id: string): DesignChange | undefined => {
  const found = lookup(slice.changes, id)
  return found?.voided === false ? found : undefined
}

/** How much more and how much less changes and instructions came to, in fen; the two are not set off against each other. */
export interface CostOfChanges {
  readonly changes: number
  readonly more: number
  readonly less: number
}

/** What the changes and instructions that touch one of some items came to by a day, each counted once. */
export const costOfChanges = (slice: DesignChanges, items: readonly WorkItemId[], asOf?: Day): CostOfChanges => {
  const all: readonly Change[] = [...Object.values(slice.changes), ...Object.values(slice.instructions)]
  const mine = all.filter((one) => countsOn(one, asOf) && one.items.some((item) => items.includes(item)))
  const sum = (way: 'more' | 'less'): number =>
    mine.reduce((total, { cost }) => total + (cost.way === way ? cost.amount : 0), 0)
  return { changes: mine.length, more: sum('more'), less: sum('less') }
}
