import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, type Voidable } from '../../vocabulary/dated.ts'
import type { HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'

/**
 * By what right a shed came down: its household's consent to a version of the scheme, its own hands, an authority's order
 * against an illegal structure (违法建设), or none.
 */
export type Ground =
  | { readonly kind: 'consent'; readonly scheme: SchemeVersion }
  | { readonly kind: 'owner' }
  | { readonly kind: 'order' }
  | { readonly kind: 'none' }

/** The demolition of a household's shed. */
export interface Demolition extends Voidable {
  readonly shed: RecordId
  readonly ground: Ground
}

/** A storage room in a household's hands. */
export interface Assignment extends Voidable {
  readonly household: HouseholdId
}

/** The sheds' slice: which sheds came down, by household, and who was given which storage room. */
export interface Sheds {
  readonly demolitions: { readonly [household: string]: readonly Demolition[] }
  readonly rooms: { readonly [room: string]: Assignment }
}

/** Before any shed came down. */
export const noSheds: Sheds = { demolitions: {}, rooms: {} }

/** The demolition of a shed that counts on a day, if it had come down. */
export const demolitionOf = (
  sheds: Sheds,
  household: HouseholdId,
  shed: RecordId,
  asOf?: Day,
): Demolition | undefined =>
  latest(
    (lookup(sheds.demolitions, household) ?? []).filter((one) => one.shed === shed),
    asOf,
  )

/** Whose a storage room is, if it was assigned. */
export const assignmentOf = (sheds: Sheds, room: string): Assignment | undefined => {
  const found = lookup(sheds.rooms, room)
  return found?.voided === false ? found : undefined
}

/** The storage rooms that a household had been given by a day. */
export const roomsOf = (sheds: Sheds, household: HouseholdId, asOf?: Day): readonly string[] =>
  Object.entries(sheds.rooms)
    .filter(([, one]) => countsOn(one, asOf) && one.household === household)
    .map(([room]) => room)

/** Refusal: the demolition is said to rest on a consent that its household had not given, or not kept, by that day. */
export interface ShedOwnerHasNotConsented {
  readonly type: 'ShedOwnerHasNotConsented'
  readonly household: HouseholdId
  readonly shed: RecordId
  readonly scheme: SchemeVersion
  readonly on: CalendarDate
}
