import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import type { Voidable } from '../../vocabulary/dated.ts'
import { closingOf, seenOn } from '../../stages/tender/state.ts'
import { verdictOf } from '../../stages/acceptance/state.ts'
import type { Slices } from '../state.ts'

/** A step of a renovation that comes before or after another one. */
export type OrderedStep =
  | 'householdRegistered'
  | 'householdSurveyed'
  | 'schemeDrafted'
  | 'schemeDisplayed'
  | 'consentSaid'
  | 'tenderPublished'
  | 'bidReceived'
  | 'bidsClosed'
  | 'bidsOpened'
  | 'contractAwarded'
  | 'contractSigned'
  | 'permitGranted'
  | 'workStarted'
  | 'itemStarted'
  | 'itemCompleted'
  | 'hiddenWorkNotified'
  | 'hiddenWorkAccepted'
  | 'hiddenWorkCovered'
  | 'worksSuspended'
  | 'worksResumed'
  | 'rectificationOrdered'
  | 'rectificationReplied'
  | 'feedbackReceived'
  | 'feedbackDispatched'
  | 'feedbackResolved'
  | 'promiseMade'
  | 'promiseSettled'
  | 'workCompleted'
  | 'communityAccepted'
  | 'completionFiled'
  | 'handedOver'
  | 'warrantyClaimed'
  | 'satisfactionOpened'
  | 'satisfactionClosed'
  | 'groupFormed'
  | 'firstAssembly'
  | 'committeeElected'

/** The slices in which these steps stand. */
export type Ordered = Slices<
  | 'register'
  | 'survey'
  | 'scheme'
  | 'consent'
  | 'tender'
  | 'bidding'
  | 'contract'
  | 'permit'
  | 'works'
  | 'items'
  | 'hiddenWorks'
  | 'suspension'
  | 'rectification'
  | 'feedback'
  | 'handling'
  | 'promises'
  | 'acceptance'
  | 'filing'
  | 'handover'
  | 'warrantyClaims'
  | 'satisfaction'
  | 'assembly'
  | 'committee'
>

/** One date of a step. */
export interface Entry extends Voidable {
  /** What the step is of: a community, or the id of what was ordered, tendered, asked. */
  readonly subject: string
  /** The id by which the record names it, where that is not the subject. */
  readonly id?: string
}

const of = (subject: string, { on, voided }: Voidable, id?: string): Entry => ({
  subject,
  on,
  voided,
  ...(id !== undefined && { id }),
})

const under = <T extends Voidable>(entries: { readonly [id: string]: T }): readonly Entry[] =>
  Object.entries(entries).map(([id, one]) => of(id, one))

const listed = <T extends Voidable>(
  entries: { readonly [id: string]: readonly T[] },
  counts: (one: T) => boolean = () => true,
): readonly Entry[] => Object.entries(entries).flatMap(([id, all]) => all.filter(counts).map((one) => of(id, one)))

const inCommunities = (all: readonly (Voidable & { readonly communities: readonly string[] })[]): readonly Entry[] =>
  all.flatMap((one) => one.communities.map((id) => of(id, one)))

const dated = (on: CalendarDate): Voidable => ({ on, voided: false })

const stepsOfLots = ({ tender }: Ordered, step: string): readonly Entry[] =>
  listed(tender.steps, (one) => one.step === step)

const passes = ({ acceptance }: Ordered): readonly Entry[] =>
  Object.entries(acceptance.held).flatMap(([id, held]) => {
    const verdict = verdictOf(acceptance, id)
    if (held.voided || verdict?.verdict !== 'passed') return []
    return held.communities.map((community) => of(community, verdict, id))
  })

const wholes = ({ handover }: Ordered): readonly Entry[] =>
  Object.entries(handover.handovers).flatMap(([id, one]) =>
    one.what.kind === 'communities' ? one.what.communities.map((community) => of(community, one, id)) : [],
  )

const closings = (state: Ordered, asOf: Day): readonly Entry[] =>
  Object.keys(state.tender.lots).flatMap((lot) => {
    const closes = closingOf(state, lot, seenOn(asOf))
    return closes === undefined ? [] : [of(lot, dated(closes))]
  })

/** Every date of a step that the state knows, with what it is of; what was struck out is among them. */
export const entriesOf: { readonly [S in OrderedStep]: (state: Ordered, asOf: Day) => readonly Entry[] } = {
  householdRegistered: ({ register }) => under(register.households),
  householdSurveyed: ({ survey }) =>
    Object.entries(survey.files).flatMap(([id, file]) => file.surveys.map((one) => of(id, one))),
  schemeDrafted: ({ scheme }) => under(scheme.versions),
  schemeDisplayed: ({ scheme }) => scheme.publications.map((one) => of(String(one.scheme), one)),
  consentSaid: ({ consent }) =>
    Object.entries(consent.statements).flatMap(([household, all]) =>
      all.map((one) => of(String(one.scheme), one, household)),
    ),
  tenderPublished: ({ tender }) => under(tender.lots),
  bidReceived: (state) => stepsOfLots(state, 'bid'),
  bidsClosed: closings,
  bidsOpened: ({ bidding }) =>
    Object.entries(bidding.courses).flatMap(([lot, { openings }]) => openings.map((one) => of(lot, one))),
  contractAwarded: (state) => stepsOfLots(state, 'awarded'),
  contractSigned: ({ contract }) =>
    Object.entries(contract.contracts).flatMap(([id, one]) => (one.lot === undefined ? [] : [of(one.lot, one, id)])),
  permitGranted: ({ permit }) => inCommunities([...Object.values(permit.permits), ...Object.values(permit.exemptions)]),
  workStarted: ({ works }) => inCommunities(works.starts),
  itemStarted: ({ items }) => under(items.items),
  itemCompleted: ({ items }) => listed(items.progress, (one) => one.completed),
  hiddenWorkNotified: ({ hiddenWorks }) => listed(hiddenWorks.steps, (one) => one.step === 'notified'),
  hiddenWorkAccepted: ({ hiddenWorks }) => listed(hiddenWorks.steps, (one) => one.step === 'accepted'),
  hiddenWorkCovered: ({ hiddenWorks }) => under(hiddenWorks.coverings),
  worksSuspended: ({ suspension }) => under(suspension.stoppages),
  worksResumed: ({ suspension }) => listed(suspension.resumptions),
  rectificationOrdered: ({ rectification }) => under(rectification.orders),
  rectificationReplied: ({ rectification }) => listed(rectification.steps, (one) => one.step === 'replied'),
  feedbackReceived: ({ feedback }) => under(feedback.received),
  feedbackDispatched: ({ feedback }) => listed(feedback.dispatches),
  feedbackResolved: ({ handling }) => listed(handling.steps, (one) => one.step === 'resolved'),
  promiseMade: ({ promises }) => under(promises.made),
  promiseSettled: ({ promises }) => listed(promises.outcomes),
  workCompleted: ({ works }) => inCommunities(works.completions),
  communityAccepted: (state) => passes(state),
  completionFiled: ({ filing }) => inCommunities(filing.steps.filter((one) => one.step === 'filing')),
  handedOver: (state) => wholes(state),
  warrantyClaimed: ({ warrantyClaims }) =>
    Object.entries(warrantyClaims.claims).map(([id, one]) => of(one.community, one, id)),
  satisfactionOpened: ({ satisfaction }) => under(satisfaction.surveys),
  satisfactionClosed: ({ satisfaction }) => listed(satisfaction.closings),
  groupFormed: ({ assembly }) => Object.entries(assembly.groups).map(([id, one]) => of(one.propertyArea, one, id)),
  firstAssembly: ({ assembly }) =>
    Object.entries(assembly.assemblies).flatMap(([id, one]) =>
      one.kind === 'first' ? [of(one.propertyArea, one, id)] : [],
    ),
  committeeElected: ({ committee }) =>
    Object.entries(committee.committees).flatMap(([id, one]) =>
      one.kind === 'owners' ? [of(one.propertyArea, one, id)] : [],
    ),
}

/**
 * What comes before what, wherever both are of the same: the first that there was of each. Of what has to be over, such as
 * bids when they close, it is the last.
 */
export const order: readonly (readonly [first: OrderedStep, second: OrderedStep, which?: 'last'])[] = [
  ['householdRegistered', 'householdSurveyed'],
  ['schemeDrafted', 'schemeDisplayed'],
  ['schemeDrafted', 'consentSaid'],
  ['tenderPublished', 'bidReceived'],
  ['bidReceived', 'bidsClosed', 'last'],
  ['bidsClosed', 'bidsOpened'],
  ['bidsOpened', 'contractAwarded'],
  ['contractAwarded', 'contractSigned'],
  ['permitGranted', 'workStarted'],
  ['itemStarted', 'itemCompleted'],
  ['hiddenWorkNotified', 'hiddenWorkAccepted'],
  ['hiddenWorkAccepted', 'hiddenWorkCovered'],
  ['worksSuspended', 'worksResumed'],
  ['rectificationOrdered', 'rectificationReplied'],
  ['feedbackReceived', 'feedbackDispatched'],
  ['feedbackReceived', 'feedbackResolved'],
  ['promiseMade', 'promiseSettled'],
  ['workCompleted', 'communityAccepted'],
  ['communityAccepted', 'completionFiled'],
  ['communityAccepted', 'handedOver'],
  ['communityAccepted', 'warrantyClaimed'],
  ['satisfactionOpened', 'satisfactionClosed'],
  ['groupFormed', 'firstAssembly'],
  ['groupFormed', 'committeeElected'],
]
