import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { elsewhere, unstartedItem, type Items } from '../items/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { WarrantyPolicy, WarrantyServicePolicy, WarrantyTerm, WarrantyClass, type MinimumTerm } from './policy.ts'
import { coveredBy, noWarranty, warrantyOf, type Warranty } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly warranty: Warranty
}

/** How long works have to be under warranty at least was laid down for this renovation. */
export const WarrantyPolicyAdopted = adopted(
  'WarrantyPolicyAdopted',
  WarrantyPolicy,
  (slice: Writable<Warranty>) => slice.policies,
)
export type WarrantyPolicyAdopted = EventIn<typeof WarrantyPolicyAdopted>

/** Adopts minimum warranties; a later adoption governs certificates that are given from its own day on. */
export const adoptWarrantyPolicy = adopts(
  'AdoptWarrantyPolicy',
  WarrantyPolicy,
  WarrantyPolicyAdopted,
  ({ warranty }: Reads) => warranty.policies,
)

/** How soon claims are to be looked at and repaired, and when an end is announced, was laid down. */
export const WarrantyServicePolicyAdopted = adopted(
  'WarrantyServicePolicyAdopted',
  WarrantyServicePolicy,
  (s: Writable<Warranty>) => s.servicePolicies,
)
export type WarrantyServicePolicyAdopted = EventIn<typeof WarrantyServicePolicyAdopted>

/** Adopts the periods of warranty service; a later adoption governs claims that are made from its own day on. */
export const adoptWarrantyServicePolicy = adopts(
  'AdoptWarrantyServicePolicy',
  WarrantyServicePolicy,
  WarrantyServicePolicyAdopted,
  (s: Reads) => s.warranty.servicePolicies,
)

const covers = tagged('kind', {
  communities: { communities: list(CommunityId, 1, 500) },
  item: { item: WorkItemId, community: CommunityId },
})
const certificate = {
  warranty: RecordId,
  covers,
  class: WarrantyClass,
  term: WarrantyTerm,
  contractor: optional(OrganisationId),
  on: CalendarDate,
  evidence: optional(Evidence),
}
type Certificate = EventIn<typeof WarrantyGiven>

const givenIn = ({ covers: what, class: kind, term, contractor, on }: Omit<Certificate, 'type'>) =>
  ({ covers: what, class: kind, term, ...(contractor !== undefined && { contractor }), on, voided: false }) as const

/** A warranty certificate (保修书) was given. Its clock runs from the day on which acceptance is passed, in each community. */
export const WarrantyGiven = fact('WarrantyGiven', certificate, (slice: Writable<Warranty>, e) => {
  slice.warranties[e.warranty] = keep(givenIn(e))
})
export type WarrantyGiven = EventIn<typeof WarrantyGiven>

const tooShort = (c: { class: WarrantyClass; term: WarrantyTerm }, least: MinimumTerm | undefined) => {
  if (least === undefined) return undefined
  const { class: works, term } = c
  const otherwise = { type: 'WarrantyOtherwiseMeasured', class: works, needed: least.kind, given: term.kind } as const
  if (least.kind === 'designLife') return term.kind === 'designLife' ? undefined : otherwise
  if ((least.kind === 'seasons') !== (term.kind === 'seasons')) return otherwise
  const needed = least.kind === 'seasons' ? least.seasons : least.years
  const reached = term.kind === 'seasons' ? term.seasons : term.years
  const unit = least.kind
  return reached < needed ? ({ type: 'WarrantyTooShort', class: works, unit, needed, reached } as const) : undefined
}

/**
 * Gives a warranty. Refused where it is shorter than the minimum of its class or cannot be compared with it, without a
 * warranty policy, and for a works item that was not started or lies elsewhere. It may be given before acceptance.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 39 and 40.
 */
export const giveWarranty = rule('GiveWarranty', certificate, (s: Reads & { readonly items: Items }, c, day: Today) => {
  const known = warrantyOf(s.warranty, c.warranty)
  if (known) return isSame(known, givenIn(c)) ? nothing : refuse(recordedDifferently('warranty', c.warranty))
  const policy = inForce(s.warranty.policies, c.on)
  return acceptUnless(
    [
      ...closedTo(s.opening, coveredBy(givenIn(c)), c.on),
      c.covers.kind === 'item' && unstartedItem(s.items, c.covers.item, c.on),
      c.covers.kind === 'item' && elsewhere(s.items, c.covers.item, [c.covers.community]),
      policy === undefined && ({ type: 'NoPolicyAdopted', policy: 'warranty', on: c.on } as const),
      policy && tooShort(c, lookup(policy.minimums, c.class)),
      notYet(c.on, day),
    ],
    () => WarrantyGiven(c),
  )
})

const striking = { warranty: RecordId, reason: VoidReason }

/** A warranty was entered by mistake and does not count. What was claimed under it holds for it entered anew. */
export const WarrantyRecordVoided = fact('WarrantyRecordVoided', striking, (slice: Writable<Warranty>, e) =>
  strikeOut(
    [lookup(slice.warranties, e.warranty)].filter((one) => one !== undefined),
    () => true,
  ),
)
export type WarrantyRecordVoided = EventIn<typeof WarrantyRecordVoided>

/** Strikes out a warranty. Refused where none is on record under that id. */
export const voidWarrantyRecord = rule('VoidWarrantyRecord', striking, ({ warranty }: Reads, c) => {
  const found = [lookup(warranty.warranties, c.warranty)].filter((one) => one !== undefined)
  const standing = standingOf(found, () => true)
  if (standing === 'unknown') return refuse(noSuchRecord('warranty', c.warranty))
  return standing === 'voided' ? nothing : accept(WarrantyRecordVoided(c))
})

/** Warranty (保修): the shortest terms, the periods of service, and the certificates that were given. */
export const warranty = stage(
  'warranty',
  noWarranty,
  [WarrantyPolicyAdopted, WarrantyServicePolicyAdopted, WarrantyGiven, WarrantyRecordVoided],
  [adoptWarrantyPolicy, adoptWarrantyServicePolicy, giveWarranty, voidWarrantyRecord],
)
