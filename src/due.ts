import type { RenovationState } from './renovation.ts'
import { due as dueFromAcceptance, passedOf } from './stages/acceptance/state.ts'
import { due as dueFromAppointments } from './stages/appointments/state.ts'
import { due as dueFromAssembly } from './stages/assembly/state.ts'
import { due as dueFromBidding } from './stages/bidding/state.ts'
import { due as dueFromCommittee } from './stages/committee/state.ts'
import { due as dueFromConsent, type AskedAgain } from './stages/consent/state.ts'
import { due as dueFromDeliberation } from './stages/deliberation/state.ts'
import { due as dueFromFeedback } from './stages/feedback/state.ts'
import { elevatorsRegistered } from './stages/filing/state.ts'
import { due as dueFromGovernance } from './stages/governance/state.ts'
import { due as dueFromHandling } from './stages/handling/state.ts'
import { due as dueFromHiddenWorks } from './stages/hiddenWorks/state.ts'
import { due as dueFromIncidents } from './stages/incidents/state.ts'
import { piecesAdded } from './stages/items/state.ts'
import { due as dueFromPermit } from './stages/permit/state.ts'
import { due as dueFromPlan, type WorksOfCommunity } from './stages/plan/state.ts'
import { countsAs } from './stages/planning/state.ts'
import { due as dueFromPromises } from './stages/promises/state.ts'
import { due as dueFromRectification } from './stages/rectification/state.ts'
import { householdsOf } from './stages/register/state.ts'
import { due as dueFromReporting } from './stages/reporting/state.ts'
import { due as dueFromSatisfaction } from './stages/satisfaction/state.ts'
import { due as dueFromScheme, versionOf, versionsMayHold } from './stages/scheme/state.ts'
import { due as dueFromSurvey } from './stages/survey/state.ts'
import { due as dueFromSuspension } from './stages/suspension/state.ts'
import { due as dueFromTenderObjections } from './stages/tenderObjections/state.ts'
import { due as dueFromWarranty, mayBeOwed, type AcceptedOn } from './stages/warranty/state.ts'
import { due as dueFromWarrantyClaims } from './stages/warrantyClaims/state.ts'
import { earliest, mayCountBy, type Voidable } from './vocabulary/dated.ts'
import type { CommunityId, HouseholdId } from './vocabulary/ids.ts'
import type { Due, Today } from './vocabulary/today.ts'

const acceptedBy =
  ({ acceptance: known }: RenovationState, { today }: Today): AcceptedOn =>
  (community) => {
    const passed = passedOf(known, community)
    return passed && mayCountBy(passed, today) ? passed.on : undefined
  }

const unregisteredElevators =
  (state: RenovationState, { today }: Today) =>
  (community: CommunityId): number =>
    piecesAdded(state.items, community, countsAs(state.planning, 'elevator'), today) -
    elevatorsRegistered(state.filing, community, today)

const dueAfterAcceptance = (state: RenovationState, today: Today): readonly Due[] => {
  const acceptedOn = acceptedBy(state, today)
  return [
    ...dueFromWarranty(state, today, acceptedOn),
    ...dueFromWarrantyClaims(state, today, (claim) => mayBeOwed(state.warranty, claim, acceptedOn, today.seasons)),
  ]
}

const worksOf =
  ({ opening, works, contract }: RenovationState, { today }: Today) =>
  (community: CommunityId): WorksOfCommunity => {
    const here = <T extends Voidable & { readonly communities: readonly CommunityId[] }>(all: readonly T[]) =>
      all.filter((one) => mayCountBy(one, today) && one.communities.includes(community))
    const start = earliest(here(works.starts))
    const contracts = here(Object.values(contract.contracts)).filter((one) => one.role === 'contractor')
    return {
      ...(start && { startedOn: start.on }),
      extended: here(Object.values(works.extensions)).reduce((sum, { days }) => sum + days, 0),
      isOver: here(works.completions).length > 0 || here(opening.cancellations).length > 0,
      heldBy: (agreedOn) => {
        const parties = new Set(contracts.filter((one) => one.periodAgreedOn === agreedOn).map((one) => one.party))
        return parties.size === 1 ? [...parties][0] : undefined
      },
    }
  }

/** The households of communities where something is still to be built. */
const householdsBefore = (state: RenovationState, day: Today): readonly HouseholdId[] => {
  const of = worksOf(state, day)
  const communities = Object.values(state.opening.communities).map((one) => one.community)
  return householdsOf(
    state.register,
    communities.filter((id) => !of(id).isOver),
  ).known
}

/** From which version of the scheme on consents had to be asked for again, by a day. */
const askedAgain = ({ scheme }: RenovationState, { today }: Today): AskedAgain | undefined => {
  const made = Object.values(scheme.versions).filter((one) => mayCountBy(one, today))
  const newest = made.map((one) => one.scheme).toSorted((a, b) => b - a)[0]
  const versions = newest === undefined ? [] : versionsMayHold(scheme, newest, today)
  const first = versions.at(-1)
  const from = first !== undefined && first > 1 ? versionOf(scheme, first) : undefined
  return from?.consents === 'askedAgain' ? { on: from.on, versions } : undefined
}

const dueFromHouseholds = (state: RenovationState, today: Today): readonly Due[] => {
  const households = (): readonly HouseholdId[] => householdsBefore(state, today)
  return [
    ...dueFromSurvey(state, today, households),
    ...dueFromConsent(state, today, households, askedAgain(state, today)),
  ]
}

const lastDay = ({ by }: Due): string => ('last' in by ? by.last : '')

/**
 * Everything that is owed on a day, what is due first at the top: since when, by when, about what, and by which rule. What
 * cannot be told, because no policy or no calendar covers it, stands before everything else.
 */
export const due = (state: RenovationState, today: Today): readonly Due[] =>
  [
    ...dueFromHouseholds(state, today),
    ...dueFromScheme(state, today),
    ...dueFromDeliberation(state, today),
    ...dueFromBidding(state, today),
    ...dueFromTenderObjections(state, today),
    ...dueFromSuspension(state, today),
    ...dueFromHiddenWorks(state, today),
    ...dueFromRectification(state, today),
    ...dueFromFeedback(state, today),
    ...dueFromHandling(state, today),
    ...dueFromPromises(state, today),
    ...dueFromReporting(state, today),
    ...dueFromGovernance(state, today),
    ...dueFromAssembly(state, today),
    ...dueFromCommittee(state, today),
    ...dueFromPermit(state, today),
    ...dueFromPlan(state, today, worksOf(state, today)),
    ...dueFromAppointments(state, today),
    ...dueFromIncidents(state, today),
    ...dueFromAcceptance(state, today, unregisteredElevators(state, today)),
    ...dueAfterAcceptance(state, today),
    ...dueFromSatisfaction(state, today),
  ].toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0))
