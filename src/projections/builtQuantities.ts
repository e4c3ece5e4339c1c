import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { RecordId } from '../vocabulary/ids.ts'
import type { Quantity } from '../vocabulary/quantity.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { itemCompletionOf } from '../stages/items/state.ts'
import { catalogued } from '../stages/planning/state.ts'
import { daysWithin, fallsInto } from './duringPeriod.ts'
import { communitiesOf } from './reach.ts'
import type { Slices } from './state.ts'

type Read = Slices<'opening' | 'items' | 'planning'>

/** A works item that was finished within a period, with what was really built. */
export interface BuiltItem {
  readonly item: string
  readonly code: RecordId
  readonly done: Quantity
  /** Whether the catalogue in force when the item was started has its code. */
  readonly catalogued: boolean
  /** The indicator that the catalogue counts it for; absent where it counts for none. */
  readonly countsFor?: string
}

/** The works items that were finished within a period, in the order in which they were first recorded. */
export const builtDuring = (state: Read, period: ReportPeriod, asOf: Day): readonly BuiltItem[] => {
  const { first, last } = daysWithin(period, asOf)
  const communities = communitiesOf(state, last)
  return Object.entries(state.items.items).flatMap(([item, { community, code, on, voided }]) => {
    const completion = itemCompletionOf(state.items, item, last)
    if (!countsOn({ on, voided }, last) || !communities.includes(community)) return []
    if (completion === undefined || !fallsInto(completion, first)) return []
    const found = catalogued(state.planning, code, on)
    const countsFor = found?.countsFor
    const { done } = completion
    return [{ item, code, done, catalogued: found !== undefined, ...(countsFor !== undefined && { countsFor }) }]
  })
}
