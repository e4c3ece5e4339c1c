import type { Vault } from '../../kernel/vault.ts'
import { answered, expectFailure, expectRefusal } from '../expectations.ts'
import type { Chapter } from './clause.ts'
import { expectKept, expectNothing, note, taken } from './sampleNotes.ts'

export const forgetting: Chapter<Vault> = {
  about: 'Forgetting',
  clauses: [
    [
      'leaves nothing but that it was forgotten',
      async (vault) => {
        await answered(vault.keep('note-1', note('a name')))
        await answered(vault.forget('note-1'))
        await expectNothing(vault, 'note-1', 'Forgotten')
      },
    ],
    [
      'is for ever: the same bytes, handed in late by a device, are refused, and so are others',
      async (vault) => {
        await answered(vault.keep('note-1', note('a name')))
        await answered(vault.forget('note-1'))
        await expectRefusal(vault.keep('note-1', note('a name')), taken('note-1', true))
        await expectRefusal(vault.keep('note-1', note('another')), taken('note-1', true))
        await expectNothing(vault, 'note-1', 'Forgotten')
      },
    ],
    [
      'can come before what is to be forgotten: it is refused when it arrives',
      async (vault) => {
        await answered(vault.forget('note-1'))
        await expectNothing(vault, 'note-1', 'Forgotten')
        await expectRefusal(vault.keep('note-1', note('a name')), taken('note-1', true))
      },
    ],
    [
      'twice is as once',
      async (vault) => {
        await answered(vault.keep('note-1', note('a name')))
        for (let times = 0; times < 3; times++) await answered(vault.forget('note-1'))
        await expectNothing(vault, 'note-1', 'Forgotten')
      },
    ],
    [
      'leaves everything else as it was',
      async (vault) => {
        const ids = Array.from({ length: 60 }, (_, n) => `note-${n}`)
        for (const id of ids) await answered(vault.keep(id, note(`about ${id}`.repeat(40))))
        for (const id of ids.filter((_, n) => n % 3 === 0)) await answered(vault.forget(id))
        for (const [n, id] of ids.entries())
          if (n % 3 === 0) await expectNothing(vault, id, 'Forgotten')
          else await expectKept(vault, id, note(`about ${id}`.repeat(40)))
      },
    ],
    [
      'fails for an id that no vault could find again',
      async (vault) => {
        for (const id of ['', 'a\ud800', 'a\0', 'x'.repeat(201)]) await expectFailure(vault.forget(id))
      },
    ],
  ],
}
