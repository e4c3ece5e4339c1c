// The promise: every public name stands here, and nothing else is public.

// The renovation as a whole
export {
  renovation,
  type RenovationCommand,
  type RenovationEvent,
  type RenovationRefusal,
  type RenovationState,
} from './renovation.ts'
export { due } from './due.ts'
export { gates } from './gates.ts'
export { explain, type Asked, type Explanation } from './explain.ts'

// Opening: what is renovated, and how strict its gates are
export { RenovationOpened, openRenovation } from './stages/opening/opening.ts'
export { CommunityRegistered, registerCommunity } from './stages/opening/opening.ts'
export { CommunityAliased, aliasCommunity } from './stages/opening/opening.ts'
export { GatePolicyAdopted, adoptGatePolicy } from './stages/opening/opening.ts'
export { ProjectCancelled, cancelProject } from './stages/opening/opening.ts'
export { CancellationVoided, voidCancellation } from './stages/opening/opening.ts'
export { GatePolicy } from './stages/opening/policy.ts'

// Register: buildings, dwellings, households
export { BuildingRegistered, registerBuilding } from './stages/register/register.ts'
export { StairUnitRegistered, registerStairUnit } from './stages/register/register.ts'
export { FloorAreaRecorded, recordFloorArea } from './stages/register/register.ts'
export { DwellingRegistered, registerDwelling } from './stages/register/register.ts'
export { HouseholdRegistered, registerHousehold } from './stages/register/register.ts'
export { HouseholdsCounted, countHouseholds } from './stages/register/register.ts'
export { RegisterRecordVoided, voidRegisterRecord } from './stages/register/register.ts'

// Survey: one file per household
export { SurveyPolicyAdopted, adoptSurveyPolicy } from './stages/survey/survey.ts'
export { HouseholdFileOpened, openHouseholdFile } from './stages/survey/survey.ts'
export { HouseholdVisited, visitHousehold } from './stages/survey/survey.ts'
export { SurveyDone, recordSurvey } from './stages/survey/survey.ts'
export { SurveyVoided, voidSurvey } from './stages/survey/survey.ts'
export { NeedRecorded, recordNeed } from './stages/survey/survey.ts'
export { ShedRecorded, recordShed } from './stages/survey/survey.ts'
export { SurveyPolicy } from './stages/survey/policy.ts'

// Condition: defects and hazards
export { DefectFound, reportDefect } from './stages/condition/condition.ts'
export { HazardFound, reportHazard } from './stages/condition/condition.ts'
export { FindingVoided, voidFinding } from './stages/condition/condition.ts'
export { FindingRemedied, remedyFinding } from './stages/condition/condition.ts'
export { RemedyVoided, voidRemedy } from './stages/condition/condition.ts'

// Scheme: its versions, what each says of consents, and where it was displayed
export { SchemePolicyAdopted, adoptSchemePolicy } from './stages/scheme/scheme.ts'
export { SchemeDrafted, draftScheme } from './stages/scheme/scheme.ts'
export { SchemeRevised, reviseScheme } from './stages/scheme/scheme.ts'
export { SchemePublished, publishScheme } from './stages/scheme/scheme.ts'
export { SchemeRecordVoided, voidSchemeRecord } from './stages/scheme/scheme.ts'
export { SchemePolicy } from './stages/scheme/policy.ts'
export {
  schemeRequirements,
  versionsHolding,
  versionsMayHold,
  type Consents,
  type Heard,
  type Publication,
  type RevisionReason,
  type Scheme,
  type Version,
} from './stages/scheme/state.ts'
export {
  opinionReach,
  schemeProgress,
  type ClassCount,
  type SchemeProgress,
  type VersionProgress,
} from './projections/schemeProgress.ts'
export {
  schemeDiff,
  unplannedItems,
  type ChangedItem,
  type SchemeDiff,
  type UnplannedItem,
} from './projections/schemeDiff.ts'
export { opinionAnswerRate, plannedWorksItems } from './metrics/schemeMetrics.ts'

// Planning: the catalogue, and what each version of the scheme plans
export { CataloguePolicyAdopted, adoptCataloguePolicy } from './stages/planning/planning.ts'
export { WorkItemPlanned, planWorkItem } from './stages/planning/planning.ts'
export { WorkItemDropped, dropWorkItem } from './stages/planning/planning.ts'
export { PlanningRecordVoided, voidPlanningRecord } from './stages/planning/planning.ts'
export { CatalogueItem, CataloguePolicy } from './stages/planning/policy.ts'
export { catalogued, plannedItems, type DroppedItem, type PlannedItem, type Planning } from './stages/planning/state.ts'
export {
  extendCatalogue,
  kunmingCatalogue2019,
  nationalCatalogue,
  type PlainCatalogue,
  type PlainCatalogueItem,
} from './policies/catalogue.ts'
export { WorksClass } from './vocabulary/worksClass.ts'

// Deliberation: meetings about the scheme, opinions on it, and what came of them
export { MeetingHeld, holdMeeting } from './stages/deliberation/deliberation.ts'
export { OpinionReceived, receiveOpinion } from './stages/deliberation/deliberation.ts'
export { OpinionAnswered, answerOpinion } from './stages/deliberation/deliberation.ts'
export { DeliberationRecordVoided, voidDeliberationRecord } from './stages/deliberation/deliberation.ts'
export { type Deliberation, type Meeting, type Opinion, type OpinionAnswer } from './stages/deliberation/state.ts'

// Consent: each household's own word
export { ConsentPolicyAdopted, adoptConsentPolicy } from './stages/consent/consent.ts'
export { ConsentGiven, giveConsent } from './stages/consent/consent.ts'
export { ConsentWithheld, withholdConsent } from './stages/consent/consent.ts'
export { ConsentRefused, refuseConsent } from './stages/consent/consent.ts'
export { ConsentWithdrawn, withdrawConsent } from './stages/consent/consent.ts'
export { StatementVoided, voidStatement } from './stages/consent/consent.ts'
export { PersuasionRecorded, recordPersuasion } from './stages/consent/consent.ts'
export { ConsentPolicy } from './stages/consent/policy.ts'

// Plan: annual plan, construction period, launch
export { ProjectListedInAnnualPlan, listInAnnualPlan } from './stages/plan/plan.ts'
export { ProjectLaunched, launchProject } from './stages/plan/plan.ts'
export { PeriodAgreed, agreePeriod } from './stages/plan/plan.ts'
export { PlanRecordVoided, voidPlanRecord } from './stages/plan/plan.ts'

// The slices of the state, for types of your own
export { type Opening } from './stages/opening/state.ts'
export { type Register, type Building, type Dwelling, type Household } from './stages/register/state.ts'
export { type Survey, type HouseholdFile } from './stages/survey/state.ts'
export { type Condition } from './stages/condition/state.ts'
export { type Consent, type Persuasion, type Statement, type Word, type Reason } from './stages/consent/state.ts'
export { type Plan } from './stages/plan/state.ts'
export { type Works } from './stages/works/state.ts'
export { type Suspension } from './stages/suspension/state.ts'
export { type Items } from './stages/items/state.ts'
export { type Sheds } from './stages/sheds/state.ts'
export { type HiddenWorks } from './stages/hiddenWorks/state.ts'
export { type Inspection } from './stages/inspection/state.ts'
export { type Rectification } from './stages/rectification/state.ts'

// What one can ask
export {
  consentProgress,
  type ChangedMinds,
  type ConsentProgress,
  type CurvePoint,
} from './projections/consentProgress.ts'
export { findingsOf, type FindingDetail, type RenovationFinding } from './projections/findings.ts'
export {
  departuresOf,
  type Departure,
  type DepartureDetail,
  type Examined,
} from './projections/findings/departures.ts'
export type { Gates, OpenInHindsight } from './projections/findings/hindsight.ts'
export { contradictionsOf, type Contradiction } from './projections/findings/contradictions.ts'
export { type OrderedStep } from './projections/findings/orderedSteps.ts'
export { overrunsOf, type OwedOn } from './projections/findings/overruns.ts'
export { type Overrun } from './projections/findings/overrun.ts'
export { faultsOf, type Fault, type FaultDetail } from './projections/findings/faults.ts'
export { observations, type Milestone, type Noted, type Observations } from './projections/observations.ts'
export { householdFile, type HouseholdRecord } from './projections/householdFile.ts'
export { openWork, type OpenFinding, type OpenRectification, type OpenWork } from './projections/openWork.ts'
export { lifeCycle, lifeOf, type LifeEntry } from './projections/lifeCycle.ts'
export { lifeStageOrder, type LifePoint, type LifeStage } from './projections/lifePoint.ts'
export {
  lifeStages,
  lifeStanding,
  type GateStanding,
  type LifeStanding,
  type StageStanding,
} from './projections/lifeStages.ts'
export { shedProgress, type ShedProgress } from './projections/shedProgress.ts'
export {
  supervision,
  type InspectionCount,
  type RectificationRecord,
  type Supervision,
} from './projections/supervision.ts'
export { timelineByMonth, timelineOf, type TimelineEntry, type TimelineMonth } from './projections/timeline.ts'
export {
  worksProgress,
  type HiddenWorkProgress,
  type ItemProgress,
  type WorksProgress,
} from './projections/worksProgress.ts'
export { extentOf, type Extent } from './projections/extent.ts'
export { finishedDuring, startedDuring } from './projections/duringPeriod.ts'
export { completionTimeliness, rectificationTimeliness, type Timeliness } from './projections/timeliness.ts'
export { finishes, finishOf, type Finish, type PeriodKept, type RecordedFinish } from './projections/finish.ts'
export { schedule, type DaySpan, type PeriodBasis, type Reckoning, type Schedule } from './projections/schedule.ts'
export {
  communitiesCompleted,
  communitiesOf,
  communitiesStarted,
  consentReach,
  findingCount,
  householdCount,
  householdsTold,
  listedCommunities,
  surveyReach,
  type HouseholdsTold,
  type Reached,
} from './projections/reach.ts'

// Figures
export {
  figure,
  merge,
  mergeAll,
  type Figure,
  type Merged,
  type Part,
  type Tally,
  type Unit,
  type Unmergeable,
} from './metrics/figure.ts'
export { behind, tally, type Cause, type Metric } from './metrics/metric.ts'
export {
  completedCommunityCount,
  consentRate,
  plannedCommunities,
  plannedHouseholds,
  startedCommunityCount,
  startedHouseholds,
  startRate,
  surveyCoverage,
} from './metrics/renovationMetrics.ts'

export {
  plannedBuildings,
  plannedBuildingsMeasured,
  plannedDwellingArea,
  plannedFloorArea,
  plannedStairUnits,
} from './metrics/extentMetrics.ts'
export {
  finishedCommunities,
  finishedHouseholds,
  newlyStartedCommunities,
  newlyStartedHouseholds,
  startRateByCommunities,
  startRateByHouseholds,
} from './metrics/startMetrics.ts'
export { finishedInTime, inspectionCount, rectificationCount, rectifiedInTime } from './metrics/supervisionMetrics.ts'
export {
  atEndOf,
  daysEarly,
  daysLate,
  feedbackDuring,
  inspectionsDuring,
  rectificationsDuring,
} from './metrics/periodMetrics.ts'
export { consentingAtListing, consentingAtStart, surveyedAtListing, surveyedAtStart } from './metrics/gateMetrics.ts'
export { reachAtListing, reachAtStart, type GateReach } from './projections/gateReach.ts'
export {
  feedbackSatisfactionDuring,
  promisesKeptDuring,
  rectifiedInTimeDuring,
  resolutionRateDuring,
  responseRateDuring,
} from './metrics/rateMetrics.ts'
export {
  builtIndicators,
  builtQuantity,
  uncountedItemCount,
  uncountedItems,
  type BuiltIndicator,
  type UncountedItem,
} from './metrics/worksMetrics.ts'
export { builtDuring, type BuiltItem } from './projections/builtQuantities.ts'
export { officialIndicators, type IndicatorTerms } from './metrics/indicators.ts'
export { differences, signedFigures, type Difference, type SignedFigure } from './metrics/signedFigures.ts'

// Vote: the law, the frozen roll, ballots delivered and votes cast
export { VotingPolicyAdopted, adoptVotingPolicy } from './stages/vote/vote.ts'
export { BallotOpened, openBallot } from './stages/vote/vote.ts'
export { BallotDelivered, deliverBallot } from './stages/vote/vote.ts'
export { VoteCast, castVote } from './stages/vote/vote.ts'
export { VoteVoided, voidVote } from './stages/vote/vote.ts'
export { asksForResolution } from './stages/vote/state.ts'

// Convening: notice, more time, proxies
export { NoticeGiven, giveNotice } from './stages/convening/convening.ts'
export { VotingExtended, extendVoting } from './stages/convening/convening.ts'
export { ProxyAppointed, appointProxy } from './stages/convening/convening.ts'

// How a ballot stands, and gates that lost their resolution
export {
  ballotStanding,
  ballotStandings,
  type BallotStanding,
  type MotionStanding,
} from './projections/ballotStanding.ts'
export { lostResolutions, type LostResolution } from './projections/findings/lostResolutions.ts'

// Resolution: the result, objections, what was resolved
export { BallotClosed, closeBallot } from './stages/resolution/resolution.ts'
export { ResolutionPublished, publishResolution } from './stages/resolution/resolution.ts'
export { ObjectionRaised, raiseObjection } from './stages/resolution/resolution.ts'
export { ObjectionSettled, settleObjection } from './stages/resolution/resolution.ts'
export { ResolutionAdopted, adoptResolution } from './stages/resolution/resolution.ts'
export { ResolutionRejected, rejectResolution } from './stages/resolution/resolution.ts'
export { ResolutionAnnulled, annulResolution } from './stages/resolution/resolution.ts'
export { ownersResolved } from './stages/resolution/state.ts'

// The owners' vote, counted alone: the law of consent as data, a roll, ballots
export { VotingPolicy, type Choice, type PlainVotingPolicy, type Silence } from './voting/policy.ts'
export {
  policyFor,
  type NoVotingPolicy,
  type Question,
  type SeveralVotingPolicies,
} from './voting/choose.ts'
export { freezeRoll, RollRow, type Roll, type RollProblem, type RollRefused } from './voting/roll.ts'
export { type Electorate, type ElectorateProblem, type ElectorateRefused } from './voting/electorate.ts'
export { Ballot, type BallotProblem } from './voting/ballots.ts'
export { countPoll, type PlainPoll, type PollRefused, type UnknownPolicy } from './voting/poll.ts'
export { countVotes, withBallot, type CountRefused, type Poll, type VoteCount } from './voting/count.ts'
export { type Majority, type Vote } from './voting/weigh.ts'
export { WeighedCondition } from './voting/weighed.ts'
export {
  explainVote,
  trapsOf,
  witnessesOf,
  type FallbackExplained,
  type ParticipationTrap,
  type SilenceExplained,
  type VoteExplanation,
} from './voting/explain.ts'
export { votingPolicies } from './voting/packs/every.ts'
export { chinaVoting } from './voting/packs/china.ts'
export { eastAsiaVoting } from './voting/packs/eastAsia.ts'
export { japanVoting } from './voting/packs/japan.ts'
export { westernVoting } from './voting/packs/west.ts'
export { voteLanguages, voteSentences, voteTable } from './reports/vote.ts'
export { type VoteLanguage } from './reports/voteLanguage.ts'

// Words and pictures for people
export { metricName } from './reports/metricName.ts'
export { wordIn, wordOf, type Language, type Term } from './reports/language.ts'
export { type WordSet, type WordSets } from './reports/wordSets.ts'
export { figureText, findingText, languages, refusalText } from './reports/sentences.ts'
export { bar, table, type Column } from './reports/table.ts'
export { padTo, widthOf } from './reports/width.ts'
export { percentage, valueText } from './reports/fraction.ts'
export { countText, hundredthsText, twoDecimals } from './reports/amount.ts'

// Permit: granted, exempted, extended, lapsed
export { PermitPolicyAdopted, adoptPermitPolicy } from './stages/permit/permit.ts'
export { PermitGranted, grantPermit } from './stages/permit/permit.ts'
export { PermitExempted, exemptPermit } from './stages/permit/permit.ts'
export { PermitExtended, extendPermit } from './stages/permit/permit.ts'
export { PermitLapsed, lapsePermit } from './stages/permit/permit.ts'
export { PermitRecordVoided, voidPermitRecord } from './stages/permit/permit.ts'
export { PermitPolicy } from './stages/permit/policy.ts'
export { hasLapsed, permitted, permitRequirement, startBy } from './stages/permit/state.ts'

// Oversight: the quality-supervision body is told, and a supervisor appointed
export { SupervisionRegistered, registerSupervision } from './stages/oversight/oversight.ts'
export { SupervisorAppointed, appointSupervisor } from './stages/oversight/oversight.ts'
export { OversightRecordVoided, voidOversightRecord } from './stages/oversight/oversight.ts'
export { supervisionRequirement, supervisorOf } from './stages/oversight/state.ts'

// Works: where works start, what is added to their time, where they are finished
export { WorksPolicyAdopted, adoptWorksPolicy } from './stages/works/works.ts'
export { WorkStarted, startWork } from './stages/works/works.ts'
export { ExtensionGranted, grantExtension } from './stages/works/works.ts'
export { WorkCompleted, completeWork } from './stages/works/works.ts'
export { WorksRecordVoided, voidWorksRecord } from './stages/works/works.ts'
export { WorksPolicy } from './stages/works/policy.ts'

// Suspension: works stop, that is reported, and works go on
export { WorkSuspended, suspendWork } from './stages/suspension/suspension.ts'
export { SuspensionReported, reportSuspension } from './stages/suspension/suspension.ts'
export { WorkResumed, resumeWork } from './stages/suspension/suspension.ts'
export { SuspensionRecordVoided, voidSuspensionRecord } from './stages/suspension/suspension.ts'

// Items: what is built, and how much of it
export { WorkItemStarted, startWorkItem } from './stages/items/items.ts'
export { ProgressReported, reportProgress } from './stages/items/items.ts'
export { WorkItemCompleted, completeWorkItem } from './stages/items/items.ts'
export { ItemsRecordVoided, voidItemsRecord } from './stages/items/items.ts'

// Sheds: what households had put up, and the storage rooms in its place
export { ShedDemolished, demolishShed } from './stages/sheds/sheds.ts'
export { StorageRoomAssigned, assignStorageRoom } from './stages/sheds/sheds.ts'
export { ShedsRecordVoided, voidShedsRecord } from './stages/sheds/sheds.ts'

// Hidden works: notice, inspection, covering
export { HiddenWorkNotified, notifyHiddenWork } from './stages/hiddenWorks/hiddenWorks.ts'
export { HiddenWorkAccepted, acceptHiddenWork } from './stages/hiddenWorks/hiddenWorks.ts'
export { HiddenWorkRejected, rejectHiddenWork } from './stages/hiddenWorks/hiddenWorks.ts'
export { HiddenWorkCovered, coverHiddenWork } from './stages/hiddenWorks/hiddenWorks.ts'
export { HiddenWorksRecordVoided, voidHiddenWorksRecord } from './stages/hiddenWorks/hiddenWorks.ts'

// Inspection: who looked at the site, and what it found
export { InspectionPolicyAdopted, adoptInspectionPolicy } from './stages/inspection/inspection.ts'
export { Inspected, inspect } from './stages/inspection/inspection.ts'
export { InspectionVoided, voidInspection } from './stages/inspection/inspection.ts'
export { InspectionPolicy } from './stages/inspection/policy.ts'

// Rectification: an order, the reply to it, and the look that closes it
export { RectificationOrdered, orderRectification } from './stages/rectification/rectification.ts'
export { RectificationCompleted, completeRectification } from './stages/rectification/rectification.ts'
export { RectificationVerified, verifyRectification } from './stages/rectification/rectification.ts'
export { RectificationRecordVoided, voidRectificationRecord } from './stages/rectification/rectification.ts'

// Reserve: which communities are in scope, and which stand in the project reserve
export { ScopePolicyAdopted, adoptScopePolicy } from './stages/reserve/reserve.ts'
export { EligibilityAssessed, assessEligibility } from './stages/reserve/reserve.ts'
export { ReserveEntryCreated, createReserveEntry } from './stages/reserve/reserve.ts'
export { ReserveEntryRemoved, removeReserveEntry } from './stages/reserve/reserve.ts'
export { ReserveRecordVoided, voidReserveRecord } from './stages/reserve/reserve.ts'
export { ScopePolicy, type PlainScopePolicy } from './stages/reserve/policy.ts'
export { reserveEntryOf, type Assessment, type Reserve, type ReserveStep } from './stages/reserve/state.ts'
export { chinaScope2000, chinaScope2005 } from './policies/scope.ts'

// Approval: what departments said, and under which code and estimate the project was approved
export { ApprovalPolicyAdopted, adoptApprovalPolicy } from './stages/approval/approval.ts'
export { JointReviewHeld, holdJointReview } from './stages/approval/approval.ts'
export { DrawingsReviewed, reviewDrawings } from './stages/approval/approval.ts'
export { ProjectApproved, approveProject } from './stages/approval/approval.ts'
export { ApprovalRecordVoided, voidApprovalRecord } from './stages/approval/approval.ts'
export { ApprovalPolicy } from './stages/approval/policy.ts'
export { approvalOf, approvedCommunities, type Approvals } from './stages/approval/state.ts'
export { DepartmentOpinion, type Department } from './vocabulary/department.ts'

// Money: what was promised, what came in, what was paid, what residents gave
export { FundingCommitted, commitFunding } from './stages/funding/funding.ts'
export { FundingReceived, receiveFunding } from './stages/funding/funding.ts'
export { PaymentMade, makePayment } from './stages/funding/funding.ts'
export { CostFinalised, finaliseCost } from './stages/funding/funding.ts'
export { FundingRecordVoided, voidFundingRecord } from './stages/funding/funding.ts'
export { ResidentContributionAgreed, agreeContribution } from './stages/contributions/contributions.ts'
export { ResidentContributionPaid, payContribution } from './stages/contributions/contributions.ts'
export { ContributionRecordVoided, voidContributionRecord } from './stages/contributions/contributions.ts'
export { type Amount, type Funding, type Source, type Use } from './stages/funding/state.ts'
export { type ContributionForm, type Contributions } from './stages/contributions/state.ts'
export {
  moneyBySource,
  moneyDiscrepancies,
  type MoneyDiscrepancy,
  type MoneyView,
  type SourceMoney,
} from './projections/money.ts'
export {
  contributionRate,
  fundExecutionRate,
  investmentCommitted,
  investmentDuring,
  investmentPaid,
  investmentReceived,
} from './metrics/moneyMetrics.ts'

// Procurement: lots, bids, objections, contracts
export { TenderPolicyAdopted, adoptTenderPolicy } from './stages/tender/tender.ts'
export { TenderPublished, publishTender } from './stages/tender/tender.ts'
export { TenderClarified, clarifyTender } from './stages/tender/tender.ts'
export { BidReceived, receiveBid } from './stages/tender/tender.ts'
export { CandidatesPublicised, publiciseCandidates } from './stages/tender/tender.ts'
export { ContractAwarded, awardContract } from './stages/tender/tender.ts'
export { TenderFailed, failTender } from './stages/tender/tender.ts'
export { TenderRecordVoided, voidTenderRecord } from './stages/tender/tender.ts'
export { TenderClosingPostponed, postponeClosing } from './stages/bidding/bidding.ts'
export { BidsOpened, openBids } from './stages/bidding/bidding.ts'
export { TenderReported, reportTender } from './stages/bidding/bidding.ts'
export { BiddingRecordVoided, voidBiddingRecord } from './stages/bidding/bidding.ts'
export { TenderObjectionRaised, raiseTenderObjection } from './stages/tenderObjections/tenderObjections.ts'
export { TenderObjectionAnswered, answerTenderObjection } from './stages/tenderObjections/tenderObjections.ts'
export { TenderObjectionVoided, voidTenderObjection } from './stages/tenderObjections/tenderObjections.ts'
export { ContractSigned, signContract } from './stages/contract/contract.ts'
export { ContractVoided, voidContract } from './stages/contract/contract.ts'
export { TenderPolicy } from './stages/tender/policy.ts'
export { chinaTender } from './policies/tender.ts'
export { type Lot, type LotPeriods, type Tender } from './stages/tender/state.ts'
export { type Bidding, type Course, type Postponement } from './stages/bidding/state.ts'
export { type TenderObjections } from './stages/tenderObjections/state.ts'
export { type Contract, type Contracts } from './stages/contract/state.ts'
export { procurement, type LotRecord } from './projections/procurement.ts'

// Feedback: what people said, who deals with it, what became of it
export { FeedbackPolicyAdopted, adoptFeedbackPolicy } from './stages/feedback/feedback.ts'
export { FeedbackReceived, receiveFeedback } from './stages/feedback/feedback.ts'
export { FeedbackLinked, linkFeedback } from './stages/feedback/feedback.ts'
export { FeedbackDispatched, dispatchFeedback } from './stages/feedback/feedback.ts'
export { DispatchDisputed, disputeDispatch } from './stages/feedback/feedback.ts'
export { FeedbackRecordVoided, voidFeedbackRecord } from './stages/feedback/feedback.ts'
export { FeedbackAnswered, answerFeedback } from './stages/handling/handling.ts'
export { FeedbackResolved, resolveFeedback } from './stages/handling/handling.ts'
export { FeedbackCalledBack, callBack } from './stages/handling/handling.ts'
export { FeedbackReopened, reopenFeedback } from './stages/handling/handling.ts'
export { FeedbackClosed, closeFeedback } from './stages/handling/handling.ts'
export { HandlingRecordVoided, voidHandlingRecord } from './stages/handling/handling.ts'
export { FeedbackPolicy } from './stages/feedback/policy.ts'
export { beijingFeedbackReview, beijingServiceLevels } from './policies/serviceLevels.ts'
export {
  doneBy,
  endOfLimit,
  Limit,
  momentsOf,
  punctuality,
  type MomentRange,
  type Punctuality,
  type Timed,
} from './vocabulary/limit.ts'
export { type Feedback, type FeedbackKind, type Feedbacks } from './stages/feedback/state.ts'
export { limitOf, type CallBack, type Handling } from './stages/handling/state.ts'
// Review: more time for feedback, and what leaves the rates
export { FeedbackReviewPolicyAdopted, adoptFeedbackReviewPolicy } from './stages/review/review.ts'
export { FeedbackDeadlineExtended, extendFeedbackDeadline } from './stages/review/review.ts'
export { FeedbackExcluded, excludeFeedback } from './stages/review/review.ts'
export { ReviewRecordVoided, voidReviewRecord } from './stages/review/review.ts'
export { FeedbackReviewPolicy } from './stages/review/policy.ts'
export { type Review } from './stages/review/state.ts'
export { CallSatisfaction, ExtensionReason, ImpossibleReason } from './vocabulary/feedbackReasons.ts'
export {
  feedbackProgress,
  medianOf,
  mergeHistograms,
  type FeedbackProgress,
  type FeedbackRates,
  type FeedbackRecord,
  type FeedbackStanding,
} from './projections/feedbackProgress.ts'
export {
  feedbackCount,
  feedbackSatisfaction,
  promisesKeptRate,
  resolutionRate,
  responseRate,
} from './metrics/feedbackMetrics.ts'

// Promises: what residents were promised, what was kept and what was broken
export { PromiseMade, makePromise } from './stages/promises/promises.ts'
export { PromiseKept, keepPromise } from './stages/promises/promises.ts'
export { PromiseBroken, breakPromise } from './stages/promises/promises.ts'
export { PromiseRecordVoided, voidPromiseRecord } from './stages/promises/promises.ts'
export { type Promised, type Promises } from './stages/promises/state.ts'
export { promiseProgress, type PromiseProgress } from './projections/promiseProgress.ts'

// Night work: when it is night, what was certified, what was done
export { NightPolicyAdopted, adoptNightPolicy } from './stages/nightWork/nightWork.ts'
export { NightWorkCertified, certifyNightWork } from './stages/nightWork/nightWork.ts'
export { NightWorkDone, recordNightWork } from './stages/nightWork/nightWork.ts'
export { NightWorkRecordVoided, voidNightWorkRecord } from './stages/nightWork/nightWork.ts'
export { NightPolicy } from './stages/nightWork/policy.ts'
export { chinaNight } from './policies/night.ts'
export { nightWorkFaults, type NightWork, type NightWorkFault } from './stages/nightWork/state.ts'

// Reporting: figures that somebody signed, and what corrected them
export { ReportingPolicyAdopted, adoptReportingPolicy } from './stages/reporting/reporting.ts'
export { PeriodReported, reportPeriod } from './stages/reporting/reporting.ts'
export { PeriodReportCorrected, correctPeriodReport } from './stages/reporting/reporting.ts'
export { ReportingPolicy } from './stages/reporting/policy.ts'
export { reportsFor, type PeriodReport, type ReportedFigure, type Reporting } from './stages/reporting/state.ts'
// Governance: property areas, what was announced, what residents promised
export { GovernancePolicyAdopted, adoptGovernancePolicy } from './stages/governance/governance.ts'
export { PropertyAreaDefined, definePropertyArea } from './stages/governance/governance.ts'
export { IntentionDeclared, declareIntention } from './stages/governance/governance.ts'
export { SelfManagementPledged, pledgeSelfManagement } from './stages/governance/governance.ts'
export { GovernanceRecordVoided, voidGovernanceRecord } from './stages/governance/governance.ts'
export { GovernancePolicy } from './stages/governance/policy.ts'
export { type Governance } from './stages/governance/state.ts'

// Assembly: who prepares it, who may vote, that it met, the covenant
export { PreparatoryGroupFormed, formPreparatoryGroup } from './stages/assembly/assembly.ts'
export { VoterRollPublished, publishVoterRoll } from './stages/assembly/assembly.ts'
export { OwnersAssemblyHeld, holdOwnersAssembly } from './stages/assembly/assembly.ts'
export { CovenantAdopted, adoptCovenant } from './stages/assembly/assembly.ts'
export { AssemblyRecordVoided, voidAssemblyRecord } from './stages/assembly/assembly.ts'
export { type Assembly } from './stages/assembly/state.ts'

// Committee: who stands for the owners, and for how long
export { OwnersCommitteeElected, electOwnersCommittee } from './stages/committee/committee.ts'
export { PropertyManagementCommitteeFormed, formPropertyManagementCommittee } from './stages/committee/committee.ts'
export { OwnersCommitteeFiled, fileOwnersCommittee } from './stages/committee/committee.ts'
export { CommitteeRenewalReported, reportCommitteeRenewal } from './stages/committee/committee.ts'
export { CommitteeTermExpired, expireCommitteeTerm } from './stages/committee/committee.ts'
export { CommitteeRecordVoided, voidCommitteeRecord } from './stages/committee/committee.ts'
export { type Committee } from './stages/committee/state.ts'

// Property service: contracts and maintenance funds
export { PropertyServiceContracted, contractPropertyService } from './stages/propertyService/propertyService.ts'
export { PropertyServiceTerminated, terminatePropertyService } from './stages/propertyService/propertyService.ts'
export { MaintenanceFundEstablished, establishMaintenanceFund } from './stages/propertyService/propertyService.ts'
export { PropertyServiceRecordVoided, voidPropertyServiceRecord } from './stages/propertyService/propertyService.ts'
export { type PropertyServices } from './stages/propertyService/state.ts'

// Long-term management: what residents agreed on, and gate G9
export { LongTermManagementAgreed, agreeLongTermManagement } from './stages/longTerm/longTerm.ts'
export { LongTermManagementEstablished, establishLongTermManagement } from './stages/longTerm/longTerm.ts'
export { LongTermRecordVoided, voidLongTermRecord } from './stages/longTerm/longTerm.ts'
export { type LongTerm } from './stages/longTerm/state.ts'
export { governancePolicies } from './policies/governance.ts'
export {
  governanceProgress,
  type GovernanceProgress,
  type GovernanceStep,
} from './projections/governanceProgress.ts'
export { communitiesWithCommittee, communitiesWithFund, communitiesWithService } from './metrics/governanceMetrics.ts'

// Initiatives: what a neighbourhood community does for its people, in a stream of its own
export {
  initiatives,
  type InitiativesCommand,
  type InitiativesEvent,
  type InitiativesRefusal,
  type InitiativesState,
} from './initiatives.ts'
export { InitiativeStarted, startInitiative } from './stages/initiative/initiative.ts'
export { PartnerJoined, joinInitiative } from './stages/initiative/initiative.ts'
export { InitiativeEnded, endInitiative } from './stages/initiative/initiative.ts'
export { InitiativeRecordVoided, voidInitiativeRecord } from './stages/initiative/initiative.ts'
export { InitiativeHeld, holdInitiative } from './stages/occasion/occasion.ts'
export { ServiceProvided, provideService } from './stages/occasion/occasion.ts'
export { LandReturned, returnLand } from './stages/occasion/occasion.ts'
export { LandContracted, contractLand } from './stages/occasion/occasion.ts'
export { OccasionRecordVoided, voidOccasionRecord } from './stages/occasion/occasion.ts'
export { type InitiativeKind, type Initiatives } from './stages/initiative/state.ts'
export { type Occasions } from './stages/occasion/state.ts'
export {
  beneficiariesDuring,
  beneficiaryCount,
  initiativeCount,
  initiativeIndicators,
  initiativesDuring,
  occasionsDuring,
  partnerCount,
  uncountedInitiativeCount,
} from './metrics/initiativeMetrics.ts'
export {
  initiativesPart,
  mergeOverviews,
  renovationPart,
  streetOverview,
  type InitiativesPart,
  type KindPart,
  type Known,
  type LandMoved,
  type Overview,
  type OverviewsMerged,
  type RenovationPart,
  type StreetOverview,
} from './projections/streetOverview.ts'
// Materials: looked at, sampled, tested, used
export { MaterialInspected, inspectMaterial } from './stages/materials/materials.ts'
export { SampleTaken, takeSample } from './stages/materials/materials.ts'
export { TestReported, reportTest } from './stages/materials/materials.ts'
export { MaterialUsed, useMaterial } from './stages/materials/materials.ts'
export { MaterialsRecordVoided, voidMaterialsRecord } from './stages/materials/materials.ts'
export { faultyUses, hasFailed, type FaultyUse, type UseFault } from './stages/materials/state.ts'

// Design changes: what is built differently, and what that does to the price
export { DesignChanged, changeDesign } from './stages/designChanges/designChanges.ts'
export { SiteInstructionIssued, issueSiteInstruction } from './stages/designChanges/designChanges.ts'
export { DesignRecordVoided, voidDesignRecord } from './stages/designChanges/designChanges.ts'
export { costOfChanges, type CostChange, type CostOfChanges } from './stages/designChanges/state.ts'

// Disturbance: what residents were told, and what came of it
export { DisturbancePolicyAdopted, adoptDisturbancePolicy } from './stages/disturbance/disturbance.ts'
export { OutageAnnounced, announceOutage } from './stages/disturbance/disturbance.ts'
export { OutageEnded, endOutage } from './stages/disturbance/disturbance.ts'
export { DisturbanceAnnounced, announceDisturbance } from './stages/disturbance/disturbance.ts'
export { DisturbanceRecordVoided, voidDisturbanceRecord } from './stages/disturbance/disturbance.ts'
export { DisturbancePolicy } from './stages/disturbance/policy.ts'

// Appointments: made, kept, missed, called off; work at home
export { HouseholdAppointmentMade, makeAppointment } from './stages/appointments/appointments.ts'
export { HouseholdAppointmentKept, keepAppointment } from './stages/appointments/appointments.ts'
export { HouseholdAppointmentMissed, missAppointment } from './stages/appointments/appointments.ts'
export { HouseholdAppointmentCancelled, cancelAppointment } from './stages/appointments/appointments.ts'
export { HouseholdWorkDone, recordHouseholdWork } from './stages/appointments/appointments.ts'
export { AppointmentRecordVoided, voidAppointmentRecord } from './stages/appointments/appointments.ts'

// Incidents: what happened, that it was reported, that it was dealt with
export { IncidentPolicyAdopted, adoptIncidentPolicy } from './stages/incidents/incidents.ts'
export { IncidentOccurred, recordIncident } from './stages/incidents/incidents.ts'
export { IncidentReported, reportIncident } from './stages/incidents/incidents.ts'
export { IncidentClosed, closeIncident } from './stages/incidents/incidents.ts'
export { IncidentRecordVoided, voidIncidentRecord } from './stages/incidents/incidents.ts'
export { IncidentPolicy } from './stages/incidents/policy.ts'
export { incidentsBy, openIncidents } from './stages/incidents/state.ts'

// Ready-made policies for the site: adopt them or write your own
export { chinaIncidents, chinaPermit } from './policies/chinaSite.ts'

// What happens on site: papers, disturbance, appointments, quality
export { permitStanding, type CommunityPapers, type PermitStanding } from './projections/permitStanding.ts'
export {
  siteDisturbance,
  type AnnouncementRecord,
  type CommunityDisturbance,
  type TimeWithout,
} from './projections/siteDisturbance.ts'
export { appointmentsKept, type AppointmentCount } from './projections/appointmentsKept.ts'
export { incidentCount, materialsAccepted } from './projections/siteQuality.ts'
export { appointmentsKeptRate, incidentsOnSite, materialAcceptanceRate } from './metrics/siteMetrics.ts'
// Acceptance: reported, held, passed or failed
export { CompletionPolicyAdopted, adoptCompletionPolicy } from './stages/acceptance/acceptance.ts'
export { CompletionReported, reportCompletion } from './stages/acceptance/acceptance.ts'
export { AcceptanceHeld, holdAcceptance } from './stages/acceptance/acceptance.ts'
export { AcceptancePassed, passAcceptance } from './stages/acceptance/acceptance.ts'
export { AcceptanceFailed, failAcceptance } from './stages/acceptance/acceptance.ts'
export { AcceptanceRecordVoided, voidAcceptanceRecord } from './stages/acceptance/acceptance.ts'
export { AcceptancePaper, AcceptanceRole, CompletionPolicy, HandoverCondition } from './stages/acceptance/policy.ts'
export { type Acceptance } from './stages/acceptance/state.ts'
export {
  acceptedCommunities,
  completionStanding,
  type CompletionStanding,
  type OnRecord,
} from './projections/completionStanding.ts'
export {
  acceptedCommunityCount,
  acceptedHouseholds,
  newlyAcceptedCommunities,
  newlyAcceptedHouseholds,
} from './metrics/acceptanceMetrics.ts'

// Filing: the acceptance, the archive, fire safety and elevators
export { CompletionFiled, fileCompletion } from './stages/filing/filing.ts'
export { ArchiveHandedOver, handOverArchive } from './stages/filing/filing.ts'
export { FireAcceptancePassed, passFireAcceptance } from './stages/filing/filing.ts'
export { FireAcceptanceFiled, fileFireAcceptance } from './stages/filing/filing.ts'
export { ElevatorRegistered, registerElevator } from './stages/filing/filing.ts'
export { FilingRecordVoided, voidFilingRecord } from './stages/filing/filing.ts'
export { type Filing } from './stages/filing/state.ts'

// Hand-over: to whom the result passed, and whose the utilities' assets are
export { HandedOver, handOver } from './stages/handover/handover.ts'
export { AssetOwnershipTransferred, transferAssetOwnership } from './stages/handover/handover.ts'
export { HandoverRecordVoided, voidHandoverRecord } from './stages/handover/handover.ts'
export { type Handover } from './stages/handover/state.ts'
// Warranty: what has to be given at least, what was given, and what is claimed under it
export { WarrantyPolicyAdopted, adoptWarrantyPolicy } from './stages/warranty/warranty.ts'
export { WarrantyServicePolicyAdopted, adoptWarrantyServicePolicy } from './stages/warranty/warranty.ts'
export { WarrantyGiven, giveWarranty } from './stages/warranty/warranty.ts'
export { WarrantyRecordVoided, voidWarrantyRecord } from './stages/warranty/warranty.ts'
export {
  MinimumTerm,
  WarrantyPolicy,
  WarrantyServicePolicy,
  WarrantyClass,
  WarrantyTerm,
} from './stages/warranty/policy.ts'
export {
  claimStanding,
  warrantyEnd,
  type ClaimStanding,
  type GivenWarranty,
  type Warranty,
  type WarrantyEnd,
} from './stages/warranty/state.ts'
export { WarrantyClaimed, claimWarranty } from './stages/warrantyClaims/warrantyClaims.ts'
export { WarrantyVisitMade, makeWarrantyVisit } from './stages/warrantyClaims/warrantyClaims.ts'
export { WarrantyRepaired, repairUnderWarranty } from './stages/warrantyClaims/warrantyClaims.ts'
export { WarrantyRefused, refuseWarranty } from './stages/warrantyClaims/warrantyClaims.ts'
export { WarrantyClaimRecordVoided, voidWarrantyClaimRecord } from './stages/warrantyClaims/warrantyClaims.ts'
export { type WarrantyClaim, type WarrantyClaims } from './stages/warrantyClaims/state.ts'
export { warrantyCalendar, type ClaimRecord, type WarrantyEntry } from './projections/warrantyCalendar.ts'
export { warrantyRepairedRate } from './metrics/afterMetrics.ts'
export {
  customaryWarrantyService,
  nationalWarranty,
  type PlainWarrantyPolicy,
  type PlainWarrantyServicePolicy,
} from './policies/warranty.ts'

// Satisfaction: asked, answered, closed, concluded
export { SatisfactionPolicyAdopted, adoptSatisfactionPolicy } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionSurveyOpened, openSatisfactionSurvey } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionAnswered, answerSatisfactionSurvey } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionSurveyClosed, closeSatisfactionSurvey } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionConcluded, concludeSatisfaction } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionRecordVoided, voidSatisfactionRecord } from './stages/satisfaction/satisfaction.ts'
export { SatisfactionPolicy, Score } from './stages/satisfaction/policy.ts'
export { type Satisfaction, type SatisfactionSurvey } from './stages/satisfaction/state.ts'
export {
  latestSurveys,
  satisfactionResult,
  type SatisfactionResult,
  type ShareOf,
} from './projections/satisfactionResult.ts'
export { satisfaction, type SatisfactionMetrics } from './metrics/afterMetrics.ts'

// The words of the trade
export {
  ActorId,
  BuildingId,
  CommunityId,
  DwellingId,
  HouseholdId,
  OrganisationId,
  OwnerId,
  PlaceName,
  RecordId,
  RenovationId,
  StairUnitId,
  WorkItemId,
} from './vocabulary/ids.ts'
export {
  addDays,
  CalendarDate,
  compareDates,
  Day,
  dayAt,
  daysBetween,
  daysOf,
  endOf,
  hasComeBy,
  spanBetween,
  weekday,
  type DayRange,
  type Order,
} from './vocabulary/calendarDate.ts'
export { CommunityRecord } from './vocabulary/community.ts'
export { countsOn, earliest, latest, type Dated, type Voidable } from './vocabulary/dated.ts'
export { Document, Evidence, NoteRef, Sha256 } from './vocabulary/evidence.ts'
export { ClockTime, minutesAfter, minutesBetween, Moment } from './vocabulary/moment.ts'
export { MoneySource, moneySources } from './vocabulary/moneySource.ts'
export { Months, monthsAfter } from './vocabulary/months.ts'
export { Gate, GateMode, Obstacle, obstaclesAmong, type Requirement } from './vocabulary/obstacle.ts'
export {
  dayOfPeriod,
  deadlineOf,
  noCalendar,
  Period,
  type NotCovered,
  type WorkingCalendar,
} from './vocabulary/period.ts'
export { Place } from './vocabulary/place.ts'
export { LandArea, squareMetresOf } from './vocabulary/landArea.ts'
export { inForce, PolicyHead, PolicyKind, type Adoption } from './vocabulary/policy.ts'
export { Area, Money, Quantity } from './vocabulary/quantity.ts'
export { monthsBetween, ReportPeriod, yearOf } from './vocabulary/reportPeriod.ts'
export { monthsFrom, monthsFromDate } from './vocabulary/months.ts'
export { noSeasons, type SeasonCalendar } from './vocabulary/seasons.ts'
export { SchemeVersion } from './vocabulary/schemeVersion.ts'
export { Severity } from './vocabulary/severity.ts'
export { neededOf, reaches, Share, Threshold } from './vocabulary/share.ts'
export { type Due, type NotYetHappened, type Today, type Ungoverned } from './vocabulary/today.ts'
export { VoidReason, type NoSuchRecord, type RecordedDifferently } from './vocabulary/voiding.ts'

// The kernel: for apps that record other processes on the same foundation
export {
  allReadable,
  storedCommit,
  type Address,
  type Commit,
  type Quarantined,
  type Reading,
} from './kernel/commit.ts'
export { eventText, type EventText } from './kernel/eventText.ts'
export { replay, type Replay } from './kernel/replay.ts'
export {
  deciderOf,
  type CommandsOf,
  type Decider,
  type DeciderOf,
  type EventsOf,
  type RefusalsOf,
  type StateIn,
  type StateOf,
} from './kernel/decider.ts'
export {
  type Answer,
  type CommandIdReused,
  type Conflict,
  type EventStore,
  type NewCommit,
  type StoredCommit,
  type StoreFailure,
} from './kernel/eventStore.ts'
export { fact, type AnyEvent, type AnyFact, type EventIn, type Fact, type Lift, type Was } from './kernel/fact.ts'
export { asKnown } from './kernel/asKnown.ts'
export { fingerprintOf } from './kernel/fingerprint.ts'
export { parseJson, plainCopyOf, type Malformed } from './kernel/guard.ts'
export {
  handle,
  type AlreadySo,
  type Committed,
  type Envelope,
  type Failure,
  type HandleOptions,
  type Handler,
  type Outcome,
  type Refused,
  type World,
} from './kernel/handle.ts'
export { keep, type Writable } from './kernel/keep.ts'
export { entryOf, lookup } from './kernel/lookup.ts'
export { projectionOf, type Handlers, type Projection } from './kernel/projection.ts'
export { type SetAside } from './kernel/keptView.ts'
export {
  projector,
  type Projector,
  type ProjectorFailure,
  type ProjectorOf,
  type StrayView,
  type Unreadable,
  type ViewAt,
} from './kernel/projector.ts'
export { release } from './kernel/release.ts'
export { verifySnapshot, type SnapshotOptions, type SnapshotVerdict } from './kernel/snapshots.ts'
export { type Snapshot, type SnapshotStore } from './kernel/snapshotStore.ts'
export { subscribe, type SubscribeOptions, type Subscription, type Wait } from './kernel/subscribe.ts'
export { type KeptView, type StoredView, type ViewMoved, type ViewStore } from './kernel/viewStore.ts'
export {
  accept,
  acceptUnless,
  nothing,
  refuse,
  rule,
  type AnyRefusal,
  type AnyRule,
  type Decision,
  type Rule,
} from './kernel/rule.ts'
export { isSame } from './kernel/same.ts'
export {
  branded,
  dictionary,
  flag,
  list,
  oneOf,
  optional,
  record,
  Shape,
  tagged,
  text,
  textWhere,
  wholeNumber,
  type Fields,
  type Optional,
  type PlainStructOf,
  type StructOf,
} from './kernel/shape.ts'
export { type Problem } from './kernel/problem.ts'
export { stage, type AnyStage, type Stage } from './kernel/stage.ts'
export { sha256Of, type Found, type Kept, type Vault, type VaultIdTaken } from './kernel/vault.ts'
export { type TargetDiffers } from './interop/arrival.ts'
export { checkLines, type BadLine, type BadLines, type Checked } from './interop/checkLines.ts'
export { commitIn, commitLine } from './interop/commitLine.ts'
export { copyStore, type CopyDiffers, type CopyOptions } from './interop/copyStore.ts'
export { exportLines } from './interop/exportLines.ts'
export { importLines, type ImportFailure, type ImportOptions, type OtherText } from './interop/importLines.ts'
export { type Pieces } from './interop/textLines.ts'
export { memoryStore } from './stores/memory.ts'
export { memorySnapshots } from './stores/memorySnapshots.ts'
export { memoryVault } from './stores/memoryVault.ts'
export { memoryViews } from './stores/memoryViews.ts'
export { timer } from './stores/timer.ts'
