import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { HouseholdId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { elsewhere, itemOf, type Items } from '../items/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { communityOf, unregistered, type Register } from '../register/state.ts'
import { appointmentOf, noAppointments, outcomeOf, type Appointment, type Appointments } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly register: Register
  readonly appointments: Appointments
}

const closedFor = (s: Reads, household: HouseholdId, on: CalendarDate) => {
  const community = communityOf(s.register, household)
  return [...closedTo(s.opening, community === undefined ? [] : [community], on), unregistered(s.register, household)]
}

const kind = oneOf('antiTheftCage', 'storageRoom', 'window', 'pipe', 'wiring', 'meter', 'other')

const made = {
  appointment: RecordId,
  household: HouseholdId,
  purpose: kind,
  item: optional(WorkItemId),
  /** The day that was agreed, and the part of it. */
  day: Day,
  part: oneOf('morning', 'afternoon', 'evening', 'wholeDay'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const appointmentIn = (c: Omit<Appointment, 'voided'>): Appointment => {
  const { household, purpose, item, day, part, on } = c
  return { household, purpose, ...(item !== undefined && { item }), day, part, on, voided: false }
}

/** A household and the contractor agreed on a day for work at its home (上门预约). */
export const HouseholdAppointmentMade = fact(
  'HouseholdAppointmentMade',
  made,
  (appointments: Writable<Appointments>, e) => {
    appointments.appointments[e.appointment] = keep(appointmentIn(e))
  },
)
export type HouseholdAppointmentMade = EventIn<typeof HouseholdAppointmentMade>

const strange = (items: Items, s: Reads, c: Omit<Appointment, 'voided'>) => {
  const community = communityOf(s.register, c.household)
  if (c.item === undefined || community === undefined) return undefined
  if (itemOf(items, c.item) === undefined) return { type: 'WorkItemNotStarted', item: c.item, on: c.on } as const
  return elsewhere(items, c.item, [community])
}

/** Makes an appointment. Refused for a day before the one on which it was made, and for an item of another community. */
export const makeAppointment = rule('MakeAppointment', made, (s: Reads & { readonly items: Items }, c, day: Today) => {
  const known = appointmentOf(s.appointments, c.appointment)
  if (known)
    return isSame(known, appointmentIn(c)) ? nothing : refuse(recordedDifferently('appointment', c.appointment))
  const past =
    compareDates(c.day, c.on) === 'before' && ({ type: 'AppointedForThePast', day: c.day, on: c.on } as const)
  return acceptUnless([...closedFor(s, c.household, c.on), strange(s.items, s, c), past, notYet(c.on, day)], () =>
    HouseholdAppointmentMade(c),
  )
})

const kept = { appointment: RecordId, on: CalendarDate, evidence: optional(Evidence) }
const failed = { ...kept, by: oneOf('household', 'contractor') }

/** The appointment was kept (如约上门): both were there. */
export const HouseholdAppointmentKept = fact(
  'HouseholdAppointmentKept',
  kept,
  (appointments: Writable<Appointments>, e) => {
    appointments.outcomes[e.appointment] = { outcome: 'kept', on: e.on, voided: false }
  },
)
export type HouseholdAppointmentKept = EventIn<typeof HouseholdAppointmentKept>

/** The appointment was missed (失约), by the household or by the contractor. */
export const HouseholdAppointmentMissed = fact(
  'HouseholdAppointmentMissed',
  failed,
  (appointments: Writable<Appointments>, e) => {
    appointments.outcomes[e.appointment] = { outcome: 'missed', by: e.by, on: e.on, voided: false }
  },
)
export type HouseholdAppointmentMissed = EventIn<typeof HouseholdAppointmentMissed>

/** The appointment was called off before its day was over (取消预约): that is neither kept nor missed. */
export const HouseholdAppointmentCancelled = fact(
  'HouseholdAppointmentCancelled',
  failed,
  (appointments: Writable<Appointments>, e) => {
    appointments.outcomes[e.appointment] = { outcome: 'cancelled', by: e.by, on: e.on, voided: false }
  },
)
export type HouseholdAppointmentCancelled = EventIn<typeof HouseholdAppointmentCancelled>

interface Told {
  readonly appointment: RecordId
  readonly on: CalendarDate
  readonly by?: 'household' | 'contractor'
}

const isSaid = (s: Reads, c: Told, outcome: 'kept' | 'missed' | 'cancelled') => {
  const known = outcomeOf(s.appointments, c.appointment)
  if (known === undefined) return undefined
  return known.outcome === outcome && known.on === c.on && known.by === c.by
    ? nothing
    : refuse(recordedDifferently('appointmentOutcome', c.appointment))
}

const hindrances = (s: Reads, c: Told, wrong: 'before' | 'after', day: Today) => {
  const known = appointmentOf(s.appointments, c.appointment)
  if (known === undefined) return [{ type: 'AppointmentNotMade', appointment: c.appointment } as const]
  const { appointment, on } = c
  const amiss =
    compareDates(on, known.day) === wrong || compareDates(on, known.on) === 'before'
      ? ({ type: 'NotTheAppointedDay', appointment, day: known.day, on } as const)
      : undefined
  return [...closedTo(s.opening, [], on), amiss, notYet(on, day)]
}

/** Records that it was kept. Refused before the appointed day, and when something else is on record of it. */
export const keepAppointment = rule(
  'KeepAppointment',
  kept,
  (s: Reads, c, day: Today) =>
    isSaid(s, c, 'kept') ?? acceptUnless([...hindrances(s, c, 'before', day)], () => HouseholdAppointmentKept(c)),
)

/** Records that it was missed, and by whom. Refused before the appointed day. */
export const missAppointment = rule(
  'MissAppointment',
  failed,
  (s: Reads, c, day: Today) =>
    isSaid(s, c, 'missed') ?? acceptUnless([...hindrances(s, c, 'before', day)], () => HouseholdAppointmentMissed(c)),
)

/** Calls it off. Refused after the appointed day: then it was kept or missed. */
export const cancelAppointment = rule(
  'CancelAppointment',
  failed,
  (s: Reads, c, day: Today) =>
    isSaid(s, c, 'cancelled') ??
    acceptUnless([...hindrances(s, c, 'after', day)], () => HouseholdAppointmentCancelled(c)),
)

const done = { work: RecordId, household: HouseholdId, kind, on: CalendarDate, evidence: optional(Evidence) }

/** Work inside a household's home was done (入户施工完成), such as the anti-theft cage or the storage room. */
export const HouseholdWorkDone = fact('HouseholdWorkDone', done, (appointments: Writable<Appointments>, e) => {
  appointments.works[e.work] = { household: e.household, kind: e.kind, on: e.on, voided: false }
})
export type HouseholdWorkDone = EventIn<typeof HouseholdWorkDone>

/** Records work at home, by appointment or without one. Refused for a household that is not registered. */
export const recordHouseholdWork = rule('RecordHouseholdWork', done, (s: Reads, c, day: Today) => {
  const { household, kind, on } = c
  const known = lookup(s.appointments.works, c.work)
  if (known && !known.voided)
    return isSame(known, { household, kind, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('householdWork', c.work))
  return acceptUnless([...closedFor(s, household, on), notYet(on, day)], () => HouseholdWorkDone(c))
})

const id = { id: RecordId }
const key = tagged('kind', { appointment: id, appointmentOutcome: id, householdWork: id })

const entriesFor = (slice: Appointments, one: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const { appointments, outcomes, works } = slice
  const entries = { appointment: appointments, appointmentOutcome: outcomes, householdWork: works }[one.kind]
  return [lookup<{ readonly voided: boolean }>(entries, one.id)].filter((found) => found !== undefined)
}

/** An entry was a mistake: an appointment, what became of it, or work at home does not count. */
export const AppointmentRecordVoided = struckOut('AppointmentRecordVoided', key, entriesFor)
export type AppointmentRecordVoided = EventIn<typeof AppointmentRecordVoided>

/** Strikes out an appointment, its outcome (by the same id) or work at home. */
export const voidAppointmentRecord = strikes(
  'VoidAppointmentRecord',
  key,
  AppointmentRecordVoided,
  ({ appointments }: Reads, record) => entriesFor(appointments, record),
  (record) => [record.id],
)

/** Appointments (上门预约): made, kept, missed, called off; and the work that was done at home. */
export const appointments = stage(
  'appointments',
  noAppointments,
  [
    HouseholdAppointmentMade,
    HouseholdAppointmentKept,
    HouseholdAppointmentMissed,
    HouseholdAppointmentCancelled,
    HouseholdWorkDone,
    AppointmentRecordVoided,
  ],
  [makeAppointment, keepAppointment, missAppointment, cancelAppointment, recordHouseholdWork, voidAppointmentRecord],
)
