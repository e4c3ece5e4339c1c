import type { EventStore } from '../../kernel/eventStore.ts'
import { answered, expectRefusal, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record, recordRun } from './sampleCommits.ts'

const reused = (stream: string, commandId: string) => ({ type: 'CommandIdReused', stream, commandId }) as const

const answersAgain = (later: number): Clause<EventStore> => [
  `is answered as the first time, ${later === 0 ? 'at once' : `after ${later} more`}`,
  async (store) => {
    const stored = await recordRun(store, 1 + later)
    expectSame(await answered(store.append(commit(1))), stored[0])
    expectSame((await everythingIn(store)).length, 1 + later)
    const [next] = await record(store, commit(2 + later))
    expectSame(next?.position, 2 + later)
  },
]

const changes: readonly (readonly [what: string, change: object])[] = [
  ['the version that it is to get', { version: 3 }],
  ['a version that would conflict', { version: 99 }],
  ['the time', { recordedAt: '2020-01-01T00:00:00.000Z' }],
  ['who records it', { by: 'clerk-8' }],
  ['the text of its events', { events: '[]' }],
]

const staysTheFirst = ([what, change]: (typeof changes)[number]): Clause<EventStore> => [
  `is answered as the first time when ${what} has changed but not the fingerprint`,
  async (store) => {
    const [first, second] = await recordRun(store, 2)
    expectSame(await answered(store.append({ ...commit(1), ...change })), first)
    expectSame(await everythingIn(store), [first, second])
  },
]

const others: readonly (readonly [what: string, one: string, other: string])[] = [
  ['in the case of a letter', 'Line-1', 'line-1'],
  ['in a space at the end', 'line-1', 'line-1 '],
  ['in being composed or decomposed', 'caf\u00e9', 'cafe\u0301'],
  ['from __proto__ in nothing that an object would notice', '__proto__', 'constructor'],
]

const isAnother = ([what, one, other]: (typeof others)[number]): Clause<EventStore> => [
  `is no retry when its id differs ${what}`,
  async (store) => {
    const stored = await record(store, commit(1, { commandId: one }), commit(2, { commandId: other }))
    expectSame(await answered(store.commitOf('renovation-1', one)), stored[0])
    expectSame(await answered(store.commitOf('renovation-1', other)), stored[1])
  },
]

const refusesAnother = (later: number): Clause<EventStore> => [
  `is refused when the same id says something else, ${later === 0 ? 'at once' : `after ${later} more`}, and leaves no trace`,
  async (store) => {
    const before = await recordRun(store, 1 + later)
    const mistake = commit(2 + later, { commandId: 'command-1', fingerprint: 'of something else' })
    await expectRefusal(store.append(mistake), reused('renovation-1', 'command-1'))
    expectSame(await everythingIn(store), before)
    expectSame(await answered(store.commitOf('renovation-1', 'command-1')), before[0])
  },
]

export const retries: Chapter<EventStore> = {
  about: 'A command that is sent again',
  clauses: [
    ...[0, 1, 1000].map(answersAgain),
    ...changes.map(staysTheFirst),
    ...[0, 1, 100].map(refusesAnother),
    [
      'is refused as a mistake before it is refused as a conflict',
      async (store) => {
        await recordRun(store, 2)
        const mistake = commit(1, { commandId: 'command-2', fingerprint: 'of something else' })
        await expectRefusal(store.append(mistake), reused('renovation-1', 'command-2'))
      },
    ],
    [
      'is a command of its own in another stream',
      async (store) => {
        const elsewhere = commit(1, { stream: 'renovation-2', fingerprint: 'of something else' })
        const stored = await record(store, commit(1), elsewhere)
        expectSame(await everythingIn(store), stored)
        expectSame(await answered(store.commitOf('renovation-2', 'command-1')), stored[1])
        expectSame(await answered(store.commitOf('renovation-1', 'command-1')), stored[0])
      },
    ],
    ...others.map(isAnother),
    [
      'is stored once when its first sending was a conflict',
      async (store) => {
        await record(store, commit(1))
        const late = { commandId: 'late' }
        await expectRefusal(store.append(commit(1, late)), {
          type: 'Conflict',
          stream: 'renovation-1',
          expected: 0,
          actual: 1,
        })
        const [stored] = await record(store, commit(2, late))
        expectSame(await answered(store.append(commit(2, late))), stored)
        expectSame((await everythingIn(store)).length, 2)
      },
    ],
    [
      'is stored once when it is sent sixteen times at once, and all sixteen get the same answer',
      async (store) => {
        await recordRun(store, 3)
        const answers = await Promise.all(Array.from({ length: 16 }, () => answered(store.append(commit(4)))))
        const all = await everythingIn(store)
        expectSame(all.length, 4)
        for (const answer of answers) expectSame(answer, all[3])
      },
    ],
    [
      'can be asked for by its id at any distance, and only by its own',
      async (store) => {
        const stored = await recordRun(store, 300)
        for (const index of [0, 1, 150, 298, 299])
          expectSame(await answered(store.commitOf('renovation-1', `command-${index + 1}`)), stored[index])
        for (const id of ['command-0', 'command-301', 'COMMAND-1', 'command-', '', '%'])
          expectSame((await answered(store.commitOf('renovation-1', id))) === undefined, true)
      },
    ],
    [
      'is not found by an id, nor in a stream, that no store could have kept',
      async (store) => {
        const half = 'half \ufffd'
        await record(store, commit(1, { commandId: half }), commit(1, { stream: half }))
        expectSame((await answered(store.commitOf('renovation-1', 'half \ud800'))) === undefined, true)
        expectSame((await answered(store.commitOf('half \ud800', 'command-1'))) === undefined, true)
        expectSame(await answered(store.read('half \ud800', 0, 9)), [])
      },
    ],
  ],
}
