import { passedOf } from '../stages/acceptance/state.ts'
import type { WarrantyClass, WarrantyServicePolicy, WarrantyTerm } from '../stages/warranty/policy.ts'
import {
  claimStanding,
  coveredBy,
  warrantyEnd,
  warrantyOf,
  type ClaimStanding,
  type GivenWarranty,
  type WarrantyEnd,
} from '../stages/warranty/state.ts'
import { claimOutcome, visitsFor, type WarrantyClaim } from '../stages/warrantyClaims/state.ts'
import { daysBetween, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn, earliest } from '../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, WorkItemId } from '../vocabulary/ids.ts'
import { punctuality, type Punctuality } from '../vocabulary/limit.ts'
import { noCalendar, type Period, type WorkingCalendar } from '../vocabulary/period.ts'
import { inForce } from '../vocabulary/policy.ts'
import { noSeasons, type SeasonCalendar } from '../vocabulary/seasons.ts'
import type { DaySpan } from './schedule.ts'
import type { Slices } from './state.ts'

type Read = Slices<'acceptance' | 'warranty' | 'warrantyClaims'>

/** A claim under a warranty, whether it lies within its time, and what became of it. */
export interface ClaimRecord {
  readonly claim: string
  readonly household?: HouseholdId
  readonly defect: string
  readonly on: CalendarDate
  /** `notStarted`, `beforeStart` and `afterEnd` lie outside the warranty; `open` cannot be told. */
  readonly standing: ClaimStanding
  /** The first visit on record; `unknown` where there is none. */
  readonly visited: CalendarDate | 'unknown'
  /** Whether that visit was made in time; absent while there is none, and for a claim outside the warranty. */
  readonly visit?: Punctuality
  readonly outcome: 'open' | 'repaired' | 'refused'
  /** When it was repaired or refused. */
  readonly settledOn?: CalendarDate
  /** Whether it was repaired in time; absent while it is not, and for a claim outside the warranty. `open` where no policy says. */
  readonly repair?: Punctuality
  /** Why the contractor refused it. */
  readonly reason?: string
}

/** A warranty in one community: from when until when it runs, and what was claimed under it there. */
export interface WarrantyEntry {
  readonly warranty: string
  readonly community: CommunityId
  readonly item?: WorkItemId
  readonly class: WarrantyClass
  readonly term: WarrantyTerm
  /** The date on which acceptance was passed. A failed acceptance starts nothing. */
  readonly from: CalendarDate | 'notStarted'
  /** The last day of it; `NotCovered` where seasons are not known. */
  readonly until: WarrantyEnd | 'notStarted'
  /** Days left until the last one, on which 0 are left; below 0 once it has ended. */
  readonly remaining: DaySpan | 'unknown'
  readonly claims: readonly ClaimRecord[]
}

/** How one looks: on which day, and by which calendars. */
interface Look {
  readonly asOf: Day
  readonly seasons: SeasonCalendar
  readonly calendar: WorkingCalendar
}

const isOutside = (standing: ClaimStanding): boolean =>
  standing === 'notStarted' || standing === 'beforeStart' || standing === 'afterEnd'

const serviceOf = (
  { warranty }: Read,
  { on: claimed }: WarrantyClaim,
  to: CalendarDate | undefined,
  within: (terms: WarrantyServicePolicy) => Period,
  { calendar }: Look,
): Punctuality | undefined => {
  const terms = inForce(warranty.servicePolicies, claimed)
  if (to === undefined) return undefined
  return terms ? punctuality({ kind: 'period', period: within(terms) }, { on: claimed }, { on: to }, calendar) : 'open'
}

const service = (s: Read, id: string, one: WarrantyClaim, standing: ClaimStanding, look: Look) => {
  if (isOutside(standing)) return {}
  const outcome = claimOutcome(s.warrantyClaims, id, look.asOf)
  const visited = earliest(visitsFor(s.warrantyClaims, id), look.asOf)?.on
  const repaired = outcome?.outcome === 'repaired' ? outcome.on : undefined
  const visit = serviceOf(s, one, visited, (terms) => terms.visitWithin, look)
  const repair = serviceOf(s, one, repaired, (terms) => terms.repairWithin, look)
  return { ...(visit && { visit }), ...(repair && { repair }) }
}

const recordOf = (s: Read, claim: string, one: WarrantyClaim, standing: ClaimStanding, look: Look): ClaimRecord => {
  const outcome = claimOutcome(s.warrantyClaims, claim, look.asOf)
  return {
    claim,
    ...(one.household !== undefined && { household: one.household }),
    defect: one.defect,
    on: one.on,
    standing,
    visited: earliest(visitsFor(s.warrantyClaims, claim), look.asOf)?.on ?? 'unknown',
    outcome: outcome?.outcome ?? 'open',
    ...(outcome && { settledOn: outcome.on }),
    ...(outcome?.reason !== undefined && { reason: outcome.reason }),
    ...service(s, claim, one, standing, look),
  }
}

const entryIn = (
  s: Read,
  warranty: string,
  given: GivenWarranty,
  community: CommunityId,
  look: Look,
): WarrantyEntry => {
  const { asOf, seasons } = look
  const from = passedOf(s.acceptance, community, asOf)?.on
  const until = from && warrantyEnd(from, given.term, seasons)
  const isHere = (one: WarrantyClaim): boolean => one.warranty === warranty && one.community === community
  return {
    warranty,
    community,
    ...(given.covers.kind === 'item' && { item: given.covers.item }),
    class: given.class,
    term: given.term,
    from: from ?? 'notStarted',
    until: until ?? 'notStarted',
    remaining:
      until && 'last' in until
        ? { least: daysBetween(asOf, until.first), most: daysBetween(asOf, until.last) }
        : 'unknown',
    claims: Object.entries(s.warrantyClaims.claims)
      .filter(([, one]) => countsOn(one, asOf) && isHere(one))
      .map(([id, one]) => recordOf(s, id, one, claimStanding(one.on, from, until), look)),
  }
}

/**
 * Each warranty that had been given by a day, once for each community that it covers: from when until when it runs, how many
 * days are left, and each claim with whether it lies within, and whether the visit and the repair were in time by the service
 * policy of its day. Seasons and working days are counted by the calendars that are handed in; without them their end is not
 * covered.
 */
export const warrantyCalendar = (
  s: Read,
  asOf: Day,
  seasons: SeasonCalendar = noSeasons,
  calendar: WorkingCalendar = noCalendar,
): readonly WarrantyEntry[] =>
  Object.entries(s.warranty.warranties)
    .filter(([, given]) => countsOn(given, asOf))
    .flatMap(([id, given]) =>
      coveredBy(given).map((community) => entryIn(s, id, given, community, { asOf, seasons, calendar })),
    )

/** Claims that may be under a warranty on a day, and how many of them were repaired. */
export interface ClaimCount {
  readonly claims: number
  readonly repaired: number
}

/** How many claims had been made by a day that do not certainly lie outside their warranty, and how many were repaired. */
export const claimCount = (s: Read, asOf: Day): ClaimCount => {
  const claims = Object.entries(s.warrantyClaims.claims).filter(([, one]) => {
    const given = warrantyOf(s.warranty, one.warranty)
    if (!countsOn(one, asOf) || given === undefined || !countsOn(given, asOf)) return false
    const from = passedOf(s.acceptance, one.community, asOf)?.on
    return !isOutside(claimStanding(one.on, from, from && warrantyEnd(from, given.term)))
  })
  const isRepaired = ([id]: readonly [string, unknown]): boolean =>
    claimOutcome(s.warrantyClaims, id, asOf)?.outcome === 'repaired'
  return { claims: claims.length, repaired: claims.filter(isRepaired).length }
}
