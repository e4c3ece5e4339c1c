import type { EventStore } from '../../kernel/eventStore.ts'
import { answered, expectFailure, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record, recordRun, versionsOf } from './sampleCommits.ts'

const names: readonly (readonly [what: string, name: string])[] = [
  ['of one character', 'x'],
  ['of 200 characters', '改'.repeat(200)],
  ['with Chinese characters', '新颜小区-3幢'],
  ['with characters beyond the first plane', '𠮷-🏘️'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['that is two dots', '..'],
  ['with the wild cards % and _', '%_'],
  ['with a space at each end', ' a '],
  ['with quotes and a semicolon', `';--"`],
  ['that looks like a number', '007'],
]

const keepsApart = ([what, name]: (typeof names)[number]): Clause<EventStore> => [
  `finds a stream by a name ${what}, and no other`,
  async (store) => {
    const [mine] = await record(store, commit(1, { stream: name }), commit(1, { stream: 'another' }))
    expectSame(await answered(store.read(name, 0, 10)), [mine])
    expectSame(await answered(store.commitOf(name, 'command-1')), mine)
    expectSame(await versionsOf(store, 0, 10, `${name}1`), [])
  },
]

const distinct: readonly (readonly [what: string, one: string, other: string])[] = [
  ['by the case of a letter', 'Court', 'court'],
  ['by a space at the end', 'court', 'court '],
  ['by being composed or decomposed', 'caf\u00e9', 'cafe\u0301'],
  ['by full width', 'A1', 'Ａ１'],
  ['by a leading zero', '7', '07'],
]

const tellsApart = ([what, one, other]: (typeof distinct)[number]): Clause<EventStore> => [
  `tells two streams apart whose names differ ${what}`,
  async (store) => {
    await record(store, commit(1, { stream: one }), commit(2, { stream: one }), commit(1, { stream: other }))
    expectSame([await versionsOf(store, 0, 10, one), await versionsOf(store, 0, 10, other)], [[1, 2], [1]])
  },
]

const pages: readonly (readonly [what: string, after: number, limit: number, found: readonly number[]])[] = [
  ['from the beginning', 0, 10, [1, 2, 3, 4]],
  ['after the first', 1, 10, [2, 3, 4]],
  ['after the last but one', 3, 10, [4]],
  ['after the last', 4, 10, []],
  ['after more than there are', 5, 10, []],
  ['no commit at all', 0, 0, []],
  ['one', 0, 1, [1]],
  ['as many as there are', 0, 4, [1, 2, 3, 4]],
  ['one more than there are', 0, 5, [1, 2, 3, 4]],
  ['a page in the middle', 1, 2, [2, 3]],
  ['as many as one can ask for', 0, Number.MAX_SAFE_INTEGER, [1, 2, 3, 4]],
]

const readsPage = ([what, after, limit, found]: (typeof pages)[number]): Clause<EventStore> => [
  `reads ${what}, of a stream as of everything`,
  async (store) => {
    await recordRun(store, 4)
    expectSame(await versionsOf(store, after, limit), found)
    expectSame(
      (await answered(store.readAll(after, limit))).map(({ position }) => position),
      found,
    )
  },
]

const impossible: readonly (readonly [what: string, after: number, limit: number])[] = [
  ['after less than nothing', -1, 10],
  ['after one and a half', 1.5, 10],
  ['after something that is no number', Number.NaN, 10],
  ['fewer than none', 0, -1],
  ['one and a half', 0, 1.5],
  ['infinitely many', 0, Number.POSITIVE_INFINITY],
]

const refusesPage = ([what, after, limit]: (typeof impossible)[number]): Clause<EventStore> => [
  `fails, rather than guess, when asked for commits ${what}`,
  async (store) => {
    await recordRun(store, 2)
    await expectFailure(store.read('renovation-1', after, limit))
    await expectFailure(store.readAll(after, limit))
  },
]

export const reading: Chapter<EventStore> = {
  about: 'Reading',
  clauses: [
    [
      'finds nothing in an empty store',
      async (store) => {
        expectSame(await versionsOf(store), [])
        expectSame(await everythingIn(store), [])
        expectSame((await answered(store.commitOf('renovation-1', 'command-1'))) === undefined, true)
      },
    ],
    ...pages.map(readsPage),
    ...impossible.map(refusesPage),
    ...names.map(keepsApart),
    ...distinct.map(tellsApart),
  ],
}
