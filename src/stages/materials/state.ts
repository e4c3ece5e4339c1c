import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, inOrderOf, latest, type Voidable } from '../../vocabulary/dated.ts'
import type { ActorId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'

/** A signature on the record of an inspection. */
export interface MaterialSignature {
  readonly party: string
  readonly actor: ActorId
}

/** A look at a batch of material for a works item, and what came of it. */
export interface MaterialInspection extends Voidable {
  readonly batch: RecordId
  readonly item: WorkItemId
  readonly material: string
  readonly result: 'accepted' | 'rejected'
  readonly signedBy: readonly MaterialSignature[]
}

/** A sample of a batch, taken under somebody's eyes (见证取样). */
export interface Sample extends Voidable {
  readonly batch: RecordId
  readonly witness: ActorId
}

/** What a laboratory found. */
export interface Test extends Voidable {
  readonly laboratory: OrganisationId
  readonly result: 'passed' | 'failed'
}

/** Material of a batch was built into a works item. */
export interface Use extends Voidable {
  readonly batch: RecordId
  readonly item: WorkItemId
}

/** The materials' slice: inspections and their ids as they were recorded, samples, test results by their sample, and uses. */
export interface Materials {
  readonly inspections: { readonly [id: string]: MaterialInspection }
  readonly order: readonly RecordId[]
  readonly samples: { readonly [id: string]: Sample }
  readonly tests: { readonly [sample: string]: Test }
  readonly uses: { readonly [id: string]: Use }
}

/** Before any material came. */
export const noMaterials: Materials = { inspections: {}, order: [], samples: {}, tests: {}, uses: {} }

/** The inspections of materials that count on a day, in order of record. */
export const materialInspections = (materials: Materials, asOf?: Day): readonly MaterialInspection[] =>
  inOrderOf(materials.inspections, materials.order).filter((one) => countsOn(one, asOf))

/** A sample that counts. */
export const sampleOf = (materials: Materials, id: string): Sample | undefined => {
  const found = lookup(materials.samples, id)
  return found?.voided === false ? found : undefined
}

/** A test result that counts. */
export const testOf = (materials: Materials, sample: string, asOf?: Day): Test | undefined => {
  const found = lookup(materials.tests, sample)
  return found !== undefined && countsOn(found, asOf) ? found : undefined
}

/** Whether a sample of a batch had failed its test by a day. */
export const hasFailed = (materials: Materials, batch: string, asOf?: Day): boolean =>
  Object.entries(materials.samples).some(
    ([id, one]) => countsOn(one) && one.batch === batch && testOf(materials, id, asOf)?.result === 'failed',
  )

/** What was wrong with a use of material; `unsigned` where it was accepted without the supervisor's signature. */
export type UseFault = 'uninspected' | 'rejected' | 'unsigned' | 'failedTest'

/** A use of material that should not have been. */
export interface FaultyUse {
  readonly use: string
  readonly item: WorkItemId
  readonly batch: RecordId
  readonly on: CalendarDate
  readonly faults: readonly UseFault[]
}

const faultsOf = (materials: Materials, use: Use, asOf: Day | undefined): readonly UseFault[] => {
  const before = materialInspections(materials, asOf).filter(
    (one) => one.batch === use.batch && one.item === use.item && compareDates(one.on, use.on) !== 'after',
  )
  const last = latest(before)
  const signed = last?.signedBy.some(({ party }) => party === 'supervisor') === true
  return [
    ...(last === undefined ? (['uninspected'] as const) : []),
    ...(last?.result === 'rejected' ? (['rejected'] as const) : []),
    ...(last?.result === 'accepted' && !signed ? (['unsigned'] as const) : []),
    ...(hasFailed(materials, use.batch, asOf) ? (['failedTest'] as const) : []),
  ]
}

/**
 * The uses of material that should not have been: nobody had looked at the batch for that item, it had been rejected, the
 * supervisor had not signed, or a sample of it failed, be it afterwards.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 29, 31 and 37.
 */
export const faultyUses = (materials: Materials, asOf?: Day): readonly FaultyUse[] =>
  Object.entries(materials.uses).flatMap(([use, one]) => {
    const faults = countsOn(one, asOf) ? faultsOf(materials, one, asOf) : []
    return faults.length === 0 ? [] : [{ use, item: one.item, batch: one.batch, on: one.on, faults }]
  })
