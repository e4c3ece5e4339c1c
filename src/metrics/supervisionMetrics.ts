import { communitiesOf } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import { supervision } from '../projections/supervision.ts'
import { completionTimeliness, rectificationTimeliness, type Timeliness } from '../projections/timeliness.ts'
import type { WorkingCalendar } from '../vocabulary/period.ts'
import type { Part } from './figure.ts'
import type { Metric } from './metric.ts'

/** Inspections of the site, of every kind (检查次数). */
export const inspectionCount: Metric<Slices<'opening' | 'inspection' | 'rectification'>> = {
  metric: 'inspections',
  unit: 'inspections',
  basis: 'inspections on record, of every kind',
  part: (state, asOf) => {
    const { inspections } = supervision(state, communitiesOf(state, asOf), asOf)
    return { numerator: inspections.reduce((sum, one) => sum + one.inOrder + one.defectsFound, 0) }
  },
}

/** Rectifications that were ordered (整改通知). */
export const rectificationCount: Metric<Slices<'opening' | 'inspection' | 'rectification'>> = {
  metric: 'rectifications',
  unit: 'rectifications',
  basis: 'rectifications ordered',
  part: (state, asOf) => ({
    numerator: supervision(state, communitiesOf(state, asOf), asOf).rectifications.length,
  }),
}

const inTimeOf = ({ inTime, late }: Timeliness): Part => ({ numerator: inTime, denominator: inTime + late })

/**
 * Rectifications put right in time of those that were owed (按期整改率). One of which it cannot be told counts in neither
 * number. Working days are counted by the calendar that the app hands in.
 */
export const rectifiedInTime = (
  calendar: WorkingCalendar,
): Metric<Slices<'opening' | 'inspection' | 'rectification'>> => ({
  metric: 'rectifiedInTime',
  unit: 'share',
  basis: 'rectifications whose accepted reply came in time / rectifications that were owed and of which it can be told',
  part: (state, asOf) =>
    inTimeOf(rectificationTimeliness(state, communitiesOf(state, asOf), { today: asOf, calendar })),
})

/** Communities finished within the agreed construction period, of those finished or overdue (按期完工率). */
export const finishedInTime = (calendar: WorkingCalendar): Metric<Slices<'opening' | 'plan' | 'works'>> => ({
  metric: 'finishedInTime',
  unit: 'share',
  basis: 'communities finished within the agreed period / communities finished or overdue of which it can be told',
  part: (state, asOf) => inTimeOf(completionTimeliness(state, communitiesOf(state, asOf), { today: asOf, calendar })),
})
