import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import type { Voidable } from '../../vocabulary/dated.ts'
import type { RenovationState } from '../state.ts'

/** One date of a step. */
export interface Entry extends Voidable {
  /** What the step is of: a community, or the id of what was ordered, tendered, asked. */
  readonly subject: string
  /** The id by which the record names it, where that is not the subject. */
  readonly id?: string
}

/** How the dates of some steps are found in the state; what was struck out is among them. */
export type EntriesOf<S extends string> = { readonly [K in S]: (state: RenovationState, asOf: Day) => readonly Entry[] }

/** One date of a step, as an entry of the state gives it. */
export const of = (subject: string, { on, voided }: Voidable, id?: string): Entry => ({
  subject,
  on,
  voided,
  ...(id !== undefined && { id }),
})

/** The dates of entries that stand under their ids. */
export const under = <T extends Voidable>(entries: { readonly [id: string]: T }): readonly Entry[] =>
  Object.entries(entries).map(([id, one]) => of(id, one))

/** The dates of entries of which an id has several, all of them or some. */
export const listed = <T extends Voidable>(
  entries: { readonly [id: string]: readonly T[] },
  counts: (one: T) => boolean = () => true,
): readonly Entry[] => Object.entries(entries).flatMap(([id, all]) => all.filter(counts).map((one) => of(id, one)))

/** The dates of entries that are each of several things: one for each of those. */
export const inEach = <T extends Voidable>(
  entries: { readonly [id: string]: T },
  subjects: (one: T) => readonly string[],
): readonly Entry[] =>
  Object.entries(entries).flatMap(([id, one]) => subjects(one).map((subject) => of(subject, one, id)))

/** The dates of entries that name communities and have no id. */
export const inCommunities = (
  all: readonly (Voidable & { readonly communities: readonly string[] })[],
): readonly Entry[] => all.flatMap((one) => one.communities.map((id) => of(id, one)))

/** A date of something that cannot be struck out by itself. */
export const dated = (on: CalendarDate): Voidable => ({ on, voided: false })
