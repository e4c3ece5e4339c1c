import type { Language } from '../language.ts'

/** The words of warranty and of satisfaction. */
export const afterWordsEn = {
  warranty: 'warranty',
  warrantyService: 'warranty service',
  warrantyEnd: 'end of the warranty',
  warrantyClaim: 'claim under warranty',
  warrantyVisit: 'visit under warranty',
  warrantyRepair: 'repair under warranty',
  warrantyRefusal: 'refusal of a claim',
  roofWaterproofing: 'waterproofing of the roof',
  wetRoomWaterproofing: 'waterproofing of wet rooms',
  externalWallLeakage: 'leakage of external walls',
  heatingCooling: 'heating and cooling',
  electrical: 'electrical lines',
  waterPipes: 'water pipes',
  drainage: 'drainage pipes',
  equipment: 'installed equipment',
  decoration: 'decoration',
  satisfaction: 'satisfaction',
  satisfactionSurvey: 'survey of satisfaction',
  satisfactionAnswer: 'answer to a survey of satisfaction',
  satisfactionClosing: 'closing of the survey of satisfaction',
  satisfactionConclusion: 'conclusion of the survey of satisfaction',
  householdsAnswering: 'households that answered',
  satisfiedAnswers: 'satisfied answers',
  satisfied: 'satisfied',
  basicallySatisfied: 'basically satisfied',
  neutral: 'neither satisfied nor dissatisfied',
  dissatisfied: 'dissatisfied',
} as const

/** What warranty and satisfaction refuse, in whatever language. */
export type AfterRefusals = Pick<
  Language['refusal'],
  | 'WarrantyTooShort'
  | 'WarrantyOtherwiseMeasured'
  | 'WarrantyNotGiven'
  | 'NotUnderWarranty'
  | 'WarrantyNotClaimed'
  | 'BeforeWarrantyClaim'
  | 'ClaimAlreadyRepaired'
  | 'SatisfactionSurveyNotOpened'
  | 'BeforeSatisfactionSurvey'
  | 'SatisfactionSurveyWasClosed'
  | 'SatisfactionSurveyStillOpen'
  | 'HouseholdNotSurveyedHere'
  | 'MoreAnswersThanAsked'
>

const classEn = { ...afterWordsEn, structure: 'foundation and main structure', other: 'other works' } as const
const unitEn = { years: 'years', seasons: 'seasons', designLife: 'the service life of the design' } as const

/** What warranty and satisfaction refuse. */
export const afterRefusalsEn: AfterRefusals = {
  WarrantyTooShort: (r) =>
    `a warranty of ${classEn[r.class]} runs for at least ${r.needed} ${unitEn[r.unit]}, not ${r.reached}`,
  WarrantyOtherwiseMeasured: (r) =>
    `a warranty of ${classEn[r.class]} is measured in ${unitEn[r.needed]}, not in ${unitEn[r.given]}`,
  WarrantyNotGiven: (r) => `no warranty ${r.warranty} was given`,
  NotUnderWarranty: (r) => `warranty ${r.warranty} does not cover this in community ${r.community}`,
  WarrantyNotClaimed: (r) => `there is no claim ${r.claim} under a warranty`,
  BeforeWarrantyClaim: (r) => `${r.on} lies before claim ${r.claim} was made (${r.claimed})`,
  ClaimAlreadyRepaired: (r) => `claim ${r.claim} was repaired on ${r.on}`,
  SatisfactionSurveyNotOpened: (r) => `no survey of satisfaction ${r.survey} was opened`,
  BeforeSatisfactionSurvey: (r) => `${r.on} lies before survey ${r.survey} was opened (${r.opened})`,
  SatisfactionSurveyWasClosed: (r) => `survey ${r.survey} was closed on ${r.closed}, before ${r.on}`,
  SatisfactionSurveyStillOpen: (r) => `survey ${r.survey} had not been closed by ${r.on}`,
  HouseholdNotSurveyedHere: (r) => `household ${r.household} lives in no community of survey ${r.survey}`,
  MoreAnswersThanAsked: (r) => `survey ${r.survey} asked ${r.asked} households and would have ${r.answered} answers`,
}
