import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import type { SchemePolicy } from './policy.ts'

/** What a new version says of the consents to the version before it: they hold for it too, or are asked for anew. */
export type Consents = 'carriedOver' | 'askedAgain'

/** Why the scheme was revised. */
export type RevisionReason = 'opinions' | 'review' | 'funding' | 'siteConditions' | 'vote' | 'other'

/** A version of the scheme as it was drafted or revised. */
export interface Version extends Voidable {
  readonly scheme: SchemeVersion
  readonly preparedBy: OrganisationId
  /** A version that was drafted anew carries nothing over. */
  readonly consents: Consents
  /** Why it was revised; absent where it was drafted anew. */
  readonly reason?: RevisionReason
}

/** A display of a version of the scheme, from its `on` until the end of its last day. */
export interface Publication extends Voidable {
  readonly scheme: SchemeVersion
  readonly communities: readonly CommunityId[]
  readonly where: string
  readonly until: Day
}

/** The scheme's slice: its versions by their number, and where each was displayed. */
export interface Scheme {
  readonly policies: readonly Adoption<SchemePolicy>[]
  readonly versions: { readonly [scheme: string]: Version }
  readonly publications: readonly Publication[]
}

/** Before any scheme. */
export const noScheme: Scheme = { policies: [], versions: {}, publications: [] }

/** A version of the scheme that counts. */
export const versionOf = (scheme: Scheme, version: number): Version | undefined => {
  const found = lookup(scheme.versions, String(version))
  return found?.voided === false ? found : undefined
}

const backFrom = (
  scheme: Scheme,
  version: SchemeVersion,
  counts: (one: Version) => boolean,
): readonly SchemeVersion[] => {
  const holding = [version]
  for (let at: number = version; at > 1; at--) {
    const one = versionOf(scheme, at)
    if (one?.consents !== 'carriedOver' || !counts(one)) break
    holding.push((at - 1) as SchemeVersion)
  }
  return holding
}

/**
 * The versions to which a household's word holds for a version on a day, that version first: back through every version
 * that carried consents over. Where no scheme is on record, only the version itself.
 */
export const versionsHolding = (scheme: Scheme, version: SchemeVersion, asOf?: Day): readonly SchemeVersion[] =>
  backFrom(scheme, version, (one) => countsOn(one, asOf))

/** The same as far as one can tell on a date: rules ask this, since what an imprecise date leaves open refuses nothing. */
export const versionsMayHold = (scheme: Scheme, version: SchemeVersion, on: CalendarDate): readonly SchemeVersion[] =>
  backFrom(scheme, version, (one) => mayCountBy(one, on))

/** The display of a version in a community that counts on a day: the first, of several. */
export const publicationOf = (
  scheme: Scheme,
  version: SchemeVersion,
  community: CommunityId,
  asOf?: Day,
): Publication | undefined =>
  earliest(
    scheme.publications.filter((one) => one.scheme === version && one.communities.includes(community)),
    asOf,
  )

/** The highest version that was on display in a community by a day. */
export const publishedVersion = (scheme: Scheme, community: CommunityId, asOf?: Day): SchemeVersion | undefined =>
  scheme.publications
    .filter((one) => countsOn(one, asOf) && one.communities.includes(community))
    .map((one) => one.scheme)
    .toSorted((a, b) => b - a)[0]

/** Refusal: that version of the scheme had not been drafted by the day of the act. */
export interface SchemeNotDrafted {
  readonly type: 'SchemeNotDrafted'
  readonly scheme: SchemeVersion
  readonly on: CalendarDate
}

/** The refusal for a version that certainly had not been drafted by a date. */
export const undrafted = (scheme: Scheme, version: SchemeVersion, on: CalendarDate): SchemeNotDrafted | undefined => {
  const known = versionOf(scheme, version)
  if (known !== undefined && mayCountBy(known, on)) return undefined
  return { type: 'SchemeNotDrafted', scheme: version, on }
}

/** The opinions on the scheme and their answers, as another stage keeps them. */
export interface Heard {
  readonly opinions: {
    readonly [id: string]: Voidable & { readonly scheme: SchemeVersion; readonly community: CommunityId }
  }
  readonly answers: { readonly [id: string]: readonly Voidable[] }
}

/**
 * What the adopted scheme policy asks at a gate: the version on display in each community, its display over, and every
 * opinion on it answered. Nothing where no policy governs the day, or the policy does not name the gate.
 */
export const schemeRequirements = (
  { scheme, deliberation }: { readonly scheme: Scheme; readonly deliberation: Heard },
  gate: Gate,
  communities: readonly CommunityId[],
  version: SchemeVersion,
  on: CalendarDate,
): readonly Requirement[] => {
  if (inForce(scheme.policies, on)?.atGates.includes(gate) !== true) return []
  const shown = scheme.publications.filter((one) => one.scheme === version && mayCountBy(one, on))
  const over = shown.filter((one) => ['before', 'open'].includes(compareDates(one.until, on)))
  const inThese = (of: readonly Publication[]) =>
    communities.filter((community) => of.some((one) => one.communities.includes(community))).length
  const opinions = Object.entries(deliberation.opinions).filter(
    ([, one]) => one.scheme === version && communities.includes(one.community) && mayCountBy(one, on),
  )
  const answered = opinions.filter(([id]) => lookup(deliberation.answers, id)?.some((one) => mayCountBy(one, on)))
  const asked = { gate, subjects: communities }
  return [
    { ...asked, requirement: 'schemePublished', needed: communities.length, reached: inThese(shown) },
    { ...asked, requirement: 'displayOver', needed: communities.length, reached: inThese(over) },
    { ...asked, requirement: 'opinionsAnswered', needed: opinions.length, reached: answered.length },
  ]
}

/** The displays that run on a day: until their last day the scheme stays up. */
export const due = ({ scheme }: { readonly scheme: Scheme }, { today }: Today): readonly Due[] =>
  scheme.publications
    .filter((one) => mayCountBy(one, today) && one.until >= today)
    .map(({ scheme: version, on, until }) => {
      const basis = inForce(scheme.policies, on)?.head.basis
      const by = { first: until, last: until }
      return { what: 'schemeDisplay', subject: String(version), since: on, by, ...(basis !== undefined && { basis }) }
    })
