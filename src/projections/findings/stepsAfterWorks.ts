import { lookup } from '../../kernel/lookup.ts'
import { verdictOf } from '../../stages/acceptance/state.ts'
import type { CommitteeStep } from '../../stages/committee/state.ts'
import type { FilingKind } from '../../stages/filing/state.ts'
import type { RenovationState } from '../state.ts'
import { inCommunities, inEach, listed, of, under, type EntriesOf, type Entry } from './entries.ts'

/** The steps from the finish of the works on. */
export type StepAfterWorks =
  | 'workCompleted'
  | 'completionReported'
  | 'acceptanceHeldIn'
  | 'acceptanceHeld'
  | 'acceptanceDecided'
  | 'communityAccepted'
  | 'fireAccepted'
  | 'fireFiled'
  | 'completionFiled'
  | 'archiveDelivered'
  | 'handedOver'
  | 'itemHandedOver'
  | 'warrantyClaimed'
  | 'defectClaimed'
  | 'warrantyVisited'
  | 'claimSettled'
  | 'satisfactionOpened'
  | 'satisfactionAnswered'
  | 'satisfactionClosed'
  | 'satisfactionConcluded'
  | 'groupFormed'
  | 'voterRollPublished'
  | 'firstAssembly'
  | 'committeeElected'
  | 'committeeSeated'
  | 'committeeFiled'
  | 'renewalReported'
  | 'termExpired'
  | 'serviceContracted'
  | 'serviceEnded'
  | 'periodReported'
  | 'periodCorrected'

const passes = ({ acceptance }: RenovationState): readonly Entry[] =>
  Object.entries(acceptance.held).flatMap(([id, held]) => {
    const verdict = verdictOf(acceptance, id)
    if (held.voided || verdict?.verdict !== 'passed') return []
    return held.communities.map((community) => of(community, verdict, id))
  })

const filings = ({ filing }: RenovationState, step: FilingKind): readonly Entry[] =>
  inCommunities(filing.steps.filter((one) => one.step === step))

const ofCommittees = ({ committee }: RenovationState, step: CommitteeStep['step']): readonly Entry[] =>
  listed(committee.steps, (one) => one.step === step)

const reports = ({ reporting }: RenovationState): readonly Entry[] =>
  Object.entries(reporting.reports).map(([id, { on }]) => of(id, { on, voided: false }))

const corrections = ({ reporting }: RenovationState): readonly Entry[] =>
  Object.entries(reporting.reports).flatMap(([id, { on, corrects }]) =>
    corrects === undefined ? [] : [of(corrects, { on, voided: false }, id)],
  )

/** Every date of these steps that the state knows. */
export const stepsAfterWorks: EntriesOf<StepAfterWorks> = {
  workCompleted: ({ works }) => inCommunities(works.completions),
  completionReported: ({ acceptance }) => inCommunities(acceptance.reports),
  acceptanceHeldIn: ({ acceptance }) => inEach(acceptance.held, (one) => one.communities),
  acceptanceHeld: ({ acceptance }) => under(acceptance.held),
  acceptanceDecided: ({ acceptance }) => listed(acceptance.verdicts),
  communityAccepted: (state) => passes(state),
  fireAccepted: (state) => filings(state, 'fireAcceptance'),
  fireFiled: (state) => filings(state, 'fireFiling'),
  completionFiled: (state) => filings(state, 'filing'),
  archiveDelivered: (state) => filings(state, 'archive'),
  handedOver: ({ handover }) =>
    inEach(handover.handovers, ({ what }) => (what.kind === 'communities' ? what.communities : [])),
  itemHandedOver: ({ handover }) => inEach(handover.handovers, ({ what }) => (what.kind === 'items' ? what.items : [])),
  warrantyClaimed: ({ warrantyClaims }) => inEach(warrantyClaims.claims, (one) => [one.community]),
  defectClaimed: ({ warrantyClaims }) => under(warrantyClaims.claims),
  warrantyVisited: ({ warrantyClaims }) => inEach(warrantyClaims.visits, (one) => [one.claim]),
  claimSettled: ({ warrantyClaims }) => listed(warrantyClaims.outcomes),
  satisfactionOpened: ({ satisfaction }) => under(satisfaction.surveys),
  satisfactionAnswered: ({ satisfaction }) => inEach(satisfaction.answers, (one) => [one.survey]),
  satisfactionClosed: ({ satisfaction }) => listed(satisfaction.closings),
  satisfactionConcluded: ({ satisfaction }) => listed(satisfaction.conclusions),
  groupFormed: ({ assembly }) => inEach(assembly.groups, (one) => [one.propertyArea]),
  voterRollPublished: ({ assembly: { groups, rolls } }) =>
    Object.entries(rolls).flatMap(([id, all]) => {
      const area = lookup(groups, id)?.propertyArea
      return area === undefined ? [] : all.map((one) => of(area, one, id))
    }),
  firstAssembly: ({ assembly }) =>
    inEach(assembly.assemblies, (one) => (one.kind === 'first' ? [one.propertyArea] : [])),
  committeeElected: ({ committee }) =>
    inEach(committee.committees, (one) => (one.kind === 'owners' ? [one.propertyArea] : [])),
  committeeSeated: ({ committee }) => under(committee.committees),
  committeeFiled: (state) => ofCommittees(state, 'filed'),
  renewalReported: (state) => ofCommittees(state, 'renewalReported'),
  termExpired: (state) => ofCommittees(state, 'expired'),
  serviceContracted: ({ propertyService }) => under(propertyService.services),
  serviceEnded: ({ propertyService }) => listed(propertyService.terminations),
  periodReported: (state) => reports(state),
  periodCorrected: (state) => corrections(state),
}
