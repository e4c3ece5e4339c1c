import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import { stepBy as hiddenWorkStepBy, stepsOf as hiddenWorkStepsOf, type HiddenWorks } from '../hiddenWorks/state.ts'
import { itemOf, reportsOf, type Items } from '../items/state.ts'
import type { Asked } from '../opening/state.ts'
import { stepBy as rectificationStepBy, type Rectification } from '../rectification/state.ts'
import type { Works } from '../works/state.ts'
import type { AcceptancePaper, AcceptanceRole, CompletionPolicy } from './policy.ts'

/** A report of completion, a filing or a hand-over of the archive, for some communities. */
export interface CompletionStep extends Voidable {
  readonly step: 'report' | 'filing' | 'archive'
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

/** The acceptance's slice: reports, filings and archives in order of record, and each acceptance with its verdicts. */
export interface Acceptance {
  readonly policies: readonly Adoption<CompletionPolicy>[]
  readonly steps: readonly CompletionStep[]
  readonly held: { readonly [acceptance: string]: HeldAcceptance }
  readonly verdicts: { readonly [acceptance: string]: readonly AcceptanceVerdict[] }
}

/** Before anything was reported complete. */
export const noAcceptance: Acceptance = { policies: [], steps: [], held: {}, verdicts: {} }

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

/** The report, filing or archive of a community that counts on a day. */
export const completionStepOf = (
  acceptance: Acceptance,
  step: CompletionStep['step'],
  community: CommunityId,
  asOf?: Day,
): CompletionStep | undefined =>
  earliest(
    acceptance.steps.filter((one) => one.step === step && one.communities.includes(community)),
    asOf,
  )

/** The days on which acceptance failed in a community by a day, in order of record. */
export const failuresOf = (acceptance: Acceptance, community: CommunityId, asOf?: Day): readonly AcceptanceVerdict[] =>
  verdictsIn(acceptance, community, 'failed').filter((one) => countsOn(one, asOf))

const isDone = (acceptance: Acceptance, step: CompletionStep['step'], community: CommunityId, day: Day): boolean =>
  acceptance.steps.some((one) => one.step === step && one.communities.includes(community) && mayCountBy(one, day))

/** What is owed on a day after acceptance was passed: its filing and, where a policy gives it a time, the archive. */
export const due = ({ acceptance }: { readonly acceptance: Acceptance }, day: Today): readonly Due[] => {
  const { policies } = acceptance
  const communities = new Set(Object.values(acceptance.held).flatMap((one) => one.communities))
  return [...communities].flatMap((subject) => {
    const passed = verdictsIn(acceptance, subject, 'passed').find((one) => mayCountBy(one, day.today))
    if (passed === undefined) return []
    const owed = { subject, since: passed.on }
    const archiveWithin = inForce(policies, passed.on)?.archiveWithin
    const filing = { ...owed, what: 'filing' }
    return [
      ...(isDone(acceptance, 'filing', subject, day.today)
        ? []
        : [owedWithin(filing, 'completion', policies, (policy) => policy.fileWithin, day)]),
      ...(archiveWithin === undefined || isDone(acceptance, 'archive', subject, day.today)
        ? []
        : [owedWithin({ ...owed, what: 'archive' }, 'completion', policies, () => archiveWithin, day)]),
    ]
  })
}

/** Refusal: acceptance of the community was passed already. */
export interface AcceptanceAlreadyPassed {
  readonly type: 'AcceptanceAlreadyPassed'
  readonly community: CommunityId
}

/** The refusals for those of the communities that may have been accepted by a date. */
export const passedAlready = (
  acceptance: Acceptance,
  among: readonly CommunityId[],
  on: CalendarDate,
): readonly AcceptanceAlreadyPassed[] =>
  among
    .filter((id) => mayBePassed(acceptance, id, on))
    .map((community) => ({ type: 'AcceptanceAlreadyPassed', community }))

/** The report, filing or archive that counts and names one of the communities, of whatever day. */
export const standingStep = (
  acceptance: Acceptance,
  step: CompletionStep['step'],
  { communities }: { readonly communities: readonly CommunityId[] },
): CompletionStep | undefined =>
  acceptance.steps.find(
    (one) => one.step === step && !one.voided && one.communities.some((id) => communities.includes(id)),
  )

/** The slices that gate G6 counts in. */
export interface AskedOf {
  readonly acceptance: Acceptance
  readonly works: Works
  readonly items: Items
  readonly hiddenWorks: HiddenWorks
  readonly rectification: Rectification
}

/**
 * What gate G6 asks of an acceptance: the works and their items finished, hidden works accepted and rectifications closed,
 * as they are on record; and the parties and papers that the completion policy names.
 */
export const askedAtAcceptance = (
  s: AskedOf,
  c: { readonly acceptance: RecordId; readonly papers: readonly AcceptancePaper[]; readonly on: CalendarDate },
): Asked => {
  const held = heldOf(s.acceptance, c.acceptance)
  if (held === undefined) return []
  const policy = inForce(s.acceptance.policies, c.on)
  const { communities: subjects, present } = held
  const here = (item: string): boolean => subjects.some((id) => itemOf(s.items, item)?.community === id)
  const asked = (requirement: string, needed: number, reached: number): Requirement => ({
    gate: 'G6',
    requirement,
    subjects,
    needed,
    reached,
  })
  const count = <T>(requirement: string, all: readonly T[], isMet: (one: T) => boolean): Requirement =>
    asked(requirement, all.length, all.filter(isMet).length)
  const items = Object.entries(s.items.items).filter(([id, one]) => here(id) && mayCountBy(one, c.on))
  const orders = Object.entries(s.rectification.orders).filter(
    ([, one]) => subjects.includes(one.community) && mayCountBy(one, c.on),
  )
  const hidden = Object.keys(s.hiddenWorks.steps).filter((id) =>
    hiddenWorkStepsOf(s.hiddenWorks, id).some(
      (one) => one.step === 'notified' && here(one.item) && mayCountBy(one, c.on),
    ),
  )
  return [
    ...(policy ? [] : [{ type: 'NoPolicyAdopted', policy: 'completion', on: c.on } as const]),
    count('communitiesFinished', subjects, (id) =>
      s.works.completions.some((one) => one.communities.includes(id) && mayCountBy(one, c.on)),
    ),
    count('itemsCompleted', items, ([id]) =>
      reportsOf(s.items, id).some((one) => one.completed && mayCountBy(one, c.on)),
    ),
    count('hiddenWorkAccepted', hidden, (id) => hiddenWorkStepBy(s.hiddenWorks, id, c.on)?.step === 'accepted'),
    count(
      'rectificationsClosed',
      orders,
      ([id]) => rectificationStepBy(s.rectification, id, c.on)?.step === 'accepted',
    ),
    count('partiesPresent', policy?.parties ?? [], (role) => present.some((one) => one.role === role)),
    ...(policy?.papers ?? []).map((paper) => asked(paper, 1, c.papers.includes(paper) ? 1 : 0)),
  ]
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

/** The communities and the date that a report, a filing or an archive is known by. */
export interface Step {
  readonly communities: readonly CommunityId[]
  readonly on: CalendarDate
}

/** What an entry of the acceptance is struck out by. */
export type AcceptanceKey =
  | (Step & { readonly kind: CompletionStep['step'] })
  | { readonly kind: 'acceptance' | 'acceptanceVerdict'; readonly acceptance: RecordId }

/** The entries that a key names, those struck out included. */
export const entriesUnder = (slice: Acceptance, which: AcceptanceKey): readonly { readonly voided: boolean }[] => {
  if (!('acceptance' in which)) {
    const { kind, on, communities } = which
    return slice.steps.filter((at) => at.step === kind && at.on === on && isSame(at.communities, communities))
  }
  if (which.kind === 'acceptanceVerdict') return lookup(slice.verdicts, which.acceptance) ?? []
  return [lookup(slice.held, which.acceptance)].filter((held) => held !== undefined)
}
