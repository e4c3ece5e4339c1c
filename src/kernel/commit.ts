import * as E from 'fp-ts/Either'
import type { StoredCommit } from './eventStore.ts'
import type { AnyEvent } from './fact.ts'
import { malformed, type Malformed } from './guard.ts'
import type { Problem } from './problem.ts'
import { record, text, textWhere, wholeNumber, type Shape } from './shape.ts'

/** Where an event stands: stream, version of its commit, index within the commit from 0. */
export interface Address {
  readonly stream: string
  readonly version: number
  readonly index: number
}

/** All events of one accepted command, decoded, with who recorded them and when. */
export interface Commit<Ev extends AnyEvent> extends Omit<StoredCommit, 'events'> {
  readonly events: readonly Ev[]
}

/**
 * A stored commit that this release cannot read: the commit as it stands in the store, and what is wrong with it, each
 * problem with the index of its event in front of its path.
 */
export interface Quarantined {
  readonly commit: StoredCommit
  readonly problems: readonly Problem[]
}

/** What reading stored commits gave: those that could be read, and every one that could not. */
export interface Reading<Ev extends AnyEvent> {
  /** The readable commits in their order. A commit counts whole or not at all, as it was written. */
  readonly commits: readonly Commit<Ev>[]
  readonly quarantined: readonly Quarantined[]
}

const instant = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** The form of the time at which a commit was written down: `2019-06-21T01:30:00.000Z`, always in UTC. */
export const isInstant = (time: string): boolean =>
  instant.test(time) && (time.slice(8, 10) < '29' || new Date(time).toISOString() === time)

const counted = wholeNumber(1, Number.MAX_SAFE_INTEGER)

/** A commit as stores keep it; what its events say is looked at separately. */
export const storedCommit: Shape<StoredCommit> = record({
  stream: text(1, 200),
  version: counted,
  position: counted,
  commandId: text(1, 200),
  fingerprint: text(1, 200),
  recordedAt: textWhere('instant', 'a time such as 2019-06-21T01:30:00.000Z', isInstant),
  by: text(1, 200),
  events: textWhere('events', 'text', () => true),
})

/** The commits when nothing is in quarantine; otherwise everything that could not be read, with stream and version. */
export const allReadable = <Ev extends AnyEvent>(reading: Reading<Ev>): E.Either<Malformed, readonly Commit<Ev>[]> => {
  if (reading.quarantined.length === 0) return E.right(reading.commits)
  return E.left(
    malformed(
      reading.quarantined.flatMap(({ commit: { stream, version }, problems }) =>
        problems.map((p) => ({ ...p, path: [stream, version, ...p.path] })),
      ),
    ),
  )
}
