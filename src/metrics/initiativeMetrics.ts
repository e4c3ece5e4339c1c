import { initiativesPart, type KindPart } from '../projections/streetOverview.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Metric } from './metric.ts'
import { atEndOf } from './periodMetrics.ts'

type Read = Parameters<typeof initiativesPart>[1]

const kindsOf = (state: Read, asOf: Day): readonly KindPart[] =>
  Object.values(initiativesPart('one', state, asOf).initiatives['one'] ?? {})

/** People helped by a neighbourhood community's initiatives, counted each time they were helped. */
export const beneficiaryCount: Metric<Read> = {
  metric: 'beneficiaries',
  unit: 'people',
  basis: 'people helped by initiatives, each time that they were helped',
  part: (state, asOf) => ({ numerator: kindsOf(state, asOf).reduce((sum, one) => sum + one.beneficiaries, 0) }),
}

/** Organisations that joined a neighbourhood community's initiatives, each once within that community. */
export const partnerCount: Metric<Read> = {
  metric: 'partners',
  unit: 'organisations',
  basis: 'organisations that joined initiatives, each once a neighbourhood community',
  part: (state, asOf) => ({ numerator: new Set(kindsOf(state, asOf).flatMap((one) => one.partners)).size }),
}

/**
 * The indicators of a neighbourhood community's initiatives as they stand at the end of a month or a year: whom they had
 * helped by then, and who had joined them. They are stocks: months do not add up.
 */
export const initiativeIndicators = (period: ReportPeriod): readonly Metric<Read>[] =>
  [beneficiaryCount, partnerCount].map((metric) => atEndOf(period, metric))
