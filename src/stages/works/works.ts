import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { consentRequirements, type Consent } from '../consent/state.ts'
import type { Deliberation } from '../deliberation/state.ts'
import { asksForManagementAgreement, type Governance } from '../governance/state.ts'
import { managementAgreed, type LongTerm } from '../longTerm/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { askedOnce, closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { supervisionRequirement, type Oversight } from '../oversight/state.ts'
import { permitRequirement, type Permits } from '../permit/state.ts'
import { launchRequirement, type Plan } from '../plan/state.ts'
import { householdsOf, type Register } from '../register/state.ts'
import { ownersResolved, type Resolution } from '../resolution/state.ts'
import { schemeRequirements, versionsMayHold, type Scheme } from '../scheme/state.ts'
import { surveyRequirements, type Survey } from '../survey/state.ts'
import { asksForResolution, type Vote } from '../vote/state.ts'
import { WorksPolicy } from './policy.ts'
import { noWorks, unstarted, type Works } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly works: Works
}

const communities = list(CommunityId, 1, 500)

const meets = (c: { readonly communities: readonly CommunityId[] }) => (one: typeof c & { readonly voided: boolean }) =>
  !one.voided && one.communities.some((id) => c.communities.includes(id))

/** What is asked of the course of the works was laid down for this renovation. */
export const WorksPolicyAdopted = adopted('WorksPolicyAdopted', WorksPolicy, (works: Writable<Works>) => works.policies)
export type WorksPolicyAdopted = EventIn<typeof WorksPolicyAdopted>

/** Adopts a works policy; a later adoption governs what is done from its own day on. */
export const adoptWorksPolicy = adopts(
  'AdoptWorksPolicy',
  WorksPolicy,
  WorksPolicyAdopted,
  ({ works }: Reads) => works.policies,
)

const start = { communities, scheme: SchemeVersion, on: CalendarDate, evidence: optional(Evidence) }

/** Works started (正式开工) in these communities: from here on they count as newly started. Neither a launch nor a permit. */
export const WorkStarted = fact(
  'WorkStarted',
  { ...start, mode: GateMode, despite: list(Obstacle) },
  (works: Writable<Works>, e) => {
    works.starts.push({ communities: keep(e.communities), scheme: e.scheme, on: e.on, voided: false })
  },
)
export type WorkStarted = EventIn<typeof WorkStarted>

interface AskedOf extends Reads {
  readonly plan: Plan
  readonly permit: Permits
  readonly oversight: Oversight
  readonly register: Register
  readonly survey: Survey
  readonly scheme: Scheme
  readonly deliberation: Deliberation
  readonly consent: Consent
  readonly vote: Vote
  readonly resolution: Resolution
  readonly governance: Governance
  readonly longTerm: LongTerm
}

/**
 * What gate G4 asks for the start of works: a launch where the works policy wants one, survey and consent; and, where a
 * policy or a law adopted for this renovation asks it: a permit and quality supervision, the scheme's display and answers,
 * an owners' resolution, an agreement on management.
 */
const askedAtStart = (
  s: AskedOf,
  c: { readonly communities: readonly CommunityId[]; readonly scheme: SchemeVersion; readonly on: CalendarDate },
): Asked => {
  const policy = inForce(s.works.policies, c.on)
  const papers = inForce(s.permit.policies, c.on)
  const households = householdsOf(s.register, c.communities)
  return askedOnce([
    ...(policy ? [] : [{ type: 'NoPolicyAdopted', policy: 'works', on: c.on } as const]),
    ...(policy?.launchBeforeStart === true ? [launchRequirement(s.plan, c.communities, c.on)] : []),
    ...(papers?.permitBeforeStart === true ? [permitRequirement(s.permit, s.works, c.communities, c.on)] : []),
    ...(papers?.supervisionBeforeStart === true ? [supervisionRequirement(s.oversight, c.communities, c.on)] : []),
    ...surveyRequirements(s.survey, 'G4', c.communities, households, c.on),
    ...consentRequirements(s.consent, 'G4', c.communities, households, versionsMayHold(s.scheme, c.scheme, c.on), c.on),
    ...schemeRequirements(s, 'G4', c.communities, c.scheme, c.on),
    ...(asksForResolution(s.vote, 'G4', c.on)
      ? [ownersResolved(s.resolution, 'G4', c.communities, c.scheme, c.on)]
      : []),
    ...(asksForManagementAgreement(s.governance, c.on)
      ? [managementAgreed(s.longTerm, 'G4', c.communities, c.on)]
      : []),
  ])
}

/**
 * Starts works: gate G4. Refused for a community whose works have started already, since it counts as newly started once.
 *
 * @remarks 建办城〔2021〕50号 (7): the scheme has been agreed to before works start [K: not checked against the primary text].
 */
export const startWork = rule(
  'StartWork',
  start,
  (s: AskedOf, c, day: Today) => {
    const started = s.works.starts.filter(meets(c))
    if (started.some((one) => one.on === c.on && one.scheme === c.scheme && isSame(one.communities, c.communities)))
      return nothing
    const already = started.map(
      (one) => ({ type: 'WorkAlreadyStarted', communities: one.communities, on: one.on }) as const,
    )
    const { refusals, mode, despite } = passGate(s.opening, 'G4', c.on, () => askedAtStart(s, c))
    return acceptUnless([...closedTo(s.opening, c.communities, c.on), ...already, notYet(c.on, day), ...refusals], () =>
      WorkStarted({ ...c, mode, despite }),
    )
  },
  askedAtStart,
)

const extension = {
  extension: RecordId,
  communities,
  /** Counted as the agreed construction period counts its days. */
  days: wholeNumber(1, 3650),
  reason: oneOf(
    'weather',
    'designChange',
    'hazard',
    'utilities',
    'epidemic',
    'employer',
    'hiddenWorkNotInspected',
    'other',
  ),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The construction period was extended (工期顺延): so many days late are no delay. */
export const ExtensionGranted = fact('ExtensionGranted', extension, (works: Writable<Works>, e) => {
  const { communities, days, reason, on } = e
  works.extensions[e.extension] = keep({ communities, days, reason, on, voided: false })
})
export type ExtensionGranted = EventIn<typeof ExtensionGranted>

/**
 * Extends the construction period.
 *
 * @remarks Civil Code art. 798: the contractor may extend it when the employer does not inspect hidden works in time.
 */
export const grantExtension = rule('GrantExtension', extension, ({ opening, works }: Reads, c, day: Today) => {
  const { communities, days, reason, on } = c
  const known = lookup(works.extensions, c.extension)
  if (known && !known.voided)
    return isSame(known, { communities, days, reason, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('extension', c.extension))
  return acceptUnless([...closedTo(opening, communities, on), notYet(on, day)], () => ExtensionGranted(c))
})

const completion = { communities, on: CalendarDate, evidence: optional(Evidence) }

/** The works were finished (完工) in these communities. It is not yet their acceptance (竣工验收): nothing may be used for it. */
export const WorkCompleted = fact('WorkCompleted', completion, (works: Writable<Works>, e) => {
  works.completions.push({ communities: keep(e.communities), on: e.on, voided: false })
})
export type WorkCompleted = EventIn<typeof WorkCompleted>

/** Records the finish. Refused where works never started; works items that are still open do not hinder it. */
export const completeWork = rule('CompleteWork', completion, ({ opening, works }: Reads, c, day: Today) => {
  const completed = works.completions.filter(meets(c))
  if (completed.some((one) => one.on === c.on && isSame(one.communities, c.communities))) return nothing
  const already = completed.map(
    (one) => ({ type: 'WorkAlreadyCompleted', communities: one.communities, on: one.on }) as const,
  )
  const never = unstarted(works, c.communities, c.on)
  return acceptUnless([...closedTo(opening, c.communities, c.on), ...never, ...already, notYet(c.on, day)], () =>
    WorkCompleted(c),
  )
})

const milestone = { communities, on: CalendarDate }
const key = tagged('kind', { start: milestone, completion: milestone, extension: { extension: RecordId } })

const entriesFor = (works: Works, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'extension')
    return [lookup(works.extensions, record.extension)].filter((one) => one !== undefined)
  const entries = record.kind === 'start' ? works.starts : works.completions
  return entries.filter((one) => one.on === record.on && isSame(one.communities, record.communities))
}

/** An entry of the works was a mistake: a start, a completion or an extension does not count. */
export const WorksRecordVoided = struckOut('WorksRecordVoided', key, entriesFor)
export type WorksRecordVoided = EventIn<typeof WorksRecordVoided>

/** Strikes out a start or a completion, named by its communities and date, or an extension. */
export const voidWorksRecord = strikes(
  'VoidWorksRecord',
  key,
  WorksRecordVoided,
  ({ works }: Reads, record) => entriesFor(works, record),
  (record) => (record.kind === 'extension' ? [record.extension] : [...record.communities, record.on]),
)

/** Works (施工): where and by which scheme works start, what is added to their time, and where they are finished. */
export const works = stage(
  'works',
  noWorks,
  [WorksPolicyAdopted, WorkStarted, ExtensionGranted, WorkCompleted, WorksRecordVoided],
  [adoptWorksPolicy, startWork, grantExtension, completeWork, voidWorksRecord],
)
