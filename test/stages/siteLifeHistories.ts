import { head } from './histories.ts'
import { within } from './siteHistories.ts'

export const at = (day: string, time = '08:00') => ({ day, time }) as const

export const inspected = (inspection: string, on: string, more: object = {}) =>
  ({
    type: 'MaterialInspected',
    inspection,
    batch: 'b-1',
    item: 'A-road',
    material: 'asphalt',
    result: 'accepted',
    signedBy: [{ party: 'supervisor', actor: 'engineer-1' }],
    on,
    ...more,
  }) as never

export const sampled = {
  type: 'SampleTaken',
  sample: 's-1',
  batch: 'b-1',
  witness: 'engineer-1',
  on: '2019-08-10',
} as const

export const tested = (result: 'passed' | 'failed', on = '2019-08-12') =>
  ({ type: 'TestReported', sample: 's-1', laboratory: 'lab-1', result, on }) as const

export const used = (on: string, use = 'u-1') =>
  ({ type: 'MaterialUsed', use, batch: 'b-1', item: 'A-road', on }) as const

export const changed = {
  type: 'DesignChanged',
  change: 'c-1',
  reason: 'residents',
  drawings: 2,
  items: ['A-road'],
  cost: { way: 'more', amount: 1000 },
  on: '2019-08-20',
} as const

export const instructed = {
  type: 'SiteInstructionIssued',
  instruction: 'n-1',
  change: 'c-1',
  items: ['A-road'],
  cost: { way: 'less', amount: 400 },
  on: '2019-08-20',
} as const

export const disturbancePolicyAdopted = {
  type: 'DisturbancePolicyAdopted',
  policy: { head: head('disturbance'), outageNoticeDays: 1, disturbanceNoticeDays: 3 },
  on: '2019-03-01',
} as const

export const outage = (id: string, on: string, more: object = {}) =>
  ({
    type: 'OutageAnnounced',
    outage: id,
    service: 'water',
    communities: ['A'],
    buildings: [],
    from: at('2019-09-10', '08:00'),
    until: at('2019-09-10', '18:00'),
    on,
    ...more,
  }) as never

export const ended = (id: string, day: string, time: string) =>
  ({ type: 'OutageEnded', outage: id, at: at(day, time) }) as const

export const noise = {
  type: 'DisturbanceAnnounced',
  disturbance: 'd-1',
  kind: 'noise',
  communities: ['A'],
  buildings: [],
  from: at('2019-09-10'),
  until: at('2019-09-12'),
  on: '2019-09-07',
} as const

export const made = (appointment: string, household = 'h-1', day = '2019-09-10') =>
  ({
    type: 'HouseholdAppointmentMade',
    appointment,
    household,
    purpose: 'window',
    day,
    part: 'morning',
    on: '2019-09-01',
  }) as const

export const kept = (appointment: string, on = '2019-09-10') =>
  ({ type: 'HouseholdAppointmentKept', appointment, on }) as const

export const missed = (appointment: string, by: 'household' | 'contractor', on = '2019-09-10') =>
  ({ type: 'HouseholdAppointmentMissed', appointment, by, on }) as const

export const calledOff = (appointment: string, on: string) =>
  ({ type: 'HouseholdAppointmentCancelled', appointment, by: 'household', on }) as const

export const incidentPolicyAdopted = {
  type: 'IncidentPolicyAdopted',
  policy: { head: head('incidents'), reportWithin: { safety: within(1), quality: within(2) } },
  on: '2019-03-01',
} as const

export const incident = {
  type: 'IncidentOccurred',
  incident: 'i-1',
  kind: 'safety',
  severity: 'serious',
  community: 'A',
  on: '2019-09-10',
} as const
