import type { Raw } from './row.ts'

/** A connection of `pg`, as far as the store uses one. */
export interface PostgresClient {
  readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly Raw[] }>
  readonly release: (destroy?: boolean) => unknown
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/** A pool of connections: a `Pool` of `pg`, or anything that keeps its manners. */
export interface PostgresPool {
  readonly connect: () => Promise<PostgresClient>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/** Where the server is and who asks, as `pg` takes it. What is not said comes from `PGHOST`, `PGUSER` and so on. */
export interface PostgresConfig {
  readonly connectionString?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly database?: string | undefined
  readonly user?: string | undefined
  readonly password?: string | (() => string | Promise<string>) | undefined
  readonly ssl?: boolean | object | undefined
  /** Settings of every session, such as `-c statement_timeout=5000`. */
  readonly options?: string | undefined
  readonly application_name?: string | undefined
  /** How many connections at once; 4 when not given. One of them writes. */
  readonly max?: number | undefined
}
