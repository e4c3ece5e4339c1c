import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from '../kernel/eventStore.ts'
import type { SnapshotStore } from '../kernel/snapshotStore.ts'
import type { ViewStore } from '../kernel/viewStore.ts'
import { commitsIn } from './postgres/commits.ts'
import { connectionsTo } from './postgres/connections.ts'
import type { PostgresConfig, PostgresPool } from './postgres/driver.ts'
import { causeOf, failure } from './postgres/failure.ts'
import { openTable } from './postgres/keeping.ts'
import { optionsOf, refused, type PostgresOptions } from './postgres/options.ts'
import { brought } from './postgres/schema.ts'
import { snapshotsIn, snapshotTable } from './postgres/snapshots.ts'
import { verifiedCount } from './postgres/verify.ts'
import { viewsIn, viewTable } from './postgres/views.ts'

export type { PostgresClient, PostgresConfig, PostgresPool } from './postgres/driver.ts'

export type { PostgresOptions } from './postgres/options.ts'

/** An event store in a schema of a PostgreSQL database, which many processes on many machines may use at once. */
export interface PostgresStore extends EventStore {
  /**
   * Looks at every commit, for instance after a restore, and answers how many there are. Reading alone never returns a
   * changed commit; only this finds damage where nobody reads.
   */
  readonly verify: () => Answer<StoreFailure, number>
  /**
   * Waits for what was given to be answered and gives the connections back; a pool of your own stays open. Whatever is
   * asked afterwards is answered with a failure; closing again does nothing.
   */
  readonly close: () => Answer<StoreFailure, undefined>
}

/**
 * Opens the record in a schema of a database, and makes the schema where there is none. What it acknowledges is on the
 * disk of the server, in one order for everybody, without gaps.
 *
 * @param server - A connection string, a configuration as `pg` takes it, or a pool of `pg`, which stays yours. It has to
 * lead to the primary.
 *
 * @remarks It answers with a failure, and changes nothing, when the server is a standby, when its settings would let it
 * lose what it acknowledged, when the schema holds something else, lacks commits or was written by a newer release.
 * Appends that arrive while a transaction is under way are written together in the next, each answered on its own.
 * Where a connection breaks around a commit, the same commit is asked for on a new one, so that it is stored once.
 *
 * @example
 * ```ts
 * import { openPostgresStore } from 'xinyan/postgres'
 *
 * export const open = async (): Promise<number> => {
 *   const opened = await openPostgresStore('postgres://clerk@db.example.org/renovations')
 *   if (opened._tag === 'Left') throw new Error(opened.left.cause)
 *   const commits = await opened.right.readAll(0, 100)
 *   await opened.right.close()
 *   return commits._tag === 'Right' ? commits.right.length : 0
 * }
 * ```
 */
export const openPostgresStore = async (
  server: string | PostgresConfig | PostgresPool,
  options: PostgresOptions = {},
): Promise<E.Either<StoreFailure, PostgresStore>> => {
  const { patience = 10_000, losesAcknowledgedWrites = false } = options
  const found = optionsOf(options, 'xinyan')
  if (E.isLeft(found)) return found
  const tables = found.right
  try {
    const connections = await connectionsTo(server, { patience, losesAcknowledgedWrites })
    try {
      await connections.use(patience, (client) => brought(client, tables))
    } catch (error) {
      await connections.end().catch(() => undefined)
      throw error
    }
    return E.right(closable({ tables, connections, patience, losesAcknowledgedWrites }))
  } catch (error) {
    return refused(causeOf(error))
  }
}

/** Views in a schema of a PostgreSQL database, which many processes on many machines may keep together. */
export interface PostgresViews extends ViewStore {
  /** Gives the connections back; what is asked afterwards is answered with a failure. */
  readonly close: () => Answer<StoreFailure, undefined>
}

/** Snapshots in a schema of a PostgreSQL database. Losing them costs time and nothing else. */
export interface PostgresSnapshots extends SnapshotStore {
  /** Gives the connections back; what is asked afterwards is answered with a failure. */
  readonly close: () => Answer<StoreFailure, undefined>
}

/**
 * Opens views for `projector` in a schema of a database, and makes the schema where there is none. A view and its
 * position are saved in one row, so that several processes may keep one view and take in every commit once.
 *
 * @param server - As for a record, which may stand in the same database.
 */
export const openPostgresViews = async (
  server: string | PostgresConfig | PostgresPool,
  options: PostgresOptions = {},
): Promise<E.Either<StoreFailure, PostgresViews>> => openTable(server, options, viewTable, viewsIn)

/**
 * Opens snapshots for `handle` in a schema of a database, and makes the schema where there is none.
 *
 * @param server - As for a record, which may stand in the same database.
 */
export const openPostgresSnapshots = async (
  server: string | PostgresConfig | PostgresPool,
  options: PostgresOptions = {},
): Promise<E.Either<StoreFailure, PostgresSnapshots>> => openTable(server, options, snapshotTable, snapshotsIn)

const closable = (record: Parameters<typeof commitsIn>[0]): PostgresStore => {
  const { idle, ...store } = commitsIn(record)
  let closing: Answer<StoreFailure, undefined> | undefined
  const whileOpen = <A extends readonly unknown[], F, T>(doing: string, ask: (...asked: A) => Answer<F, T>) => {
    return async (...asked: A): Answer<F | StoreFailure, T> =>
      closing === undefined ? ask(...asked) : E.left(failure(doing, 'the store was closed'))
  }
  const end = async (): Answer<StoreFailure, undefined> => {
    await idle()
    try {
      await record.connections.end()
      return E.right(undefined)
    } catch (error) {
      return E.left(failure('close', causeOf(error)))
    }
  }
  return {
    read: whileOpen('read', store.read),
    readAll: whileOpen('read', store.readAll),
    commitOf: whileOpen('read', store.commitOf),
    append: whileOpen('append', store.append),
    verify: whileOpen('verify', () => verifiedCount(store, record.connections, record.tables)),
    close: () => (closing ??= end()),
  }
}
