import type { RenovationState } from '../projections/state.ts'
import type { WorkingCalendar } from '../vocabulary/period.ts'
import { yearOf, type ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import {
  feedbackCount,
  feedbackSatisfaction,
  promisesKeptRate,
  resolutionRate,
  responseRate,
} from './feedbackMetrics.ts'
import { plannedBuildings, plannedDwellingArea, plannedStairUnits } from './extentMetrics.ts'
import type { Metric } from './metric.ts'
import {
  contributionRate,
  fundExecutionRate,
  investmentCommitted,
  investmentPaid,
  investmentReceived,
} from './moneyMetrics.ts'
import { consentRate, plannedCommunities, plannedHouseholds, surveyCoverage } from './renovationMetrics.ts'
import { finishedInTime, inspectionCount, rectificationCount, rectifiedInTime } from './supervisionMetrics.ts'
import {
  finishedCommunities,
  finishedHouseholds,
  newlyStartedCommunities,
  newlyStartedHouseholds,
  startRateByCommunities,
  startRateByHouseholds,
} from './startMetrics.ts'

/** What the indicators need to know besides the record. */
export interface IndicatorTerms {
  /** The version of the scheme that consent is counted to. */
  readonly scheme: SchemeVersion
  /** Which days are worked, for what is owed within working days. */
  readonly calendar: WorkingCalendar
}

/**
 * The indicators of a month or a year (统计指标): what the ministry publishes, what an evaluation asks, and what a bureau
 * watches for itself. Each is a metric like any other: tally it, merge it over renovations, ask `behind` for its events.
 *
 * @remarks The rows follow the national survey system for the statistics of renovations (全国城镇老旧小区改造统计调查制度); its form
 * numbers and explanations were not checked [K].
 */
export const officialIndicators = (
  period: ReportPeriod,
  { scheme, calendar }: IndicatorTerms,
): readonly Metric<RenovationState>[] => {
  const year = Number(yearOf(period))
  return [
    plannedCommunities(year),
    plannedHouseholds(year),
    newlyStartedCommunities(period),
    newlyStartedHouseholds(period),
    startRateByCommunities(period),
    startRateByHouseholds(period),
    finishedCommunities(period),
    finishedHouseholds(period),
    plannedBuildings(year),
    plannedStairUnits(year),
    plannedDwellingArea(year),
    investmentCommitted(),
    investmentReceived(),
    investmentPaid(),
    fundExecutionRate,
    contributionRate,
    surveyCoverage,
    consentRate(scheme),
    inspectionCount,
    rectificationCount,
    rectifiedInTime(calendar),
    finishedInTime(calendar),
    feedbackCount,
    responseRate(calendar),
    resolutionRate(calendar),
    feedbackSatisfaction(calendar),
    promisesKeptRate,
  ]
}
