import { initiativesStartedDuring, occasionsHeldDuring, servicesGivenDuring } from '../projections/initiativesDuring.ts'
import { initiativesPart, type KindPart } from '../projections/streetOverview.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { addingUp } from './addingUp.ts'
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

/** Initiatives that a neighbourhood community had started. */
export const initiativeCount: Metric<Read> = {
  metric: 'initiatives',
  unit: 'initiatives',
  basis: 'initiatives started',
  part: (state, asOf) => ({ numerator: kindsOf(state, asOf).reduce((sum, one) => sum + one.initiatives, 0) }),
}

/** Initiatives that say nothing of how many people they helped: while it is not zero, `beneficiaries` is too low. */
export const uncountedInitiativeCount: Metric<Read> = {
  metric: 'uncountedInitiatives',
  unit: 'initiatives',
  basis: 'initiatives of which nobody told how many people they helped',
  part: (state, asOf) => ({ numerator: kindsOf(state, asOf).reduce((sum, one) => sum + one.uncounted, 0) }),
}

/** Initiatives started in a month or a year. Months add up to the year. */
export const initiativesDuring = (period: ReportPeriod): Metric<Read> => ({
  metric: 'initiativesInPeriod',
  unit: 'initiatives',
  basis: `initiatives started in ${period}`,
  part: (state, asOf) => ({
    numerator: initiativesStartedDuring(state, period, asOf).length,
  }),
})

/** Occasions of initiatives in a month or a year, such as a day of blood donation (活动场次). */
export const occasionsDuring = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'occasionsInPeriod',
    unit: 'occasions',
    basis: `occasions of initiatives in ${month}`,
    part: (state, asOf) => ({ numerator: occasionsHeldDuring(state, month, asOf).length }),
  }))

/** People helped in a month or a year, counted each time they were helped. */
export const beneficiariesDuring = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'beneficiariesInPeriod',
    unit: 'people',
    basis: `people helped by initiatives in ${month}, each time that they were helped`,
    part: (state, asOf) => ({
      numerator: servicesGivenDuring(state, month, asOf).reduce((sum, one) => sum + one.beneficiaries, 0),
    }),
  }))

/**
 * The indicators of a neighbourhood community's initiatives for a month or a year: what was started, held and given in it,
 * of which months add up to the year, and as stocks at its end how many initiatives there were, whom they had helped by
 * then, of how many that is not known, and who had joined them.
 */
export const initiativeIndicators = (period: ReportPeriod): readonly Metric<Read>[] => [
  initiativesDuring(period),
  occasionsDuring(period),
  beneficiariesDuring(period),
  ...[initiativeCount, beneficiaryCount, uncountedInitiativeCount, partnerCount].map((one) => atEndOf(period, one)),
]
