import { feedbackProgress, type FeedbackRates } from '../projections/feedbackProgress.ts'
import { promiseProgress } from '../projections/promiseProgress.ts'
import { communitiesOf } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import { noCalendar, type WorkingCalendar } from '../vocabulary/period.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'feedback' | 'handling' | 'review'>

/** Feedback that came in and repeats nothing (诉求件数). */
export const feedbackCount: Metric<Read> = {
  metric: 'feedback',
  unit: 'feedback',
  basis: 'feedback received, repeats left out',
  part: (state, asOf) => {
    const day = { today: asOf, calendar: noCalendar }
    return { numerator: feedbackProgress(state, communitiesOf(state, asOf), day).records.length }
  },
}

const rate = (metric: string, which: keyof FeedbackRates, basis: string, calendar: WorkingCalendar): Metric<Read> => ({
  metric,
  unit: 'share',
  basis: `${basis}, without what a review excluded`,
  part: (state, asOf) => {
    const { rates } = feedbackProgress(state, communitiesOf(state, asOf), { today: asOf, calendar })
    return { numerator: rates[which].reached, denominator: rates[which].of }
  },
})

/** Feedback answered in time (响应率). */
export const responseRate = (calendar: WorkingCalendar): Metric<Read> =>
  rate('responseRate', 'response', 'answered within the limit / dispatched and answered or overdue', calendar)

/** Feedback solved, by the word of whoever gave it (解决率). */
export const resolutionRate = (calendar: WorkingCalendar): Metric<Read> =>
  rate('resolutionRate', 'resolution', 'solved by their word / called back and reached', calendar)

/** Those satisfied with how their feedback was dealt with (满意率). */
export const feedbackSatisfaction = (calendar: WorkingCalendar): Metric<Read> =>
  rate('feedbackSatisfaction', 'satisfaction', 'satisfied or basically satisfied / called back and reached', calendar)

/** Promises kept of those that were kept or broken (承诺兑现率). An open promise is in neither number. */
export const promisesKeptRate: Metric<Slices<'promises'>> = {
  metric: 'promisesKeptRate',
  unit: 'share',
  basis: 'promises kept / promises kept or broken',
  part: (state, asOf) => {
    const { kept, broken } = promiseProgress(state, asOf)
    return { numerator: kept, denominator: kept + broken }
  },
}
