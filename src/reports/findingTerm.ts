import type { Contradiction } from '../projections/findings/contradictions.ts'
import type { OrderedStep } from '../projections/findings/orderedSteps.ts'

/** The terms of what departed from the rules that have a word in every language, beside those that other pages give. */
export type FindingTerm =
  | Exclude<OrderedStep, 'hiddenWorkAccepted' | 'firstAssembly' | 'workStarted' | 'workCompleted'>
  | 'constructionPeriod'

const subjects = {
  householdRegistered: 'household',
  householdSurveyed: 'household',
  schemeDrafted: 'scheme',
  schemeDisplayed: 'scheme',
  consentSaid: 'scheme',
  tenderPublished: 'lot',
  bidReceived: 'lot',
  bidsClosed: 'lot',
  bidsOpened: 'lot',
  contractAwarded: 'lot',
  contractSigned: 'lot',
  permitGranted: 'community',
  workStarted: 'community',
  itemStarted: 'item',
  itemCompleted: 'item',
  hiddenWorkNotified: 'hiddenWork',
  hiddenWorkAccepted: 'hiddenWork',
  hiddenWorkCovered: 'hiddenWork',
  worksSuspended: 'suspension',
  worksResumed: 'suspension',
  rectificationOrdered: 'rectification',
  rectificationReplied: 'rectification',
  feedbackReceived: 'feedback',
  feedbackDispatched: 'feedback',
  feedbackResolved: 'feedback',
  promiseMade: 'promise',
  promiseSettled: 'promise',
  workCompleted: 'community',
  communityAccepted: 'community',
  completionFiled: 'community',
  handedOver: 'community',
  warrantyClaimed: 'community',
  satisfactionOpened: 'satisfactionSurvey',
  satisfactionClosed: 'satisfactionSurvey',
  groupFormed: 'propertyArea',
  firstAssembly: 'propertyArea',
  committeeElected: 'propertyArea',
} as const satisfies { readonly [S in OrderedStep]: string }

/** What the dates of a step are of. */
export type StepSubject = (typeof subjects)[OrderedStep]

type Named = { readonly [S in StepSubject]: (id: string) => string }
type TwoSteps = Pick<Contradiction, 'subject' | 'first' | 'second' | 'entries'>

/** Of what the dates of two steps are: of a word to a version of the scheme, the household as well. */
export const subjectsOf = (named: Named, { subject, first, second, entries }: TwoSteps): readonly string[] => [
  named[subjects[first]](subject),
  ...(second === 'consentSaid' ? [named.household(entries[1])] : []),
]
