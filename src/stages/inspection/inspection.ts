import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, VoidReason } from '../../vocabulary/voiding.ts'
import { elsewhere, unstartedItem, type Items } from '../items/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { InspectionPolicy } from './policy.ts'
import { inspectionOf, noInspection, type Inspection, type InspectionEntry } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly inspection: Inspection
}

/** What is asked of inspections and of what they find was laid down for this renovation. */
export const InspectionPolicyAdopted = adopted(
  'InspectionPolicyAdopted',
  InspectionPolicy,
  (inspection: Writable<Inspection>) => inspection.policies,
)
export type InspectionPolicyAdopted = EventIn<typeof InspectionPolicyAdopted>

/** Adopts an inspection policy; a later adoption governs what is done from its own day on. */
export const adoptInspectionPolicy = adopts(
  'AdoptInspectionPolicy',
  InspectionPolicy,
  InspectionPolicyAdopted,
  ({ inspection }: Reads) => inspection.policies,
)

const inspected = {
  inspection: RecordId,
  /** Patrol (巡视), stand-by (旁站), parallel check (平行检验), at any time (随机巡查), or of one matter (专项检查). */
  kind: oneOf('patrol', 'standBy', 'parallelCheck', 'adHoc', 'special'),
  communities: list(CommunityId, 1, 500),
  /** The works items that were looked at; absent where it was the site as a whole. */
  items: optional(list(WorkItemId, 1, 500)),
  result: oneOf('inOrder', 'defectsFound'),
  on: CalendarDate,
  by: optional(ActorId),
  evidence: optional(Evidence),
}

const entryIn = ({ kind, communities, items, result, on, by }: Omit<InspectionEntry, 'voided'>): InspectionEntry => ({
  kind,
  communities,
  ...(items !== undefined && { items }),
  result,
  on,
  ...(by !== undefined && { by }),
  voided: false,
})

/** Somebody inspected the site, and found it in order or not. */
export const Inspected = fact('Inspected', inspected, (inspection: Writable<Inspection>, e) => {
  inspection.inspections[e.inspection] = keep(entryIn(e))
})
export type Inspected = EventIn<typeof Inspected>

/**
 * Records an inspection. Refused for works items that were not started by then or lie in other communities.
 *
 * @remarks Regulations on Construction Quality (建设工程质量管理条例) art. 38: supervision by stand-by, patrol and parallel check.
 */
export const inspect = rule(
  'Inspect',
  inspected,
  ({ opening, items, inspection }: Reads & { readonly items: Items }, c, day: Today) => {
    const known = inspectionOf(inspection, c.inspection)
    if (known) return isSame(known, entryIn(c)) ? nothing : refuse(recordedDifferently('inspection', c.inspection))
    const strange = (c.items ?? []).flatMap((item) => [
      unstartedItem(items, item, c.on),
      elsewhere(items, item, c.communities),
    ])
    return acceptUnless([...closedTo(opening, c.communities, c.on), ...strange, notYet(c.on, day)], () => Inspected(c))
  },
)

/** An inspection was entered by mistake: it does not count. What was ordered because of it stands. */
export const InspectionVoided = fact(
  'InspectionVoided',
  { inspection: RecordId, reason: VoidReason },
  (inspection: Writable<Inspection>, e) => {
    const found = lookup(inspection.inspections, e.inspection)
    if (found) found.voided = true
  },
)
export type InspectionVoided = EventIn<typeof InspectionVoided>

/** Strikes out an inspection. */
export const voidInspection = rule(
  'VoidInspection',
  { inspection: RecordId, reason: VoidReason },
  ({ inspection }: Reads, c) => {
    const found = lookup(inspection.inspections, c.inspection)
    if (found === undefined) return refuse(noSuchRecord('inspection', c.inspection))
    return found.voided ? nothing : accept(InspectionVoided(c))
  },
)

/** Inspection (检查): who looked at the site, of what kind that was, and whether it was found in order. */
export const inspection = stage(
  'inspection',
  noInspection,
  [InspectionPolicyAdopted, Inspected, InspectionVoided],
  [adoptInspectionPolicy, inspect, voidInspection],
)
