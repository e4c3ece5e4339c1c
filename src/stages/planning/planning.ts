import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { flag, oneOf, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Quantity } from '../../vocabulary/quantity.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { WorksClass } from '../../vocabulary/worksClass.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { undrafted, type Scheme } from '../scheme/state.ts'
import { CataloguePolicy } from './policy.ts'
import { catalogued, entriesOf, noPlanning, plannedIn, standsIn, unplanned } from './state.ts'
import type { DroppedItem, PlannedItem, Planning } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly scheme: Scheme
  readonly planning: Planning
}

/** The catalogue that schemes are planned from was laid down for this renovation (改造内容清单). */
export const CataloguePolicyAdopted = adopted(
  'CataloguePolicyAdopted',
  CataloguePolicy,
  (planning: Writable<Planning>) => planning.policies,
)
export type CataloguePolicyAdopted = EventIn<typeof CataloguePolicyAdopted>

/** Adopts a catalogue; a later adoption governs what is planned from its own day on. */
export const adoptCataloguePolicy = adopts(
  'AdoptCataloguePolicy',
  CataloguePolicy,
  CataloguePolicyAdopted,
  ({ planning }: Reads) => planning.policies,
)

const plan = {
  item: WorkItemId,
  scheme: SchemeVersion,
  community: CommunityId,
  /** The code of the item in the catalogue, such as `B05` for roads. */
  code: RecordId,
  class: WorksClass,
  planned: Quantity,
  forEachHousehold: flag,
  privateParts: flag,
  on: CalendarDate,
}

const plannedAs = (c: Omit<PlannedItem, 'kind' | 'voided'>): PlannedItem => ({
  kind: 'planned',
  scheme: c.scheme,
  community: c.community,
  code: c.code,
  class: c.class,
  planned: c.planned,
  forEachHousehold: c.forEachHousehold,
  privateParts: c.privateParts,
  on: c.on,
  voided: false,
})

/** A version of the scheme plans a works item (改造项) in a community; later versions have it too until one drops it. */
export const WorkItemPlanned = fact('WorkItemPlanned', plan, (planning: Writable<Planning>, e) => {
  entryOf(planning.entries, e.item, () => []).push(keep(plannedAs(e)))
})
export type WorkItemPlanned = EventIn<typeof WorkItemPlanned>

// What has been shown to the residents of a community is not changed behind their back: that takes a new version.
const settled = (scheme: Scheme, version: SchemeVersion, community: CommunityId | undefined, on: CalendarDate) => {
  const shown = scheme.publications
    .filter((one) => !one.voided && one.scheme === version && community && one.communities.includes(community))
    .find((one) => compareDates(on, one.on) === 'after')
  return shown && ({ type: 'SchemeAlreadyPublished', scheme: version, published: shown.on, on } as const)
}

const outsideCatalogue = (planning: Planning, c: Pick<PlannedItem, 'code' | 'class' | 'on'>) => {
  const policy = inForce(planning.policies, c.on)
  if (policy === undefined) return { type: 'NoPolicyAdopted', policy: 'catalogue', on: c.on } as const
  const found = catalogued(planning, c.code, c.on)
  if (found === undefined) return { type: 'CodeNotInCatalogue', code: c.code, catalogue: policy.head.id } as const
  return (
    found.class !== c.class && ({ type: 'ClassDiffers', code: c.code, class: c.class, found: found.class } as const)
  )
}

const ownEntry = (planning: Planning, c: { readonly item: WorkItemId; readonly scheme: SchemeVersion }) => {
  const stands = standsIn(planning, c.item, c.scheme)
  return stands?.scheme === c.scheme ? stands : undefined
}

/**
 * Plans a works item. Refused for a version that was not drafted or has been displayed in the item's community since, and for
 * a code that the adopted catalogue does not have or has in another class.
 */
export const planWorkItem = rule('PlanWorkItem', plan, (s: Reads, c, day: Today) => {
  const known = ownEntry(s.planning, c)
  if (known?.kind === 'dropped') return refuse(recordedDifferently('droppedItem', c.item, c.scheme))
  if (known) return isSame(known, plannedAs(c)) ? nothing : refuse(recordedDifferently('plannedItem', c.item, c.scheme))
  return acceptUnless(
    [
      ...closedTo(s.opening, [c.community], c.on),
      undrafted(s.scheme, c.scheme, c.on),
      settled(s.scheme, c.scheme, c.community, c.on),
      outsideCatalogue(s.planning, c),
      notYet(c.on, day),
    ],
    () => WorkItemPlanned(c),
  )
})

const drop = {
  item: WorkItemId,
  scheme: SchemeVersion,
  reason: oneOf('opinions', 'funding', 'notFeasible', 'doneElsewhere', 'other'),
  on: CalendarDate,
}

const droppedAs = ({ scheme, reason, on }: Omit<DroppedItem, 'kind' | 'voided'>): DroppedItem => ({
  kind: 'dropped',
  scheme,
  reason,
  on,
  voided: false,
})

/** A version of the scheme no longer has a works item (取消改造项). */
export const WorkItemDropped = fact('WorkItemDropped', drop, (planning: Writable<Planning>, e) => {
  entryOf(planning.entries, e.item, () => []).push(keep(droppedAs(e)))
})
export type WorkItemDropped = EventIn<typeof WorkItemDropped>

/** Drops a works item. Refused where the version does not have it, and once it has been displayed in the item's community. */
export const dropWorkItem = rule('DropWorkItem', drop, (s: Reads, c, day: Today) => {
  const known = ownEntry(s.planning, c)
  if (known?.kind === 'dropped')
    return isSame(known, droppedAs(c)) ? nothing : refuse(recordedDifferently('droppedItem', c.item, c.scheme))
  return acceptUnless(
    [
      ...closedTo(s.opening, [], c.on),
      undrafted(s.scheme, c.scheme, c.on),
      settled(s.scheme, c.scheme, plannedIn(s.planning, c.item, c.scheme)?.community, c.on),
      unplanned(s.planning, c.item, c.scheme),
      notYet(c.on, day),
    ],
    () => WorkItemDropped(c),
  )
})

const ofVersion = { item: WorkItemId, scheme: SchemeVersion }
const key = tagged('kind', { plannedItem: ofVersion, droppedItem: ofVersion })

const entriesFor = (slice: Planning, record: (typeof key)['_A']) =>
  entriesOf(slice, record.item).filter(
    (one) => one.scheme === record.scheme && (one.kind === 'planned') === (record.kind === 'plannedItem'),
  )

/** An entry was a mistake: that a version plans or drops a works item does not count. */
export const PlanningRecordVoided = struckOut('PlanningRecordVoided', key, entriesFor)
export type PlanningRecordVoided = EventIn<typeof PlanningRecordVoided>

/** Strikes out what was entered of a works item in a version. */
export const voidPlanningRecord = strikes(
  'VoidPlanningRecord',
  key,
  PlanningRecordVoided,
  ({ planning }: Reads, record) => entriesFor(planning, record),
  (record) => [record.item, record.scheme],
)

/** Planning (改造内容): the catalogue, and the works items that each version of the scheme plans. */
export const planning = stage(
  'planning',
  noPlanning,
  [CataloguePolicyAdopted, WorkItemPlanned, WorkItemDropped, PlanningRecordVoided],
  [adoptCataloguePolicy, planWorkItem, dropWorkItem, voidPlanningRecord],
)
