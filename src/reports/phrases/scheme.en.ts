import type { Language } from '../language.ts'
import type { SchemeTerm } from '../schemeTerm.ts'

/** The words of the scheme and of its deliberation in English. */
export const schemeWordsEn: { readonly [T in SchemeTerm]: string } = {
  scheme: 'scheme',
  catalogue: 'catalogue',
  schemeVersion: 'version of the scheme',
  consentAskedAgain: 'question asked again of a household',
  surveyAgain: 'survey done again',
  schemeDisplay: 'display of the scheme',
  plannedItem: 'planned works item',
  droppedItem: 'dropped works item',
  meeting: 'meeting',
  opinion: 'opinion',
  opinionAnswer: 'answer to an opinion',
  schemePublished: 'communities with the scheme on display',
  displayOver: 'communities whose display is over',
  opinionsAnswered: 'opinions answered',
  basic: 'basic',
  improved: 'improved',
  upgraded: 'upgraded',
  local: 'local',
  specialMeeting: 'special meeting',
  council: 'council',
  residentsMeeting: "residents' meeting",
  adopted: 'adopted',
  partlyAdopted: 'partly adopted',
  notAdopted: 'not adopted',
  explained: 'explained',
  carriedOver: 'consents carried over',
  askedAgain: 'consents asked again',
}

const word = (term: keyof typeof schemeWordsEn): string => schemeWordsEn[term]

/** What the scheme and its deliberation refuse, in whatever language. */
export type SchemeRefusals = Pick<
  Language['refusal'],
  | 'SchemeNotDrafted'
  | 'SchemeVersionSkipped'
  | 'BeforeEarlierVersion'
  | 'NothingToRevise'
  | 'DisplayTooShort'
  | 'CalendarDoesNotCover'
  | 'SchemeAlreadyPublished'
  | 'CodeNotInCatalogue'
  | 'ClassDiffers'
  | 'WorkItemNotPlanned'
  | 'OpinionNotReceived'
  | 'BeforeOpinion'
>

/** The refusals of the scheme and of its deliberation in English. */
export const schemeRefusalsEn: SchemeRefusals = {
  SchemeNotDrafted: (r) => `version ${r.scheme} of the scheme had not been drafted by ${r.on}`,
  SchemeVersionSkipped: (r) => `version ${r.scheme} of the scheme cannot be recorded: version ${r.missing} is missing`,
  BeforeEarlierVersion: (r) =>
    `version ${r.scheme} of the scheme cannot date from ${r.on}: the version before it dates from ${r.earlier}`,
  NothingToRevise: (r) => `version ${r.scheme} is the first: there is nothing to revise`,
  DisplayTooShort: (r) =>
    `the display of version ${r.scheme} of the scheme ends on ${r.until}; it is owed until ${r.owed}`,
  CalendarDoesNotCover: (r) => `the working calendar does not cover ${r.day}`,
  SchemeAlreadyPublished: (r) =>
    `version ${r.scheme} of the scheme was put on display on ${r.published}; what changes on ${r.on} takes a new version`,
  CodeNotInCatalogue: (r) => `catalogue ${r.catalogue} has no works item ${r.code}`,
  ClassDiffers: (r) => `works item ${r.code} is ${word(r.found)} in the catalogue, not ${word(r.class)}`,
  WorkItemNotPlanned: (r) => `version ${r.scheme} of the scheme does not plan works item ${r.item}`,
  OpinionNotReceived: (r) => `opinion ${r.opinion} is not on record`,
  BeforeOpinion: (r) => `${r.on} lies before opinion ${r.opinion}, which came in on ${r.received}`,
}
