import { lookup } from '../kernel/lookup.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import type { CommunityId, HouseholdId } from '../vocabulary/ids.ts'
import { passedOf, verdictsIn } from '../stages/acceptance/state.ts'
import { originalFeedback } from '../stages/feedback/state.ts'
import { communitiesBy } from '../stages/opening/state.ts'
import { communityOf } from '../stages/register/state.ts'
import { lotSteps } from '../stages/tender/state.ts'
import { coveredBy } from '../stages/warranty/state.ts'
import type { LifePoint } from './lifePoint.ts'
import type { RenovationState } from './state.ts'

/** An entry of the record that makes a point of the life of some communities. */
export interface PointEntry {
  readonly on: CalendarDate
  readonly voided?: boolean
  readonly communities: readonly CommunityId[]
}

/** The entries behind each point, as they stand in the slices. */
export type PointEntries = { readonly [P in LifePoint]: readonly PointEntry[] }

interface OfCommunities extends Voidable {
  readonly communities: readonly CommunityId[]
}

const listed = <T>(entries: { readonly [id: string]: T }): readonly T[] => Object.values(entries)

const under =
  <T extends Voidable>(steps: { readonly [id: string]: readonly T[] }) =>
  (id: string, communities: readonly CommunityId[]): readonly (T & OfCommunities)[] =>
    (lookup(steps, id) ?? []).map((one) => ({ ...one, communities }))

const beforeWorks = (state: RenovationState, all: readonly CommunityId[], asOf?: Day) => {
  const { opening, feedback, condition, survey, reserve, scheme, deliberation, consent, register } = state
  const lives = (household: string): readonly CommunityId[] => {
    const community = communityOf(register, household as HouseholdId)
    return community === undefined ? all : [community]
  }
  const versions = listed(scheme.versions).map((one) => ({ ...one, communities: all }))
  return {
    opened: opening.renovation ? [{ ...opening.renovation, communities: all }] : [],
    cancelled: opening.cancellations,
    voiced: originalFeedback(feedback, asOf)
      .filter(([, { kind }]) => kind !== 'praise' && kind !== 'consult')
      .map(([, one]) => ({ ...one, communities: [one.community] })),
    defectsFound: listed(condition.findings).map((one) => ({ ...one, communities: [one.place.community] })),
    surveyed: Object.entries(survey.files).flatMap(([id, { surveys }]) =>
      surveys.map((one) => ({ ...one, communities: lives(id) })),
    ),
    scopeAssessed: reserve.assessments.map((one) => ({ ...one, communities: [one.community] })),
    enteredReserve: reserve.steps.filter((one) => one.step === 'entered'),
    leftReserve: reserve.steps.filter((one) => one.step === 'left'),
    deliberated: listed(deliberation.meetings),
    schemeDrafted: versions.filter((one) => one.reason === undefined),
    schemeRevised: versions.filter((one) => one.reason !== undefined),
    schemePublished: scheme.publications,
    consented: Object.entries(consent.statements).flatMap(([id, statements]) =>
      statements.filter((one) => one.word === 'given').map((one) => ({ ...one, communities: lives(id) })),
    ),
  }
}

const resolved = ({ vote, resolution }: RenovationState) => {
  const outcomes = listed(resolution.closed).flatMap(({ communities, outcomes: all }) =>
    listed(all).map((one) => ({ ...one, communities })),
  )
  return {
    ballotOpened: listed(vote.ballots),
    ownersResolved: outcomes.filter((one) => one.adopted),
    ownersRejected: outcomes.filter((one) => !one.adopted),
    resolutionAnnulled: outcomes.flatMap(({ annulled, communities }) =>
      annulled === undefined ? [] : [{ on: annulled, communities }],
    ),
  }
}

const onPaper = (
  { approval, funding, tender, contract, permit, oversight }: RenovationState,
  all: readonly CommunityId[],
) => {
  const money = (entries: { readonly [id: string]: Voidable }): readonly PointEntry[] =>
    listed(entries).map((one) => ({ ...one, communities: all }))
  const { reviews } = approval
  const lots = Object.entries(tender.lots).filter(([, one]) => !one.voided)
  const ofLots = (step: 'failed' | 'awarded'): readonly PointEntry[] =>
    lots.flatMap(([id, { communities }]) =>
      lotSteps(tender, id)
        .filter((one) => one.step === step)
        .map((one) => ({ ...one, communities })),
    )
  return {
    schemeReturned: reviews.filter((one) => one.outcome === 'returned'),
    schemeReviewed: reviews.filter((one) => one.outcome === 'passed'),
    drawingsReviewed: listed(approval.drawings),
    approved: approval.approvals,
    moneyPromised: money(funding.commitments),
    moneyReceived: money(funding.receipts),
    moneyPaid: money(funding.payments),
    settled: listed(funding.accounts),
    tendered: lots.map(([, one]) => one),
    tenderFailed: ofLots('failed'),
    awarded: ofLots('awarded'),
    contractSigned: listed(contract.contracts),
    permitGranted: listed(permit.permits),
    permitExempted: listed(permit.exemptions),
    supervisionRegistered: listed(oversight.registrations),
    supervisorAppointed: listed(oversight.appointments),
  }
}

const onSite = ({ plan, works, suspension, hiddenWorks, items }: RenovationState, all: readonly CommunityId[]) => {
  const resumptions = under(suspension.resumptions)
  const stoppages = Object.entries(suspension.stoppages)
  return {
    listedInAnnualPlan: plan.listings,
    periodAgreed: plan.periods,
    launched: plan.launches,
    workStarted: works.starts,
    suspended: stoppages.map(([, one]) => one),
    resumed: stoppages
      .filter(([, one]) => !one.voided)
      .flatMap(([id, { communities }]) => resumptions(id, communities)),
    hiddenWorksCovered: listed(hiddenWorks.coverings).map((one) => {
      const item = lookup(items.items, one.item)
      return { ...one, communities: item === undefined ? all : [item.community] }
    }),
    workCompleted: works.completions,
  }
}

const closing = (state: RenovationState, all: readonly CommunityId[], asOf?: Day) => {
  const { acceptance, filing, handover, warranty, satisfaction } = state
  const verdicts = (verdict: 'passed' | 'failed'): readonly PointEntry[] =>
    all.flatMap((id) => verdictsIn(acceptance, id, verdict).map((one) => ({ ...one, communities: [id] })))
  const steps = (...kinds: readonly string[]) => filing.steps.filter((one) => kinds.includes(one.step))
  const certificates = listed(warranty.warranties).map((one) => ({ ...one, communities: coveredBy(one) }))
  const guaranteed = new Set(certificates.filter((one) => countsOn(one, asOf)).flatMap((one) => one.communities))
  const concluded = under(satisfaction.conclusions)
  const surveys = Object.entries(satisfaction.surveys).filter(([, one]) => !one.voided)
  return {
    completionReported: acceptance.reports,
    acceptancePassed: verdicts('passed'),
    acceptanceFailed: verdicts('failed'),
    warrantyGiven: certificates,
    // A certificate does not start its clock: the day on which acceptance was passed does.
    warrantyStarted: [...guaranteed].flatMap((id) => {
      const passed = passedOf(acceptance, id, asOf)
      return passed === undefined ? [] : [{ ...passed, communities: [id] }]
    }),
    fireSettled: steps('fireAcceptance', 'fireFiling'),
    acceptanceFiled: steps('filing'),
    archived: steps('archive'),
    handedOver: listed(handover.handovers).flatMap((one) =>
      one.what.kind === 'communities' ? [{ ...one, communities: one.what.communities }] : [],
    ),
    assetsTransferred: listed(handover.transfers),
    satisfactionAsked: surveys.map(([, one]) => one),
    satisfactionConcluded: surveys.flatMap(([id, { communities }]) => concluded(id, communities)),
  }
}

const governed = (state: RenovationState) => {
  const { governance, assembly, committee, propertyService, longTerm } = state
  const areas = Object.entries(governance.areas).filter(([, one]) => !one.voided)
  const inArea = <T extends Voidable & { readonly propertyArea: string }>(one: T): readonly (T & OfCommunities)[] => {
    const area = areas.find(([id]) => id === one.propertyArea)
    return area === undefined ? [] : [{ ...one, communities: area[1].communities }]
  }
  const rolls = under(assembly.rolls)
  const covenants = under(assembly.covenants)
  const groups = Object.entries(assembly.groups).filter(([, one]) => !one.voided)
  const steps = Object.entries(committee.committees)
    .filter(([, one]) => !one.voided)
    .flatMap(([id, one]) => inArea(one).flatMap(({ communities }) => under(committee.steps)(id, communities)))
  return {
    pledged: governance.pledges,
    announced: listed(governance.intentions),
    areaDefined: areas.map(([, one]) => one),
    groupFormed: groups.flatMap(([, one]) => inArea(one)),
    rollPublished: groups.flatMap(([id, one]) => inArea(one).flatMap(({ communities }) => rolls(id, communities))),
    firstAssemblyHeld: listed(assembly.assemblies)
      .filter((one) => one.kind === 'first')
      .flatMap(inArea),
    covenantMade: areas.flatMap(([id, { communities }]) => covenants(id, communities)),
    committeeElected: listed(committee.committees).flatMap(inArea),
    committeeFiled: steps.filter((one) => one.step === 'filed'),
    committeeExpired: steps.filter((one) => one.step === 'expired'),
    managementAgreed: listed(longTerm.agreements),
    serviceContracted: listed(propertyService.services),
    fundEstablished: listed(propertyService.funds),
    longTermEstablished: longTerm.established,
  }
}

/** The entries behind each point of a renovation's life; those that count on a day are for the reader to choose. */
export const pointEntries = (state: RenovationState, asOf?: Day): PointEntries => {
  const all = communitiesBy(state.opening, asOf)
  return {
    ...beforeWorks(state, all, asOf),
    ...resolved(state),
    ...onPaper(state, all),
    ...onSite(state, all),
    ...closing(state, all, asOf),
    ...governed(state),
  }
}
