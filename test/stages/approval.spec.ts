import { describe, it } from 'vitest'
import {
  adoptApprovalPolicy,
  approveProject,
  holdJointReview,
  reviewDrawings,
  voidApprovalRecord,
} from '../../src/stages/approval/approval.ts'
import { atLeast, cancelled, consented, evidence, given, head, known, opened, registered } from './histories.ts'
import { approval, approvalPolicy, approvalPolicyAdopted, enforced, review, reviewed } from './moneyHistories.ts'
import { gates, tomorrow } from './siteHistories.ts'

const approved = (mode: string, despite: readonly unknown[] = []) =>
  ({ type: 'ProjectApproved', ...approval, mode, despite }) as const
const obstacle = { gate: 'G2', requirement: 'jointReviewPassed', subjects: ['A'], needed: 1, reached: 0 } as const

describe('A joint review', () => {
  it('is recorded with what each department said, once', () => {
    given(opened)
      .when(holdJointReview({ ...review, evidence }))
      .records({ ...reviewed, evidence })
    given(opened, reviewed).when(holdJointReview(review)).isAlreadySo()
    given(opened, reviewed)
      .when(holdJointReview({ ...review, outcome: 'returned' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'jointReview', key: 'review-1' })
  })

  it('cannot have passed when a department objected, and may have gone back', () => {
    const opinions = [{ department: 'fire', opinion: 'objects' }] as const
    given(opened)
      .when(holdJointReview({ ...review, opinions }))
      .isRefusedWith({ type: 'DepartmentsObject', review: 'review-1', departments: ['fire'] })
    given(opened)
      .when(holdJointReview({ ...review, opinions, outcome: 'returned' }))
      .records({ ...reviewed, opinions, outcome: 'returned' })
  })

  it('is refused for a community that was cancelled or is unknown, and in the future', () => {
    given(opened, cancelled(['A'], '2019-04-30'))
      .when(holdJointReview(review))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-04-30' })
    given(opened)
      .when(holdJointReview({ ...review, communities: ['Z'] }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'Z' })
    given(opened)
      .when(holdJointReview({ ...review, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })
})

describe('Drawings', () => {
  const drawings = { drawings: 'd-1', communities: ['A'], outcome: 'exempted', on: '2019-05' } as const
  const drawn = { type: 'DrawingsReviewed', ...drawings } as const

  it('are reviewed or exempted, once', () => {
    given(opened).when(reviewDrawings(drawings)).records(drawn)
    given(opened, drawn).when(reviewDrawings(drawings)).isAlreadySo()
    given(opened, drawn)
      .when(reviewDrawings({ ...drawings, outcome: 'passed' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'drawings', key: 'd-1' })
  })

  it('are asked for at gate G2 where the policy asks, and leave it open where their date may still lie ahead', () => {
    const asking = { ...approvalPolicyAdopted, policy: { ...approvalPolicy, drawingReview: true } } as const
    const asked = { ...obstacle, requirement: 'drawingsReviewed' }
    given(opened, enforced, asking, reviewed)
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [asked] })
    given(opened, enforced, asking, reviewed, drawn).when(approveProject(approval)).records(approved('enforce'))
    given(opened, enforced, asking, reviewed, { ...drawn, on: '2019-05-21' })
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [asked] })
  })
})

describe('Approving a project', () => {
  it('passes gate G2 when the joint review of that version passed by that day', () => {
    given(opened, enforced, approvalPolicyAdopted, reviewed).when(approveProject(approval)).records(approved('enforce'))
    given(opened, enforced, approvalPolicyAdopted, { ...reviewed, on: '2019-05-21' })
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [obstacle] })
    given(opened, enforced, approvalPolicyAdopted, { ...reviewed, scheme: 2 })
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [obstacle] })
  })

  it('goes by the last review: one that went back later does not hold', () => {
    const back = { ...reviewed, review: 'review-2', outcome: 'returned', on: '2019-05-10' } as const
    given(opened, enforced, approvalPolicyAdopted, reviewed, back)
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [obstacle] })
  })

  it('is on record despite what was open where the gate warns, and asks nothing where it is audited', () => {
    given(opened, gates({ G2: 'warn' }), approvalPolicyAdopted)
      .when(approveProject(approval))
      .records(approved('warn', [obstacle]))
    given(opened, gates({ G2: 'audit' }))
      .when(approveProject(approval))
      .records(approved('audit'))
  })

  it('asks households for their survey and their consent where those policies name gate G2', () => {
    const asks = (threshold: ReturnType<typeof atLeast>, gate = 'G2') => ({ gate, threshold })
    const policies = (gate: string) =>
      [
        { type: 'SurveyPolicyAdopted', policy: { head: head('survey'), atGates: [asks(atLeast(1, 1), gate)] } },
        { type: 'ConsentPolicyAdopted', policy: { head: head('consent'), atGates: [asks(atLeast(2, 3), gate)] } },
      ].map((one) => ({ ...one, on: '2019-03-01' }))
    const before = [
      opened,
      enforced,
      approvalPolicyAdopted,
      ...known('h-1'),
      ...known('h-2'),
      registered('h-3'),
      reviewed,
    ]
    const consents = [consented('h-1'), consented('h-2', '2019-05-21')]
    given(...before, ...policies('G2'), ...consents)
      .when(approveProject(approval))
      .isRefusedWith({
        type: 'GateClosed',
        gate: 'G2',
        obstacles: [
          { ...obstacle, requirement: 'householdsSurveyed', needed: 3, reached: 2 },
          { ...obstacle, requirement: 'householdsConsenting', needed: 2, reached: 1 },
        ],
      })
    given(...before, ...known('h-3').slice(1), ...policies('G2'), consented('h-1'), consented('h-2', '2019-05'))
      .when(approveProject(approval))
      .records(approved('enforce'))
    given(...before, ...policies('G4'))
      .when(approveProject(approval))
      .records(approved('enforce'))
  })

  it('is refused where no policy says what is asked', () => {
    given(opened, enforced)
      .when(approveProject(approval))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'approval', on: '2019-05-20' })
    given(opened, approvalPolicyAdopted)
      .when(approveProject(approval))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'gates', on: '2019-05-20' })
  })

  it('is already so the second time, and refused for a community whose project was approved', () => {
    const before = [opened, enforced, approvalPolicyAdopted, reviewed, approved('enforce')] as const
    given(...before)
      .when(approveProject(approval))
      .isAlreadySo()
    given(...before)
      .when(approveProject({ ...approval, estimate: 1 }))
      .isRefusedWith({ type: 'ProjectAlreadyApproved', communities: ['A'], on: '2019-05-20' })
  })
})

describe('A mistake in the approval', () => {
  const key = { kind: 'projectApproval', communities: ['A'], on: '2019-05-20' } as const
  const struck = { type: 'ApprovalRecordVoided', record: key, reason: 'wrongFigure' } as const
  const before = [opened, enforced, approvalPolicyAdopted, reviewed, approved('enforce')] as const

  it('is struck out, and the right one recorded', () => {
    given(...before)
      .when(voidApprovalRecord({ record: key, reason: 'wrongFigure' }))
      .records(struck)
    given(...before, struck)
      .when(voidApprovalRecord({ record: key, reason: 'wrongFigure' }))
      .isAlreadySo()
    given(...before, struck)
      .when(approveProject({ ...approval, estimate: 1 }))
      .records({ ...approved('enforce'), estimate: 1 })
  })

  it('takes a joint review with it, so that the gate is closed again', () => {
    const record = { kind: 'jointReview', review: 'review-1' } as const
    given(opened, enforced, approvalPolicyAdopted, reviewed, {
      type: 'ApprovalRecordVoided',
      record,
      reason: 'enteredTwice',
    })
      .when(approveProject(approval))
      .isRefusedWith({ type: 'GateClosed', gate: 'G2', obstacles: [obstacle] })
  })

  it('is refused for what is not on record', () => {
    given(opened)
      .when(voidApprovalRecord({ record: key, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'projectApproval', key: 'A 2019-05-20' })
    given(opened)
      .when(voidApprovalRecord({ record: { kind: 'drawings', drawings: 'd-1' }, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'drawings', key: 'd-1' })
  })
})

describe('Adopting an approval policy', () => {
  it('puts it on record once', () => {
    const command = adoptApprovalPolicy({ policy: approvalPolicy, on: '2019-03-01' })
    given(opened).when(command).records(approvalPolicyAdopted)
    given(opened, approvalPolicyAdopted).when(command).isAlreadySo()
    given().when(command).isRefusedWith({ type: 'RenovationNotOpened' })
  })
})
