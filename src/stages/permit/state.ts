import { lookup } from '../../kernel/lookup.ts'
import { compareDates, daysOf, type CalendarDate, type Day, type DayRange } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { monthsAfter, type Months } from '../../vocabulary/months.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import type { PermitPolicy } from './policy.ts'

/** A construction permit or an exemption from one, for some communities. */
export interface Paper extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** Months by which the time to start under a permit was extended. */
export interface PermitExtension extends Voidable {
  readonly permit: string
  readonly months: Months
}

/** The permit's slice: policies and papers, each under its id. */
export interface Permits {
  readonly policies: readonly Adoption<PermitPolicy>[]
  readonly permits: { readonly [id: string]: Paper }
  readonly extensions: { readonly [id: string]: PermitExtension }
  readonly lapses: { readonly [permit: string]: Voidable }
  readonly exemptions: { readonly [id: string]: Paper & { readonly ground: object } }
}

/** Before there is any paper. */
export const noPermits: Permits = {
  policies: [],
  permits: {},
  extensions: {},
  lapses: {},
  exemptions: {},
}

/** A permit that counts. */
export const permitOf = (permit: Permits, id: string): Paper | undefined => {
  const found = lookup(permit.permits, id)
  return found?.voided === false ? found : undefined
}

/** The extensions of a permit that count on a day, in order of record. */
export const permitExtensions = (permit: Permits, id: string, asOf?: Day): readonly PermitExtension[] =>
  Object.values(permit.extensions).filter((one) => one.permit === id && countsOn(one, asOf))

/**
 * The last day on which works may start under a permit; `undefined` where no policy in force on the day of the permit says
 * so. Each extension runs from the end of the time before.
 */
export const startBy = (permit: Permits, id: string, asOf?: Day): DayRange | undefined => {
  const paper = permitOf(permit, id)
  const policy = paper && inForce(permit.policies, paper.on)
  let end = policy && monthsAfter(paper.on, policy.startWithin)
  for (const { months } of permitExtensions(permit, id, asOf)) {
    const [first, last] = [end && monthsAfter(end.first, months), end && monthsAfter(end.last, months)]
    end = first && last && { first: first.first, last: last.last }
  }
  return end
}

/**
 * The day until which works could certainly be started under a permit that is said to have lapsed by then, as of a day: its
 * lapse and its time to start contradict each other. Nothing where they agree, or an imprecise date leaves it open.
 */
export const lapsedInTime = (permit: Permits, id: string, asOf?: Day): Day | undefined => {
  const said = lookup(permit.lapses, id)
  const end = startBy(permit, id, asOf)
  if (said === undefined || end === undefined || !countsOn(said, asOf)) return undefined
  return daysOf(said.on).last <= end.first ? end.first : undefined
}

/** Refusal: the permit is on record as lapsed, and with this extension works could still have been started on that day. */
export interface ExtendedPastLapse {
  readonly type: 'ExtendedPastLapse'
  readonly permit: RecordId
  readonly lapsed: CalendarDate
  /** The last day on which works could then be started at least. */
  readonly until: Day
}

/** The refusal of an extension with which a permit would certainly have stood on the day of its lapse. */
export const extendedPastLapse = (
  permit: Permits,
  c: Omit<PermitExtension, 'voided' | 'permit'> & { readonly extension: RecordId; readonly permit: RecordId },
): ExtendedPastLapse | undefined => {
  const { extension, months, on } = c
  const extensions = { ...permit.extensions, [extension]: { permit: c.permit, months, on, voided: false } }
  const until = lapsedInTime({ ...permit, extensions }, c.permit)
  const lapsed = lookup(permit.lapses, c.permit)?.on
  return until && lapsed && { type: 'ExtendedPastLapse', permit: c.permit, lapsed, until }
}

/** What a permit has to know of the works: where they started. */
export interface Started {
  readonly starts: readonly Paper[]
}

/** Whether works may have started, in one of its communities, while the permit stood. */
export const wasUsed = (permit: Permits, id: string, { starts }: Started, asOf?: Day): boolean => {
  const paper = permitOf(permit, id)
  const end = startBy(permit, id, asOf)
  return starts.some(
    (start) =>
      countsOn(start, asOf) &&
      (end === undefined || mayCountBy(start, end.last)) &&
      start.communities.some((community) => paper?.communities.includes(community) === true),
  )
}

/** Whether a permit had certainly lapsed by a date: it was said so, or the time to start had run out unused. */
export const hasLapsed = (permit: Permits, id: string, works: Started, on: CalendarDate): boolean => {
  const said = lookup(permit.lapses, id)
  if (said?.voided === false && ['before', 'same'].includes(compareDates(said.on, on))) return true
  const end = startBy(permit, id)
  return end !== undefined && compareDates(on, end.last) === 'after' && !wasUsed(permit, id, works)
}

const covers = (paper: Paper, community: CommunityId, on: CalendarDate): boolean =>
  paper.communities.includes(community) && mayCountBy(paper, on)

const isPermitted = (permit: Permits, works: Started, community: CommunityId, on: CalendarDate): boolean =>
  Object.values(permit.exemptions).some((one) => covers(one, community, on)) ||
  Object.entries(permit.permits).some(([id, one]) => covers(one, community, on) && !hasLapsed(permit, id, works, on))

/** The communities of some that a permit or an exemption covers on a date. */
export const permitted = (
  permit: Permits,
  works: Started,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly CommunityId[] => communities.filter((community) => isPermitted(permit, works, community, on))

/** What gate G4 asks of permits: for each community one that stands, or an exemption. */
export const permitRequirement = (
  permit: Permits,
  works: Started,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => ({
  gate: 'G4',
  requirement: 'communitiesPermitted',
  subjects: communities,
  needed: communities.length,
  reached: permitted(permit, works, communities, on).length,
})

/** What a permit has to know of the opening: for which communities the project was cancelled, and when. */
export interface Cancelled {
  readonly cancellations: readonly Paper[]
}

/** When the project had been cancelled for the last community of a permit, if it may have been for each by a day. */
export const cancelledOn = (
  { communities }: Pick<Paper, 'communities'>,
  { cancellations }: Cancelled,
  asOf: Day,
): CalendarDate | undefined => {
  const firsts = communities.map((id) =>
    earliest(cancellations.filter((one) => mayCountBy(one, asOf) && one.communities.includes(id))),
  )
  return firsts.some((one) => one === undefined) ? undefined : latest(firsts.filter((one) => one !== undefined))?.on
}

/**
 * What is owed on a day for each permit that stands unused: the start of works by its last day, and by the same day the
 * decision whether to have it extended, while it may be. Nothing once the project was cancelled for all its communities.
 */
export const due = (
  { opening, permit, works }: { readonly opening: Cancelled; readonly permit: Permits; readonly works: Started },
  { today }: Today,
): readonly Due[] =>
  Object.entries(permit.permits).flatMap(([subject, paper]): readonly Due[] => {
    if (!mayCountBy(paper, today) || wasUsed(permit, subject, works, today)) return []
    if (hasLapsed(permit, subject, works, today) || cancelledOn(paper, opening, today) !== undefined) return []
    const { on: since } = paper
    const [policy, by] = [inForce(permit.policies, since), startBy(permit, subject)]
    const owed = { what: 'startUnderPermit', subject, since }
    if (policy === undefined || by === undefined)
      return [{ ...owed, by: { type: 'NoPolicyAdopted', policy: 'permit', on: since } }]
    const start: Due = { ...owed, by, basis: policy.head.basis }
    const isLast = permitExtensions(permit, subject).length >= policy.extensions
    return isLast ? [start] : [start, { ...start, what: 'permitExtension' }]
  })
