import { lookup } from '../../kernel/lookup.ts'
import { compareDates, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, OrganisationId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Due, Today } from '../../vocabulary/today.ts'

/** A promise: who gave it, to whom, about what, and by when; what was said is in the vault. */
export interface Promised extends Voidable {
  readonly by: OrganisationId
  readonly communities: readonly CommunityId[]
  readonly household?: HouseholdId
  readonly about: string
  readonly item?: WorkItemId
  readonly until?: CalendarDate
}

/** What became of a promise. */
export interface PromiseOutcome extends Voidable {
  readonly outcome: 'kept' | 'broken'
}

/** The slice of promises: each under its id, and what became of it. */
export interface Promises {
  readonly made: { readonly [id: string]: Promised }
  readonly outcomes: { readonly [id: string]: readonly PromiseOutcome[] }
}

/** Before anybody promised anything. */
export const noPromises: Promises = { made: {}, outcomes: {} }

/** A promise that counts. */
export const promiseOf = (promises: Promises, id: string): Promised | undefined => {
  const found = lookup(promises.made, id)
  return found?.voided === false ? found : undefined
}

/** What became of a promise by a day; nothing while it stands open, which is neither kept nor broken. */
export const outcomeOf = (promises: Promises, id: string, asOf?: Day): PromiseOutcome | undefined =>
  latest(lookup(promises.outcomes, id) ?? [], asOf)

/** The promises whose time had certainly passed by a day and that nobody had kept. */
export const promisesOverdue = (promises: Promises, asOf: Day): readonly (readonly [string, Promised])[] =>
  Object.entries(promises.made).filter(
    ([id, one]) =>
      countsOn(one, asOf) &&
      one.until !== undefined &&
      compareDates(one.until, asOf) === 'before' &&
      outcomeOf(promises, id, asOf) === undefined,
  )

/** What is owed on a day: each promise with a date that stands open. */
export const due = ({ promises }: { readonly promises: Promises }, { today }: Today): readonly Due[] =>
  Object.entries(promises.made).flatMap(([subject, one]) => {
    const settled = (lookup(promises.outcomes, subject) ?? []).some((outcome) => mayCountBy(outcome, today))
    if (!mayCountBy(one, today) || one.until === undefined || settled) return []
    return [{ what: 'promise', subject, since: one.on, by: daysOf(one.until), owedBy: one.by }]
  })
