import * as E from 'fp-ts/Either'
import type { DatabaseSync } from 'node:sqlite'

/** Runs work that writes: all of it is stored or nothing, and a refusal stores nothing. */
export type Transaction = <F, T>(work: () => E.Either<F, T>) => E.Either<F, T>

/** The two kinds of transaction on a connection. */
export interface Transactions {
  /** Runs work that only reads: it sees the file as it was at one moment. */
  readonly reading: Transaction
  readonly transaction: Transaction
}

/**
 * Transactions that write ask for the right to do so before they read: one that read first would fail at once when
 * another connection has written meanwhile, whatever the busy timeout.
 */
export const transactionsOn = (db: DatabaseSync): Transactions => {
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  const undo = (): void => {
    try {
      rollback.run()
    } catch {
      // After a full disk, for one, SQLite has rolled back by itself and says that there is nothing to roll back.
    }
  }

  const beginning = (words: string): Transaction => {
    const begin = db.prepare(words)
    return (work) => {
      begin.run()
      try {
        const answer = work()
        if (E.isLeft(answer)) rollback.run()
        else commit.run()
        return answer
      } catch (error) {
        undo()
        throw error
      }
    }
  }

  return { reading: beginning('BEGIN'), transaction: beginning('BEGIN IMMEDIATE') }
}
