import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { dictionary, flag, list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { householdsOf, type Register } from '../register/state.ts'
import { surveyRequirements, type Survey } from '../survey/state.ts'
import { ScopePolicy, ScopeTest } from './policy.ts'
import {
  assessmentOf,
  beforeLastStep,
  isTheLastStep,
  lastStepOf,
  noReserve,
  reserveEntries,
  reserveEntryOf,
  scopeRequirements,
  type Assessment,
  type Reserve,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly reserve: Reserve
}

const communities = list(CommunityId, 1, 500)

/** Which communities count as old ones was laid down for this renovation. */
export const ScopePolicyAdopted = adopted(
  'ScopePolicyAdopted',
  ScopePolicy,
  (reserve: Writable<Reserve>) => reserve.policies,
)
export type ScopePolicyAdopted = EventIn<typeof ScopePolicyAdopted>

/** Adopts a scope policy; a later adoption governs what is done from its own day on. */
export const adoptScopePolicy = adopts(
  'AdoptScopePolicy',
  ScopePolicy,
  ScopePolicyAdopted,
  ({ reserve }: Reads) => reserve.policies,
)

const assessment = {
  assessment: RecordId,
  community: CommunityId,
  /** When the community was built, as exactly as it is known: the year will often be all. */
  built: CalendarDate,
  /** The answer to each test by its code. */
  tests: dictionary(ScopeTest, flag, 100),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const assessmentIn = ({ assessment: id, community, built, tests, on }: Omit<Assessment, 'voided'>): Assessment => ({
  assessment: id,
  community,
  built,
  tests,
  on,
  voided: false,
})

/** A community was checked against the scope of the programme (改造对象认定): when it was built, and how each test came out. */
export const EligibilityAssessed = fact('EligibilityAssessed', assessment, (reserve: Writable<Reserve>, e) => {
  reserve.assessments.push(keep(assessmentIn(e)))
})
export type EligibilityAssessed = EventIn<typeof EligibilityAssessed>

/** Records an assessment, whatever came out. Of several, the latest holds. Refused for a community that was built later. */
export const assessEligibility = rule('AssessEligibility', assessment, ({ opening, reserve }: Reads, c, day: Today) => {
  const known = assessmentOf(reserve, c.assessment)
  if (known)
    return isSame(known, assessmentIn(c)) ? nothing : refuse(recordedDifferently('scopeAssessment', c.assessment))
  const unbuilt =
    compareDates(c.built, c.on) === 'after' &&
    ({ type: 'AssessedBeforeBuilt', assessment: c.assessment, built: c.built, on: c.on } as const)
  return acceptUnless([...closedTo(opening, [c.community], c.on), unbuilt, notYet(c.on, day)], () =>
    EligibilityAssessed(c),
  )
})

const entry = { communities, on: CalendarDate, evidence: optional(Evidence) }

/** Communities entered the reserve of projects (纳入项目储备库), from which the annual plans are drawn: gate G0. */
export const ReserveEntryCreated = fact(
  'ReserveEntryCreated',
  { ...entry, mode: GateMode, despite: list(Obstacle) },
  (reserve: Writable<Reserve>, e) => {
    reserve.steps.push({ communities: keep(e.communities), step: 'entered', on: e.on, voided: false })
  },
)
export type ReserveEntryCreated = EventIn<typeof ReserveEntryCreated>

interface AskedOf extends Reads {
  readonly register: Register
  readonly survey: Survey
}

const askedOfReserve = (s: AskedOf, c: Pick<ReserveEntryCreated, 'communities' | 'on'>): Asked => [
  ...surveyRequirements(s.survey, 'G0', c.communities, householdsOf(s.register, c.communities), c.on),
  ...(scopeRequirements(s.reserve, 'G0', c.communities, c.on) ?? [
    { type: 'NoPolicyAdopted', policy: 'scope', on: c.on } as const,
  ]),
]

/**
 * Enters communities in the reserve: gate G0, which asks what the survey and scope policies ask there. Refused for a community
 * that stands in the reserve, and from before its last step: a mistake is struck out first.
 *
 * @remarks 国办发〔2020〕23号: communities are surveyed and a reserve of projects is set up before plans are made [K: not checked
 * against the primary text].
 */
export const createReserveEntry = rule(
  'CreateReserveEntry',
  entry,
  (s: AskedOf, c, day: Today) => {
    if (isTheLastStep(s.reserve, { ...c, step: 'entered' })) return nothing
    const already = c.communities.flatMap((id) => {
      const found = reserveEntryOf(s.reserve, id)
      return found ? [{ type: 'AlreadyInReserve', community: id, on: found.on } as const] : []
    })
    const { refusals, mode, despite } = passGate(s.opening, 'G0', c.on, () => askedOfReserve(s, c))
    const late = beforeLastStep(s.reserve, c.communities, c.on)
    return acceptUnless(
      [...closedTo(s.opening, c.communities, c.on), ...already, ...late, notYet(c.on, day), ...refusals],
      () => ReserveEntryCreated({ ...c, mode, despite }),
    )
  },
  askedOfReserve,
)

const removal = {
  communities,
  reason: oneOf('planned', 'plannedForDemolition', 'outOfScope', 'residentsUnwilling', 'doneOtherwise', 'other'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** Communities left the reserve (调出项目储备库), and why: they entered a plan, or are not to be renovated any more. */
export const ReserveEntryRemoved = fact('ReserveEntryRemoved', removal, (reserve: Writable<Reserve>, e) => {
  reserve.steps.push({ communities: keep(e.communities), step: 'left', reason: e.reason, on: e.on, voided: false })
})
export type ReserveEntryRemoved = EventIn<typeof ReserveEntryRemoved>

/** Takes communities out of the reserve, cancelled ones too. Refused for one that does not stand in it by its last step. */
export const removeReserveEntry = rule('RemoveReserveEntry', removal, ({ opening, reserve }: Reads, c, day: Today) => {
  if (isTheLastStep(reserve, { ...c, step: 'left' })) {
    const isSo = c.communities.every((id) => lastStepOf(reserve, id)?.reason === c.reason)
    return isSo ? nothing : refuse(recordedDifferently('reserveRemoval', ...c.communities, c.on))
  }
  const closed = closedTo(opening, c.communities, c.on).filter((one) => one.type !== 'ProjectWasCancelled')
  const outside = c.communities
    .filter((id) => reserveEntryOf(reserve, id) === undefined)
    .map((id) => ({ type: 'NotInReserve', community: id, on: c.on }) as const)
  const late = beforeLastStep(reserve, c.communities, c.on)
  return acceptUnless([...closed, ...outside, ...late, notYet(c.on, day)], () => ReserveEntryRemoved(c))
})

const step = { communities, on: CalendarDate }
const key = tagged('kind', {
  scopeAssessment: { assessment: RecordId },
  reserveEntry: step,
  reserveRemoval: step,
})

/** An assessment, an entry in the reserve or a removal was recorded by mistake and does not count. */
export const ReserveRecordVoided = struckOut('ReserveRecordVoided', key, reserveEntries)
export type ReserveRecordVoided = EventIn<typeof ReserveRecordVoided>

/** Strikes out an assessment, an entry in the reserve or a removal. */
export const voidReserveRecord = strikes(
  'VoidReserveRecord',
  key,
  ReserveRecordVoided,
  ({ reserve }: Reads, record) => reserveEntries(reserve, record),
  (record) => (record.kind === 'scopeAssessment' ? [record.assessment] : [...record.communities, record.on]),
)

/** Reserve (项目储备): which communities are in scope, and which of them stand in the project reserve. */
export const reserve = stage(
  'reserve',
  noReserve,
  [ScopePolicyAdopted, EligibilityAssessed, ReserveEntryCreated, ReserveEntryRemoved, ReserveRecordVoided],
  [adoptScopePolicy, assessEligibility, createReserveEntry, removeReserveEntry, voidReserveRecord],
)
