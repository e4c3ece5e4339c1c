import type { DepartureDetail } from '../projections/findings/departures.ts'
import type { FindingDetail } from '../projections/findings.ts'
import type { LifePoint, LifeStage } from '../projections/lifePoint.ts'
import type { Unit } from '../metrics/figure.ts'
import type { PeriodBasis } from '../projections/schedule.ts'
import type { InitiativesRefusal } from '../initiatives.ts'
import type { RenovationRefusal } from '../renovation.ts'
import type { GovernanceTerm } from './governanceTerm.ts'
import type { SatisfactionTerm } from './satisfactionTerm.ts'
import type { WarrantyTermWord } from './warrantyTermWord.ts'
import type { AcceptanceTerm } from './acceptanceTerm.ts'
import type { SiteTerm } from './siteTerm.ts'
import type { FeedbackTerm } from './feedbackTerm.ts'
import type { MoneyTerm } from './moneyTerm.ts'
import type { SchemeTerm } from './schemeTerm.ts'
import type { FindingTerm, StepSubject } from './findingTerm.ts'
import type { WordSet, WordSets } from './wordSets.ts'

/** The terms of the record that have a word in every language. */
export type Term =
  | FindingTerm
  | GovernanceTerm
  | FeedbackTerm
  | MoneyTerm
  | SchemeTerm
  | SiteTerm
  | AcceptanceTerm
  | WarrantyTermWord
  | SatisfactionTerm
  | 'householdsSurveyed'
  | 'communitiesCounted'
  | 'scopeAssessed'
  | 'builtInTime'
  | 'scopeTestsPassed'
  | 'scope'
  | 'scopeAssessment'
  | 'reserveEntry'
  | 'reserveRemoval'
  | 'householdsConsenting'
  | 'communitiesLaunched'
  | 'ownersResolved'
  | 'ballot'
  | 'vote'
  | 'closing'
  | 'publication'
  | 'objection'
  | 'settlement'
  | 'resolution'
  | 'annulment'
  | 'hiddenWorkAccepted'
  | 'supervisorSigned'
  | 'gates'
  | 'survey'
  | 'consent'
  | 'works'
  | 'inspection'
  | 'disturbance'
  | 'incidents'
  | 'listing'
  | 'launch'
  | 'period'
  | 'cancellation'
  | 'building'
  | 'stairUnit'
  | 'floorArea'
  | 'dwelling'
  | 'household'
  | 'householdCount'
  | 'visit'
  | 'need'
  | 'shed'
  | 'statement'
  | 'persuasion'
  | 'finding'
  | 'remedy'
  | 'defect'
  | 'hazard'
  | 'start'
  | 'completion'
  | 'extension'
  | 'suspension'
  | 'suspensionReport'
  | 'resumption'
  | 'workItem'
  | 'progress'
  | 'itemCompletion'
  | 'demolition'
  | 'storageRoom'
  | 'hiddenWorkNotice'
  | 'hiddenWorkAcceptance'
  | 'hiddenWorkRejection'
  | 'hiddenWorkOutcome'
  | 'hiddenWorkCovering'
  | 'hiddenWorkInspection'
  | 'rectification'
  | 'rectificationReply'
  | 'rectificationVerdict'
  | 'rectificationVerification'
  | 'launched'
  | 'workStarted'
  | 'workCompleted'
  | 'cost'
  | 'noise'
  | 'lossOfSpace'
  | 'privateParts'
  | 'design'
  | 'distrust'
  | 'notToldEnough'
  | 'other'
  | 'given'
  | 'withheld'
  | 'refused'
  | 'withdrawn'
  | 'silent'
  | 'metre'
  | 'squareMetre'
  | 'cubicMetre'
  | 'tonne'
  | 'piece'
  | 'set'
  | 'place'
  | 'unmanaged'
  | 'selfManaged'
  | 'owningUnit'
  | 'residentsCommittee'
  | 'propertyService'
  | 'unknown'
  | 'minor'
  | 'serious'
  | 'critical'
  | 'patrol'
  | 'standBy'
  | 'parallelCheck'
  | 'adHoc'
  | 'special'
  | 'inOrder'
  | 'defectsFound'
  | 'accepted'
  | 'returned'
  | 'structure'
  | 'envelope'
  | 'roof'
  | 'road'
  | 'pipes'
  | 'wiring'
  | 'facilities'
  | 'greenery'
  | 'fire'
  | 'collapse'
  | 'fallingParts'
  | 'electric'
  | 'gas'
  | 'traffic'
  | 'weather'
  | 'designChange'
  | 'utilities'
  | 'epidemic'
  | 'employer'
  | 'supervisor'
  | 'qualitySupervision'
  | 'calendarDays'
  | 'workingDays'
  | 'included'
  | 'excluded'
  | 'enforce'
  | 'warn'
  | 'audit'
  | 'reporting'
  | 'periodReport'

/** The refusals of what happens on site, each with its sentence. */
export type SiteRefusals = Pick<
  Language['refusal'],
  | 'WorksNotSmall'
  | 'NoExtensionLeft'
  | 'ExtensionTooLong'
  | 'PermitNotGranted'
  | 'BeforePermit'
  | 'PermitHasLapsed'
  | 'PermitWasUsed'
  | 'PermitStillStands'
  | 'ExtendedPastLapse'
  | 'SampleNotTaken'
  | 'BeforeSample'
  | 'DesignChangeNotRecorded'
  | 'BeforeDesignChange'
  | 'EndsBeforeItBegins'
  | 'OutageNotAnnounced'
  | 'AppointedForThePast'
  | 'AppointmentNotMade'
  | 'NotTheAppointedDay'
  | 'IncidentNotRecorded'
  | 'BeforeIncident'
>

/** The words of what happens on site. */
export type SiteWords = Pick<Language['words'], SiteTerm>

/** The words of what departed from the rules. */
export type FindingWords = Pick<Language['words'], FindingTerm>

/** The sentences of overrun periods, contradicting dates and faults. */
export type LaterFindings = Omit<Language['finding'], FindingDetail['kind']>

/** A sentence for each kind of a union, made of its own data. */
export type SentenceFor<U extends { readonly [K in Key]: string }, Key extends string> = {
  readonly [T in U[Key]]: (data: Extract<U, { readonly [K in Key]: T }>) => string
}

/** Every sentence and word that this library shows people, in one language. */
export interface Language {
  readonly refusal: SentenceFor<
    RenovationRefusal | InitiativesRefusal | { readonly type: 'CommandIdReused'; readonly commandId: string },
    'type'
  >
  readonly finding: SentenceFor<DepartureDetail, 'kind'>
  readonly lifePoint: { readonly [K in LifePoint]: string }
  readonly lifeStage: { readonly [K in LifeStage]: string }
  readonly periodBasis: { readonly [K in PeriodBasis]: string }
  /** Words for values that stand in the record: requirements of gates, kinds of record, reasons, categories, units. */
  readonly words: { readonly [T in Term]: string }
  /** Words for what stands in the record as one of a closed set: the same word means something else in another set. */
  readonly sets: WordSets
  /** What the dates of a step are of, named with its id: household 10, lot 2. */
  readonly subject: { readonly [S in StepSubject]: (id: string) => string }
  /** An amount with the word for its unit, as people write it: money with both decimals, everything exact. */
  readonly amount: { readonly [U in Exclude<Unit, 'share'>]: (amount: number) => string }
  readonly none: string
  readonly weekday: (day: number) => string
}

/**
 * The word for a term; the term itself where the language has none, as for the codes of a city's own catalogue. What is one
 * of a closed set, such as the kind of a feedback, is to be asked of its set: `wordIn`.
 */
export const wordOf =
  (words: Language['words']) =>
  (term: string): string =>
    Object.hasOwn(words, term) ? words[term as Term] : term

/**
 * The word for what stands in the record, as it is meant in its set: `report` is a report of a wrong (举报) as a kind of
 * feedback, and `city` the city's budget (市级财政) as a source of money. The word itself where the set does not have it.
 */
export const wordIn =
  ({ sets }: Pick<Language, 'sets'>, set: WordSet) =>
  (word: string): string => {
    const words: { readonly [word: string]: string } = sets[set]
    return (Object.hasOwn(words, word) ? words[word] : undefined) ?? word
  }
