import * as E from 'fp-ts/Either'
import type { Kept, Vault } from '../../kernel/vault.ts'
import { answered, expectFailure, expectRefusal, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { expectKept, expectNothing, note, taken } from './sampleNotes.ts'

const things: readonly (readonly [what: string, kept: Kept])[] = [
  ['a note', note('三楼东户要求保留雨棚 🏘️')],
  ['nothing at all', note('')],
  ['every byte there is', { bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte), type: 'image/jpeg' }],
  ['zeros only', { bytes: new Uint8Array(5000), type: 'application/octet-stream' }],
  ['a megabyte', { bytes: Uint8Array.from({ length: 1 << 20 }, (_, i) => (i * 31) % 251), type: 'image/jpeg' }],
  ['a part of a longer piece of memory', { bytes: note('-the middle-').bytes.subarray(1, 11), type: 'text/plain' }],
]

const givesBack = ([what, kept]: (typeof things)[number]): Clause<Vault> => [
  `gives back ${what}`,
  async (vault) => {
    await answered(vault.keep('note-1', kept))
    await expectKept(vault, 'note-1', kept)
  },
]

const unkeepable: readonly (readonly [what: string, id: string, kept: Kept])[] = [
  ['without an id', '', note('a')],
  ['under an id of 201 characters', 'x'.repeat(201), note('a')],
  ['under an id with half a character', 'a\ud800', note('a')],
  ['under an id with U+0000', 'a\0', note('a')],
  ['without a type', 'note-1', note('a', '')],
  ['whose type has half a character', 'note-1', note('a', '\udfff')],
  ['that is no bytes', 'note-1', { bytes: 'text' as unknown as Uint8Array, type: 'text/plain' }],
]

const refuses = ([what, id, kept]: (typeof unkeepable)[number]): Clause<Vault> => [
  `fails for something ${what}`,
  async (vault) => {
    await expectFailure(vault.keep(id, kept))
    await expectNothing(vault, id, 'NeverKept')
  },
]

const apart: readonly (readonly [what: string, one: string, other: string])[] = [
  ['by the case of a letter', 'Note', 'note'],
  ['by being composed or decomposed', 'caf\u00e9', 'cafe\u0301'],
  ['like __proto__ and constructor', '__proto__', 'constructor'],
]

const tellsApart = ([what, one, other]: (typeof apart)[number]): Clause<Vault> => [
  `tells ids apart that differ ${what}`,
  async (vault) => {
    await answered(vault.keep(one, note('one')))
    await expectNothing(vault, other, 'NeverKept')
    await answered(vault.keep(other, note('other')))
    await answered(vault.forget(one))
    await expectNothing(vault, one, 'Forgotten')
    await expectKept(vault, other, note('other'))
  },
]

export const keeping: Chapter<Vault> = {
  about: 'Keeping',
  clauses: [
    ['knows nothing at first', (vault) => expectNothing(vault, 'note-1', 'NeverKept')],
    ...things.map(givesBack),
    ...unkeepable.map(refuses),
    ...apart.map(tellsApart),
    [
      'changes nothing when the same bytes come again under the same id',
      async (vault) => {
        for (let times = 0; times < 3; times++) await answered(vault.keep('note-1', note('the same')))
        await expectKept(vault, 'note-1', note('the same'))
      },
    ],
    [
      'refuses other bytes under an id that is taken, and keeps the first',
      async (vault) => {
        await answered(vault.keep('note-1', note('the first')))
        await expectRefusal(vault.keep('note-1', note('the f1rst')), taken('note-1', false))
        await expectRefusal(vault.keep('note-1', note('the first.')), taken('note-1', false))
        await expectRefusal(vault.keep('note-1', note('')), taken('note-1', false))
        await expectKept(vault, 'note-1', note('the first'))
      },
    ],
    [
      'refuses the same bytes with another type under an id that is taken',
      async (vault) => {
        await answered(vault.keep('note-1', note('a', 'text/plain')))
        await expectRefusal(vault.keep('note-1', note('a', 'text/html')), taken('note-1', false))
        await expectKept(vault, 'note-1', note('a', 'text/plain'))
      },
    ],
    [
      'holds what was handed in, whatever becomes of those bytes afterwards',
      async (vault) => {
        const kept = note('as it was')
        const keeping = vault.keep('note-1', kept)
        kept.bytes.fill(0)
        await answered(keeping)
        await expectKept(vault, 'note-1', note('as it was'))
      },
    ],
    [
      'holds what was handed in, whatever a reader does to what it got',
      async (vault) => {
        await answered(vault.keep('note-1', note('as it was')))
        const found = await answered(vault.read('note-1'))
        if (found.type === 'Kept') found.kept.bytes.fill(0)
        await expectKept(vault, 'note-1', note('as it was'))
      },
    ],
    [
      'has one winner when sixteen hand in different things under one id',
      async (vault) => {
        const all = Array.from({ length: 16 }, (_, n) => note(`note ${n}`))
        const answers = await Promise.all(all.map((kept) => vault.keep('note-1', kept)))
        const winners = all.filter((_, n) => answers[n] !== undefined && E.isRight(answers[n]))
        expectSame(winners.length, 1)
        await expectKept(vault, 'note-1', winners[0] ?? note(''))
      },
    ],
  ],
}
