import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from '../kernel/eventStore.ts'
import { wholeNumber } from '../kernel/shape.ts'
import { commitsIn } from './postgres/commits.ts'
import { connectionsTo } from './postgres/connections.ts'
import type { PostgresConfig, PostgresPool } from './postgres/driver.ts'
import { causeOf, failure } from './postgres/failure.ts'
import { brought, tablesIn, type Tables } from './postgres/schema.ts'
import { verifiedCount } from './postgres/verify.ts'

export type { PostgresClient, PostgresConfig, PostgresPool } from './postgres/driver.ts'

/** Where a record stands in a database, how long it waits, and what must be said in words before it promises less. */
export interface PostgresOptions {
  /** The schema that holds the record and nothing else, made where it is not there; `xinyan` when not given. */
  readonly schema?: string
  /**
   * How many milliseconds to go on while the server restarts, cannot be reached or lets others write first; 10,000 when
   * not given. Afterwards the answer is a failure.
   */
  readonly patience?: number
  /**
   * Needed with a server or a session that acknowledges before a commit is safe on its disk: `fsync` or
   * `full_page_writes` off, `synchronous_commit` off or local.
   */
  readonly losesAcknowledgedWrites?: boolean
}

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

const milliseconds = wholeNumber(1, 2 ** 31 - 1)

const refused = (cause: string): E.Either<StoreFailure, never> => E.left(failure('open', cause))

const optionsOf = ({ schema = 'xinyan', patience = 10_000 }: PostgresOptions): E.Either<StoreFailure, Tables> => {
  const tables = tablesIn(schema)
  if (tables === undefined)
    return refused(`schema: expected a name of small letters, digits and _, found ${JSON.stringify(schema)}`)
  const [problem] = milliseconds.problemsOf(patience) ?? []
  return problem ? refused(`patience: expected ${problem.expected}, found ${problem.found}`) : E.right(tables)
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
  const found = optionsOf(options)
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
