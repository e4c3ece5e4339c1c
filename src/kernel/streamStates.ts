import * as E from 'fp-ts/Either'
import { allReadable } from './commit.ts'
import type { Decider } from './decider.ts'
import type { Answer, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import type { EventText } from './eventText.ts'
import type { AnyEvent } from './fact.ts'
import type { Malformed } from './guard.ts'
import type { AnyRefusal } from './rule.ts'

const page = 1000

/** The state of a stream as a handler keeps it for itself: changed in place, so never handed out. */
export interface StreamState<S> {
  readonly state: S
  version: number
  recordedAt: string
}

/** The states of the streams that were used last. */
export interface StreamStates<S, Ev> {
  /** The state of a stream; `fresh` asks the store for what others have appended meanwhile. */
  readonly of: (stream: string, fresh: boolean) => Answer<Malformed | StoreFailure, StreamState<S>>
  /** Takes a commit of our own into the state. */
  readonly advance: (current: StreamState<S>, commit: StoredCommit, events: readonly Ev[]) => void
  /** Drops a state that may not be what is stored; the next use reads it again. */
  readonly forget: (stream: string) => void
}

export const streamStates = <S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal>(
  store: EventStore,
  decider: Decider<S, P, C, X, Ev, R>,
  codec: EventText<Ev>,
  most: number,
): StreamStates<S, Ev> => {
  const kept = new Map<string, StreamState<S>>()

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
      if (stored.right.length < page) return E.right(current)
    }
  }

  return {
    of: async (stream, fresh) => {
      const known = kept.get(stream)
      if (known !== undefined && !fresh) return E.right(known)
      kept.delete(stream)
      const current = await catchUp(stream, known ?? { state: decider.owned(), version: 0, recordedAt: '' })
      if (E.isRight(current)) use(stream, current.right)
      return current
    },
    advance,
    forget: (stream) => {
      kept.delete(stream)
    },
  }
}
