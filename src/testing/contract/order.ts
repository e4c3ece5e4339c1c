import * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit } from '../../kernel/eventStore.ts'
import { answered, expectSame } from '../expectations.ts'
import type { Chapter } from './clause.ts'
import { commit, everythingIn, record } from './sampleCommits.ts'

const streams = ['renovation-b', 'renovation-a', 'renovation-c']

/** Commits of three streams in turn, which go neither by name nor by stream. */
const interleaved = (store: EventStore, rounds: number): Promise<readonly StoredCommit[]> =>
  record(
    store,
    ...Array.from({ length: rounds }, (_, round) => streams.map((stream) => commit(round + 1, { stream }))).flat(),
  )

const paged = async (store: EventStore, size: number): Promise<readonly StoredCommit[]> => {
  const all: StoredCommit[] = []
  for (;;) {
    const page = await answered(store.readAll(all.at(-1)?.position ?? 0, size))
    if (page.length === 0) return all
    all.push(...page)
  }
}

export const order: Chapter<EventStore> = {
  about: 'The order of everything',
  clauses: [
    [
      'counts the positions of a store from 1 without gaps, across streams',
      async (store) => {
        const stored = await interleaved(store, 20)
        expectSame(
          stored.map(({ position }) => position),
          Array.from({ length: 60 }, (_, index) => index + 1),
        )
      },
    ],
    [
      'is the order in which the commits were acknowledged',
      async (store) => {
        const stored = await interleaved(store, 20)
        expectSame(await everythingIn(store), stored)
      },
    ],
    [
      'is the order of versions within each stream',
      async (store) => {
        await interleaved(store, 20)
        const all = await everythingIn(store)
        for (const stream of streams)
          expectSame(
            all.filter((one) => one.stream === stream),
            await answered(store.read(stream, 0, 100)),
          )
      },
    ],
    [
      'has no gap where a commit was refused',
      async (store) => {
        await record(store, commit(1))
        const refused = [
          commit(1, { commandId: 'late' }),
          commit(5, { commandId: 'early' }),
          commit(2, { commandId: 'command-1', fingerprint: 'of something else' }),
          commit(2, { events: '\ud800' }),
        ]
        for (const one of refused) expectSame(E.isLeft(await store.append(one)), true)
        await answered(store.append(commit(1)))
        const [next] = await record(store, commit(2))
        expectSame(next?.position, 2)
      },
    ],
    ...[1, 2, 7, 60, 61].map(
      (size) =>
        [
          `is the same when it is read in pages of ${size}`,
          async (store: EventStore) => {
            const stored = await interleaved(store, 20)
            expectSame(await paged(store, size), stored)
          },
        ] as const,
    ),
    [
      'goes on where a reader stopped, and shows it nothing twice',
      async (store) => {
        await interleaved(store, 2)
        const last = (await everythingIn(store)).at(-1)?.position ?? 0
        expectSame(await answered(store.readAll(last, 100)), [])
        const [next] = await record(store, commit(3, { stream: 'renovation-a' }))
        expectSame(await answered(store.readAll(last, 100)), [next])
      },
    ],
  ],
}
