import type { Language } from '../language.ts'

/** The words of completion and acceptance. */
export const acceptanceWordsEn = {
  report: 'report of completion',
  filing: 'filing of the acceptance',
  archive: 'hand-over of the archive',
  acceptance: 'acceptance',
  acceptanceVerdict: 'verdict on the acceptance',
  communitiesFinished: 'communities finished',
  itemsCompleted: 'works items completed',
  rectificationsClosed: 'rectifications closed',
  partiesPresent: 'parties present',
  technicalFiles: 'technical files',
  materialTests: 'tests of materials',
  qualityDocuments: 'signed quality documents',
  warrantyCertificate: 'warranty certificate',
  acceptancePassed: 'communities accepted',
  acceptanceFiled: 'communities whose acceptance was filed',
  archiveHandedOver: 'communities whose archive was handed over',
  fireSettled: 'communities whose fire safety was accepted or filed',
  elevatorsRegistered: 'elevators registered for use',
  elevatorRegistration: 'registration of the elevators for use',
  fireAcceptance: 'fire acceptance',
  fireFiling: 'filing of fire safety',
  elevator: "elevator's registration for use",
  handover: 'hand-over',
  assetTransfer: "transfer of a utility's assets",
  water: 'water supply',
  drainage: 'drainage',
  power: 'electric power',
  gas: 'gas',
  heat: 'heating',
  telecoms: 'telecommunications',
  broadcast: 'cable television',
  owners: 'owners',
  utility: 'utility company',
  city: 'city',
} as const

/** What acceptance refuses, in whatever language. */
export type AcceptanceRefusals = Pick<
  Language['refusal'],
  | 'CompletionNotReported'
  | 'AcceptanceAlreadyPassed'
  | 'AcceptanceNotHeld'
  | 'BeforeAcceptanceHeld'
  | 'AcceptanceNotPassed'
  | 'AlreadyHandedOver'
  | 'AssetsAlreadyTransferred'
>

/** What acceptance refuses. */
export const acceptanceRefusalsEn: AcceptanceRefusals = {
  CompletionNotReported: (r) => `completion of community ${r.community} had not been reported by ${r.on}`,
  AcceptanceAlreadyPassed: (r) => `acceptance of community ${r.community} was passed already`,
  AcceptanceNotHeld: (r) => `no acceptance ${r.acceptance} was held`,
  BeforeAcceptanceHeld: (r) => `${r.on} lies before acceptance ${r.acceptance} was held (${r.held})`,
  AcceptanceNotPassed: (r) => `acceptance of community ${r.community} had not been passed by ${r.on}`,
  AlreadyHandedOver: (r) => `${r.subject} was handed over to the same receiver already (${r.handover})`,
  AssetsAlreadyTransferred: (r) =>
    `the ${acceptanceWordsEn[r.utility]} assets of community ${r.community} were transferred already (${r.transfer})`,
}
