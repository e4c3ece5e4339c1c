import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { DepartmentOpinion } from '../../vocabulary/department.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { Money } from '../../vocabulary/quantity.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import type { ApprovalPolicy } from './policy.ts'

/** A joint review of a version of the scheme, and whether it passed or went back. */
export interface JointReview extends Voidable {
  readonly review: RecordId
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
  readonly outcome: 'passed' | 'returned'
  readonly opinions: readonly DepartmentOpinion[]
}

/** The drawings of some communities: reviewed, or exempted against an undertaking (告知承诺). */
export interface DrawingReview extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly outcome: 'passed' | 'exempted'
}

/** The approval of a project (立项批复) with its code and the estimate that was approved, in fen. */
export interface Approval extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
  readonly code: string
  readonly estimate: Money
}

/** The approval's slice: joint reviews in order of record, drawings under their id, and what was approved. */
export interface Approvals {
  readonly policies: readonly Adoption<ApprovalPolicy>[]
  readonly reviews: readonly JointReview[]
  readonly drawings: { readonly [id: string]: DrawingReview }
  readonly approvals: readonly Approval[]
}

/** Before anybody reviewed anything. */
export const noApproval: Approvals = { policies: [], reviews: [], drawings: {}, approvals: [] }

/** A joint review that counts. */
export const reviewOf = (approval: Approvals, id: string): JointReview | undefined =>
  approval.reviews.find((one) => one.review === id && !one.voided)

/** A drawing review that counts. */
export const drawingsOf = (approval: Approvals, id: string): DrawingReview | undefined => {
  const found = lookup(approval.drawings, id)
  return found?.voided === false ? found : undefined
}

/** The approval of a community's project that counts on a day, if there was one: the first, of several. */
export const approvalOf = (approval: Approvals, community: CommunityId, asOf?: Day): Approval | undefined =>
  earliest(
    approval.approvals.filter((one) => one.communities.includes(community)),
    asOf,
  )

const isReviewed = (approval: Approvals, community: CommunityId, scheme: SchemeVersion, on: CalendarDate): boolean => {
  const of = approval.reviews.filter(
    (one) => one.scheme === scheme && one.communities.includes(community) && mayCountBy(one, on),
  )
  return latest(of)?.outcome === 'passed'
}

const isDrawn = (approval: Approvals, community: CommunityId, on: CalendarDate): boolean =>
  Object.values(approval.drawings).some((one) => one.communities.includes(community) && mayCountBy(one, on))

/** What a gate asks of the review of these communities' scheme, where the policy does: how many passed, and whose drawings. */
export const approvalRequirements = (
  approval: Approvals,
  policy: ApprovalPolicy,
  gate: Gate,
  c: { readonly communities: readonly CommunityId[]; readonly scheme: SchemeVersion; readonly on: CalendarDate },
): readonly Requirement[] => {
  const { communities: subjects } = c
  const asked = { gate, subjects, needed: subjects.length }
  const reviewed = subjects.filter((one) => isReviewed(approval, one, c.scheme, c.on)).length
  const drawn = subjects.filter((one) => isDrawn(approval, one, c.on)).length
  return [
    ...(policy.jointReview ? [{ ...asked, requirement: 'jointReviewPassed', reached: reviewed }] : []),
    ...(policy.drawingReview ? [{ ...asked, requirement: 'drawingsReviewed', reached: drawn }] : []),
  ]
}

/** The communities whose project was approved by a day. */
export const approvedCommunities = (approval: Approvals, asOf?: Day): readonly CommunityId[] => [
  ...new Set(approval.approvals.filter((one) => countsOn(one, asOf)).flatMap((one) => one.communities)),
]

/** What names an entry of the approval. */
export type ApprovalKey =
  | { readonly kind: 'jointReview'; readonly review: RecordId }
  | { readonly kind: 'drawings'; readonly drawings: RecordId }
  | { readonly kind: 'projectApproval'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }

/** The entries of the approval that a key names, struck out or not. */
export const approvalEntries = (slice: Approvals, of: ApprovalKey): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'projectApproval')
    return slice.approvals.filter((one) => one.on === of.on && isSame(one.communities, of.communities))
  if (of.kind === 'jointReview') return slice.reviews.filter((one) => one.review === of.review)
  const one = lookup(slice.drawings, of.drawings)
  return one === undefined ? [] : [one]
}

/** What a key says, for a refusal that names it. */
export const wordsOfKey = (of: ApprovalKey): readonly string[] => {
  if (of.kind === 'projectApproval') return [...of.communities, of.on]
  return [of.kind === 'jointReview' ? of.review : of.drawings]
}
