import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'
import { attempt, failure } from './failure.ts'
import type { OpenFile } from './file.ts'
import { columns, intactRun, type Row } from './row.ts'

/**
 * The file when it holds as many commits as the last position says. A damaged page can hide the last commits from whoever
 * reads by position, and the next ones would take their places; the count goes by an index.
 */
export const complete = (file: OpenFile): E.Either<StoreFailure, OpenFile> => {
  const row = file.db
    .prepare('SELECT count(*) AS count, (SELECT max(position) FROM commits) AS last FROM commits')
    .get()
  const { count, last } = row as unknown as { readonly count: number; readonly last: number | null }
  if (count === (last ?? 0)) return E.right(file)
  return E.left(failure('open', `commits are missing: there are ${count} and the last has position ${last ?? 0}`))
}

const sayOf = (row: object | undefined): string => String(Object.values(row ?? {})[0])

/** How many commits a file holds once every page, every index and every commit of it has been looked at. */
export const verifiedCount = ({ db }: OpenFile): E.Either<StoreFailure, number> =>
  attempt('verify', () => {
    const said = sayOf(db.prepare('PRAGMA integrity_check(1)').get())
    if (said !== 'ok') return E.left(failure('verify', `the file is damaged (${said})`))
    let count = 0
    for (const row of db.prepare(`SELECT ${columns} FROM commits ORDER BY position`).iterate()) {
      const run = intactRun([row as unknown as Row], count, (commit, due) => commit.position === due)
      if (E.isLeft(run)) return run
      count++
    }
    return E.right(count)
  })
