import { initiativesPart, type KindPart } from '../projections/streetOverview.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { Metric } from './metric.ts'

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
