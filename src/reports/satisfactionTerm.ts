/** The terms of satisfaction. */
export type SatisfactionTerm =
  | 'satisfaction'
  | 'satisfactionSurvey'
  | 'satisfactionAnswer'
  | 'satisfactionClosing'
  | 'satisfactionConclusion'
  | 'householdsAnswering'
  | 'satisfiedAnswers'
  | 'satisfied'
  | 'basicallySatisfied'
  | 'neutral'
  | 'dissatisfied'
