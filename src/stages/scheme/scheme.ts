import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId } from '../../vocabulary/ids.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, owedWithin, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { SchemePolicy } from './policy.ts'
import { noScheme, undrafted, versionOf, type Publication, type Scheme, type Version } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly scheme: Scheme
}

/** What is asked of the scheme was laid down for this renovation. */
export const SchemePolicyAdopted = adopted(
  'SchemePolicyAdopted',
  SchemePolicy,
  (scheme: Writable<Scheme>) => scheme.policies,
)
export type SchemePolicyAdopted = EventIn<typeof SchemePolicyAdopted>

/** Adopts a scheme policy; a later adoption governs what is done from its own day on. */
export const adoptSchemePolicy = adopts(
  'AdoptSchemePolicy',
  SchemePolicy,
  SchemePolicyAdopted,
  ({ scheme }: Reads) => scheme.policies,
)

const draft = { scheme: SchemeVersion, preparedBy: OrganisationId, on: CalendarDate, evidence: optional(Evidence) }

const drafted = ({ scheme, preparedBy, on }: Pick<Version, 'scheme' | 'preparedBy' | 'on'>): Version => ({
  scheme,
  preparedBy,
  consents: 'askedAgain',
  on,
  voided: false,
})

/** A version of the scheme (改造方案) was drafted anew: consents to an earlier version do not hold for it. */
export const SchemeDrafted = fact('SchemeDrafted', draft, (scheme: Writable<Scheme>, e) => {
  scheme.versions[String(e.scheme)] = keep(drafted(e))
})
export type SchemeDrafted = EventIn<typeof SchemeDrafted>

const outOfTurn = (scheme: Scheme, version: SchemeVersion, on: CalendarDate) => {
  if (version === 1) return undefined
  const before = versionOf(scheme, version - 1)
  if (before === undefined) return { type: 'SchemeVersionSkipped', scheme: version, missing: version - 1 } as const
  const early = compareDates(on, before.on) === 'before'
  return early && ({ type: 'BeforeEarlierVersion', scheme: version, earlier: before.on, on } as const)
}

/** Drafts a version. Refused when the version before it is missing, since versions are counted without gaps. */
export const draftScheme = rule('DraftScheme', draft, ({ opening, scheme }: Reads, c, day: Today) => {
  const known = versionOf(scheme, c.scheme)
  if (known) return isSame(known, drafted(c)) ? nothing : refuse(recordedDifferently('schemeVersion', c.scheme))
  const skipped = outOfTurn(scheme, c.scheme, c.on)
  return acceptUnless([...closedTo(opening, [], c.on), skipped, notYet(c.on, day)], () => SchemeDrafted(c))
})

const revision = {
  ...draft,
  /** Whether consents to the version before hold for this one, or are asked for anew. */
  consents: oneOf('carriedOver', 'askedAgain'),
  reason: oneOf('opinions', 'review', 'funding', 'siteConditions', 'vote', 'other'),
}

const revised = (c: Omit<Version, 'voided'>): Version => ({
  ...drafted(c),
  consents: c.consents,
  ...(c.reason !== undefined && { reason: c.reason }),
})

/** The scheme was revised (方案修改): a new version, and what it says of the consents to the one before. */
export const SchemeRevised = fact('SchemeRevised', revision, (scheme: Writable<Scheme>, e) => {
  scheme.versions[String(e.scheme)] = keep(revised(e))
})
export type SchemeRevised = EventIn<typeof SchemeRevised>

/** Revises the scheme. Refused for version 1, and when the version before it is missing. */
export const reviseScheme = rule('ReviseScheme', revision, ({ opening, scheme }: Reads, c, day: Today) => {
  const known = versionOf(scheme, c.scheme)
  if (known) return isSame(known, revised(c)) ? nothing : refuse(recordedDifferently('schemeVersion', c.scheme))
  const first = c.scheme === 1 && ({ type: 'NothingToRevise', scheme: c.scheme } as const)
  const skipped = outOfTurn(scheme, c.scheme, c.on)
  return acceptUnless([...closedTo(opening, [], c.on), first, skipped, notYet(c.on, day)], () => SchemeRevised(c))
})

const display = {
  scheme: SchemeVersion,
  communities: list(CommunityId, 1, 500),
  where: oneOf('onSite', 'online', 'onSiteAndOnline'),
  /** The day on which it was put up. */
  on: Day,
  /** The last day of the display. */
  until: Day,
  evidence: optional(Evidence),
}

const shown = ({ scheme, communities, where, on, until }: Omit<Publication, 'voided'>): Publication => ({
  scheme,
  communities,
  where,
  until,
  on,
  voided: false,
})

/** A version of the scheme was put on public display (公示) in these communities, until the end of a day. */
export const SchemePublished = fact('SchemePublished', display, (scheme: Writable<Scheme>, e) => {
  scheme.publications.push(keep(shown(e)))
})
export type SchemePublished = EventIn<typeof SchemePublished>

const tooShort = (scheme: Scheme, c: Omit<Publication, 'voided'>, day: Today) => {
  const owed = { what: 'schemeDisplay', subject: String(c.scheme), since: c.on }
  const { by } = owedWithin(owed, 'scheme', scheme.policies, (policy) => policy.displayFor, day)
  if ('type' in by)
    return by.type === 'NotCovered'
      ? ({ type: 'CalendarDoesNotCover', day: by.day } as const)
      : ({ type: 'NoPolicyAdopted', policy: 'scheme', on: by.on } as const)
  return c.until < by.last && ({ type: 'DisplayTooShort', scheme: c.scheme, until: c.until, owed: by.last } as const)
}

/**
 * Puts a version on display. Refused for a version that was not drafted, without a scheme policy, and for a display that
 * ends before the policy's period does.
 */
export const publishScheme = rule('PublishScheme', display, (s: Reads, c, day: Today) => {
  const known = s.scheme.publications.find(
    (one) => !one.voided && one.scheme === c.scheme && one.on === c.on && isSame(one.communities, c.communities),
  )
  if (known) return isSame(known, shown(c)) ? nothing : refuse(recordedDifferently('schemeDisplay', c.scheme, c.on))
  return acceptUnless(
    [
      ...closedTo(s.opening, c.communities, c.on),
      undrafted(s.scheme, c.scheme, c.on),
      tooShort(s.scheme, c, day),
      notYet(c.on, day),
    ],
    () => SchemePublished(c),
  )
})

const key = tagged('kind', {
  schemeVersion: { scheme: SchemeVersion },
  schemeDisplay: { scheme: SchemeVersion, communities: list(CommunityId, 1, 500), on: Day },
})

const entriesFor = (slice: Scheme, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'schemeVersion')
    return [lookup(slice.versions, String(record.scheme))].filter((one) => one !== undefined)
  return slice.publications.filter(
    (one) => one.scheme === record.scheme && one.on === record.on && isSame(one.communities, record.communities),
  )
}

/** An entry was a mistake: a version of the scheme or a display does not count. */
export const SchemeRecordVoided = struckOut('SchemeRecordVoided', key, entriesFor)
export type SchemeRecordVoided = EventIn<typeof SchemeRecordVoided>

/** Strikes out a version or a display. What was displayed, planned or said of a version holds for it entered anew. */
export const voidSchemeRecord = strikes(
  'VoidSchemeRecord',
  key,
  SchemeRecordVoided,
  ({ scheme }: Reads, record) => entriesFor(scheme, record),
  (record) => [record.scheme, ...(record.kind === 'schemeDisplay' ? [record.on] : [])],
)

/** The scheme (改造方案): its versions, what each says of consents, and where it was displayed. */
export const scheme = stage(
  'scheme',
  noScheme,
  [SchemePolicyAdopted, SchemeDrafted, SchemeRevised, SchemePublished, SchemeRecordVoided],
  [adoptSchemePolicy, draftScheme, reviseScheme, publishScheme, voidSchemeRecord],
)
