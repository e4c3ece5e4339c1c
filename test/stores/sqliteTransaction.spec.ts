import { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { attempt } from '../../src/stores/sqlite/failure.ts'
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
    run: transactionsOn(db).transaction,
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

describe('An attempt', () => {
  const thrown = (error: Error) => () => {
    throw error
  }

  it('answers with what it was doing when SQLite or the file system says no', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
    expect(attempt('append', thrown(full))).toMatchObject({
      left: {
        type: 'StoreFailure',
        doing: 'append',
        cause: expect.stringMatching(/^the disk is full.*disk is full\)$/),
      },
    })
    const gone = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' })
    expect(attempt('open', thrown(gone))).toMatchObject({ left: { doing: 'open', cause: 'ENOENT: no such file' } })
  })

  it('knows an error by its kind, whatever is said besides: 2570 is one of the errors of reading or writing', () => {
    const error = Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 2570 })
    expect(attempt('append', thrown(error))).toMatchObject({
      left: { cause: 'the disk could not be read or written (disk I/O error)' },
    })
  })

  it('does not hide a bug of ours', () => {
    expect(() => attempt('append', thrown(new TypeError('a bug')))).toThrow('a bug')
  })
})
