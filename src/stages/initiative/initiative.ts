import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { initiativeOf, noInitiatives, notGoingOn, type Initiatives } from './state.ts'

interface Reads {
  readonly initiative: Initiatives
}

const started = {
  initiative: RecordId,
  kind: oneOf(
    'collectiveLand',
    'clinic',
    'shop',
    'pavilion',
    'bloodDonation',
    'memorialEducation',
    'medicalInsuranceHelp',
    'assistance',
    'other',
  ),
  /** The organisation of the neighbourhood community (社区) that runs it. */
  runBy: OrganisationId,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A neighbourhood community (社区) started something for its people, such as a clinic or a blood donation. */
export const InitiativeStarted = fact('InitiativeStarted', started, (initiative: Writable<Initiatives>, e) => {
  const { kind, runBy, on } = e
  initiative.started[e.initiative] = { kind, runBy, on, voided: false }
})
export type InitiativeStarted = EventIn<typeof InitiativeStarted>

/** Starts an initiative. */
export const startInitiative = rule('StartInitiative', started, (s: Reads, c, day: Today) => {
  const { kind, runBy, on } = c
  const known = initiativeOf(s.initiative, c.initiative)
  if (known)
    return isSame(known, { kind, runBy, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('initiative', c.initiative))
  return acceptUnless([notYet(on, day)], () => InitiativeStarted(c))
})

const joined = { initiative: RecordId, partner: OrganisationId, on: CalendarDate, evidence: optional(Evidence) }

/** An enterprise or another organisation joined an initiative. */
export const PartnerJoined = fact('PartnerJoined', joined, (initiative: Writable<Initiatives>, e) => {
  entryOf(initiative.partners, e.initiative, () => []).push({ partner: e.partner, on: e.on, voided: false })
})
export type PartnerJoined = EventIn<typeof PartnerJoined>

/** Has a partner join. Refused before the initiative began and after it ended. */
export const joinInitiative = rule('JoinInitiative', joined, (s: Reads, c, day: Today) => {
  const known = lookup(s.initiative.partners, c.initiative)?.find((one) => !one.voided && one.partner === c.partner)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('partner', c.initiative, c.partner))
  return acceptUnless([notGoingOn(s.initiative, c.initiative, c.on), notYet(c.on, day)], () => PartnerJoined(c))
})

const ended = { initiative: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** An initiative ended: nothing happens in it after that day. */
export const InitiativeEnded = fact('InitiativeEnded', ended, (initiative: Writable<Initiatives>, e) => {
  entryOf(initiative.ends, e.initiative, () => []).push({ on: e.on, voided: false })
})
export type InitiativeEnded = EventIn<typeof InitiativeEnded>

/** Ends an initiative. */
export const endInitiative = rule('EndInitiative', ended, (s: Reads, c, day: Today) => {
  const known = lookup(s.initiative.ends, c.initiative)?.find((one) => !one.voided)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('initiativeEnd', c.initiative, known.on))
  return acceptUnless([notGoingOn(s.initiative, c.initiative, c.on), notYet(c.on, day)], () => InitiativeEnded(c))
})

const key = tagged('kind', {
  initiative: { initiative: RecordId },
  partner: { initiative: RecordId, partner: OrganisationId },
  initiativeEnd: { initiative: RecordId },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: Initiatives, of: Key): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'partner')
    return (lookup(slice.partners, of.initiative) ?? []).filter((one) => one.partner === of.partner)
  if (of.kind === 'initiativeEnd') return lookup(slice.ends, of.initiative) ?? []
  const one = lookup(slice.started, of.initiative)
  return one ? [one] : []
}

/** An initiative, a partner or an end was entered by mistake and does not count. */
export const InitiativeRecordVoided = struckOut('InitiativeRecordVoided', key, entriesFor)
export type InitiativeRecordVoided = EventIn<typeof InitiativeRecordVoided>

/** Strikes out an initiative, a partner of it, or its end. */
export const voidInitiativeRecord = strikes(
  'VoidInitiativeRecord',
  key,
  InitiativeRecordVoided,
  ({ initiative }: Reads, record) => entriesFor(initiative, record),
  (record) => [record.initiative, ...(record.kind === 'partner' ? [record.partner] : [])],
)

/** Initiatives (社区为民项目): what a neighbourhood community started, with whom, and when it ended. */
export const initiative = stage(
  'initiative',
  noInitiatives,
  [InitiativeStarted, PartnerJoined, InitiativeEnded, InitiativeRecordVoided],
  [startInitiative, joinInitiative, endInitiative, voidInitiativeRecord],
)
