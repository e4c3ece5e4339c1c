import { daysWithin, finishedDuring, startedDuring } from '../projections/duringPeriod.ts'
import { finishIn, householdsWithin, startIn } from '../projections/householdsDuring.ts'
import { householdsTold, listedCommunities } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import { yearOf, type ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
import { householdsIn } from './householdMetrics.ts'
import type { Metric } from './metric.ts'

type Started = Slices<'opening' | 'works'>
type Planned = Slices<'opening' | 'plan' | 'works'>

const planOf = (period: ReportPeriod): number => Number(yearOf(period))

/**
 * Communities newly started in a month or a year (新开工小区数): those in which works first started then. Months add up to the
 * year. It is what the ministry publishes month by month.
 *
 * @remarks National survey system for the statistics of renovations (全国城镇老旧小区改造统计调查制度), published by the National
 * Bureau of Statistics on 2025-07-02; its explanations of the indicators were not checked [K].
 */
export const newlyStartedCommunities = (period: ReportPeriod): Metric<Started> =>
  addingUp(period, (month) => ({
    metric: 'newlyStartedCommunities',
    unit: 'communities',
    basis: `communities in which works first started in ${month}`,
    part: (state, asOf) => ({ numerator: startedDuring(state, month, asOf).length }),
  }))

/**
 * Households of the communities newly started in a month or a year (惠及居民户数). Those that were counted together count once
 * works have started in the last of their communities.
 */
export const newlyStartedHouseholds = (period: ReportPeriod): Metric<Started & Slices<'register'>> =>
  householdsIn<Started & Slices<'register'>>(
    period,
    'newlyStartedHouseholds',
    `households of the communities in which works first started in ${period}`,
    startIn,
  )

/**
 * Communities newly started since the first of January, of those in the plan of the year (按小区数计开工率). It may exceed one, as
 * published rates do, and there is none where nothing was planned.
 */
export const startRateByCommunities = (period: ReportPeriod): Metric<Planned> => ({
  metric: 'startRateByCommunities',
  unit: 'share',
  basis: `communities newly started in ${yearOf(period)}, to the end of ${period} / communities in the annual plan of ${yearOf(period)}`,
  part: (state, asOf) => {
    const { last } = daysWithin(period, asOf)
    return {
      numerator: startedDuring(state, yearOf(period), last).length,
      denominator: listedCommunities(state, planOf(period), last).length,
    }
  },
})

/**
 * Households of the communities newly started since the first of January, of those in the plan of the year (按户数计开工率). There
 * is none where it can be told of none of those that started.
 */
export const startRateByHouseholds = (period: ReportPeriod): Metric<Planned & Slices<'register'>> => ({
  metric: 'startRateByHouseholds',
  unit: 'share',
  basis: `households of the communities newly started in ${yearOf(period)}, to the end of ${period} / households in the annual plan of ${yearOf(period)}`,
  part: (state, asOf) => {
    const { last } = daysWithin(period, asOf)
    const started = householdsWithin(state, yearOf(period), last, startIn(state))
    const planned = householdsTold(state, listedCommunities(state, planOf(period), last), last)
    const untold = new Set([...started.untold, ...planned.untold]).size
    const isUnknown = started.households === 0 && started.untold.length > 0
    return {
      numerator: started.households,
      denominator: isUnknown ? 0 : planned.households,
      ...(untold > 0 && { untold }),
    }
  },
})

/** Communities whose works were finished in a month or a year (完工): neither accepted nor handed over by that. */
export const finishedCommunities = (period: ReportPeriod): Metric<Started> =>
  addingUp(period, (month) => ({
    metric: 'finishedCommunities',
    unit: 'communities',
    basis: `communities whose works were finished in ${month}`,
    part: (state, asOf) => ({ numerator: finishedDuring(state, month, asOf).length }),
  }))

/**
 * Households of the communities whose works were finished in a month or a year. Those that were counted together count once
 * the works of the last of their communities are finished.
 */
export const finishedHouseholds = (period: ReportPeriod): Metric<Started & Slices<'register'>> =>
  householdsIn<Started & Slices<'register'>>(
    period,
    'finishedHouseholds',
    `households of the communities whose works were finished in ${period}`,
    finishIn,
  )
