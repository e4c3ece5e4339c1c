import {
  figure,
  mergeAll,
  officialIndicators,
  ReportPeriod,
  SchemeVersion,
  tally,
  type Figure,
  type Metric,
  type RenovationState,
} from 'xinyan'
import { calendar, dayOf } from './office.ts'
import type { Planned } from './plannedFigures.ts'

const first = 1
if (!SchemeVersion.is(first)) throw new Error('1 is no version of a scheme')
export const scheme: SchemeVersion = first

/** A month or a year that was written down as text. */
export const periodOf = (text: string): ReportPeriod => {
  if (!ReportPeriod.is(text)) throw new Error(`${text} is no month and no year`)
  return text
}

/** Renovations by their streams. */
export type States = Readonly<Record<string, RenovationState>>

/** One figure of several renovations together on a day. */
export const figureOf = (metric: Metric<RenovationState>, states: States, asOf: string): Figure => {
  const [one, ...others] = Object.entries(states).map(([id, state]) => tally(metric, id, state, dayOf(asOf)))
  if (one === undefined) throw new Error('no renovation')
  const merged = mergeAll(one, ...others)
  if (merged.type === 'Unmergeable') throw new Error(`${metric.metric}: ${merged.because}`)
  return figure(merged.tally)
}

/** The official indicators of a period, of several renovations together. */
export const indicatorsOf = (period: ReportPeriod, states: States, asOf: string): readonly Figure[] =>
  officialIndicators(period, { scheme, calendar }).map((metric) => figureOf(metric, states, asOf))

/** Figures in the form in which they were planned. */
export const shown = (figures: readonly Figure[]): Readonly<Record<string, Planned>> =>
  Object.fromEntries(
    figures.map(({ metric, numerator, denominator }) => [
      metric,
      denominator === 'none' ? numerator : ([numerator, denominator] as const),
    ]),
  )
