import { appointmentsKept } from '../projections/appointmentsKept.ts'
import { incidentCount, materialsAccepted } from '../projections/siteQuality.ts'
import { communitiesOf } from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { Metric } from './metric.ts'

/** Appointments kept of those kept or missed, by whichever side; those called off or still open count for neither. */
export const appointmentsKeptRate: Metric<Slices<'opening' | 'register' | 'appointments'>> = {
  metric: 'appointmentsKeptRate',
  unit: 'share',
  basis: 'appointments kept / appointments kept or missed',
  part: (state, asOf) => {
    const counts = appointmentsKept(state, communitiesOf(state, asOf), asOf)
    const kept = counts.reduce((sum, one) => sum + one.kept, 0)
    const missed = counts.reduce((sum, one) => sum + one.missedByHousehold + one.missedByContractor, 0)
    return { numerator: kept, denominator: kept + missed }
  },
}

/** Incidents on site, of safety and of quality, that had happened by a day. */
export const incidentsOnSite: Metric<Slices<'opening' | 'incidents'>> = {
  metric: 'incidentsOnSite',
  unit: 'incidents',
  basis: 'safety and quality incidents on site',
  part: (state, asOf) => ({ numerator: incidentCount(state, communitiesOf(state, asOf), asOf) }),
}

/** Inspections of material that ended in its acceptance, of all of them (材料进场检验合格率). */
export const materialAcceptanceRate: Metric<Slices<'opening' | 'items' | 'materials'>> = {
  metric: 'materialAcceptanceRate',
  unit: 'share',
  basis: 'inspections of material that accepted it / inspections of material',
  part: (state, asOf) => {
    const { accepted, of } = materialsAccepted(state, communitiesOf(state, asOf), asOf)
    return { numerator: accepted, denominator: of }
  },
}
