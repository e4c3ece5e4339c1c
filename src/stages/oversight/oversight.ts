import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { noOversight, type Appointment, type Oversight, type Registration } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly oversight: Oversight
}

const communities = list(CommunityId, 1, 500)
const registered = { registration: RecordId, communities, on: CalendarDate, evidence: optional(Evidence) }

const registrationIn = ({ communities, on }: Omit<Registration, 'voided'>): Registration => ({
  communities,
  on,
  voided: false,
})

/** The works were registered with the quality-supervision body (质量监督手续): somebody official looks at them from now on. */
export const SupervisionRegistered = fact('SupervisionRegistered', registered, (oversight: Writable<Oversight>, e) => {
  oversight.registrations[e.registration] = keep(registrationIn(e))
})
export type SupervisionRegistered = EventIn<typeof SupervisionRegistered>

/**
 * Records the registration.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 13: before works start.
 */
export const registerSupervision = rule(
  'RegisterSupervision',
  registered,
  ({ opening, oversight }: Reads, c, day: Today) => {
    const known = lookup(oversight.registrations, c.registration)
    if (known && !known.voided)
      return isSame(known, registrationIn(c))
        ? nothing
        : refuse(recordedDifferently('supervisionRegistration', c.registration))
    return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => SupervisionRegistered(c))
  },
)

const appointed = {
  appointment: RecordId,
  communities,
  supervisor: OrganisationId,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const appointmentIn = ({ communities, supervisor, on }: Omit<Appointment, 'voided'>): Appointment => ({
  communities,
  supervisor,
  on,
  voided: false,
})

/** A supervising organisation (监理单位) was appointed for these communities; whoever was before is so no longer. */
export const SupervisorAppointed = fact('SupervisorAppointed', appointed, (oversight: Writable<Oversight>, e) => {
  oversight.appointments[e.appointment] = keep(appointmentIn(e))
  oversight.order.push(e.appointment)
})
export type SupervisorAppointed = EventIn<typeof SupervisorAppointed>

/** Records the appointment. A later one for the same community takes its place. */
export const appointSupervisor = rule(
  'AppointSupervisor',
  appointed,
  ({ opening, oversight }: Reads, c, day: Today) => {
    const known = lookup(oversight.appointments, c.appointment)
    if (known && !known.voided)
      return isSame(known, appointmentIn(c))
        ? nothing
        : refuse(recordedDifferently('supervisorAppointment', c.appointment))
    return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => SupervisorAppointed(c))
  },
)

const key = tagged('kind', { supervisionRegistration: { id: RecordId }, supervisorAppointment: { id: RecordId } })

const entriesFor = (slice: Oversight, { kind, id }: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const entries = kind === 'supervisionRegistration' ? slice.registrations : slice.appointments
  return [lookup<{ readonly voided: boolean }>(entries, id)].filter((one) => one !== undefined)
}

/** An entry was a mistake: a registration or an appointment does not count. */
export const OversightRecordVoided = struckOut('OversightRecordVoided', key, entriesFor)
export type OversightRecordVoided = EventIn<typeof OversightRecordVoided>

/** Strikes out a registration or an appointment, named by its id. */
export const voidOversightRecord = strikes(
  'VoidOversightRecord',
  key,
  OversightRecordVoided,
  ({ oversight }: Reads, record) => entriesFor(oversight, record),
  (record) => [record.id],
)

/** Oversight (质监与监理): the quality-supervision body is told, and a supervisor appointed. */
export const oversight = stage(
  'oversight',
  noOversight,
  [SupervisionRegistered, SupervisorAppointed, OversightRecordVoided],
  [registerSupervision, appointSupervisor, voidOversightRecord],
)
