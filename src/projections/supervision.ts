import { spanBetween, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, RecordId, WorkItemId } from '../vocabulary/ids.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { lookup } from '../kernel/lookup.ts'
import { rectificationStepOf, type Order } from '../stages/rectification/state.ts'
import type { DaySpan } from './schedule.ts'
import type { Slices } from './state.ts'

type Read = Slices<'inspection' | 'rectification'>

/** How often the site was inspected in one way, and what came of it. */
export interface InspectionCount {
  readonly kind: string
  readonly inOrder: number
  readonly defectsFound: number
}

/** What became of an order to put something right. */
export interface RectificationRecord {
  readonly rectification: string
  readonly community: CommunityId
  readonly severity: Severity
  readonly item?: WorkItemId
  /** The inspection that found it, where one did. */
  readonly inspection?: RecordId
  readonly orderedOn: CalendarDate
  /** How many replies there were, and how many of them were returned as not good enough. */
  readonly replies: number
  readonly returned: number
  /** The day on which somebody had looked and accepted it; absent while it stands open. */
  readonly acceptedOn?: CalendarDate
  /** Days from the order to that day. */
  readonly took?: DaySpan
}

/** How the site was looked after: what was inspected, and what was put right because of it. */
export interface Supervision {
  /** Most frequent first. */
  readonly inspections: readonly InspectionCount[]
  /** In the order in which they were first recorded. */
  readonly rectifications: readonly RectificationRecord[]
}

const inspectionCounts = ({ inspection }: Read, communities: readonly CommunityId[], asOf: Day | undefined) => {
  const counts = new Map<string, { kind: string; inOrder: number; defectsFound: number }>()
  for (const one of Object.values(inspection.inspections)) {
    if (!countsOn(one, asOf) || !one.communities.some((id) => communities.includes(id))) continue
    const count = counts.get(one.kind) ?? { kind: one.kind, inOrder: 0, defectsFound: 0 }
    count[one.result]++
    counts.set(one.kind, count)
  }
  const all = ({ inOrder, defectsFound }: InspectionCount): number => inOrder + defectsFound
  return [...counts.values()].toSorted((a, b) => all(b) - all(a) || (a.kind < b.kind ? -1 : 1))
}

const recordOf = ({ rectification }: Read, id: string, order: Order, asOf: Day | undefined): RectificationRecord => {
  const { community, severity, item, inspection, on } = order
  const steps = (lookup(rectification.steps, id) ?? []).filter((one) => countsOn(one, asOf))
  const last = rectificationStepOf(rectification, id, asOf)
  return {
    rectification: id,
    community,
    severity,
    ...(item !== undefined && { item }),
    ...(inspection !== undefined && { inspection }),
    orderedOn: on,
    replies: steps.filter((one) => one.step === 'replied').length,
    returned: steps.filter((one) => one.step === 'returned').length,
    ...(last?.step === 'accepted' && { acceptedOn: last.on, took: spanBetween(on, last.on) }),
  }
}

/**
 * How the site was looked after in some communities by a day, or in all: inspections by their kind and result, and each
 * rectification with how often it was replied to and returned until somebody accepted it.
 */
export const supervision = (state: Read, communities: readonly CommunityId[], asOf?: Day): Supervision => ({
  inspections: inspectionCounts(state, communities, asOf),
  rectifications: Object.entries(state.rectification.orders)
    .filter(([, order]) => countsOn(order, asOf) && communities.includes(order.community))
    .map(([id, order]) => recordOf(state, id, order, asOf)),
})
