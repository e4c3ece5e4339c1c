import {
  deciderOf,
  type CommandsOf,
  type DeciderOf,
  type EventsOf,
  type RefusalsOf,
  type StateIn,
} from './kernel/decider.ts'
import { assembly } from './stages/assembly/assembly.ts'
import { due as dueFromAssembly } from './stages/assembly/state.ts'
import { committee } from './stages/committee/committee.ts'
import { due as dueFromCommittee } from './stages/committee/state.ts'
import { approval } from './stages/approval/approval.ts'
import { contract } from './stages/contract/contract.ts'
import { contributions } from './stages/contributions/contributions.ts'
import { funding } from './stages/funding/funding.ts'
import { bidding } from './stages/bidding/bidding.ts'
import { tender } from './stages/tender/tender.ts'
import { tenderObjections } from './stages/tenderObjections/tenderObjections.ts'
import { due as dueFromBidding } from './stages/bidding/state.ts'
import { due as dueFromTenderObjections } from './stages/tenderObjections/state.ts'
import { acceptance } from './stages/acceptance/acceptance.ts'
import { due as dueFromAcceptance, passedOf } from './stages/acceptance/state.ts'
import { condition } from './stages/condition/condition.ts'
import { consent } from './stages/consent/consent.ts'
import { convening } from './stages/convening/convening.ts'
import { governance } from './stages/governance/governance.ts'
import { due as dueFromGovernance } from './stages/governance/state.ts'
import { deliberation } from './stages/deliberation/deliberation.ts'
import { due as dueFromDeliberation } from './stages/deliberation/state.ts'
import { feedback } from './stages/feedback/feedback.ts'
import { review } from './stages/review/review.ts'
import { handling } from './stages/handling/handling.ts'
import { promises } from './stages/promises/promises.ts'
import { nightWork } from './stages/nightWork/nightWork.ts'
import { due as dueFromHandling } from './stages/handling/state.ts'
import { due as dueFromPromises } from './stages/promises/state.ts'
import { filing } from './stages/filing/filing.ts'
import { handover } from './stages/handover/handover.ts'
import { hiddenWorks } from './stages/hiddenWorks/hiddenWorks.ts'
import { due as dueFromHiddenWorks } from './stages/hiddenWorks/state.ts'
import { inspection } from './stages/inspection/inspection.ts'
import { items } from './stages/items/items.ts'
import { longTerm } from './stages/longTerm/longTerm.ts'
import { opening } from './stages/opening/opening.ts'
import { oversight } from './stages/oversight/oversight.ts'
import { permit } from './stages/permit/permit.ts'
import { due as dueFromPermit } from './stages/permit/state.ts'
import { plan } from './stages/plan/plan.ts'
import { propertyService } from './stages/propertyService/propertyService.ts'
import { planning } from './stages/planning/planning.ts'
import { rectification } from './stages/rectification/rectification.ts'
import { due as dueFromRectification } from './stages/rectification/state.ts'
import { register } from './stages/register/register.ts'
import { reporting } from './stages/reporting/reporting.ts'
import { due as dueFromReporting } from './stages/reporting/state.ts'
import { reserve } from './stages/reserve/reserve.ts'
import { resolution } from './stages/resolution/resolution.ts'
import { scheme } from './stages/scheme/scheme.ts'
import { due as dueFromScheme } from './stages/scheme/state.ts'
import { satisfaction } from './stages/satisfaction/satisfaction.ts'
import { due as dueFromSatisfaction } from './stages/satisfaction/state.ts'
import { sheds } from './stages/sheds/sheds.ts'
import { survey } from './stages/survey/survey.ts'
import { due as dueFromSuspension } from './stages/suspension/state.ts'
import { suspension } from './stages/suspension/suspension.ts'
import { materials } from './stages/materials/materials.ts'
import { designChanges } from './stages/designChanges/designChanges.ts'
import { disturbance } from './stages/disturbance/disturbance.ts'
import { appointments } from './stages/appointments/appointments.ts'
import { incidents } from './stages/incidents/incidents.ts'
import { due as dueFromAppointments } from './stages/appointments/state.ts'
import { due as dueFromIncidents } from './stages/incidents/state.ts'
import { vote } from './stages/vote/vote.ts'
import { due as dueFromWarranty, mayBeOwed, type AcceptedOn } from './stages/warranty/state.ts'
import { warranty } from './stages/warranty/warranty.ts'
import { due as dueFromWarrantyClaims } from './stages/warrantyClaims/state.ts'
import { warrantyClaims } from './stages/warrantyClaims/warrantyClaims.ts'
import { works } from './stages/works/works.ts'
import { mayCountBy } from './vocabulary/dated.ts'
import type { Due, Today } from './vocabulary/today.ts'

type Stages = [
  typeof opening,
  typeof register,
  typeof survey,
  typeof condition,
  typeof reserve,
  typeof scheme,
  typeof planning,
  typeof deliberation,
  typeof consent,
  typeof vote,
  typeof convening,
  typeof resolution,
  typeof plan,
  typeof permit,
  typeof oversight,
  typeof approval,
  typeof funding,
  typeof contributions,
  typeof tender,
  typeof bidding,
  typeof tenderObjections,
  typeof contract,
  typeof works,
  typeof suspension,
  typeof items,
  typeof sheds,
  typeof hiddenWorks,
  typeof inspection,
  typeof rectification,
  typeof feedback,
  typeof handling,
  typeof review,
  typeof promises,
  typeof nightWork,
  typeof reporting,
  typeof governance,
  typeof assembly,
  typeof committee,
  typeof propertyService,
  typeof longTerm,
  typeof materials,
  typeof designChanges,
  typeof disturbance,
  typeof appointments,
  typeof incidents,
  typeof acceptance,
  typeof filing,
  typeof handover,
  typeof warranty,
  typeof warrantyClaims,
  typeof satisfaction,
]

/** The whole life of a renovation: one stream and one decider per project, composed of its stages in the order of life. */
export const renovation: DeciderOf<Stages> = deciderOf(
  opening,
  register,
  survey,
  condition,
  reserve,
  scheme,
  planning,
  deliberation,
  consent,
  vote,
  convening,
  resolution,
  plan,
  permit,
  oversight,
  approval,
  funding,
  contributions,
  tender,
  bidding,
  tenderObjections,
  contract,
  works,
  suspension,
  items,
  sheds,
  hiddenWorks,
  inspection,
  rectification,
  feedback,
  handling,
  review,
  promises,
  nightWork,
  reporting,
  governance,
  assembly,
  committee,
  propertyService,
  longTerm,
  materials,
  designChanges,
  disturbance,
  appointments,
  incidents,
  acceptance,
  filing,
  handover,
  warranty,
  warrantyClaims,
  satisfaction,
)

/** Everything that can become true of a renovation. */
export type RenovationEvent = EventsOf<typeof renovation>
/** Everything that one can ask a renovation to record, as plain JSON. */
export type RenovationCommand = CommandsOf<typeof renovation>
/** Every reason for which a renovation says no. */
export type RenovationRefusal = RefusalsOf<typeof renovation>
/** What is known of a renovation: one slice a stage. */
export type RenovationState = StateIn<typeof renovation>

const acceptedBy =
  ({ acceptance: known }: RenovationState, { today }: Today): AcceptedOn =>
  (community) => {
    const passed = passedOf(known, community)
    return passed && mayCountBy(passed, today) ? passed.on : undefined
  }

const dueAfterAcceptance = (state: RenovationState, today: Today): readonly Due[] => {
  const acceptedOn = acceptedBy(state, today)
  return [
    ...dueFromWarranty(state, today, acceptedOn),
    ...dueFromWarrantyClaims(state, today, (claim) => mayBeOwed(state.warranty, claim, acceptedOn, today.seasons)),
  ]
}

const lastDay = ({ by }: Due): string => ('last' in by ? by.last : '')

/**
 * Everything that is owed on a day, what is due first at the top: since when, by when, about what, and by which rule. What
 * cannot be told, because no policy or no calendar covers it, stands before everything else.
 */
export const due = (state: RenovationState, today: Today): readonly Due[] =>
  [
    ...dueFromScheme(state, today),
    ...dueFromDeliberation(state, today),
    ...dueFromBidding(state, today),
    ...dueFromTenderObjections(state, today),
    ...dueFromSuspension(state, today),
    ...dueFromHiddenWorks(state, today),
    ...dueFromRectification(state, today),
    ...dueFromHandling(state, today),
    ...dueFromPromises(state, today),
    ...dueFromReporting(state, today),
    ...dueFromGovernance(state, today),
    ...dueFromAssembly(state, today),
    ...dueFromCommittee(state, today),
    ...dueFromPermit(state, today),
    ...dueFromAppointments(state, today),
    ...dueFromIncidents(state, today),
    ...dueFromAcceptance(state, today),
    ...dueAfterAcceptance(state, today),
    ...dueFromSatisfaction(state, today),
  ].toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0))
