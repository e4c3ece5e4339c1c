import * as E from 'fp-ts/Either'
import { allReadable } from './commit.ts'
import type { Decider } from './decider.ts'
import type { Answer, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import type { EventText } from './eventText.ts'
import type { AnyEvent } from './fact.ts'
import type { Malformed } from './guard.ts'
import type { AnyRefusal } from './rule.ts'
import { settle } from './settled.ts'
import { snapshotKey, snapshotOf, usableSnapshot, type SnapshotOptions } from './snapshots.ts'

const page = 1000

/** The state of a stream as a handler keeps it for itself: changed in place, so never handed out. */
export interface StreamState<S> {
  readonly state: S
  version: number
  recordedAt: string
  /** The version after which a snapshot was kept last; 0 for none. */
  snapshotAt: number
}

/** The states of the streams that were used last. */
export interface StreamStates<S, Ev> {
  /** The state of a stream; `fresh` asks the store for what others have appended meanwhile. */
  readonly of: (stream: string, fresh: boolean) => Answer<Malformed | StoreFailure, StreamState<S>>
  /** Takes a commit of our own into the state. */
  readonly advance: (current: StreamState<S>, commit: StoredCommit, events: readonly Ev[]) => void
  /** Keeps a snapshot of the state after a commit where it is time to. A snapshot that cannot be kept is not missed. */
  readonly snapshot: (current: StreamState<S>, commit: StoredCommit) => Promise<void>
  /** Drops a state that may not be what is stored; the next use reads it again. */
  readonly forget: (stream: string) => void
}

export const streamStates = <S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal>(
  store: EventStore,
  decider: Decider<S, P, C, X, Ev, R>,
  codec: EventText<Ev>,
  most: number,
  snapshots?: SnapshotOptions,
): StreamStates<S, Ev> => {
  const kept = new Map<string, StreamState<S>>()
  const key = snapshots && snapshotKey(decider, snapshots.revision)

  const begun = async (stream: string): Promise<StreamState<S>> => {
    const found = snapshots && key && (await usableSnapshot(store, snapshots.store, stream, key))
    if (!found) return { state: decider.owned(), version: 0, recordedAt: '', snapshotAt: 0 }
    const { version, recordedAt, state } = found
    return { state: JSON.parse(state) as S, version, recordedAt, snapshotAt: version }
  }

  const snapshot = async (current: StreamState<S>, commit: StoredCommit): Promise<void> => {
    if (!snapshots || !key || current.version - current.snapshotAt < (snapshots.every ?? 1000)) return
    current.snapshotAt = current.version
    const made = snapshotOf(commit, current.state, key)
    await settle('save', () => snapshots.store.save(made))
  }

  const use = (stream: string, current: StreamState<S>): void => {
    kept.delete(stream)
    kept.set(stream, current)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  }

  const advance = (
    current: StreamState<S>,
    commit: { version: number; recordedAt: string },
    events: readonly Ev[],
  ): void => {
    for (const event of events) decider.advance(current.state, event)
    current.version = commit.version
    current.recordedAt = commit.recordedAt
  }

  const catchUp = async (
    stream: string,
    current: StreamState<S>,
  ): Promise<E.Either<Malformed | StoreFailure, StreamState<S>>> => {
    for (;;) {
      const stored = await store.read(stream, current.version, page)
      if (E.isLeft(stored)) return stored
      const commits = allReadable(codec.decode(stored.right))
      if (E.isLeft(commits)) return commits
      for (const commit of commits.right) advance(current, commit, commit.events)
      const last = stored.right.at(-1)
      if (last !== undefined) await snapshot(current, last)
      if (stored.right.length < page) return E.right(current)
    }
  }

  return {
    of: async (stream, fresh) => {
      const known = kept.get(stream)
      if (known !== undefined && !fresh) return E.right(known)
      kept.delete(stream)
      const current = await catchUp(stream, known ?? (await begun(stream)))
      if (E.isRight(current)) use(stream, current.right)
      return current
    },
    advance,
    snapshot,
    forget: (stream) => {
      kept.delete(stream)
    },
  }
}
