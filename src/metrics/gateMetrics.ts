import { reachAtListing, reachAtStart, type GateReach } from '../projections/gateReach.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
import { reachedPart } from './householdMetrics.ts'
import type { Metric } from './metric.ts'

type AtListing = Parameters<typeof reachAtListing>[0]
type AtStart = Parameters<typeof reachAtStart>[0]

const words = { surveyed: 'households surveyed', consenting: 'households consenting to the scheme' } as const

const atListing = (which: keyof GateReach, year: number): Metric<AtListing> => ({
  metric: `${which}AtListing`,
  unit: 'share',
  basis: `${words[which]} / households, on the day of the listing in the annual plan of ${year}`,
  part: (state, asOf) => reachedPart(reachAtListing(state, year, asOf)[which]),
})

const atStart = (which: keyof GateReach, period: ReportPeriod): Metric<AtStart> =>
  addingUp(period, (month) => ({
    metric: `${which}AtStart`,
    unit: 'share',
    basis: `${words[which]} / households, on the day of the start of works, where that lies in ${month}`,
    part: (state, asOf) => reachedPart(reachAtStart(state, month, asOf)[which]),
  }))

/** Households surveyed on the day on which their community entered the plan of a year: what the gate had to go by. */
export const surveyedAtListing = (year: number): Metric<AtListing> => atListing('surveyed', year)

/** Households consenting to the scheme listed on the day on which their community entered the plan of a year (列入计划时同意率). */
export const consentingAtListing = (year: number): Metric<AtListing> => atListing('consenting', year)

/** Households surveyed on the day on which works in their community started, of the starts of a month or a year. */
export const surveyedAtStart = (period: ReportPeriod): Metric<AtStart> => atStart('surveyed', period)

/** Households consenting to the scheme built on the day on which works started, of the starts of a month or a year (开工时同意率). */
export const consentingAtStart = (period: ReportPeriod): Metric<AtStart> => atStart('consenting', period)
