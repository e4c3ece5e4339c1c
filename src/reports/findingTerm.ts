import type { OrderedStep } from '../projections/findings/orderedSteps.ts'

/** The terms of what departed from the rules that have a word in every language, beside those that other pages give. */
export type FindingTerm =
  | Exclude<OrderedStep, 'hiddenWorkAccepted' | 'firstAssembly' | 'workStarted' | 'workCompleted'>
  | 'constructionPeriod'
