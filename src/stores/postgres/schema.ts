import type { PostgresClient } from './driver.ts'
import { Refusal } from './failure.ts'

/** The tables of one record, by the names under which statements call them. */
export interface Tables {
  readonly schema: string
  readonly head: string
  readonly commits: string
}

const schemaName = /^[a-z_][a-z0-9_]{0,62}$/

/** The tables in a schema; undefined for a name that would have to be spelt in another way each time. */
export const tablesIn = (schema: string): Tables | undefined =>
  schemaName.test(schema) && !schema.startsWith('pg_')
    ? { schema, head: `"${schema}".head`, commits: `"${schema}".commits` }
    : undefined

/** The statements that lead from each version of the schema to the next. */
const versions: readonly ((tables: Tables) => string)[] = [
  ({ head, commits }) => `
    CREATE TABLE ${head} (
      is_head boolean PRIMARY KEY DEFAULT true CHECK (is_head),
      schema_version integer NOT NULL,
      position bigint NOT NULL
    );
    CREATE TABLE ${commits} (
      position bigint PRIMARY KEY,
      stream text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      command_id text COLLATE "C" NOT NULL,
      fingerprint text COLLATE "C" NOT NULL,
      recorded_at text COLLATE "C" NOT NULL,
      recorded_by text COLLATE "C" NOT NULL,
      events text COLLATE "C" NOT NULL,
      checksum text COLLATE "C" NOT NULL,
      UNIQUE (stream, version),
      UNIQUE (stream, command_id)
    );
    INSERT INTO ${head} (schema_version, position) VALUES (0, 0);`,
]

/** The version of the schema that this release writes. */
export const newest = versions.length

/** Refuses a version that this release does not know. */
export const mustBeKnown = (version: number, schema: string): void => {
  if (!(version >= 1 && version <= newest))
    throw new Refusal(`the schema "${schema}" has version ${version} and this release knows 1 to ${newest}`)
}

const versionIn = async (client: PostgresClient, { schema, head }: Tables): Promise<number> => {
  const { rows } = await client.query(
    `SELECT relname AS name, relpersistence AS persistence FROM pg_class
      WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p', 'v', 'm', 'f')`,
    [`"${schema}"`],
  )
  if (rows.length === 0) return 0
  const missing = ['head', 'commits'].filter((name) => !rows.some((row) => row['name'] === name))
  if (missing.length > 0) throw new Refusal(`the schema "${schema}" holds something else: it has no ${missing[0]}`)
  if (rows.some(({ name, persistence }) => (name === 'head' || name === 'commits') && persistence !== 'p'))
    throw new Refusal(`a table in the schema "${schema}" is not logged: a crash of the server would empty it`)
  const columns = await client.query(
    `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'schema_version'`,
    [head],
  )
  if (columns.rows.length === 0) throw new Refusal(`the schema "${schema}" holds something else: its head is not ours`)
  const found = await client.query(`SELECT schema_version FROM ${head}`)
  if (found.rows.length !== 1) throw new Refusal(`the head of the record in the schema "${schema}" is missing`)
  const version = Number(found.rows[0]?.['schema_version'])
  mustBeKnown(version, schema)
  return version
}

const lacksCommits = async (client: PostgresClient, { head, commits }: Tables): Promise<string | undefined> => {
  const { rows } = await client.query(
    `SELECT position AS said, (SELECT coalesce(max(position), 0) FROM ${commits}) AS last FROM ${head}`,
  )
  const [said, last] = [Number(rows[0]?.['said']), Number(rows[0]?.['last'])]
  return said === last ? undefined : `commits are missing: the last has position ${last} and should have ${said}`
}

// Whoever opens what is not there yet waits for whoever makes it.
const lock = `SELECT pg_advisory_xact_lock(hashtextextended('xinyan', 0))`

/** Makes tables in a transaction, while nobody else makes any. */
export const alone = async (client: PostgresClient, make: () => Promise<unknown>): Promise<void> => {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE')
  try {
    await client.query(lock)
    await make()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Makes the schema or brings it to the newest version, all of it or nothing, and refuses one that is not ours. */
export const brought = async (client: PostgresClient, tables: Tables): Promise<void> => {
  if ((await versionIn(client, tables)) < newest) {
    await alone(client, async () => {
      const version = await versionIn(client, tables)
      const steps = versions.slice(version).map((step) => step(tables))
      if (version === 0) steps.unshift(`CREATE SCHEMA IF NOT EXISTS "${tables.schema}";`)
      for (const step of steps) await client.query(step)
      await client.query(`UPDATE ${tables.head} SET schema_version = ${newest}`)
    })
  }
  const reason = await lacksCommits(client, tables)
  if (reason !== undefined) throw new Refusal(reason)
}
