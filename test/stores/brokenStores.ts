import * as E from 'fp-ts/Either'
import type { EventStore, NewCommit, StoredCommit } from '../../src/kernel/eventStore.ts'
import { memoryStore } from '../../src/stores/memory.ts'

/** A store with one thing wrong, and a clause of the contract that must notice. */
export interface Broken {
  readonly wrong: string
  readonly open: () => EventStore
  readonly noticed: string
}

type Change = (store: EventStore) => Partial<EventStore>

const broken = (wrong: string, noticed: string, change: Change): Broken => ({
  wrong,
  noticed,
  open: () => {
    const store = memoryStore()
    return { ...store, ...change(store) }
  },
})

const mapped = (change: (commit: StoredCommit) => StoredCommit): Change => {
  const one = E.map(change)
  const many = E.map((commits: readonly StoredCommit[]) => commits.map(change))
  return (store) => ({
    read: async (...asked) => many(await store.read(...asked)),
    readAll: async (...asked) => many(await store.readAll(...asked)),
    append: async (commit) => one(await store.append(commit)),
  })
}

const renamed =
  (rename: (stream: string) => string): Change =>
  (store) => ({
    read: (stream, ...asked) => store.read(rename(stream), ...asked),
    commitOf: (stream, id) => store.commitOf(rename(stream), id),
    append: async (commit) =>
      E.map((stored: StoredCommit) => ({ ...stored, stream: commit.stream }))(
        await store.append({ ...commit, stream: rename(commit.stream) }),
      ),
  })

const appendAnyhow = async (store: EventStore, commit: NewCommit) => {
  const answer = await store.append(commit)
  if (E.isRight(answer) || answer.left.type !== 'Conflict') return answer
  return store.append({ ...commit, version: answer.left.actual + 1 })
}

const later = (turns: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, turns))

/** Each of the ways in which stores have been wrong, one at a time. */
export const brokenStores: readonly Broken[] = [
  broken('does not look at versions', 'far ahead of an empty stream', (store) => ({
    append: (commit) => appendAnyhow(store, commit),
  })),
  broken('looks at the version, waits, and then writes', 'by one of 8 who append the same version', (store) => ({
    append: async (commit) => {
      const there = await store.read(commit.stream, 0, 10_000)
      await later(1)
      const actual = E.isRight(there) ? there.right.length : 0
      const fits = commit.version === actual + 1
      return fits ? appendAnyhow(store, commit) : store.append(commit)
    },
  })),
  broken('tells a loser the version that it expected', 'for the first commit of a stream that has one', (store) => ({
    append: async (commit) =>
      E.mapLeft((why: { readonly type: string }) =>
        why.type === 'Conflict' ? { ...why, actual: commit.version - 1 } : why,
      )(await store.append(commit)) as Awaited<ReturnType<EventStore['append']>>,
  })),
  broken('does not know a command again', 'is answered as the first time, after 1 more', (store) => {
    let sent = 0
    return {
      append: async (commit) =>
        E.map((stored: StoredCommit) => ({ ...stored, commandId: commit.commandId }))(
          await store.append({ ...commit, commandId: `${commit.commandId}-${++sent}` }),
        ),
    }
  }),
  broken('knows a command again only for a while', 'is answered as the first time, after 1000 more', (store) => ({
    append: async (commit) => {
      const last = await store.read(commit.stream, 0, 10_000)
      const forgotten = E.isRight(last) && last.right.length > 500 && commit.version <= 500
      return forgotten
        ? E.left({ type: 'Conflict', stream: commit.stream, expected: 0, actual: 500 })
        : store.append(commit)
    },
  })),
  broken('takes another command under the same id for a retry', 'says something else, at once', (store) => ({
    append: async (commit) => {
      const known = await store.commitOf(commit.stream, commit.commandId)
      return E.isRight(known) && known.right !== undefined ? E.right(known.right) : store.append(commit)
    },
  })),
  broken('leaves gaps between positions', 'counts the positions of a store from 1', (store) => ({
    ...mapped((commit) => ({ ...commit, position: commit.position * 2 }))(store),
  })),
  broken('begins a page with the commit after which it was to begin', 'reads after the first', (store) => ({
    readAll: (after, limit) => store.readAll(Math.max(0, after - 1), limit),
  })),
  broken('lists everything stream by stream', 'is the order in which the commits were acknowledged', (store) => ({
    readAll: async (...asked) =>
      E.map((commits: readonly StoredCommit[]) => commits.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)))(
        await store.readAll(...asked),
      ),
  })),
  broken('acknowledges before it stores', 'is seen by whoever reads after it was acknowledged', (store) => ({
    append: async (commit) => {
      const there = await store.readAll(0, 10_000)
      void later(5).then(() => store.append(commit))
      return E.right({ ...commit, position: (E.isRight(there) ? there.right.length : 0) + 1 })
    },
  })),
  broken('composes combining characters', 'gives back combining characters', (store) => ({
    append: (commit) => store.append({ ...commit, events: commit.events.normalize('NFC') }),
  })),
  broken('reads the events and writes them anew', 'gives back keys in their order', (store) => ({
    append: (commit) => {
      try {
        return store.append({ ...commit, events: JSON.stringify(JSON.parse(commit.events)) })
      } catch {
        return store.append(commit)
      }
    },
  })),
  broken(
    'does not tell capital letters',
    'differ by the case of a letter',
    renamed((stream) => stream.toLowerCase()),
  ),
  broken(
    'cuts spaces off names',
    'differ by a space at the end',
    renamed((stream) => stream.trimEnd() || stream),
  ),
  broken('hands out what it keeps', 'when what was read of it is changed', (store) => {
    const open = new Map<number, StoredCommit>()
    const same = (commit: StoredCommit): StoredCommit => {
      const known = open.get(commit.position) ?? { ...commit }
      open.set(commit.position, known)
      return known
    }
    return mapped(same)(store)
  }),
  broken('keeps what was handed in, and waits', 'when the object changes that was handed in', (store) => ({
    append: async (commit) => {
      await later(1)
      return store.append(commit)
    },
  })),
]
