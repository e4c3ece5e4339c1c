import * as E from 'fp-ts/Either'
import type { Answer, StoreFailure } from '../../kernel/eventStore.ts'
import { connectionsTo, type Connections } from './connections.ts'
import type { PostgresClient, PostgresConfig, PostgresPool } from './driver.ts'
import { causeOf, failure, Refusal } from './failure.ts'
import { optionsOf, refused, type PostgresOptions } from './options.ts'
import { alone } from './schema.ts'

/** A table that is kept beside a record and can be computed again: its name, and what leads to each of its versions. */
export interface KeptTable {
  readonly name: string
  readonly versions: readonly ((table: string) => string)[]
}

/** How a question to the table is answered, and that it is not once it was closed. */
export type Ask = <F, T>(
  doing: string,
  work: (client: PostgresClient) => Promise<E.Either<F, T>>,
) => Answer<F | StoreFailure, T>

const versionIn = async (client: PostgresClient, schema: string, { name, versions }: KeptTable): Promise<number> => {
  const { rows } = await client.query(
    `SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS said FROM pg_class c
      WHERE c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
    [`"${schema}"`],
  )
  if (rows.length === 0) return 0
  const said = String(rows.find((row) => row['name'] === name)?.['said'])
  const version = Number(said.startsWith(`xinyan ${name} `) ? said.split(' ').at(-1) : undefined)
  if (Number.isNaN(version)) throw new Refusal(`the schema "${schema}" holds something else: it has no ${name} of ours`)
  if (version >= 1 && version <= versions.length) return version
  throw new Refusal(`the schema "${schema}" has version ${version} and this release knows 1 to ${versions.length}`)
}

/** Makes the table or brings it to the newest version, all of it or nothing. */
const brought = async (client: PostgresClient, schema: string, kept: KeptTable): Promise<void> => {
  if ((await versionIn(client, schema, kept)) === kept.versions.length) return
  await alone(client, async () => {
    const version = await versionIn(client, schema, kept)
    const table = `"${schema}".${kept.name}`
    if (version === 0) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
    for (const step of kept.versions.slice(version)) await client.query(step(table))
    await client.query(`COMMENT ON TABLE ${table} IS 'xinyan ${kept.name} ${kept.versions.length}'`)
  })
}

const asking = (connections: Connections) => {
  let closing: Answer<StoreFailure, undefined> | undefined
  const ask: Ask = async (doing, work) => {
    if (closing !== undefined) return E.left(failure(doing, 'it was closed'))
    try {
      return await connections.ask(work)
    } catch (error) {
      return E.left(failure(doing, causeOf(error)))
    }
  }
  const end = async (): Answer<StoreFailure, undefined> => {
    try {
      await connections.end()
      return E.right(undefined)
    } catch (error) {
      return E.left(failure('close', causeOf(error)))
    }
  }
  return { ask, close: () => (closing ??= end()) }
}

/** Opens a table beside the record, in a schema of its own. */
export const openTable = async <T>(
  server: string | PostgresConfig | PostgresPool,
  options: PostgresOptions,
  kept: KeptTable,
  use: (ask: Ask, table: string) => T,
): Promise<E.Either<StoreFailure, T & { readonly close: () => Answer<StoreFailure, undefined> }>> => {
  const { patience = 10_000, losesAcknowledgedWrites = false } = options
  const found = optionsOf(options, `xinyan_${kept.name}`)
  if (E.isLeft(found)) return found
  const { schema } = found.right
  try {
    const connections = await connectionsTo(server, { patience, losesAcknowledgedWrites })
    try {
      await connections.use(patience, (client) => brought(client, schema, kept))
    } catch (error) {
      await connections.end().catch(() => undefined)
      throw error
    }
    const { ask, close } = asking(connections)
    return E.right({ ...use(ask, `"${schema}".${kept.name}`), close })
  } catch (error) {
    return refused(causeOf(error))
  }
}
