import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { DepartmentOpinion } from '../../vocabulary/department.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { consentRequirements, type Consent } from '../consent/state.ts'
import type { Deliberation } from '../deliberation/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { askedOnce, closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { householdsOf, type Register } from '../register/state.ts'
import { ownersResolved, type Resolution } from '../resolution/state.ts'
import { schemeRequirements, versionsMayHold, type Scheme } from '../scheme/state.ts'
import { surveyRequirements, type Survey } from '../survey/state.ts'
import { asksForResolution, type Vote } from '../vote/state.ts'
import { ApprovalPolicy } from './policy.ts'
import {
  approvalEntries,
  approvalRequirements,
  drawingsOf,
  noApproval,
  reviewOf,
  wordsOfKey,
  type Approvals,
  type DrawingReview,
  type JointReview,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly approval: Approvals
}

/** What is asked before a project is approved was laid down for this renovation. */
export const ApprovalPolicyAdopted = adopted(
  'ApprovalPolicyAdopted',
  ApprovalPolicy,
  (approval: Writable<Approvals>) => approval.policies,
)
export type ApprovalPolicyAdopted = EventIn<typeof ApprovalPolicyAdopted>

/** Adopts an approval policy; a later adoption governs what is done from its own day on. */
export const adoptApprovalPolicy = adopts(
  'AdoptApprovalPolicy',
  ApprovalPolicy,
  ApprovalPolicyAdopted,
  ({ approval }: Reads) => approval.policies,
)

const communities = list(CommunityId, 1, 500)

const review = {
  review: RecordId,
  communities,
  scheme: SchemeVersion,
  outcome: oneOf('passed', 'returned'),
  opinions: list(DepartmentOpinion, 1, 50),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const reviewIn = ({
  review: id,
  communities: of,
  scheme,
  outcome,
  opinions,
  on,
}: Omit<JointReview, 'voided'>): JointReview => ({
  review: id,
  communities: of,
  scheme,
  outcome,
  opinions,
  on,
  voided: false,
})

/** Departments reviewed a version of the scheme together (联合审查): it passed, or went back to be revised. */
export const JointReviewHeld = fact('JointReviewHeld', review, (approval: Writable<Approvals>, e) => {
  approval.reviews.push(keep(reviewIn(e)))
})
export type JointReviewHeld = EventIn<typeof JointReviewHeld>

/** Records a joint review. Refused for one that is said to have passed although a department objected. */
export const holdJointReview = rule('HoldJointReview', review, ({ opening, approval }: Reads, c, day: Today) => {
  const known = reviewOf(approval, c.review)
  if (known) return isSame(known, reviewIn(c)) ? nothing : refuse(recordedDifferently('jointReview', c.review))
  const against = c.opinions.filter((one) => one.opinion === 'objects').map((one) => one.department)
  const passed = c.outcome === 'passed' && against.length > 0
  const objected = passed && ({ type: 'DepartmentsObject', review: c.review, departments: against } as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), objected, notYet(c.on, day)], () =>
    JointReviewHeld(c),
  )
})

const drawings = {
  drawings: RecordId,
  communities,
  /** Reviewed, or exempted: a project of low risk, against an undertaking (告知承诺). */
  outcome: oneOf('passed', 'exempted'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const drawingsIn = ({ communities: of, outcome, on }: Omit<DrawingReview, 'voided'>): DrawingReview => ({
  communities: of,
  outcome,
  on,
  voided: false,
})

/** The construction drawings of some communities were reviewed, or exempted from review (施工图审查). */
export const DrawingsReviewed = fact('DrawingsReviewed', drawings, (approval: Writable<Approvals>, e) => {
  approval.drawings[e.drawings] = keep(drawingsIn(e))
})
export type DrawingsReviewed = EventIn<typeof DrawingsReviewed>

/** Records the review of drawings. */
export const reviewDrawings = rule('ReviewDrawings', drawings, ({ opening, approval }: Reads, c, day: Today) => {
  const known = drawingsOf(approval, c.drawings)
  if (known) return isSame(known, drawingsIn(c)) ? nothing : refuse(recordedDifferently('drawings', c.drawings))
  return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => DrawingsReviewed(c))
})

const approved = {
  communities,
  scheme: SchemeVersion,
  /** The project code (项目代码) under which it was approved: a number of the authority, no name. */
  code: RecordId,
  /** The estimate (概算) that was approved, in fen. */
  estimate: Money,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The project was approved (立项批复) for these communities, with its code and its estimate: gate G2. */
export const ProjectApproved = fact(
  'ProjectApproved',
  { ...approved, mode: GateMode, despite: list(Obstacle) },
  (approval: Writable<Approvals>, { communities: of, scheme, code, estimate, on }) => {
    approval.approvals.push(keep({ communities: of, scheme, code, estimate, on, voided: false }))
  },
)
export type ProjectApproved = EventIn<typeof ProjectApproved>

interface AskedOf extends Reads {
  readonly register: Register
  readonly survey: Survey
  readonly consent: Consent
  readonly scheme: Scheme
  readonly deliberation: Deliberation
  readonly vote: Vote
  readonly resolution: Resolution
}

type Approving = Pick<ProjectApproved, 'communities' | 'scheme' | 'on'>

// A place whose survey and consent policies say nothing of this gate, or that has none, asks nothing of households here.
const askedOfHouseholds = (s: AskedOf, { communities: of, scheme, on }: Approving): Asked => {
  const households = householdsOf(s.register, of)
  const surveyed = surveyRequirements(s.survey, 'G2', of, households, on)
  const consenting = consentRequirements(s.consent, 'G2', of, households, versionsMayHold(s.scheme, scheme, on), on)
  return askedOnce([...surveyed, ...consenting].filter((one) => !('type' in one)))
}

/** What gate G2 asks: review and drawings as the approval policy says, and what other policies ask that name this gate. */
const askedForApproval = (s: AskedOf, c: Approving): Asked => {
  const policy = inForce(s.approval.policies, c.on)
  return [
    ...(policy
      ? approvalRequirements(s.approval, policy, 'G2', c)
      : [{ type: 'NoPolicyAdopted', policy: 'approval', on: c.on } as const]),
    ...askedOfHouseholds(s, c),
    ...schemeRequirements(s, 'G2', c.communities, c.scheme, c.on),
    ...(asksForResolution(s.vote, 'G2', c.on)
      ? [ownersResolved(s.resolution, 'G2', c.communities, c.scheme, c.on)]
      : []),
  ]
}

/**
 * Approves the project: gate G2, which asks what the approval policy asks, and what the survey, consent and scheme policies
 * and an adopted law of voting ask there. A community's project is approved once; a mistake is struck out first.
 */
export const approveProject = rule(
  'ApproveProject',
  approved,
  (s: AskedOf, c, day: Today) => {
    const { communities: of, scheme, code, estimate, on } = c
    const before = s.approval.approvals.filter((one) => !one.voided && one.communities.some((id) => of.includes(id)))
    if (before.some((one) => isSame(one, { communities: of, scheme, code, estimate, on, voided: false })))
      return nothing
    const already = before.map(
      (one) => ({ type: 'ProjectAlreadyApproved', communities: one.communities, on: one.on }) as const,
    )
    const { refusals, mode, despite } = passGate(s.opening, 'G2', on, () => askedForApproval(s, c))
    return acceptUnless([...closedTo(s.opening, of, on), ...already, notYet(on, day), ...refusals], () =>
      ProjectApproved({ ...c, mode, despite }),
    )
  },
  askedForApproval,
)

const key = tagged('kind', {
  jointReview: { review: RecordId },
  drawings: { drawings: RecordId },
  projectApproval: { communities, on: CalendarDate },
})
/** A joint review, a review of drawings or an approval was entered by mistake and does not count. */
export const ApprovalRecordVoided = struckOut('ApprovalRecordVoided', key, approvalEntries)
export type ApprovalRecordVoided = EventIn<typeof ApprovalRecordVoided>

/** Strikes out a review or an approval. */
export const voidApprovalRecord = strikes(
  'VoidApprovalRecord',
  key,
  ApprovalRecordVoided,
  ({ approval }: Reads, record) => approvalEntries(approval, record),
  wordsOfKey,
)

/** Approval (联合审查与立项): what departments said of the scheme, and under which code and estimate it was approved. */
export const approval = stage(
  'approval',
  noApproval,
  [ApprovalPolicyAdopted, JointReviewHeld, DrawingsReviewed, ProjectApproved, ApprovalRecordVoided],
  [adoptApprovalPolicy, holdJointReview, reviewDrawings, approveProject, voidApprovalRecord],
)
