import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, record, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { itemOf, unstartedItem, type Items } from '../items/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { noMaterials, sampleOf, type MaterialInspection, type Materials, type Use } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly items: Items
  readonly materials: Materials
}

const standing = <T extends { readonly voided: boolean }>(known: T | undefined): T | undefined =>
  known?.voided === false ? known : undefined

const signature = record({ party: oneOf('employer', 'supervisor', 'contractor'), actor: ActorId })

const inspected = {
  inspection: RecordId,
  /** The batch, by its delivery note or certificate. */
  batch: RecordId,
  item: WorkItemId,
  material: oneOf(
    'steel',
    'concrete',
    'mortar',
    'asphalt',
    'insulation',
    'waterproofing',
    'pipe',
    'cable',
    'window',
    'equipment',
    'other',
  ),
  result: oneOf('accepted', 'rejected'),
  signedBy: list(signature, 0, 20),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const inspectionIn = (c: Omit<MaterialInspection, 'voided'>): MaterialInspection => {
  const { batch, item, material, result, signedBy, on } = c
  return { batch, item, material, result, signedBy, on, voided: false }
}

/** Somebody looked at a batch of material before its use (进场检验) and accepted or rejected it for a works item. */
export const MaterialInspected = fact('MaterialInspected', inspected, (materials: Writable<Materials>, e) => {
  materials.inspections[e.inspection] = keep(inspectionIn(e))
  materials.order.push(e.inspection)
})
export type MaterialInspected = EventIn<typeof MaterialInspected>

/**
 * Records the inspection of a batch, for an item that is on record; material may come before the item starts.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 29: in writing, and signed.
 */
export const inspectMaterial = rule('InspectMaterial', inspected, (s: Reads, c, day: Today) => {
  const known = standing(lookup(s.materials.inspections, c.inspection))
  if (known)
    return isSame(known, inspectionIn(c)) ? nothing : refuse(recordedDifferently('materialInspection', c.inspection))
  const item = itemOf(s.items, c.item)
  const unknown = item === undefined && ({ type: 'WorkItemNotStarted', item: c.item, on: c.on } as const)
  return acceptUnless([...closedTo(s.opening, item ? [item.community] : [], c.on), unknown, notYet(c.on, day)], () =>
    MaterialInspected(c),
  )
})

const sampled = {
  sample: RecordId,
  batch: RecordId,
  /** Who watched, for the employer or the supervisor. */
  witness: ActorId,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A sample of a batch was taken under the eyes of the employer or the supervisor (见证取样). */
export const SampleTaken = fact('SampleTaken', sampled, (materials: Writable<Materials>, e) => {
  materials.samples[e.sample] = { batch: e.batch, witness: e.witness, on: e.on, voided: false }
})
export type SampleTaken = EventIn<typeof SampleTaken>

/**
 * Records a witnessed sample.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 31.
 */
export const takeSample = rule('TakeSample', sampled, ({ opening, materials }: Reads, c, day: Today) => {
  const { batch, witness, on } = c
  const known = sampleOf(materials, c.sample)
  if (known)
    return isSame(known, { batch, witness, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('sample', c.sample))
  return acceptUnless([...closedTo(opening, [], on), notYet(on, day)], () => SampleTaken(c))
})

const tested = {
  sample: RecordId,
  laboratory: OrganisationId,
  result: oneOf('passed', 'failed'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A laboratory reported on a sample (检测报告): what fails may not be used, and what was built of it is called in question. */
export const TestReported = fact('TestReported', tested, (materials: Writable<Materials>, e) => {
  materials.tests[e.sample] = { laboratory: e.laboratory, result: e.result, on: e.on, voided: false }
})
export type TestReported = EventIn<typeof TestReported>

/** Records the report on a sample. Refused without the sample, and before it was taken. */
export const reportTest = rule('ReportTest', tested, ({ opening, materials }: Reads, c, day: Today) => {
  const { laboratory, result, on } = c
  const known = standing(lookup(materials.tests, c.sample))
  if (known)
    return isSame(known, { laboratory, result, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('test', c.sample))
  const sample = sampleOf(materials, c.sample)
  const untaken = sample === undefined && ({ type: 'SampleNotTaken', sample: c.sample } as const)
  const early =
    sample !== undefined &&
    compareDates(on, sample.on) === 'before' &&
    ({ type: 'BeforeSample', sample: c.sample, taken: sample.on, on } as const)
  return acceptUnless([...closedTo(opening, [], on), untaken, early, notYet(on, day)], () => TestReported(c))
})

const used = { use: RecordId, batch: RecordId, item: WorkItemId, on: CalendarDate, evidence: optional(Evidence) }

const useIn = ({ batch, item, on }: Omit<Use, 'voided'>): Use => ({ batch, item, on, voided: false })

/** Material of a batch was built into a works item, whether it should have been or not. */
export const MaterialUsed = fact('MaterialUsed', used, (materials: Writable<Materials>, e) => {
  materials.uses[e.use] = keep(useIn(e))
})
export type MaterialUsed = EventIn<typeof MaterialUsed>

/** Records a use, for an item that was started. That nobody had looked at the batch is a finding, and no reason to hide the use. */
export const useMaterial = rule('UseMaterial', used, (s: Reads, c, day: Today) => {
  const known = standing(lookup(s.materials.uses, c.use))
  if (known) return isSame(known, useIn(c)) ? nothing : refuse(recordedDifferently('materialUse', c.use))
  const item = itemOf(s.items, c.item)
  const closed = closedTo(s.opening, item ? [item.community] : [], c.on)
  return acceptUnless([...closed, unstartedItem(s.items, c.item, c.on), notYet(c.on, day)], () => MaterialUsed(c))
})

const id = { id: RecordId }
const key = tagged('kind', { materialInspection: id, sample: id, test: id, materialUse: id })

const entriesFor = (slice: Materials, one: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const { inspections, samples, tests, uses } = slice
  const entries = { materialInspection: inspections, sample: samples, test: tests, materialUse: uses }[one.kind]
  return [lookup<{ readonly voided: boolean }>(entries, one.id)].filter((found) => found !== undefined)
}

/** An entry was a mistake: an inspection, a sample, a test result (by its sample) or a use does not count. */
export const MaterialsRecordVoided = struckOut('MaterialsRecordVoided', key, entriesFor)
export type MaterialsRecordVoided = EventIn<typeof MaterialsRecordVoided>

/** Strikes out an entry, named by its id, and a test result by its sample's. */
export const voidMaterialsRecord = strikes(
  'VoidMaterialsRecord',
  key,
  MaterialsRecordVoided,
  ({ materials }: Reads, record) => entriesFor(materials, record),
  (record) => [record.id],
)

/** Materials (材料): looked at, sampled, tested, used. */
export const materials = stage(
  'materials',
  noMaterials,
  [MaterialInspected, SampleTaken, TestReported, MaterialUsed, MaterialsRecordVoided],
  [inspectMaterial, takeSample, reportTest, useMaterial, voidMaterialsRecord],
)
