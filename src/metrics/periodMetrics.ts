import { daysWithin, entriesDuring, fallsInto, finishedDuring } from '../projections/duringPeriod.ts'
import { feedbackProgress } from '../projections/feedbackProgress.ts'
import { communitiesOf } from '../projections/reach.ts'
import { schedule } from '../projections/schedule.ts'
import type { Slices } from '../projections/state.ts'
import { supervision } from '../projections/supervision.ts'
import { noCalendar, type WorkingCalendar } from '../vocabulary/period.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
import type { Metric } from './metric.ts'

/**
 * A metric as it stands at the end of a month or a year, or on the day of the question where that comes first: a stock, of
 * which months do not add up. What happened after the period is not in it, so that a signed month stands.
 */
export const atEndOf = <S>(period: ReportPeriod, { metric, unit, basis, part }: Metric<S>): Metric<S> => ({
  metric,
  unit,
  basis: `${basis}; stock at the end of ${period}`,
  part: (state, asOf) => part(state, daysWithin(period, asOf).last),
})

/** Inspections of the site within a month or a year, of every kind (检查次数). */
export const inspectionsDuring = (period: ReportPeriod): Metric<Slices<'opening' | 'inspection'>> =>
  addingUp(period, (month) => ({
    metric: 'inspectionsInPeriod',
    unit: 'inspections',
    basis: `inspections of every kind in ${month}`,
    part: (state, asOf) => {
      const communities = communitiesOf(state, daysWithin(month, asOf).last)
      const inspections = entriesDuring(Object.values(state.inspection.inspections), month, asOf)
      return { numerator: inspections.filter((one) => one.communities.some((id) => communities.includes(id))).length }
    },
  }))

/** Rectifications that were ordered within a month or a year (整改通知). */
export const rectificationsDuring = (
  period: ReportPeriod,
): Metric<Slices<'opening' | 'inspection' | 'rectification'>> =>
  addingUp(period, (month) => ({
    metric: 'rectificationsInPeriod',
    unit: 'rectifications',
    basis: `rectifications ordered in ${month}`,
    part: (state, asOf) => {
      const { first, last } = daysWithin(month, asOf)
      const { rectifications } = supervision(state, communitiesOf(state, last), last)
      return { numerator: rectifications.filter(({ orderedOn }) => fallsInto({ on: orderedOn }, first)).length }
    },
  }))

/** Feedback that came in within a month or a year and repeats nothing (诉求件数). */
export const feedbackDuring = (period: ReportPeriod): Metric<Slices<'opening' | 'feedback' | 'handling' | 'review'>> =>
  addingUp(period, (month) => ({
    metric: 'feedbackInPeriod',
    unit: 'feedback',
    basis: `feedback received in ${month}, repeats left out`,
    part: (state, asOf) => {
      const { first, last } = daysWithin(month, asOf)
      const day = { today: last, calendar: noCalendar }
      const { records } = feedbackProgress(state, communitiesOf(state, last), day)
      return { numerator: records.filter(({ receivedOn }) => fallsInto({ on: receivedOn }, first)).length }
    },
  }))

const finishedBy = (which: 'early' | 'late', period: ReportPeriod, calendar: WorkingCalendar): Metric<Finished> => ({
  metric: which === 'early' ? 'daysEarly' : 'daysLate',
  unit: 'days',
  basis:
    `days ${which === 'early' ? 'before' : 'after'} the end of the agreed period, extensions included, ` +
    `of the communities finished in ${period} / those of which it can be told to the day`,
  part: (state, asOf) => {
    const { last } = daysWithin(period, asOf)
    const days = finishedDuring(state, period, asOf).flatMap((community) => {
      const agreed = schedule(state, community, { today: last, calendar })?.reckonings.find((one) => one.agreed)
      const early = agreed?.early
      return early !== undefined && early.least === early.most ? [early.least] : []
    })
    const counted = days.map((one) => Math.max(0, which === 'early' ? one : -one))
    return { numerator: counted.reduce((sum, one) => sum + one, 0), denominator: days.length }
  },
})

type Finished = Slices<'opening' | 'plan' | 'works'>

/** Days by which the communities finished in a month or a year were early, together, and of how many it can be told. */
export const daysEarly = (period: ReportPeriod, calendar: WorkingCalendar): Metric<Finished> =>
  addingUp(period, (month) => finishedBy('early', month, calendar))

/** Days by which the communities finished in a month or a year were late, together, and of how many it can be told. */
export const daysLate = (period: ReportPeriod, calendar: WorkingCalendar): Metric<Finished> =>
  addingUp(period, (month) => finishedBy('late', month, calendar))
