import { join } from 'node:path'
import { Pool, type PoolClient } from 'pg'
import { afterAll, describe, inject } from 'vitest'
import {
  openPostgresStore,
  type PostgresClient,
  type PostgresOptions,
  type PostgresPool,
  type PostgresStore,
} from '../../../src/stores/postgres.ts'
import { really } from '../places.ts'
import { copyData, makeData, remove, serverFolder, startServer, type Server } from './server.ts'

const provided = inject('postgres')

/** Specifications that need a PostgreSQL; skipped, and named at the end of the run, where there is none. */
export const describePostgres: (name: string, body: () => void) => void =
  provided === undefined ? describe.skip : describe

const there = () => {
  if (provided === undefined) throw new Error('there is no PostgreSQL')
  return provided
}

/** The server that all specs share; each test takes a schema of its own. */
export const url = provided?.url ?? ''

// A hook that a test registers is never called: everything is ended by one that stands outside of them.
const endings: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of endings.toReversed()) await end()
})

let count = 0

/** The name of a schema that is not there yet. */
export const freshSchema = (): string => `s${process.pid}_${++count}`

/** A store in a schema, or in a new one. */
export const storeIn = (schema: string = freshSchema(), options: PostgresOptions = {}): Promise<PostgresStore> =>
  really(openPostgresStore(url, { schema, ...options }))

/** A pool for a spec's own questions. */
export const ownPool = (to: string = url): Pool => {
  const pool = new Pool({ connectionString: to, max: 20 })
  pool.on('error', () => undefined)
  endings.push(() => pool.end())
  return pool
}

type Query = PostgresClient['query']

/** A pool of which a spec changes how statements are asked. */
export const meddling = (pool: Pool, change: (query: Query, client: PoolClient) => Query): PostgresPool => {
  const changed = new WeakMap<PoolClient, PostgresClient>()
  const of = (client: PoolClient): PostgresClient => {
    const known = changed.get(client)
    if (known !== undefined) return known
    const one: PostgresClient = {
      query: change((text, values) => client.query(text, values), client),
      release: (destroy) => client.release(destroy),
      on: (event, listener) => client.on(event, listener),
    }
    changed.set(client, one)
    return one
  }
  return {
    on: () => pool, // which has a listener of its own
    connect: async () => of(await pool.connect()),
  }
}

/** A server of another PostgreSQL, whose programs are in some folder, gone when the spec is done. */
export const serverOf = async (bin: string): Promise<Server> => {
  const programs = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  const folder = serverFolder()
  endings.push(async () => remove(folder))
  makeData(programs, join(folder, 'data'))
  const server = await startServer(programs, join(folder, 'data'))
  endings.push(() => server.stop('SIGQUIT'))
  return server
}

/** A server of a spec's own, with data that nobody else uses, gone when the spec is done. */
export const ownServer = async (
  settings: readonly string[] = [],
  prepare: (data: string) => void = () => undefined,
  from?: string,
): Promise<Server> => {
  const folder = serverFolder()
  const data = join(folder, 'data')
  copyData(from ?? there().freshData, data)
  prepare(data)
  const server = await startServer(there().programs, data, settings)
  endings.push(async () => {
    await server.stop('SIGQUIT')
    remove(folder)
  })
  return server
}
