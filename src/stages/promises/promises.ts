import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { CommunityId, HouseholdId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { unregistered, type Register } from '../register/state.ts'
import { noPromises, promiseOf, type Promised, type Promises } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly register: Register
  readonly promises: Promises
}

const made = {
  promise: RecordId,
  by: OrganisationId,
  communities: list(CommunityId, 1, 500),
  household: optional(HouseholdId),
  about: oneOf('quality', 'safety', 'littleDisturbance', 'convenience', 'date', 'worksItem', 'compensation', 'other'),
  item: optional(WorkItemId),
  /** By when it is meant to be kept, where that was said. */
  until: optional(CalendarDate),
  text: optional(NoteRef),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const promisedIn = (c: Omit<Promised, 'voided'>): Promised => ({
  by: c.by,
  communities: c.communities,
  ...(c.household !== undefined && { household: c.household }),
  about: c.about,
  ...(c.item !== undefined && { item: c.item }),
  ...(c.until !== undefined && { until: c.until }),
  on: c.on,
  voided: false,
})

/** Somebody promised residents something (承诺): who, about what, and by when. */
export const PromiseMade = fact('PromiseMade', made, (promises: Writable<Promises>, e) => {
  promises.made[e.promise] = keep(promisedIn(e))
})
export type PromiseMade = EventIn<typeof PromiseMade>

/** Records a promise. Refused when it should have been kept before it was made. */
export const makePromise = rule('MakePromise', made, ({ opening, register, promises }: Reads, c, day: Today) => {
  const known = promiseOf(promises, c.promise)
  if (known) return isSame(known, promisedIn(c)) ? nothing : refuse(recordedDifferently('promise', c.promise))
  const stranger = c.household !== undefined && unregistered(register, c.household)
  const isPast = c.until !== undefined && compareDates(c.until, c.on) === 'before'
  const past = isPast && ({ type: 'PromisedForThePast', promise: c.promise, on: c.on } as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), stranger, past, notYet(c.on, day)], () =>
    PromiseMade(c),
  )
})

const outcome = { promise: RecordId, on: CalendarDate, evidence: optional(Evidence) }

const file = (promises: Writable<Promises>, promise: RecordId, became: 'kept' | 'broken', on: CalendarDate): void => {
  entryOf(promises.outcomes, promise, () => []).push({ outcome: became, on, voided: false })
}

const settle = (promises: Promises, c: { readonly promise: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = promiseOf(promises, c.promise)
  const none = known === undefined && ({ type: 'PromiseNotMade', promise: c.promise } as const)
  const isEarly = known !== undefined && compareDates(c.on, known.on) === 'before'
  const early = isEarly && ({ type: 'BeforePromise', promise: c.promise, made: known.on, on: c.on } as const)
  return [none, early, notYet(c.on, day)]
}

const standing = (promises: Promises, promise: RecordId) =>
  lookup(promises.outcomes, promise)?.find((one) => !one.voided)

/** A promise was kept (兑现). */
export const PromiseKept = fact('PromiseKept', outcome, (promises: Writable<Promises>, e) =>
  file(promises, e.promise, 'kept', e.on),
)
export type PromiseKept = EventIn<typeof PromiseKept>

/** Records that a promise was kept. A late one is kept; that it was late shows in its dates. */
export const keepPromise = rule('KeepPromise', outcome, ({ promises }: Reads, c, day: Today) => {
  const before = standing(promises, c.promise)
  if (before)
    return before.outcome === 'kept' && before.on === c.on
      ? nothing
      : refuse(recordedDifferently('promiseOutcome', c.promise, before.on))
  return acceptUnless(settle(promises, c, day), () => PromiseKept(c))
})

/** A promise was broken (失信): somebody says that it was not and will not be kept. */
export const PromiseBroken = fact('PromiseBroken', outcome, (promises: Writable<Promises>, e) =>
  file(promises, e.promise, 'broken', e.on),
)
export type PromiseBroken = EventIn<typeof PromiseBroken>

/** Records that a promise was broken. Refused while there is certainly time left to keep it. */
export const breakPromise = rule('BreakPromise', outcome, ({ promises }: Reads, c, day: Today) => {
  const before = standing(promises, c.promise)
  if (before)
    return before.outcome === 'broken' && before.on === c.on
      ? nothing
      : refuse(recordedDifferently('promiseOutcome', c.promise, before.on))
  const until = promiseOf(promises, c.promise)?.until
  const isOpen = until !== undefined && ['before', 'same'].includes(compareDates(c.on, until))
  const open = isOpen && ({ type: 'PromiseNotDue', promise: c.promise, until, on: c.on } as const)
  return acceptUnless([...settle(promises, c, day), open], () => PromiseBroken(c))
})

const key = tagged('kind', { promise: { promise: RecordId }, promiseOutcome: { promise: RecordId } })

const entriesFor = (slice: Promises, of: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'promiseOutcome') return lookup(slice.outcomes, of.promise) ?? []
  const one = lookup(slice.made, of.promise)
  return one === undefined ? [] : [one]
}

/** A promise, or what became of it, was entered by mistake and does not count. */
export const PromiseRecordVoided = struckOut('PromiseRecordVoided', key, entriesFor)
export type PromiseRecordVoided = EventIn<typeof PromiseRecordVoided>

/** Strikes out a promise or its outcome. */
export const voidPromiseRecord = strikes(
  'VoidPromiseRecord',
  key,
  PromiseRecordVoided,
  ({ promises }: Reads, record) => entriesFor(promises, record),
  (record) => [record.promise],
)

/** Promises (承诺): what residents were promised, what was kept and what was broken. */
export const promises = stage(
  'promises',
  noPromises,
  [PromiseMade, PromiseKept, PromiseBroken, PromiseRecordVoided],
  [makePromise, keepPromise, breakPromise, voidPromiseRecord],
)
