import type { EventStore, NewCommit } from '../../kernel/eventStore.ts'
import { answered, expectFailure, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record } from './sampleCommits.ts'

const texts: readonly (readonly [what: string, text: string])[] = [
  ['Chinese characters', '[{"by":"三户联名"}]'],
  ['characters beyond the first plane', '["𠮷野", "🏘️"]'],
  ['combining characters, without composing them', '["cafe\u0301", "caf\u00e9"]'],
  ['the separators U+2028 and U+2029', '["\u2028\u2029"]'],
  ['a byte order mark and a non-character', '["\ufeff\uffff"]'],
  ['tabs, line ends of all kinds and a delete', '\t["\r\n\n\r\u007f"] '],
  ['escapes, without reading them', '["\\u0041\\u0000\\ud800\\/"]'],
  ['keys in their order, even a key that stands twice', '[{"b":1,"a":2,"b":3}]'],
  ['numbers as they are spelled', '[1e2, 1.0, -0, 9007199254740993, 0.10]'],
  ['text that is not JSON', "Robert'); DROP TABLE commits;--"],
  ['text that looks like a number', '1e3'],
  ['nothing at all', ''],
  ['64 levels of nesting', `${'['.repeat(64)}${']'.repeat(64)}`],
  ['a megabyte', `["${'新'.repeat(350_000)}"]`],
]

const givesBack = ([what, events]: (typeof texts)[number]): Clause<EventStore> => [
  `gives back ${what}`,
  async (store) => {
    const [stored] = await record(store, commit(1, { events }))
    expectSame(stored, { ...commit(1, { events }), position: 1 })
    expectSame(await everythingIn(store), [stored])
    expectSame(await answered(store.commitOf('renovation-1', 'command-1')), stored)
  },
]

const unstorable: readonly (readonly [what: string, said: Partial<NewCommit>])[] = [
  ['half a character in its events', { events: '["\ud800"]' }],
  ['half a character in its stream', { stream: 'a\udfff' }],
  ['half a character in its command id', { commandId: '\ud83c' }],
  ['U+0000 in its events', { events: '["\0"]' }],
  ['U+0000 in who recorded it', { by: 'a\0b' }],
  ['a stream without a name', { stream: '' }],
  ['a stream with a name of 201 characters', { stream: 'x'.repeat(201) }],
  ['no command id', { commandId: '' }],
  ['no fingerprint', { fingerprint: '' }],
  ['nobody who recorded it', { by: '' }],
  ['a day for a time', { recordedAt: '2019-06-21' }],
  ['a day that there is not', { recordedAt: '2019-02-29T01:30:00.000Z' }],
  ['version 0', { version: 0 }],
  ['a version between two', { version: 1.5 }],
  ['a version beyond 2^53', { version: 2 ** 53 }],
  ['a version that is no number', { version: Number.NaN }],
]

const refuses = ([what, said]: (typeof unstorable)[number]): Clause<EventStore> => [
  `fails for a commit with ${what}, which not every store could give back, and writes nothing`,
  async (store) => {
    await expectFailure(store.append(commit(1, said)))
    expectSame(await everythingIn(store), [])
    await record(store, commit(1))
  },
]

const changeable = <T>(value: T): { -readonly [K in keyof T]: T[K] } => value as { -readonly [K in keyof T]: T[K] }

// A store may freeze what it gives; then the change throws, which is as good.
const tryTo = (change: () => void): void => {
  try {
    change()
  } catch {
    return
  }
}

export const fidelity: Chapter<EventStore> = {
  about: 'A stored commit',
  clauses: [
    ...texts.map(givesBack),
    ...unstorable.map(refuses),
    [
      'does not change when the object changes that was handed in',
      async (store) => {
        const given = changeable(commit(1))
        const storing = store.append(given)
        given.events = 'changed'
        given.by = 'somebody-else'
        await answered(storing)
        expectSame(await everythingIn(store), [{ ...commit(1), position: 1 }])
      },
    ],
    [
      'does not change when the answer of appending it is changed',
      async (store) => {
        const [stored = commit(1)] = await record(store, commit(1))
        tryTo(() => (changeable(stored).events = 'changed'))
        expectSame(await everythingIn(store), [{ ...commit(1), position: 1 }])
      },
    ],
    [
      'does not change when what was read of it is changed',
      async (store) => {
        await record(store, commit(1))
        const read = [
          ...(await answered(store.read('renovation-1', 0, 9))),
          ...(await answered(store.readAll(0, 9))),
          (await answered(store.commitOf('renovation-1', 'command-1'))) ?? commit(1),
        ]
        for (const one of read) tryTo(() => (changeable(one).by = 'somebody-else'))
        expectSame(await everythingIn(store), [{ ...commit(1), position: 1 }])
      },
    ],
    [
      'is still there when a list that was read is emptied',
      async (store) => {
        await record(store, commit(1))
        const lists = [await answered(store.read('renovation-1', 0, 9)), await everythingIn(store)]
        for (const list of lists) tryTo(() => (list as unknown[]).splice(0))
        expectSame(
          [(await everythingIn(store)).length, (await answered(store.read('renovation-1', 0, 9))).length],
          [1, 1],
        )
      },
    ],
    [
      'holds what a commit holds and nothing else, such as its position in the store from which it is copied',
      async (store) => {
        const copied = { ...commit(1), position: 77, note: 'of another store' }
        expectSame(await answered(store.append(copied)), { ...commit(1), position: 1 })
        expectSame(await everythingIn(store), [{ ...commit(1), position: 1 }])
      },
    ],
  ],
}
