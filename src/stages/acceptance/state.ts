import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Period } from '../../vocabulary/period.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { AcceptancePaper, AcceptanceRole, CompletionPolicy } from './policy.ts'

/** A contractor's report that the works of some communities are complete. */
export interface CompletionReport extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** An acceptance that was held: where, and who was there. It says nothing of how it came out. */
export interface HeldAcceptance extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly present: readonly { readonly role: AcceptanceRole; readonly organisation?: OrganisationId }[]
}

/** How an acceptance came out. */
export interface AcceptanceVerdict extends Voidable {
  readonly verdict: 'passed' | 'failed'
  /** Why it failed, or which papers were there when it passed. */
  readonly named: readonly string[]
}

/** The acceptance's slice: reports of completion in order of record, and each acceptance with its verdicts. */
export interface Acceptance {
  readonly policies: readonly Adoption<CompletionPolicy>[]
  readonly reports: readonly CompletionReport[]
  readonly held: { readonly [acceptance: string]: HeldAcceptance }
  readonly verdicts: { readonly [acceptance: string]: readonly AcceptanceVerdict[] }
}

/** Before anything was reported complete. */
export const noAcceptance: Acceptance = { policies: [], reports: [], held: {}, verdicts: {} }

/** An acceptance that was held and counts. */
export const heldOf = (acceptance: Acceptance, id: string): HeldAcceptance | undefined => {
  const found = lookup(acceptance.held, id)
  return found?.voided === false ? found : undefined
}

/** The verdict on an acceptance that counts, if there is one. */
export const verdictOf = (acceptance: Acceptance, id: string): AcceptanceVerdict | undefined =>
  lookup(acceptance.verdicts, id)?.find((one) => !one.voided)

/** All verdicts of one kind that hold for a community: those on acceptances that were held there and count. */
export const verdictsIn = (
  acceptance: Acceptance,
  community: CommunityId,
  verdict: AcceptanceVerdict['verdict'],
): readonly AcceptanceVerdict[] =>
  Object.keys(acceptance.held).flatMap((id) => {
    const found = verdictOf(acceptance, id)
    const here = heldOf(acceptance, id)?.communities.includes(community) === true
    return here && found?.verdict === verdict ? [found] : []
  })

/** The acceptance of a community that was passed by a day (竣工验收合格): from here a warranty runs. A failed one starts nothing. */
export const passedOf = (acceptance: Acceptance, community: CommunityId, asOf?: Day): AcceptanceVerdict | undefined =>
  earliest(verdictsIn(acceptance, community, 'passed'), asOf)

/** Whether a community may have been accepted by a date, for rules. */
export const mayBePassed = (acceptance: Acceptance, community: CommunityId, by: CalendarDate): boolean =>
  verdictsIn(acceptance, community, 'passed').some((one) => mayCountBy(one, by))

/** The report of completion of a community that counts on a day. */
export const reportOf = (acceptance: Acceptance, community: CommunityId, asOf?: Day): CompletionReport | undefined =>
  earliest(
    acceptance.reports.filter((one) => one.communities.includes(community)),
    asOf,
  )

/** The days on which acceptance failed in a community by a day, in order of record. */
export const failuresOf = (acceptance: Acceptance, community: CommunityId, asOf?: Day): readonly AcceptanceVerdict[] =>
  verdictsIn(acceptance, community, 'failed').filter((one) => countsOn(one, asOf))

/** What followed an acceptance, as far as deadlines ask for it. */
interface FollowingStep extends Voidable {
  readonly step: string
  readonly communities: readonly CommunityId[]
}

/**
 * What is owed on a day after acceptance was passed: its filing and, where a policy gives them a time, the archive and the
 * registration of the elevators that were added.
 *
 * @param unregistered - how many elevators of a community were added and are not registered for use on that day.
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) arts 17 and 49; Law on the Safety of
 * Special Equipment (特种设备安全法) art. 33: before use, or within 30 days of it.
 */
export const due = (
  {
    acceptance,
    filing,
  }: { readonly acceptance: Acceptance; readonly filing: { readonly steps: readonly FollowingStep[] } },
  day: Today,
  unregistered: (community: CommunityId) => number,
): readonly Due[] => {
  const { policies } = acceptance
  const communities = new Set(Object.values(acceptance.held).flatMap((one) => one.communities))
  return [...communities].flatMap((subject) => {
    const passed = earliest(verdictsIn(acceptance, subject, 'passed').filter((one) => mayCountBy(one, day.today)))
    if (passed === undefined) return []
    const isOpen = (step: string): boolean =>
      !filing.steps.some((one) => one.step === step && one.communities.includes(subject) && mayCountBy(one, day.today))
    const owed = (what: string, period: (policy: CompletionPolicy) => Period): Due =>
      owedWithin({ what, subject, since: passed.on }, 'completion', policies, period, day)
    const { archiveWithin, registerElevatorsWithin: elevators } = inForce(policies, passed.on) ?? {}
    return [
      ...(isOpen('filing') ? [owed('filing', (policy) => policy.fileWithin)] : []),
      ...(archiveWithin !== undefined && isOpen('archive') ? [owed('archive', () => archiveWithin)] : []),
      ...(elevators !== undefined && unregistered(subject) > 0 ? [owed('elevatorRegistration', () => elevators)] : []),
    ]
  })
}

/** Refusal: acceptance of the community was passed already. */
export interface AcceptanceAlreadyPassed {
  readonly type: 'AcceptanceAlreadyPassed'
  readonly community: CommunityId
}

/** The refusals for those of the communities that may have been accepted by a date, or at all where none is given. */
export const passedAlready = (
  acceptance: Acceptance,
  among: readonly CommunityId[],
  by?: CalendarDate,
): readonly AcceptanceAlreadyPassed[] =>
  among
    .filter((id) => verdictsIn(acceptance, id, 'passed').some((one) => by === undefined || mayCountBy(one, by)))
    .map((community) => ({ type: 'AcceptanceAlreadyPassed', community }))

/** Refusal: completion of the community had not been reported by the day of the act. */
export interface CompletionNotReported {
  readonly type: 'CompletionNotReported'
  readonly community: CommunityId
  readonly on: CalendarDate
}

/** The refusals for those of the communities whose completion had certainly not been reported by a date. */
export const unreported = (
  acceptance: Acceptance,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly CompletionNotReported[] =>
  communities
    .filter((id) => !acceptance.reports.some((one) => one.communities.includes(id) && mayCountBy(one, on)))
    .map((community) => ({ type: 'CompletionNotReported', community, on }))

/** The report that counts and names one of the communities, of whatever day. */
export const standingReport = (
  acceptance: Acceptance,
  communities: readonly CommunityId[],
): CompletionReport | undefined =>
  acceptance.reports.find((one) => !one.voided && one.communities.some((id) => communities.includes(id)))

/** What an acceptance asks of those who came and of what lay before them, by the policy that governs its day. */
export const attendanceRequirements = (
  { parties, papers }: Pick<CompletionPolicy, 'parties' | 'papers'>,
  { communities: subjects, present }: HeldAcceptance,
  shown: readonly AcceptancePaper[],
): readonly Requirement[] => {
  const came = parties.filter((role) => present.some((one) => one.role === role))
  const asked = { gate: 'G6', subjects } as const
  return [
    { ...asked, requirement: 'partiesPresent', needed: parties.length, reached: came.length },
    ...papers.map((paper) => ({
      ...asked,
      requirement: paper,
      needed: 1,
      reached: shown.includes(paper) ? 1 : 0,
    })),
  ]
}

/** What a gate asks of the acceptance of some communities: that each may have been passed by a date. */
export const acceptedRequirement = (
  acceptance: Acceptance,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => ({
  gate,
  requirement: 'acceptancePassed',
  subjects: communities,
  needed: communities.length,
  reached: communities.filter((id) => mayBePassed(acceptance, id, on)).length,
})

/** What a gate asks of the warranty certificate: that it lay there when each community was accepted, or lies there now. */
export const certificateRequirement = (
  acceptance: Acceptance,
  gate: Gate,
  communities: readonly CommunityId[],
  c: { readonly papers: readonly string[]; readonly on: CalendarDate },
): Requirement => {
  const lay = (id: CommunityId): boolean =>
    verdictsIn(acceptance, id, 'passed').some(
      (one) => mayCountBy(one, c.on) && one.named.includes('warrantyCertificate'),
    )
  return {
    gate,
    requirement: 'warrantyCertificate',
    subjects: communities,
    needed: communities.length,
    reached: c.papers.includes('warrantyCertificate') ? communities.length : communities.filter(lay).length,
  }
}

/** Refusal: acceptance of the community had not been passed by the day of the act. */
export interface AcceptanceNotPassed {
  readonly type: 'AcceptanceNotPassed'
  readonly community: CommunityId
  readonly on: CalendarDate
}

/** The refusals for those of the communities whose acceptance had certainly not been passed by a date. */
export const notPassed = (
  acceptance: Acceptance,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly AcceptanceNotPassed[] =>
  communities
    .filter((id) => !mayBePassed(acceptance, id, on))
    .map((community) => ({ type: 'AcceptanceNotPassed', community, on }))

/** What an entry of the acceptance is struck out by. */
export type AcceptanceKey =
  | { readonly kind: 'report'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }
  | { readonly kind: 'acceptance' | 'acceptanceVerdict'; readonly acceptance: RecordId }

/** The entries that a key names, those struck out included. With an acceptance goes its verdict. */
export const entriesUnder = (slice: Acceptance, which: AcceptanceKey): readonly { readonly voided: boolean }[] => {
  if (which.kind === 'report')
    return slice.reports.filter((one) => one.on === which.on && isSame(one.communities, which.communities))
  const verdicts = lookup(slice.verdicts, which.acceptance) ?? []
  const held = which.kind === 'acceptance' ? lookup(slice.held, which.acceptance) : undefined
  return held === undefined ? verdicts : [held, ...verdicts]
}
