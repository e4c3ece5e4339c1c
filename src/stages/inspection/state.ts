import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { ActorId, CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { InspectionPolicy } from './policy.ts'

/** An inspection of the site: what kind, where, of what, and whether it found things in order. */
export interface InspectionEntry extends Voidable {
  readonly kind: string
  readonly communities: readonly CommunityId[]
  readonly items?: readonly WorkItemId[]
  readonly result: 'inOrder' | 'defectsFound'
  readonly by?: ActorId
}

/** The inspection's slice: every inspection under its id, and the policy they are held against. */
export interface Inspection {
  readonly policies: readonly Adoption<InspectionPolicy>[]
  readonly inspections: { readonly [id: string]: InspectionEntry }
}

/** Before anybody inspected anything. */
export const noInspection: Inspection = { policies: [], inspections: {} }

/** An inspection that counts. */
export const inspectionOf = (inspection: Inspection, id: string): InspectionEntry | undefined => {
  const found = lookup(inspection.inspections, id)
  return found?.voided === false ? found : undefined
}

/** The inspections of a community that count on a day, each under its id. */
export const inspectionsOf = (
  inspection: Inspection,
  community: CommunityId,
  asOf?: Day,
): readonly (readonly [string, InspectionEntry])[] =>
  Object.entries(inspection.inspections).filter(([, one]) => countsOn(one, asOf) && one.communities.includes(community))

/** Refusal: no inspection of that id counts. */
export interface InspectionNotRecorded {
  readonly type: 'InspectionNotRecorded'
  readonly inspection: RecordId
}

/** The refusal for an inspection that is not on record or was struck out; nothing for one that counts. */
export const uninspected = (inspection: Inspection, id: RecordId): InspectionNotRecorded | undefined =>
  inspectionOf(inspection, id) ? undefined : { type: 'InspectionNotRecorded', inspection: id }
