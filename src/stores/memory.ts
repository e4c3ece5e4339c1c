import * as E from 'fp-ts/Either'
import type {
  CommandIdReused,
  Conflict,
  EventStore,
  NewCommit,
  StoredCommit,
  StoreFailure,
} from '../kernel/eventStore.ts'
import { storable, unanswerable } from './storable.ts'

interface Stream {
  readonly commits: StoredCommit[]
  readonly byCommand: Map<string, StoredCommit>
}

/** Keeps commits in memory, for tests, demonstrations and browsers: gone with the process, otherwise like every other store. */
export const memoryStore = (): EventStore => {
  const all: StoredCommit[] = []
  const streams = new Map<string, Stream>()
  const waiting = new Set<() => void>()

  const append = (given: NewCommit): E.Either<Conflict | CommandIdReused | StoreFailure, StoredCommit> => {
    const kept = storable(given)
    if (E.isLeft(kept)) return kept
    const commit = kept.right
    const { stream, commandId, version } = commit
    const known: Stream = streams.get(stream) ?? { commits: [], byCommand: new Map() }
    const before = known.byCommand.get(commandId)
    if (before !== undefined)
      return before.fingerprint === commit.fingerprint
        ? E.right(before)
        : E.left({ type: 'CommandIdReused', stream, commandId })
    const actual = known.commits.length
    if (version !== actual + 1) return E.left({ type: 'Conflict', stream, expected: version - 1, actual })
    const stored: StoredCommit = Object.freeze({ ...commit, position: all.length + 1 })
    all.push(stored)
    known.commits.push(stored)
    known.byCommand.set(commandId, stored)
    streams.set(stream, known)
    for (const wake of waiting) wake()
    return E.right(stored)
  }

  const page = (
    commits: readonly StoredCommit[],
    after: number,
    limit: number,
  ): E.Either<StoreFailure, readonly StoredCommit[]> => {
    const problem = unanswerable(after, limit)
    return problem === undefined ? E.right(commits.slice(after, after + limit)) : E.left(problem)
  }

  return {
    read: async (stream, after, limit) => page(streams.get(stream)?.commits ?? [], after, limit),
    readAll: async (after, limit) => page(all, after, limit),
    commitOf: async (stream, commandId) => E.right(streams.get(stream)?.byCommand.get(commandId)),
    append: async (commit) => append(commit),
    changed: (after, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
        if (all.length > after || signal.aborted) wake()
      }),
  }
}
