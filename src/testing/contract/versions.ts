import type { EventStore } from '../../kernel/eventStore.ts'
import { answered, expectRefusal, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record, recordRun, versionsOf } from './sampleCommits.ts'

const conflict = (expected: number, actual: number) =>
  ({ type: 'Conflict', stream: 'renovation-1', expected, actual }) as const

const misfits: readonly (readonly [what: string, there: number, version: number])[] = [
  ['for the second commit of a stream without a first', 0, 2],
  ['far ahead of an empty stream', 0, 1000],
  ['for the first commit of a stream that has one', 1, 1],
  ['one behind', 3, 3],
  ['two ahead', 3, 5],
  ['far behind', 3, 1],
]

const refuses = ([what, there, version]: (typeof misfits)[number]): Clause<EventStore> => [
  `is refused ${what}, with the version that the stream really has, and leaves no trace`,
  async (store) => {
    const before = await recordRun(store, there)
    const late = commit(version, { commandId: 'late' })
    await expectRefusal(store.append(late), conflict(version - 1, there))
    expectSame(await everythingIn(store), before)
    expectSame((await answered(store.commitOf('renovation-1', 'late'))) === undefined, true)
    const [next] = await record(store, commit(there + 1, { commandId: 'late' }))
    expectSame(next?.position, there + 1)
  },
]

export const versions: Chapter<EventStore> = {
  about: 'Appending',
  clauses: [
    [
      'begins a stream with version 1 at position 1',
      async (store) => {
        expectSame(await record(store, commit(1)), [{ ...commit(1), position: 1 }])
      },
    ],
    [
      'counts the versions of a stream without gaps',
      async (store) => {
        await recordRun(store, 50)
        expectSame(
          await versionsOf(store),
          Array.from({ length: 50 }, (_, index) => index + 1),
        )
      },
    ],
    [
      'is seen by whoever reads after it was acknowledged',
      async (store) => {
        for (let version = 1; version <= 20; version++) {
          const [stored] = await record(store, commit(version))
          expectSame((await answered(store.read('renovation-1', version - 1, 9))).at(-1), stored)
          expectSame((await everythingIn(store)).at(-1), stored)
          expectSame(await answered(store.commitOf('renovation-1', `command-${version}`)), stored)
        }
      },
    ],
    ...misfits.map(refuses),
    [
      'counts each stream for itself',
      async (store) => {
        await recordRun(store, 3)
        await record(store, commit(1, { stream: 'renovation-2' }))
        const ahead = commit(4, { stream: 'renovation-2' })
        const misfit = { type: 'Conflict', stream: 'renovation-2', expected: 3, actual: 1 } as const
        await expectRefusal(store.append(ahead), misfit)
      },
    ],
  ],
}
