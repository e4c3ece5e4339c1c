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
  broken('cuts off long text', 'with all of its 10000 events', (store) => ({
    append: (commit) => store.append({ ...commit, events: commit.events.slice(0, 65_536) }),
  })),
  broken('keeps the command of a refused commit', 'when it is refused as a conflict', (store) => {
    const known = new Map<string, string>()
    return {
      append: async (commit) => {
        const key = JSON.stringify([commit.stream, commit.commandId])
        const reused = (known.get(key) ?? commit.fingerprint) !== commit.fingerprint
        const answer = await store.append(commit)
        known.set(key, commit.fingerprint)
        return reused ? E.left({ type: 'CommandIdReused', stream: commit.stream, commandId: commit.commandId }) : answer
      },
      commitOf: async (stream, id) => {
        const answer = await store.commitOf(stream, id)
        const ghost = known.has(JSON.stringify([stream, id])) && E.isRight(answer) && answer.right === undefined
        return ghost ? E.right({ stream, commandId: id } as StoredCommit) : answer
      },
    }
  }),
  broken('shows a commit before it is whole', 'is seen by nobody in part', (store) => {
    const half = new Set<number>()
    let writing: NewCommit | undefined
    return {
      append: async (commit) => {
        writing = commit
        await later(2)
        writing = undefined
        return store.append(commit)
      },
      readAll: async (after, limit) => {
        await later(0)
        const page = await store.readAll(after, limit)
        if (E.isLeft(page) || writing === undefined) return page
        half.add(writing.version)
        const part = { ...writing, position: after + page.right.length + 1, events: writing.events.slice(0, 9) }
        return E.right([...page.right, part])
      },
    }
  }),
  broken('knows only the last command again', 'comes again backwards', (store) => ({
    append: async (commit) => {
      const known = await store.commitOf(commit.stream, commit.commandId)
      const all = await store.read(commit.stream, 0, 10_000)
      const actual = E.isRight(all) ? all.right.length : 0
      const forgotten = E.isRight(known) && known.right !== undefined && known.right.version < actual
      return forgotten
        ? E.left({ type: 'Conflict', stream: commit.stream, expected: commit.version - 1, actual })
        : store.append(commit)
    },
  })),
  broken('takes whatever follows a known command for known', '2, 7, 14 after 1, 3, 7', (store) => {
    let after = ''
    return {
      append: async (commit) => {
        const answer = await store.append(commit)
        if (E.isRight(answer)) after = answer.right.commandId
        if (E.isRight(answer) || after !== 'command-7' || answer.left.type !== 'Conflict') return answer
        return E.right({ ...commit, position: commit.version })
      },
    }
  }),
  broken('shows some commits late', 'misses nothing while twenty write', (store) => {
    let asked = 0
    return {
      readAll: async (after, limit) =>
        E.map((page: readonly StoredCommit[]) => (++asked % 2 === 0 && page.length > 2 ? page.slice(1) : page))(
          await store.readAll(after, limit),
        ),
    }
  }),
  broken('says that it can wake and does not', 'when a commit is appended', () => ({
    changed: (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve())
      }),
  })),
  broken('wakes for what comes and not for what is there', 'when the commit is there already', (store) => {
    let wake = (): void => {}
    return {
      append: async (commit) => {
        const answer = await store.append(commit)
        wake()
        return answer
      },
      changed: () => new Promise((resolve) => (wake = resolve)),
    }
  }),
  broken('keeps whoever waits no longer', 'when it waits no longer', (store) => ({
    changed: (after) => store.changed?.(after, new AbortController().signal) ?? Promise.resolve(),
  })),
  broken('loses the thirtieth commit from its lists', 'there could be, run 3', (store) => ({
    readAll: async (...asked) =>
      E.map((page: readonly StoredCommit[]) => page.filter(({ position }) => position !== 30))(
        await store.readAll(...asked),
      ),
  })),
]
