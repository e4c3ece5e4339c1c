import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import type { LandArea } from '../../vocabulary/landArea.ts'

/** One occasion of an initiative: people counted, never named. What nobody counted is absent. */
export interface Occasion extends Voidable {
  readonly initiative: RecordId
  readonly participants?: number
  readonly volunteers?: number
  /** Units given, such as units of blood. */
  readonly unitsGiven?: number
}

/** Help that an initiative gave: those who had it, counted, and how many of them were reached as households. */
export interface Service extends Voidable {
  readonly initiative: RecordId
  readonly beneficiaries: number
  readonly households?: number
}

/** Land that went back to the collective, or that was contracted out from it. */
export interface LandMovement extends Voidable {
  readonly initiative: RecordId
  readonly move: 'returned' | 'contracted'
  readonly area: LandArea
  /** For a contract: whether villagers bid for it on the spot, or it was given otherwise. */
  readonly how?: 'bidOnTheSpot' | 'otherwise'
}

/** The occasion's slice: what happened in initiatives. */
export interface Occasions {
  readonly held: { readonly [id: string]: Occasion }
  readonly services: { readonly [id: string]: Service }
  readonly land: { readonly [id: string]: LandMovement }
}

/** Before anything happened. */
export const noOccasions: Occasions = { held: {}, services: {}, land: {} }

const of = <T extends Voidable & { readonly initiative: RecordId }>(
  entries: { readonly [id: string]: T },
  initiative: string,
  asOf?: Day,
): readonly T[] => Object.values(entries).filter((one) => one.initiative === initiative && countsOn(one, asOf))

/** The occasions of an initiative by a day. */
export const occasionsOf = (occasion: Occasions, initiative: string, asOf?: Day): readonly Occasion[] =>
  of(occasion.held, initiative, asOf)

/** The services that an initiative gave by a day. */
export const servicesOf = (occasion: Occasions, initiative: string, asOf?: Day): readonly Service[] =>
  of(occasion.services, initiative, asOf)

/** The land that moved in an initiative by a day. */
export const landOf = (occasion: Occasions, initiative: string, asOf?: Day): readonly LandMovement[] =>
  of(occasion.land, initiative, asOf)

/** An entry that counts, by its id. */
export const standing = <T extends Voidable>(entries: { readonly [id: string]: T }, id: string): T | undefined => {
  const found = lookup(entries, id)
  return found?.voided === false ? found : undefined
}
