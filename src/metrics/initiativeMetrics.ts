import { daysWithin, entriesDuring } from '../projections/duringPeriod.ts'
import { initiativesPart, type KindPart } from '../projections/streetOverview.ts'
import { initiativeOf } from '../stages/initiative/state.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import type { RecordId } from '../vocabulary/ids.ts'
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

const going = ({ initiative }: Read, id: string, last: Day): boolean => {
  const started = initiativeOf(initiative, id)
  return started !== undefined && countsOn(started, last)
}

const happened = <T extends Voidable & { readonly initiative: RecordId }>(
  entries: { readonly [id: string]: T },
  { state, period, asOf }: { readonly state: Read; readonly period: ReportPeriod; readonly asOf: Day },
): readonly T[] => {
  const { last } = daysWithin(period, asOf)
  return entriesDuring(Object.values(entries), period, asOf).filter((one) => going(state, one.initiative, last))
}

/** Initiatives started in a month or a year. Months add up to the year. */
export const initiativesDuring = (period: ReportPeriod): Metric<Read> => ({
  metric: 'initiativesInPeriod',
  unit: 'initiatives',
  basis: `initiatives started in ${period}`,
  part: ({ initiative }, asOf) => ({
    numerator: entriesDuring(Object.values(initiative.started), period, asOf).length,
  }),
})

/** Occasions of initiatives in a month or a year, such as a day of blood donation (活动场次). */
export const occasionsDuring = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'occasionsInPeriod',
    unit: 'occasions',
    basis: `occasions of initiatives in ${month}`,
    part: (state, asOf) => ({ numerator: happened(state.occasion.held, { state, period: month, asOf }).length }),
  }))

/** People helped in a month or a year, counted each time they were helped. */
export const beneficiariesDuring = (period: ReportPeriod): Metric<Read> =>
  addingUp(period, (month) => ({
    metric: 'beneficiariesInPeriod',
    unit: 'people',
    basis: `people helped by initiatives in ${month}, each time that they were helped`,
    part: (state, asOf) => ({
      numerator: happened(state.occasion.services, { state, period: month, asOf }).reduce(
        (sum, one) => sum + one.beneficiaries,
        0,
      ),
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
