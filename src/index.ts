// The promise: every public name stands here, and nothing else is public.

// The renovation as a whole
export {
  due,
  explain,
  renovation,
  type Asked,
  type Explanation,
  type RenovationCommand,
  type RenovationEvent,
  type RenovationRefusal,
  type RenovationState,
} from './renovation.ts'

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
export { observations, type Milestone, type Noted, type Observations } from './projections/observations.ts'
export { householdFile, type HouseholdRecord } from './projections/householdFile.ts'
export { openWork, type OpenFinding, type OpenRectification, type OpenWork } from './projections/openWork.ts'
export { lifeCycle, type LifeEntry, type LifePoint } from './projections/lifeCycle.ts'
export { shedProgress, type ShedProgress } from './projections/shedProgress.ts'
export {
  supervision,
  type InspectionCount,
  type RectificationRecord,
  type Supervision,
} from './projections/supervision.ts'
export {
  worksProgress,
  type HiddenWorkProgress,
  type ItemProgress,
  type WorksProgress,
} from './projections/worksProgress.ts'
export { schedule, type DaySpan, type PeriodBasis, type Reckoning, type Schedule } from './projections/schedule.ts'
export {
  communitiesCompleted,
  communitiesOf,
  communitiesStarted,
  consentReach,
  findingCount,
  householdCount,
  listedCommunities,
  surveyReach,
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
export { wordOf, type Language, type Term } from './reports/language.ts'
export { findingText, languages, refusalText } from './reports/sentences.ts'
export { bar, table, type Column } from './reports/table.ts'
export { padTo, widthOf } from './reports/width.ts'
export { percentage, valueText } from './reports/fraction.ts'

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

// Acceptance: reported, held, passed or failed, filed, archived
export { CompletionPolicyAdopted, adoptCompletionPolicy } from './stages/acceptance/acceptance.ts'
export { CompletionReported, reportCompletion } from './stages/acceptance/acceptance.ts'
export { AcceptanceHeld, holdAcceptance } from './stages/acceptance/acceptance.ts'
export { AcceptancePassed, passAcceptance } from './stages/acceptance/acceptance.ts'
export { AcceptanceFailed, failAcceptance } from './stages/acceptance/acceptance.ts'
export { CompletionFiled, fileCompletion } from './stages/acceptance/acceptance.ts'
export { ArchiveHandedOver, handOverArchive } from './stages/acceptance/acceptance.ts'
export { AcceptanceRecordVoided, voidAcceptanceRecord } from './stages/acceptance/acceptance.ts'
export { AcceptancePaper, AcceptanceRole, CompletionPolicy } from './stages/acceptance/policy.ts'
export { type Acceptance } from './stages/acceptance/state.ts'
export {
  acceptedCommunities,
  completionStanding,
  type CompletionStanding,
  type OnRecord,
} from './projections/completionStanding.ts'
export { acceptedCommunityCount, acceptedHouseholds } from './metrics/acceptanceMetrics.ts'

// Warranty: what has to be given at least, what was given, and what is claimed under it
export { WarrantyPolicyAdopted, adoptWarrantyPolicy } from './stages/warranty/warranty.ts'
export { WarrantyServicePolicyAdopted, adoptWarrantyServicePolicy } from './stages/warranty/warranty.ts'
export { WarrantyGiven, giveWarranty } from './stages/warranty/warranty.ts'
export { WarrantyRecordVoided, voidWarrantyRecord } from './stages/warranty/warranty.ts'
export {
  MinimumTerm,
  WarrantyPolicy,
  WarrantyServicePolicy,
  WarrantyTerm,
  WorksClass,
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
export { satisfactionResult, type SatisfactionResult, type ShareOf } from './projections/satisfactionResult.ts'
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
export { Gate, GateMode, Obstacle, obstaclesAmong, type Requirement } from './vocabulary/obstacle.ts'
export { deadlineOf, noCalendar, Period, type NotCovered, type WorkingCalendar } from './vocabulary/period.ts'
export { Place } from './vocabulary/place.ts'
export { inForce, PolicyHead, PolicyKind, type Adoption } from './vocabulary/policy.ts'
export { Area, Money, Quantity } from './vocabulary/quantity.ts'
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
  type Handler,
  type Outcome,
  type Refused,
  type World,
} from './kernel/handle.ts'
export { keep, type Writable } from './kernel/keep.ts'
export { entryOf, lookup } from './kernel/lookup.ts'
export { projectionOf, type Handlers, type Projection } from './kernel/projection.ts'
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
export { memoryStore } from './stores/memory.ts'
export { memoryVault } from './stores/memoryVault.ts'
