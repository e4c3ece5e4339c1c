import type { RenovationState } from '../projections/state.ts'
import type { WorkingCalendar } from '../vocabulary/period.ts'
import { moneySources } from '../vocabulary/moneySource.ts'
import { yearOf, type ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { newlyAcceptedCommunities, newlyAcceptedHouseholds } from './acceptanceMetrics.ts'
import { satisfaction } from './afterMetrics.ts'
import {
  plannedBuildings,
  plannedBuildingsMeasured,
  plannedDwellingArea,
  plannedFloorArea,
  plannedStairUnits,
} from './extentMetrics.ts'
import { feedbackSatisfaction, promisesKeptRate, resolutionRate, responseRate } from './feedbackMetrics.ts'
import { consentingAtListing, consentingAtStart, surveyedAtListing, surveyedAtStart } from './gateMetrics.ts'
import { communitiesWithCommittee, communitiesWithFund, communitiesWithService } from './governanceMetrics.ts'
import type { Metric } from './metric.ts'
import { contributionRate, fundExecutionRate, investmentDuring } from './moneyMetrics.ts'
import {
  atEndOf,
  daysEarly,
  daysLate,
  feedbackDuring,
  inspectionsDuring,
  rectificationsDuring,
} from './periodMetrics.ts'
import {
  feedbackSatisfactionDuring,
  promisesKeptDuring,
  rectifiedInTimeDuring,
  resolutionRateDuring,
  responseRateDuring,
} from './rateMetrics.ts'
import { consentRate, plannedCommunities, plannedHouseholds, surveyCoverage } from './renovationMetrics.ts'
import { finishedInTime, rectifiedInTime } from './supervisionMetrics.ts'
import {
  finishedCommunities,
  finishedHouseholds,
  newlyStartedCommunities,
  newlyStartedHouseholds,
  startRateByCommunities,
  startRateByHouseholds,
} from './startMetrics.ts'
import { builtIndicators, builtQuantity, uncountedItemCount } from './worksMetrics.ts'

/** What the indicators need to know besides the record. */
export interface IndicatorTerms {
  /**
   * The version of the scheme that consent is counted to, at the end of the period: name the one that stood then, the last
   * of `schemeProgress`. To a version that was drafted later no consent has been carried over by that day, so its rate is 0.
   * The rates at listing and at the start count to the version that was listed and built, whatever is named here.
   */
  readonly scheme: SchemeVersion
  /** Which days are worked, for what is owed within working days. */
  readonly calendar: WorkingCalendar
  /** Which answers count as satisfied; satisfied and basically satisfied where nothing is said. The basis names them. */
  readonly satisfied?: Parameters<typeof satisfaction>[0]
}

type Indicator = Metric<RenovationState>

const investments = (period: ReportPeriod): readonly Indicator[] =>
  (['committed', 'received', 'paid'] as const).flatMap((which) =>
    [undefined, ...moneySources].map((source) => investmentDuring(which, period, source)),
  )

const stocks = ({ scheme, calendar, satisfied }: IndicatorTerms): readonly Indicator[] => {
  const { satisfactionRate, satisfactionResponseRate } = satisfaction(satisfied ?? ['satisfied', 'basicallySatisfied'])
  return [
    fundExecutionRate,
    contributionRate,
    surveyCoverage,
    consentRate(scheme),
    communitiesWithService,
    communitiesWithCommittee,
    communitiesWithFund,
    satisfactionRate,
    satisfactionResponseRate,
    rectifiedInTime(calendar),
    finishedInTime(calendar),
    responseRate(calendar),
    resolutionRate(calendar),
    feedbackSatisfaction(calendar),
    promisesKeptRate,
  ]
}

/**
 * The indicators of a month or a year (统计指标): what the ministry publishes, what an evaluation asks, and what a bureau
 * watches for itself. Each is a metric like any other: tally it, merge it over renovations, ask `behind` for its events.
 * What happens is counted in the period, and its months add up to the year; what stands is a stock at the period's end, and
 * its basis says so.
 *
 * @remarks The rows follow the national survey system for the statistics of renovations (全国城镇老旧小区改造统计调查制度); its form
 * numbers and explanations were not checked [K].
 */
export const officialIndicators = (period: ReportPeriod, terms: IndicatorTerms): readonly Indicator[] => {
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
    newlyAcceptedCommunities(period),
    newlyAcceptedHouseholds(period),
    plannedBuildings(year),
    plannedStairUnits(year),
    plannedFloorArea(year),
    plannedBuildingsMeasured(year),
    plannedDwellingArea(year),
    surveyedAtListing(year),
    consentingAtListing(year),
    surveyedAtStart(period),
    consentingAtStart(period),
    ...investments(period),
    ...builtIndicators.map((indicator) => builtQuantity(indicator, period)),
    uncountedItemCount(period),
    ...stocks(terms).map((metric) => atEndOf(period, metric)),
    inspectionsDuring(period),
    rectificationsDuring(period),
    feedbackDuring(period),
    rectifiedInTimeDuring(period, terms.calendar),
    responseRateDuring(period, terms.calendar),
    resolutionRateDuring(period, terms.calendar),
    feedbackSatisfactionDuring(period, terms.calendar),
    promisesKeptDuring(period),
    daysEarly(period, terms.calendar),
    daysLate(period, terms.calendar),
  ]
}
