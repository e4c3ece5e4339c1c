import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from './eventStore.ts'
import { describe } from './problem.ts'

/** What was asked; a failure of the world when asking throws or rejects. */
export const settle = async <F, T>(doing: string, ask: () => Answer<F, T>): Answer<F | StoreFailure, T> => {
  try {
    return await ask()
  } catch (cause) {
    return E.left({ type: 'StoreFailure', doing, cause: cause instanceof Error ? cause.message : describe(cause) })
  }
}

/** A store that always answers: one that throws or rejects, against its contract, has failed and says what it was doing. */
export const settled = (store: EventStore): EventStore => ({
  read: (stream, after, limit) => settle('read', () => store.read(stream, after, limit)),
  readAll: (after, limit) => settle('readAll', () => store.readAll(after, limit)),
  commitOf: (stream, commandId) => settle('commitOf', () => store.commitOf(stream, commandId)),
  append: (commit) => settle('append', () => store.append(commit)),
  // A hint may fail: nobody waits for it alone.
  ...(store.changed && { changed: async (after, signal) => store.changed?.(after, signal) }),
})
