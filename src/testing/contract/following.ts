import * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit } from '../../kernel/eventStore.ts'
import { subscribe, type Wait } from '../../kernel/subscribe.ts'
import { expectSame } from '../expectations.ts'
import { appendUntilStored } from './concurrency.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record, recordRun } from './sampleCommits.ts'

/** A turn of everything else: no clock, so that a contract that is kept takes no time. */
const turn: Wait = () => new Promise((resolve) => setTimeout(resolve, 0))

const mostTurns = 2000

const follow = async (
  store: EventStore,
  after: number,
  count: number,
  page = 500,
): Promise<readonly StoredCommit[]> => {
  const told: StoredCommit[] = []
  if (count === 0) return told
  const stop = new AbortController()
  let turns = 0
  // Whoever waits for what never comes would wait for ever.
  const wait: Wait = (...asked) => (++turns > mostTurns ? Promise.resolve(stop.abort()) : turn(...asked))
  for await (const commits of subscribe(store, after, { wait, page, signal: stop.signal })) {
    if (E.isLeft(commits)) throw new Error(`the subscription failed: ${commits.left.cause}`)
    told.push(...commits.right)
    if (told.length >= count) return told
  }
  return told
}

const inPages = (page: number): Clause<EventStore> => [
  `is told everything once and in order, ${page} at a time`,
  async (store) => {
    const stored = await recordRun(store, 30)
    expectSame(await follow(store, 0, 30, page), stored)
  },
]

/** Whether the store's hint, where it gives one, comes within some turns. */
const isHinted = async (store: EventStore, after: number, signal: AbortSignal, happens: () => unknown) => {
  let hinted = store.changed === undefined
  void store.changed?.(after, signal).then(() => (hinted = true))
  await happens()
  for (let turns = 0; turns < 1000 && !hinted; turns++) await turn(0, signal)
  return hinted
}

const never = new AbortController().signal

export const following: Chapter<EventStore> = {
  about: 'Whoever follows a store',
  clauses: [
    ...[1, 7, 29, 30, 31].map(inPages),
    [
      'goes on after every position as if there had been no interruption',
      async (store) => {
        const stored = await recordRun(store, 12)
        for (let after = 0; after <= 12; after++)
          expectSame(await follow(store, after, 12 - after, 5), stored.slice(after))
      },
    ],
    [
      'is told what comes after the end was reached',
      async (store) => {
        const stored = [...(await recordRun(store, 2))]
        const told = follow(store, 0, 5)
        for (let version = 3; version <= 5; version++) {
          await turn(0, never)
          stored.push(...(await record(store, commit(version))))
        }
        expectSame(await told, stored)
      },
    ],
    [
      'misses nothing while twenty write',
      async (store) => {
        const told = follow(store, 0, 60, 7)
        await Promise.all(
          Array.from({ length: 60 }, (_, n) =>
            appendUntilStored(store, { stream: `renovation-${n % 20}`, commandId: `writer-${n}` }),
          ),
        )
        expectSame(await told, await everythingIn(store))
      },
    ],
    [
      'misses nothing where commits are refused in between',
      async (store) => {
        const told = follow(store, 0, 10)
        for (let version = 1; version <= 10; version++) {
          await store.append(commit(version + 5, { commandId: `early-${version}` }))
          await record(store, commit(version))
          await store.append(commit(version, { commandId: `late-${version}` }))
        }
        expectSame(await told, await everythingIn(store))
      },
    ],
    [
      'is woken, by a store that can wake, when a commit is appended',
      async (store) => {
        await recordRun(store, 1)
        expectSame(await isHinted(store, 1, never, () => record(store, commit(2))), true)
      },
    ],
    [
      'is woken, by a store that can wake, when the commit is there already',
      async (store) => {
        await recordRun(store, 2)
        expectSame(await isHinted(store, 1, never, () => undefined), true)
      },
    ],
    [
      'is let go, by a store that can wake, when it waits no longer',
      async (store) => {
        const [stop, stopped] = [new AbortController(), AbortSignal.abort()]
        expectSame(await isHinted(store, 0, stop.signal, () => stop.abort()), true)
        expectSame(await isHinted(store, 0, stopped, () => undefined), true)
      },
    ],
  ],
}
