import * as E from 'fp-ts/Either'
import type { EventStore, NewCommit } from '../../kernel/eventStore.ts'
import { answered, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record, recordRun } from './sampleCommits.ts'

const eventsOf = (count: number): string =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ shape: 1, event: { type: 'Tried', n, text: '新颜' } })))

const storesWhole = (count: number): Clause<EventStore> => [
  `is stored with all of its ${count} events, in their order`,
  async (store) => {
    const [stored] = await record(store, commit(1, { events: eventsOf(count) }))
    expectSame(stored?.events, eventsOf(count))
    expectSame((await everythingIn(store))[0]?.events, eventsOf(count))
  },
]

const refusals: readonly (readonly [what: string, said: Partial<NewCommit>])[] = [
  ['as a conflict', { version: 9, commandId: 'new' }],
  ['because its command id was used for something else', { version: 3, commandId: 'command-1', fingerprint: 'other' }],
  ['because of its last character', { version: 3, commandId: 'new', events: `${eventsOf(500)}\ud800` }],
  ['because of who recorded it', { version: 3, commandId: 'new', by: '' }],
]

const leavesNothing = ([what, said]: (typeof refusals)[number]): Clause<EventStore> => [
  `leaves nothing behind when it is refused ${what}: no version, no position, no command, no text`,
  async (store) => {
    const before = await recordRun(store, 2)
    for (let times = 0; times < 3; times++)
      expectSame(E.isLeft(await store.append(commit(3, { events: eventsOf(500), ...said }))), true)
    expectSame(await everythingIn(store), before)
    expectSame(await answered(store.read('renovation-1', 0, 9)), before)
    expectSame((await answered(store.commitOf('renovation-1', 'new'))) === undefined, true)
    const [next] = await record(store, commit(3, { commandId: 'new', events: eventsOf(2) }))
    expectSame(next, { ...commit(3, { commandId: 'new', events: eventsOf(2) }), position: 3 })
  },
]

export const wholeness: Chapter<EventStore> = {
  about: 'A commit, whole or not at all,',
  clauses: [
    ...[1, 2, 100, 10_000].map(storesWhole),
    ...refusals.map(leavesNothing),
    [
      'is seen by nobody in part while it is written',
      async (store) => {
        const sizes = Array.from({ length: 20 }, (_, n) => (n % 4) * 300 + 1)
        let writing = true
        const written = (async () => {
          for (const [n, size] of sizes.entries()) await record(store, commit(n + 1, { events: eventsOf(size) }))
        })().finally(() => (writing = false))
        while (writing) {
          for (const { version, events } of await everythingIn(store))
            expectSame(events === eventsOf(sizes[version - 1] ?? 0), true, `version ${version} to be whole`)
          // A store that answers at once must not keep the one that writes from its turn.
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
        await written
      },
    ],
    [
      'and another of another stream do not disturb one another, though one of them is refused',
      async (store) => {
        const [good, bad] = await Promise.all([
          store.append(commit(1)),
          store.append(commit(2, { stream: 'renovation-2' })),
        ])
        expectSame([E.isRight(good), E.isRight(bad)], [true, false])
        expectSame(await everythingIn(store), [{ ...commit(1), position: 1 }])
      },
    ],
  ],
}
