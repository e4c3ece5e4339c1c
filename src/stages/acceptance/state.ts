import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { AcceptanceRole, CompletionPolicy } from './policy.ts'

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

/** Refusal: no acceptance of that id was held. */
export interface AcceptanceNotHeld {
  readonly type: 'AcceptanceNotHeld'
  readonly acceptance: RecordId
}
