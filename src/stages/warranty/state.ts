import { lookup } from '../../kernel/lookup.ts'
import {
  addDays,
  compareDates,
  daysOf,
  type CalendarDate,
  type Day,
  type DayRange,
} from '../../vocabulary/calendarDate.ts'
import { mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { monthsFromDate } from '../../vocabulary/months.ts'
import type { NotCovered } from '../../vocabulary/period.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { noSeasons, type SeasonCalendar } from '../../vocabulary/seasons.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import type { WarrantyPolicy, WarrantyServicePolicy, WarrantyTerm, WarrantyClass } from './policy.ts'

/** A warranty certificate (保修书): what is covered and for how long. When its clock starts it does not say. */
export interface GivenWarranty extends Voidable {
  readonly covers:
    | { readonly kind: 'communities'; readonly communities: readonly CommunityId[] }
    | { readonly kind: 'item'; readonly item: WorkItemId; readonly community: CommunityId }
  readonly class: WarrantyClass
  readonly term: WarrantyTerm
  readonly contractor?: OrganisationId
}

/** The warranty's slice: the policies, and each certificate under its id. */
export interface Warranty {
  readonly policies: readonly Adoption<WarrantyPolicy>[]
  readonly servicePolicies: readonly Adoption<WarrantyServicePolicy>[]
  readonly warranties: { readonly [warranty: string]: GivenWarranty }
}

/** Before any warranty was given. */
export const noWarranty: Warranty = { policies: [], servicePolicies: [], warranties: {} }

/** A warranty that counts. */
export const warrantyOf = (slice: Warranty, id: string): GivenWarranty | undefined => {
  const found = lookup(slice.warranties, id)
  return found?.voided === false ? found : undefined
}

/** The communities that a warranty covers, each once, or the one that its works item lies in. */
export const coveredBy = ({ covers }: GivenWarranty): readonly CommunityId[] =>
  covers.kind === 'item' ? [covers.community] : [...new Set(covers.communities)]

/** The last day of a warranty, a range where the day on which acceptance was passed is one; or that it cannot be told. */
export type WarrantyEnd = DayRange | NotCovered

/**
 * The last day of a warranty whose acceptance was passed on a date. Years end on the day of the same number, or on the last
 * day of a month that has no such day; a rest day does not move it. Seasons need a calendar.
 *
 * @remarks Regulations on Quality Management of Construction Projects art. 40: from the day acceptance was passed. Civil Code
 * art. 201 and 202 for the count.
 */
export const warrantyEnd = (
  passed: CalendarDate,
  term: WarrantyTerm,
  seasons: SeasonCalendar = noSeasons,
): WarrantyEnd => {
  const { first, last } = daysOf(passed)
  if (term.kind !== 'seasons') return monthsFromDate(passed, term.years * 12) ?? { type: 'NotCovered', day: first }
  const [from, to] = [seasons.lastDayOf(first, term.seasons), seasons.lastDayOf(last, term.seasons)]
  if (from === 'notCovered') return { type: 'NotCovered', day: first }
  return to === 'notCovered' ? { type: 'NotCovered', day: last } : { first: from, last: to }
}

/** How a claim stands to the time of its warranty; `open` where a date or an end that cannot be told leaves it undecided. */
export type ClaimStanding = 'notStarted' | 'beforeStart' | 'within' | 'afterEnd' | 'open'

/** How a claim of a date stands to a warranty that runs from one date until another; its last day is within. */
export const claimStanding = (
  on: CalendarDate,
  from: CalendarDate | undefined,
  until: WarrantyEnd | undefined,
): ClaimStanding => {
  if (from === undefined || until === undefined) return 'notStarted'
  const start = compareDates(on, from)
  if (start === 'before') return 'beforeStart'
  if ('type' in until) return 'open'
  const { first, last } = daysOf(on)
  if (first > until.last) return 'afterEnd'
  return last <= until.first && start !== 'open' ? 'within' : 'open'
}

/** Says on what date acceptance of a community was passed, or may have been by today; nothing where it was not. */
export type AcceptedOn = (community: CommunityId) => CalendarDate | undefined

const isAboutToEnd = (until: WarrantyEnd, noticeDays: number, today: Day): boolean => {
  if ('type' in until) return true
  const notice = addDays(until.first, -noticeDays)
  return today <= until.last && (notice === undefined || notice <= today)
}

/** What a claim is held against: its warranty, where it was made, and when. */
export interface Claimed {
  readonly warranty: RecordId
  readonly community: CommunityId
  readonly on: CalendarDate
}

/** Whether something may be owed for a claim: its warranty counts, and it does not certainly lie outside it. */
export const mayBeOwed = (
  slice: Warranty,
  claim: Claimed,
  acceptedOn: AcceptedOn,
  seasons: SeasonCalendar = noSeasons,
): boolean => {
  const given = warrantyOf(slice, claim.warranty)
  const from = acceptedOn(claim.community)
  if (given === undefined || from === undefined) return false
  const standing = claimStanding(claim.on, from, warrantyEnd(from, given.term, seasons))
  return standing === 'within' || standing === 'open'
}

/**
 * Word on a day of each warranty that is about to end, from the days of notice before its end until it has ended. An end in
 * seasons that no calendar covers is told as not covered; without a policy that names the days of notice nothing is told.
 */
export const due = (
  { warranty }: { readonly warranty: Warranty },
  { today, seasons }: Today,
  acceptedOn: AcceptedOn,
): readonly Due[] => {
  const policy = inForce(warranty.servicePolicies, today)
  if (policy === undefined) return []
  return Object.entries(warranty.warranties).flatMap(([subject, one]) => {
    if (!mayCountBy(one, today)) return []
    const starts = new Set(coveredBy(one).flatMap((id) => acceptedOn(id) ?? []))
    return [...starts].flatMap((since) => {
      const by = warrantyEnd(since, one.term, seasons)
      const { basis } = policy.head
      return isAboutToEnd(by, policy.noticeDays, today) ? [{ what: 'warrantyEnd', subject, since, by, basis }] : []
    })
  })
}
