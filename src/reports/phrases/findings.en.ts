import type { FaultDetail } from '../../projections/findings/faults.ts'
import type { DaySpan } from '../../projections/schedule.ts'
import type { DayRange } from '../../vocabulary/calendarDate.ts'
import { subjectsOf } from '../findingTerm.ts'
import { wordIn, wordOf, type FindingWords, type Language, type LaterFindings } from '../language.ts'
import { twoDecimals } from '../amount.ts'

type MoneyBeyond = Extract<FaultDetail, { readonly kind: 'moneyBeyond' }>

export const findingWordsEn: FindingWords = {
  constructionPeriod: 'construction period',
  householdRegistered: 'household registered',
  householdSurveyed: 'household surveyed',
  schemeDrafted: 'scheme drafted',
  schemeDisplayed: 'scheme displayed',
  consentSaid: 'word on the scheme given',
  tenderPublished: 'tender published',
  bidReceived: 'bid received',
  bidsClosed: 'closing of bids',
  bidsOpened: 'bids opened',
  contractAwarded: 'contract awarded',
  contractSigned: 'contract signed',
  permitGranted: 'permit or exemption granted',
  itemOfCommunityStarted: 'a works item',
  itemStarted: 'works item started',
  itemCompleted: 'works item completed',
  hiddenWorkNotified: 'notice of hidden work',
  hiddenWorkCovered: 'hidden work covered',
  worksSuspended: 'works suspended',
  worksResumed: 'works resumed',
  rectificationOrdered: 'rectification ordered',
  rectificationReplied: 'reply to the order',
  feedbackReceived: 'feedback received',
  feedbackDispatched: 'feedback passed on',
  feedbackResolved: 'feedback resolved',
  promiseMade: 'promise made',
  promiseSettled: 'promise kept or broken',
  communityAccepted: 'acceptance passed',
  completionFiled: 'acceptance filed',
  handedOver: 'hand-over',
  warrantyClaimed: 'claim under warranty',
  satisfactionOpened: 'survey of satisfaction opened',
  satisfactionClosed: 'survey of satisfaction closed',
  groupFormed: 'preparatory group formed',
  committeeElected: "owners' committee elected",
  householdFileOpened: 'household file opened',
  conditionFound: 'defect or hazard found',
  conditionRemedied: 'defect or hazard put right',
  reserveEntered: 'entry in the reserve',
  reserveLeft: 'removal from the reserve',
  earlierSchemeDrafted: 'version of the scheme before it drafted',
  schemeDiscussed: 'meeting on the scheme',
  itemPlanned: 'works item planned or dropped',
  opinionOnScheme: 'opinion on the scheme',
  opinionReceived: 'opinion received',
  opinionAnswered: 'opinion answered',
  ballotOpened: 'ballot opened',
  ballotClosed: 'ballot closed',
  resultPublished: 'result of the vote published',
  motionDecided: 'motion adopted or rejected',
  tenderClarified: 'tender clarified',
  closingPostponed: 'closing of bids postponed',
  candidatesDisplayed: 'candidates on display',
  tenderFailed: 'tender failed',
  tenderReported: 'tender reported',
  tenderObjectionRaised: 'objection to the tender',
  tenderObjectionAnswered: 'answer to the objection',
  permitIssued: 'permit granted',
  permitExtended: 'permit extended',
  permitLapsed: 'permit lapsed',
  itemProgressed: 'progress of the works item',
  itemInspected: 'inspection of the works item',
  materialUsed: 'material built into the works item',
  sampleTaken: 'sample taken',
  sampleTested: 'sample tested',
  designChanged: 'design changed',
  siteInstructionIssued: 'site instruction issued',
  hiddenWorkOfItemNotified: 'notice of hidden work of the item',
  hiddenWorkRejected: 'hidden work rejected',
  worksOfCommunitySuspended: 'works of the community suspended',
  suspensionReported: 'suspension reported',
  inspectionMade: 'inspection',
  rectificationFromInspection: 'rectification ordered upon the inspection',
  rectificationVerified: 'verdict on the reply',
  incidentOccurred: 'incident',
  incidentReported: 'incident reported',
  incidentClosed: 'incident closed',
  outageBegun: 'outage begun',
  outageEnded: 'supply back',
  appointmentMade: 'appointment made',
  appointmentSettled: 'appointment kept, missed or cancelled',
  feedbackReviewed: 'extension or exclusion of the feedback',
  feedbackAnswered: 'feedback answered',
  feedbackCalledBack: 'call back',
  feedbackReopened: 'feedback reopened',
  feedbackClosed: 'feedback closed',
  completionReported: 'completion reported',
  acceptanceHeldIn: 'acceptance held in the community',
  acceptanceHeld: 'acceptance held',
  acceptanceDecided: 'verdict on the acceptance',
  fireAccepted: 'fire acceptance',
  archiveDelivered: 'archive handed over',
  fireFiled: 'fire filing',
  itemHandedOver: 'hand-over of the works item',
  defectClaimed: 'defect claimed',
  warrantyVisited: 'visit under warranty',
  claimSettled: 'claim repaired or refused',
  satisfactionAnswered: 'answer in the survey',
  satisfactionConcluded: 'survey of satisfaction concluded',
  voterRollPublished: 'roll of voters published',
  committeeSeated: 'committee elected or formed',
  committeeFiled: 'committee filed',
  renewalReported: 'renewal of the committee reported',
  termExpired: 'term of the committee expired',
  serviceContracted: 'property service contracted',
  serviceEnded: 'property service ended',
  periodReported: 'figures of the month signed',
  periodCorrected: 'figures of the month corrected',
}

const range = ({ first, last }: DayRange): string => (first === last ? first : `${first} to ${last}`)

const days = ({ least, most }: DaySpan): string => {
  if (least !== most) return `${least} to ${most} days`
  return least === 1 ? '1 day' : `${least} days`
}

const yuan = (fen: MoneyBeyond['found']): string =>
  fen === 'none' ? 'more than can be told' : `${twoDecimals(fen)} yuan`

export const findingSentencesEn = (given: Pick<Language, 'words' | 'sets' | 'subject'>): LaterFindings => {
  const word = wordOf(given.words)
  const service = wordIn(given, 'outageService')
  const disturbance = (what: string): string => wordIn(given, 'disturbanceKind')(service(what))
  const source = wordIn(given, 'moneySource')
  const all = (ids: readonly string[]): string => ids.join(', ')
  return {
    gateOpenInHindsight: ({ obstacle: o }) =>
      `as the record stands now, ${word(o.requirement)} stood at ${o.reached} of ${o.needed} needed when gate ${o.gate} was passed (${all(o.subjects)})`,
    periodOverrun: (f) => {
      const late = f.over.most === 0 ? 'on the day itself, after its time' : `${days(f.over)} over`
      const settled = f.settled ? `settled on ${range(f.settled)}, ${late}` : `still open, ${days(f.over)} over`
      const last = `last day ${range(f.by)}${f.time ? ` ${f.time}` : ''}`
      return `${word(f.what)} (${f.subject}): ${last}, ${settled}${f.basis ? ` [${f.basis}]` : ''}`
    },
    datesContradict: (f) =>
      `${all(subjectsOf(given.subject, f))}: the dates contradict each other: ${word(f.second)} (${f.dates[1]}) before ${word(f.first)} (${f.dates[0]})`,
    datesOpen: (f) =>
      `${all(subjectsOf(given.subject, f))}: the dates ${f.dates[0]} and ${f.dates[1]} leave open which came first: ${word(f.first)} or ${word(f.second)}`,
    workedAtNight: (f) => `work in the night in community ${f.community} (${f.nightWork}): ${word(f.fault)}`,
    announcedTooLate: (f) =>
      `${disturbance(f.what)} from ${f.from} in ${all(f.communities)} was announced too late (${f.announcement})`,
    outageOverran: (f) =>
      `${service(f.what)} in ${all(f.communities)} lasted ${f.minutes} ${f.minutes === 1 ? 'minute' : 'minutes'} longer than announced (${f.announcement})`,
    faultyMaterialUsed: (f) => `material of batch ${f.batch} in ${f.item} (${f.use}): ${all(f.faults.map(word))}`,
    itemUnplanned: (f) =>
      `works item ${f.item} was started in community ${f.community}, where version ${f.scheme} of the scheme does not plan it`,
    permitLapsedInTime: (f) => `permit ${f.permit} is said to have lapsed, but works could start until ${f.until}`,
    promiseBroken: (f) => `promise ${f.promise} of ${f.promisedBy} was broken`,
    tenderRuleBroken: (f) =>
      `lot ${f.lot} was awarded although ${word(f.requirement)} stood at ${f.reached} of ${f.needed} needed`,
    resolutionLost: (f) =>
      `gate ${f.gate} was passed in ${f.community} on ${f.passedOn} on a resolution of ballot ${f.ballot} that was annulled: none stands there on version ${f.scheme} of the scheme`,
    moneyBeyond: (f) => `${word(f.beyond)} (${source(f.subject)}): ${yuan(f.found)} against ${yuan(f.allowed)}`,
  }
}
