import type { PlainFeedbackPolicy } from '../stages/feedback/policy.ts'
import type { PlainFeedbackReviewPolicy } from '../stages/review/policy.ts'

const days = (count: number) =>
  ({
    kind: 'period',
    period: { days: count, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' },
  }) as const
const hours = (count: number) => ({ kind: 'hours', hours: count }) as const

/**
 * Service levels as they are told of Beijing: two hours for an emergency, 24 hours for water, power, gas and heat, seven days
 * in general and fifteen for what is complex. To be replaced by those of your place.
 *
 * @remarks The regulations leave the limits to the levels; these come from a weak secondary source and were not checked.
 */
export const beijingServiceLevels: PlainFeedbackPolicy = {
  head: {
    id: 'cn/beijing/service-levels',
    jurisdiction: 'CN-11',
    basis: '北京市接诉即办工作条例 art. 13 and 23; the limits of the four levels come from a secondary source [K]',
    verified: false,
    validFrom: '2021-09-24',
  },
  levels: [
    { level: 'emergency', respondWithin: hours(2), resolveWithin: hours(2) },
    { level: 'utilities', respondWithin: hours(24), resolveWithin: hours(24) },
    { level: 'general', respondWithin: days(7), resolveWithin: days(7) },
    { level: 'complex', respondWithin: days(7), resolveWithin: days(15) },
  ],
  callBackWithin: days(7),
}

/**
 * How feedback is measured, to begin with: satisfied and basically satisfied count as satisfied, and what is against the law,
 * outside the scope or technically impossible leaves the rates after review. To be replaced by what your place laid down.
 *
 * @remarks The regulations name the three rates (art. 32) and allow more time only by law and with reasons (art. 15); which
 * reasons, and which answers count, was checked against no text.
 */
export const beijingFeedbackReview: PlainFeedbackReviewPolicy = {
  head: {
    id: 'cn/beijing/feedback-review',
    jurisdiction: 'CN-11',
    basis: '北京市接诉即办工作条例 art. 15 and 32; the reasons and the answers that count were not checked [K]',
    verified: false,
    validFrom: '2021-09-24',
  },
  extensionReasons: ['weather', 'utilities', 'approval', 'neighbours', 'technical', 'funds'],
  exclusions: ['unlawful', 'outOfScope', 'technical'],
  satisfied: ['satisfied', 'basicallySatisfied'],
}
