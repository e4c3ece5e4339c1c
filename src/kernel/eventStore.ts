import type * as E from 'fp-ts/Either'

/**
 * One commit as a store keeps it: all events of one accepted command, as the exact text that was written, with who
 * recorded it and when. A store adds `position` and never looks into `events`.
 */
export interface StoredCommit {
  readonly stream: string
  /** Counts the commits of the stream, from 1 without gaps. */
  readonly version: number
  /** Counts the commits of the store in the order in which they became visible, from 1 without gaps. */
  readonly position: number
  /** Given by whoever sent the command (a device, a line of a journal); unique within the stream. */
  readonly commandId: string
  /** What the command said, hashed: the same id with another fingerprint is a mistake, not a retry. */
  readonly fingerprint: string
  /** When it was written down, as `2019-06-21T01:30:00.000Z`; never earlier than the commit before it in the stream. */
  readonly recordedAt: string
  /** Who recorded it: an opaque id. */
  readonly by: string
  /** JSON text: a list of `{"shape": 1, "event": {"type": …}}`. */
  readonly events: string
}

/** A commit on its way into a store: `version` is the version that it is to get. */
export type NewCommit = Omit<StoredCommit, 'position'>

/** The world says no: a disk is full, a connection is gone, a file is not what it should be. */
export interface StoreFailure {
  readonly type: 'StoreFailure'
  /** What the store was doing. */
  readonly doing: string
  readonly cause: string
}

/** Somebody else has written to the stream: it has more commits than the writer knew, or fewer. */
export interface Conflict {
  readonly type: 'Conflict'
  readonly stream: string
  readonly expected: number
  /** The version that the stream really has; 0 when it has no commit. */
  readonly actual: number
}

/** The command id was used in this stream before, for a command that said something else. */
export interface CommandIdReused {
  readonly type: 'CommandIdReused'
  readonly stream: string
  readonly commandId: string
}

/** What a store answers: an `Either` inside a promise that settles and does not reject. */
export type Answer<F, T> = Promise<E.Either<F, T>>

/**
 * The port to whatever keeps the commits. All of one commit is stored or nothing of it; what `append` has acknowledged
 * is there afterwards; readers see commits in the order of their positions, without gaps.
 */
export interface EventStore {
  /** The commits of one stream with a version above `after`, in order, `limit` of them at most. */
  readonly read: (stream: string, after: number, limit: number) => Answer<StoreFailure, readonly StoredCommit[]>
  /** The commits of all streams with a position above `after`, in order, `limit` of them at most. */
  readonly readAll: (after: number, limit: number) => Answer<StoreFailure, readonly StoredCommit[]>
  /** The commit that a command id led to in a stream, at any distance in time. */
  readonly commitOf: (stream: string, commandId: string) => Answer<StoreFailure, StoredCommit | undefined>
  /**
   * Stores a commit when the stream stands one version below it. The same command id with the same fingerprint answers
   * with the commit that is there already and writes nothing.
   */
  readonly append: (commit: NewCommit) => Answer<Conflict | CommandIdReused | StoreFailure, StoredCommit>
  /**
   * Only where a store can tell: settles when there may be commits with a position above `after`, and when the signal is
   * aborted. It is a hint that saves waiting; whoever follows the store looks by the clock besides.
   */
  readonly changed?: (after: number, signal: AbortSignal) => Promise<void>
}
