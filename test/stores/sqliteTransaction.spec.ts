import { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { transactionsOn, type Transaction } from '../../src/stores/sqlite/transaction.ts'

const opened = (): {
  readonly write: (note: string) => void
  readonly notes: () => unknown
  readonly run: Transaction
} => {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE notes (note TEXT UNIQUE) STRICT')
  const insert = db.prepare('INSERT INTO notes VALUES (?)')
  const select = db.prepare('SELECT note FROM notes')
  return {
    write: (note) => void insert.run(note),
    notes: () => select.all().map(({ note }) => note),
    run: transactionsOn(db),
  }
}

describe('A transaction', () => {
  it('stores what was written when the answer is yes', () => {
    const { write, notes, run } = opened()
    expect(run(() => E.right(write('a')))).toEqual(E.right(undefined))
    expect(notes()).toEqual(['a'])
  })

  it('stores nothing when the answer is no, whatever was written before', () => {
    const { write, notes, run } = opened()
    const refused = run(() => {
      write('a')
      return E.left('no')
    })
    expect(refused).toEqual(E.left('no'))
    expect(notes()).toEqual([])
    run(() => E.right(write('b')))
    expect(notes()).toEqual(['b'])
  })

  it('stores nothing when something throws, and lets the next one begin', () => {
    const { write, notes, run } = opened()
    const twice = () => {
      write('a')
      write('a')
      return E.right(undefined)
    }
    expect(() => run(twice)).toThrow('UNIQUE')
    expect(notes()).toEqual([])
    run(() => E.right(write('b')))
    expect(notes()).toEqual(['b'])
  })
})
