import { daysWithin, fallsInto } from '../projections/duringPeriod.ts'
import { feedbackProgress, ratesOf, type FeedbackRates } from '../projections/feedbackProgress.ts'
import { promisesSettled } from '../projections/promiseProgress.ts'
import { communitiesOf } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import { rectificationTimeliness } from '../projections/timeliness.ts'
import type { WorkingCalendar } from '../vocabulary/period.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Metric } from './metric.ts'

type Heard = Slices<'opening' | 'feedback' | 'handling' | 'review'>

const rateDuring =
  (metric: string, which: keyof FeedbackRates, basis: string) =>
  (period: ReportPeriod, calendar: WorkingCalendar): Metric<Heard> => ({
    metric,
    unit: 'share',
    basis: `${basis}, of feedback received in ${period}, by the end of it, without what a review excluded`,
    part: (state, asOf) => {
      const { first, last } = daysWithin(period, asOf)
      const day = { today: last, calendar }
      const { records } = feedbackProgress(state, communitiesOf(state, last), day)
      const own = records.filter(({ receivedOn }) => fallsInto({ on: receivedOn }, first))
      const { reached, of } = ratesOf(own, day)[which]
      return { numerator: reached, denominator: of }
    },
  })

/** Feedback answered in time of that which came in within a month or a year (当期响应率), as it stood at its end. */
export const responseRateDuring = rateDuring(
  'responseRateInPeriod',
  'response',
  'answered within the limit / dispatched and answered or overdue',
)

/** Feedback solved of that which came in within a month or a year (当期解决率), as it stood at its end. */
export const resolutionRateDuring = rateDuring(
  'resolutionRateInPeriod',
  'resolution',
  'solved by their word / called back and reached',
)

/** Those satisfied with how feedback that came in within a month or a year was dealt with (当期满意率), as at its end. */
export const feedbackSatisfactionDuring = rateDuring(
  'feedbackSatisfactionInPeriod',
  'satisfaction',
  'satisfied or basically satisfied / called back and reached',
)

/** Promises kept of those that were kept or broken within a month or a year, whenever they were made (当期承诺兑现率). */
export const promisesKeptDuring = (period: ReportPeriod): Metric<Slices<'promises'>> => ({
  metric: 'promisesKeptInPeriod',
  unit: 'share',
  basis: `promises kept / promises kept or broken in ${period}`,
  part: (state, asOf) => {
    const { kept, broken } = promisesSettled(state, period, asOf)
    return { numerator: kept, denominator: kept + broken }
  },
})

/** Rectifications put right in time of those ordered within a month or a year and owed by its end (当期按期整改率). */
export const rectifiedInTimeDuring = (
  period: ReportPeriod,
  calendar: WorkingCalendar,
): Metric<Slices<'opening' | 'inspection' | 'rectification'>> => ({
  metric: 'rectifiedInTimeInPeriod',
  unit: 'share',
  basis:
    `rectifications ordered in ${period} whose accepted reply came in time / ` +
    'those of them that were owed by the end of it and of which it can be told',
  part: (state, asOf) => {
    const { first, last } = daysWithin(period, asOf)
    const day = { today: last, calendar, from: first }
    const { inTime, late } = rectificationTimeliness(state, communitiesOf(state, last), day)
    return { numerator: inTime, denominator: inTime + late }
  },
})
