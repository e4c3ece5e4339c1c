import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { Severity } from '../../vocabulary/severity.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { IncidentPolicy } from './policy.ts'

/** Something that went badly wrong on site. */
export interface Incident extends Voidable {
  readonly kind: 'safety' | 'quality'
  readonly severity: Severity
  readonly community: CommunityId
  readonly item?: WorkItemId
}

/** The incidents' slice: incidents under their ids, and by the same id the report to the authority and the closing. */
export interface Incidents {
  readonly policies: readonly Adoption<IncidentPolicy>[]
  readonly incidents: { readonly [id: string]: Incident }
  readonly reports: { readonly [id: string]: Voidable }
  readonly closings: { readonly [id: string]: Voidable }
}

/** Before anything went wrong. */
export const noIncidents: Incidents = { policies: [], incidents: {}, reports: {}, closings: {} }

/** An incident that counts. */
export const incidentOf = (slice: Incidents, id: string): Incident | undefined => {
  const found = lookup(slice.incidents, id)
  return found?.voided === false ? found : undefined
}

/** The incidents that had happened by a day, with their ids. */
export const incidentsBy = (slice: Incidents, asOf?: Day): readonly (readonly [string, Incident])[] =>
  Object.entries(slice.incidents).filter(([, one]) => countsOn(one, asOf))

/** The incidents that had happened by a day and were not closed. */
export const openIncidents = (slice: Incidents, asOf?: Day): readonly (readonly [string, Incident])[] =>
  incidentsBy(slice, asOf).filter(([id]) => {
    const closing = lookup(slice.closings, id)
    return closing === undefined || !countsOn(closing, asOf)
  })

/** What is owed on a day: the report of each incident that has not been reported to the authority. */
export const due = ({ incidents }: { readonly incidents: Incidents }, day: Today): readonly Due[] =>
  Object.entries(incidents.incidents).flatMap(([subject, one]) => {
    const report = lookup(incidents.reports, subject)
    if (!mayCountBy(one, day.today) || (report && mayCountBy(report, day.today))) return []
    const owed = { what: 'incidentReport', subject, since: one.on }
    return [owedWithin(owed, 'incidents', incidents.policies, (policy) => policy.reportWithin[one.kind], day)]
  })
