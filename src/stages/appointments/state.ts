import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { HouseholdId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Due, Today } from '../../vocabulary/today.ts'

/** Who did not come, or called it off. */
export type Side = 'household' | 'contractor'

/** An appointment with a household (上门预约), made on `on` for a part of a day. */
export interface Appointment extends Voidable {
  readonly household: HouseholdId
  readonly purpose: string
  readonly item?: WorkItemId
  readonly day: Day
  readonly part: string
}

/** What became of an appointment, and by whose doing where it failed. */
export interface AppointmentOutcome extends Voidable {
  readonly outcome: 'kept' | 'missed' | 'cancelled'
  readonly by?: Side
}

/** Work that was done inside a household's home. */
export interface HomeWork extends Voidable {
  readonly household: HouseholdId
  readonly kind: string
}

/** The appointments' slice: appointments, what became of each, and work done at home. */
export interface Appointments {
  readonly appointments: { readonly [id: string]: Appointment }
  readonly outcomes: { readonly [appointment: string]: AppointmentOutcome }
  readonly works: { readonly [id: string]: HomeWork }
}

/** Before any appointment. */
export const noAppointments: Appointments = { appointments: {}, outcomes: {}, works: {} }

/** An appointment that counts. */
export const appointmentOf = (slice: Appointments, id: string): Appointment | undefined => {
  const found = lookup(slice.appointments, id)
  return found?.voided === false ? found : undefined
}

/** What had become of an appointment by a day; nothing while nobody has said. */
export const outcomeOf = (slice: Appointments, id: string, asOf?: Day): AppointmentOutcome | undefined => {
  const found = lookup(slice.outcomes, id)
  return found !== undefined && countsOn(found, asOf) ? found : undefined
}

/** What is owed on a day: a word on each appointment whose day is past and of which nobody said what became of it. */
export const due = ({ appointments }: { readonly appointments: Appointments }, { today }: Today): readonly Due[] =>
  Object.entries(appointments.appointments).flatMap(([subject, one]) => {
    const said = lookup(appointments.outcomes, subject)
    if (one.voided || one.day >= today || (said && mayCountBy(said, today))) return []
    return [{ what: 'appointmentOutcome', subject, since: one.day, by: { first: one.day, last: one.day } }]
  })
