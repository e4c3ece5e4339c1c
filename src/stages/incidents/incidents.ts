import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { Severity } from '../../vocabulary/severity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { elsewhere, unstartedItem, type Items } from '../items/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { IncidentPolicy } from './policy.ts'
import { incidentOf, noIncidents, type Incident, type Incidents } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly incidents: Incidents
}

/** What is asked after an incident was laid down for this renovation. */
export const IncidentPolicyAdopted = adopted(
  'IncidentPolicyAdopted',
  IncidentPolicy,
  (incidents: Writable<Incidents>) => incidents.policies,
)
export type IncidentPolicyAdopted = EventIn<typeof IncidentPolicyAdopted>

/** Adopts an incident policy; a later adoption governs what happens from its own day on. */
export const adoptIncidentPolicy = adopts(
  'AdoptIncidentPolicy',
  IncidentPolicy,
  IncidentPolicyAdopted,
  ({ incidents }: Reads) => incidents.policies,
)

const occurred = {
  incident: RecordId,
  kind: oneOf('safety', 'quality'),
  severity: Severity,
  community: CommunityId,
  item: optional(WorkItemId),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const incidentIn = ({ kind, severity, community, item, on }: Omit<Incident, 'voided'>): Incident => ({
  kind,
  severity,
  community,
  ...(item !== undefined && { item }),
  on,
  voided: false,
})

/** Something went badly wrong on site (事故): from that day the time to report it runs. */
export const IncidentOccurred = fact('IncidentOccurred', occurred, (incidents: Writable<Incidents>, e) => {
  incidents.incidents[e.incident] = keep(incidentIn(e))
})
export type IncidentOccurred = EventIn<typeof IncidentOccurred>

/** Records an incident. No policy is asked for: what happened is on record whatever was laid down. */
export const recordIncident = rule(
  'RecordIncident',
  occurred,
  (s: Reads & { readonly items: Items }, c, day: Today) => {
    const known = incidentOf(s.incidents, c.incident)
    if (known) return isSame(known, incidentIn(c)) ? nothing : refuse(recordedDifferently('incident', c.incident))
    const strange =
      c.item === undefined ? [] : [unstartedItem(s.items, c.item, c.on), elsewhere(s.items, c.item, [c.community])]
    return acceptUnless([...closedTo(s.opening, [c.community], c.on), ...strange, notYet(c.on, day)], () =>
      IncidentOccurred(c),
    )
  },
)

const step = { incident: RecordId, on: CalendarDate, evidence: optional(Evidence) }

const hindrances = (s: Reads, c: { readonly incident: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = incidentOf(s.incidents, c.incident)
  if (known === undefined) return [{ type: 'IncidentNotRecorded', incident: c.incident } as const]
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'BeforeIncident', incident: c.incident, occurred: known.on, on: c.on } as const)
  return [...closedTo(s.opening, [], c.on), early, notYet(c.on, day)]
}

/** The incident was reported to the authority (上报主管部门). */
export const IncidentReported = fact('IncidentReported', step, (incidents: Writable<Incidents>, e) => {
  incidents.reports[e.incident] = { on: e.on, voided: false }
})
export type IncidentReported = EventIn<typeof IncidentReported>

/**
 * Records the report, be it late.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 52: within 24 hours.
 */
export const reportIncident = rule('ReportIncident', step, (s: Reads, c, day: Today) => {
  const known = lookup(s.incidents.reports, c.incident)
  if (known && !known.voided)
    return known.on === c.on ? nothing : refuse(recordedDifferently('incidentReport', c.incident))
  return acceptUnless([...hindrances(s, c, day)], () => IncidentReported(c))
})

/** The incident was dealt with and closed (事故处理结案). */
export const IncidentClosed = fact('IncidentClosed', step, (incidents: Writable<Incidents>, e) => {
  incidents.closings[e.incident] = { on: e.on, voided: false }
})
export type IncidentClosed = EventIn<typeof IncidentClosed>

/** Closes an incident. Refused before it happened; closing it does not replace its report. */
export const closeIncident = rule('CloseIncident', step, (s: Reads, c, day: Today) => {
  const known = lookup(s.incidents.closings, c.incident)
  if (known && !known.voided)
    return known.on === c.on ? nothing : refuse(recordedDifferently('incidentClosing', c.incident))
  return acceptUnless([...hindrances(s, c, day)], () => IncidentClosed(c))
})

const id = { incident: RecordId }
const key = tagged('kind', { incident: id, incidentReport: id, incidentClosing: id })

const entriesFor = (slice: Incidents, one: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const entries = { incident: slice.incidents, incidentReport: slice.reports, incidentClosing: slice.closings }[
    one.kind
  ]
  return [lookup<{ readonly voided: boolean }>(entries, one.incident)].filter((found) => found !== undefined)
}

/** An entry was a mistake: an incident, its report or its closing does not count. */
export const IncidentRecordVoided = struckOut('IncidentRecordVoided', key, entriesFor)
export type IncidentRecordVoided = EventIn<typeof IncidentRecordVoided>

/** Strikes out an incident, its report or its closing. What followed an incident holds for it entered anew. */
export const voidIncidentRecord = strikes(
  'VoidIncidentRecord',
  key,
  IncidentRecordVoided,
  ({ incidents }: Reads, record) => entriesFor(incidents, record),
  (record) => [record.incident],
)

/** Incidents (事故): what happened, that it was reported, and that it was dealt with. */
export const incidents = stage(
  'incidents',
  noIncidents,
  [IncidentPolicyAdopted, IncidentOccurred, IncidentReported, IncidentClosed, IncidentRecordVoided],
  [adoptIncidentPolicy, recordIncident, reportIncident, closeIncident, voidIncidentRecord],
)
