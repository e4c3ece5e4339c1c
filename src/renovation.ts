import {
  deciderOf,
  type CommandsOf,
  type DeciderOf,
  type EventsOf,
  type RefusalsOf,
  type StateIn,
} from './kernel/decider.ts'
import { assembly } from './stages/assembly/assembly.ts'
import { committee } from './stages/committee/committee.ts'
import { approval } from './stages/approval/approval.ts'
import { contract } from './stages/contract/contract.ts'
import { contributions } from './stages/contributions/contributions.ts'
import { funding } from './stages/funding/funding.ts'
import { bidding } from './stages/bidding/bidding.ts'
import { tender } from './stages/tender/tender.ts'
import { tenderObjections } from './stages/tenderObjections/tenderObjections.ts'
import { acceptance } from './stages/acceptance/acceptance.ts'
import { condition } from './stages/condition/condition.ts'
import { consent } from './stages/consent/consent.ts'
import { convening } from './stages/convening/convening.ts'
import { governance } from './stages/governance/governance.ts'
import { deliberation } from './stages/deliberation/deliberation.ts'
import { feedback } from './stages/feedback/feedback.ts'
import { review } from './stages/review/review.ts'
import { handling } from './stages/handling/handling.ts'
import { promises } from './stages/promises/promises.ts'
import { nightWork } from './stages/nightWork/nightWork.ts'
import { filing } from './stages/filing/filing.ts'
import { handover } from './stages/handover/handover.ts'
import { hiddenWorks } from './stages/hiddenWorks/hiddenWorks.ts'
import { inspection } from './stages/inspection/inspection.ts'
import { items } from './stages/items/items.ts'
import { longTerm } from './stages/longTerm/longTerm.ts'
import { opening } from './stages/opening/opening.ts'
import { oversight } from './stages/oversight/oversight.ts'
import { permit } from './stages/permit/permit.ts'
import { plan } from './stages/plan/plan.ts'
import { propertyService } from './stages/propertyService/propertyService.ts'
import { planning } from './stages/planning/planning.ts'
import { rectification } from './stages/rectification/rectification.ts'
import { register } from './stages/register/register.ts'
import { reporting } from './stages/reporting/reporting.ts'
import { reserve } from './stages/reserve/reserve.ts'
import { resolution } from './stages/resolution/resolution.ts'
import { scheme } from './stages/scheme/scheme.ts'
import { satisfaction } from './stages/satisfaction/satisfaction.ts'
import { sheds } from './stages/sheds/sheds.ts'
import { survey } from './stages/survey/survey.ts'
import { suspension } from './stages/suspension/suspension.ts'
import { materials } from './stages/materials/materials.ts'
import { designChanges } from './stages/designChanges/designChanges.ts'
import { disturbance } from './stages/disturbance/disturbance.ts'
import { appointments } from './stages/appointments/appointments.ts'
import { incidents } from './stages/incidents/incidents.ts'
import { vote } from './stages/vote/vote.ts'
import { warranty } from './stages/warranty/warranty.ts'
import { warrantyClaims } from './stages/warrantyClaims/warrantyClaims.ts'
import { works } from './stages/works/works.ts'

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
