import type { RenovationState } from '../state.ts'
import { dated, inCommunities, inEach, listed, of, under, type EntriesOf, type Entry } from './entries.ts'

/** The steps of the works, and of what people say about them. */
export type StepOnSite =
  | 'workStarted'
  | 'itemOfCommunityStarted'
  | 'itemStarted'
  | 'itemProgressed'
  | 'itemCompleted'
  | 'itemInspected'
  | 'materialUsed'
  | 'sampleTaken'
  | 'sampleTested'
  | 'designChanged'
  | 'siteInstructionIssued'
  | 'hiddenWorkOfItemNotified'
  | 'hiddenWorkNotified'
  | 'hiddenWorkAccepted'
  | 'hiddenWorkRejected'
  | 'hiddenWorkCovered'
  | 'worksSuspended'
  | 'worksOfCommunitySuspended'
  | 'suspensionReported'
  | 'worksResumed'
  | 'inspectionMade'
  | 'rectificationFromInspection'
  | 'rectificationOrdered'
  | 'rectificationReplied'
  | 'rectificationVerified'
  | 'incidentOccurred'
  | 'incidentReported'
  | 'incidentClosed'
  | 'outageBegun'
  | 'outageEnded'
  | 'appointmentMade'
  | 'appointmentSettled'
  | 'feedbackReceived'
  | 'feedbackReviewed'
  | 'feedbackDispatched'
  | 'feedbackAnswered'
  | 'feedbackResolved'
  | 'feedbackCalledBack'
  | 'feedbackReopened'
  | 'feedbackClosed'
  | 'promiseMade'
  | 'promiseSettled'

const ofHiddenWorks = ({ hiddenWorks }: RenovationState, step: string): readonly Entry[] =>
  listed(hiddenWorks.steps, (one) => one.step === step)

const ofItems = ({ hiddenWorks }: RenovationState): readonly Entry[] =>
  Object.entries(hiddenWorks.steps).flatMap(([id, all]) =>
    all.flatMap((one) => (one.step === 'notified' ? [of(one.item, one, id)] : [])),
  )

const ofHandling = ({ handling }: RenovationState, step: string): readonly Entry[] =>
  listed(handling.steps, (one) => one.step === step)

/** Every date of these steps that the state knows. */
export const stepsOnSite: EntriesOf<StepOnSite> = {
  workStarted: ({ works }) => inCommunities(works.starts),
  itemOfCommunityStarted: ({ items }) => inEach(items.items, (one) => [one.community]),
  itemStarted: ({ items }) => under(items.items),
  itemProgressed: ({ items }) => listed(items.progress, (one) => !one.completed),
  itemCompleted: ({ items }) => listed(items.progress, (one) => one.completed),
  itemInspected: ({ inspection }) => inEach(inspection.inspections, (one) => one.items ?? []),
  materialUsed: ({ materials }) => inEach(materials.uses, (one) => [one.item]),
  sampleTaken: ({ materials }) => under(materials.samples),
  sampleTested: ({ materials }) => under(materials.tests),
  designChanged: ({ designChanges }) => under(designChanges.changes),
  siteInstructionIssued: ({ designChanges }) =>
    inEach(designChanges.instructions, ({ change }) => (change === undefined ? [] : [change])),
  hiddenWorkOfItemNotified: (state) => ofItems(state),
  hiddenWorkNotified: (state) => ofHiddenWorks(state, 'notified'),
  hiddenWorkAccepted: (state) => ofHiddenWorks(state, 'accepted'),
  hiddenWorkRejected: (state) => ofHiddenWorks(state, 'rejected'),
  hiddenWorkCovered: ({ hiddenWorks }) => under(hiddenWorks.coverings),
  worksSuspended: ({ suspension }) => under(suspension.stoppages),
  worksOfCommunitySuspended: ({ suspension }) => inEach(suspension.stoppages, (one) => one.communities),
  suspensionReported: ({ suspension }) => listed(suspension.reports),
  worksResumed: ({ suspension }) => listed(suspension.resumptions),
  inspectionMade: ({ inspection }) => under(inspection.inspections),
  rectificationFromInspection: ({ rectification }) =>
    inEach(rectification.orders, (one) => (one.inspection === undefined ? [] : [one.inspection])),
  rectificationOrdered: ({ rectification }) => under(rectification.orders),
  rectificationReplied: ({ rectification }) => listed(rectification.steps, (one) => one.step === 'replied'),
  rectificationVerified: ({ rectification }) => listed(rectification.steps, (one) => one.step !== 'replied'),
  incidentOccurred: ({ incidents }) => under(incidents.incidents),
  incidentReported: ({ incidents }) => under(incidents.reports),
  incidentClosed: ({ incidents }) => under(incidents.closings),
  outageBegun: ({ disturbance }) =>
    Object.entries(disturbance.outages).map(([id, one]) => of(id, { ...dated(one.from.day), voided: one.voided })),
  outageEnded: ({ disturbance }) => under(disturbance.ends),
  appointmentMade: ({ appointments }) => under(appointments.appointments),
  appointmentSettled: ({ appointments }) => under(appointments.outcomes),
  feedbackReceived: ({ feedback }) => under(feedback.received),
  feedbackReviewed: ({ review }) => [...listed(review.extensions), ...listed(review.exclusions)],
  feedbackDispatched: ({ feedback }) => listed(feedback.dispatches),
  feedbackAnswered: (state) => ofHandling(state, 'answered'),
  feedbackResolved: (state) => ofHandling(state, 'resolved'),
  feedbackCalledBack: (state) => ofHandling(state, 'calledBack'),
  feedbackReopened: (state) => ofHandling(state, 'reopened'),
  feedbackClosed: (state) => ofHandling(state, 'closed'),
  promiseMade: ({ promises }) => under(promises.made),
  promiseSettled: ({ promises }) => listed(promises.outcomes),
}
