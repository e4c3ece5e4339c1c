import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { compareDates } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { OrganisationId, RecordId } from '../../vocabulary/ids.ts'

/** What a neighbourhood community (社区) does for its people beside any renovation. */
export type InitiativeKind =
  | 'collectiveLand'
  | 'clinic'
  | 'shop'
  | 'pavilion'
  | 'bloodDonation'
  | 'memorialEducation'
  | 'medicalInsuranceHelp'
  | 'assistance'
  | 'other'

/** An initiative that was started. */
export interface StartedInitiative extends Voidable {
  readonly kind: InitiativeKind
  /** The organisation of the neighbourhood community that runs it. */
  readonly runBy: OrganisationId
}

/** An organisation that takes part in an initiative. */
export interface Partnership extends Voidable {
  readonly partner: OrganisationId
}

/** The initiative's slice: initiatives, their partners and their ends. */
export interface Initiatives {
  readonly started: { readonly [id: string]: StartedInitiative }
  readonly partners: { readonly [initiative: string]: readonly Partnership[] }
  readonly ends: { readonly [initiative: string]: readonly Voidable[] }
}

/** Before anything was started. */
export const noInitiatives: Initiatives = { started: {}, partners: {}, ends: {} }

/** An initiative that counts. */
export const initiativeOf = (initiative: Initiatives, id: string): StartedInitiative | undefined => {
  const found = lookup(initiative.started, id)
  return found?.voided === false ? found : undefined
}

/** The partners that had joined an initiative by a day, each once. */
export const partnersOf = (initiative: Initiatives, id: string, asOf?: Day): readonly OrganisationId[] => [
  ...new Set((lookup(initiative.partners, id) ?? []).filter((one) => countsOn(one, asOf)).map((one) => one.partner)),
]

/** When an initiative ended, if it had by a day. */
export const endOfInitiative = (initiative: Initiatives, id: string, asOf?: Day): Voidable | undefined =>
  lookup(initiative.ends, id)?.find((one) => countsOn(one, asOf))

/** Refusals: the initiative cannot have gone on then. */
export type NotGoingOn =
  | { readonly type: 'InitiativeNotStarted'; readonly initiative: RecordId }
  | {
      readonly type: 'BeforeInitiative'
      readonly initiative: RecordId
      readonly started: CalendarDate
      readonly on: CalendarDate
    }
  | { readonly type: 'InitiativeHasEnded'; readonly initiative: RecordId; readonly on: CalendarDate }

/** Why nothing can have happened in an initiative on a date: not started, certainly before it, or after its end. */
export const notGoingOn = (slice: Initiatives, id: RecordId, on: CalendarDate): NotGoingOn | undefined => {
  const known = initiativeOf(slice, id)
  if (known === undefined) return { type: 'InitiativeNotStarted', initiative: id }
  if (compareDates(on, known.on) === 'before')
    return { type: 'BeforeInitiative', initiative: id, started: known.on, on }
  const end = endOfInitiative(slice, id)
  return end && compareDates(on, end.on) === 'after'
    ? { type: 'InitiativeHasEnded', initiative: id, on: end.on }
    : undefined
}
