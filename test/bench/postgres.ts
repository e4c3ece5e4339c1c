import { pathToFileURL } from 'node:url'
import { Pool, type PoolClient } from 'pg'
import type { NewCommit } from 'xinyan'
import { openPostgresStore } from 'xinyan/postgres'
import { onServer } from './postgresServer.ts'
import { history, recorded } from './history.ts'
import { cost, gain, skipped, type Aim, type Line } from './line.ts'
import { fileOf, peers, whyNotThere } from './peers.ts'
import { inTurn, type Side } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 2 }
const [runs, warmUps] = [30, 5]
const batch = 96

/** Something that many writers append to at once, each to a stream of its own and one after another. */
type Append = (writer: number, commit: NewCommit) => Promise<unknown>

const durable = 'PostgreSQL 18 with fsync, full_page_writes and synchronous_commit on'

/** Has some writers append a batch between them, which goes on where the last batch ended. */
const side = (of: string, name: string, writers: number, events: readonly string[], append: Append): Side => {
  const versions = Array.from({ length: writers }, () => 0)
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < batch / writers; n++) {
      const version = (versions[writer] ?? 0) + 1
      versions[writer] = version
      const commandId = `${name}-${writer}-${version}`
      const text = events[version % events.length] ?? '[]'
      const kept = { recordedAt: '2019-06-21T01:30:00.000Z', by: 'bench', events: text }
      const commit = { stream: `${name}-${writer}`, version, commandId, fingerprint: commandId, ...kept }
      await append(writer, commit)
    }
  }
  const run = async (): Promise<number> => {
    await Promise.all(versions.map((_, writer) => write(writer)))
    return batch
  }
  return { of: `${of}, ${writers === 1 ? 'one writer' : `${writers} writers`}; ${durable}`, run }
}

const insert = (schema: string): string =>
  `INSERT INTO ${schema}.commits VALUES (coalesce($1, nextval('${schema}.counted')), $2, $3, $4, $5, $6, $7, $8, $9)`

const valuesOf = (position: number | null, one: NewCommit): unknown[] => {
  const { stream, version, commandId, fingerprint, recordedAt, by, events } = one
  return [position, stream, version, commandId, fingerprint, recordedAt, by, events, '0'.repeat(64)]
}

/** A transaction of `pg` alone that locks a head, writes one row at the next position and moves the head. */
const bare = (clients: readonly PoolClient[], schema: string): Append => {
  return async (writer, commit) => {
    const client = clients[writer]
    if (client === undefined) throw new Error('a writer has no connection')
    await client.query('BEGIN')
    const { rows } = await client.query<{ position: string }>(`SELECT position FROM ${schema}.head FOR UPDATE`)
    const position = Number(rows[0]?.position) + 1
    await client.query(insert(schema), valuesOf(position, commit))
    await client.query(`UPDATE ${schema}.head SET position = $1`, [position])
    await client.query('COMMIT')
  }
}

/** The same without a head: positions are counted up by a sequence, and a reader that polls may skip some. */
const headless = (clients: readonly PoolClient[], schema: string): Append => {
  return async (writer, commit) => {
    const client = clients[writer]
    if (client === undefined) throw new Error('a writer has no connection')
    await client.query('BEGIN')
    await client.query(insert(schema), valuesOf(null, commit))
    await client.query('COMMIT')
  }
}

// The part of what the package exports that is used here.
interface EmmettStore {
  readonly appendToStream: (
    stream: string,
    events: readonly { readonly type: string; readonly data: unknown }[],
    options?: { readonly expectedStreamVersion: bigint },
  ) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface EmmettPostgres {
  readonly getPostgreSQLEventStore: (url: string) => EmmettStore
}

const emmettAppend = ({ appendToStream }: EmmettStore): Append => {
  return (_, { stream, version, events }) => {
    const written = JSON.parse(events) as readonly { readonly event: { readonly type: string } }[]
    const given = written.map(({ event }) => ({ type: event.type, data: event }))
    return version === 1
      ? appendToStream(stream, given)
      : appendToStream(stream, given, { expectedStreamVersion: BigInt(version - 1) })
  }
}

const againstEmmett = async (url: string, ours: (writers: number, name: string) => Side, events: readonly string[]) => {
  const reason = whyNotThere()
  if (reason !== undefined) return [skipped('postgres, emmett', { is: 'at least', ratio: 1 }, reason)]
  const file = fileOf('@event-driven-io/emmett-postgresql', 'dist/index.js')
  const { getPostgreSQLEventStore } = (await import(pathToFileURL(file).href)) as EmmettPostgres
  const store = getPostgreSQLEventStore(url)
  const of = `appendToStream of emmett-postgresql ${peers['@event-driven-io/emmett-postgresql']} with an expected version`
  const lines: Line[] = []
  for (const writers of [1, 16]) {
    const theirs = side(of, `emmett${writers}`, writers, events, emmettAppend(store))
    const timed = await inTurn(ours(writers, `against${writers}`), theirs, runs, warmUps)
    lines.push(gain(`postgres, emmett, ${writers}`, timed, { is: 'at least', ratio: 1 }, 'appends'))
  }
  await store.close()
  return lines
}

const measured = async (url: string): Promise<readonly Line[]> => {
  const events = (await recorded(history(100, 1))).map((commit) => commit.events)
  const pool = new Pool({ connectionString: url, max: 20 })
  for (const schema of ['ours', 'bare', 'headless']) {
    const opened = await openPostgresStore(url, { schema })
    if (opened._tag === 'Left') throw new Error(opened.left.cause)
    await opened.right.close()
    await pool.query(`CREATE SEQUENCE ${schema}.counted`)
  }
  const opened = await openPostgresStore(url, { schema: 'ours' })
  if (opened._tag === 'Left') throw new Error(opened.left.cause)
  const store = opened.right
  const clients = await Promise.all(Array.from({ length: 16 }, () => pool.connect()))
  const ours = (writers: number, name: string): Side =>
    side('append of the store in xinyan/postgres', `ours-${name}`, writers, events, async (_, commit) => {
      const answer = await store.append(commit)
      if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
    })
  const lines: Line[] = []
  for (const writers of [1, 16]) {
    const what = 'pg alone: lock a head, insert the row, move the head, one transaction each'
    const theirs = side(what, `bare${writers}`, writers, events, bare(clients, 'bare'))
    const timed = await inTurn(ours(writers, `bare${writers}`), theirs, runs, warmUps)
    lines.push(writers === 1 ? cost('postgres, 1', timed, aim) : gain('postgres, 16', timed, undefined, 'appends'))
  }
  for (const writers of [1, 16]) {
    const what = 'pg alone without a head: insert the row, one transaction each, positions of a sequence'
    const theirs = side(what, `headless${writers}`, writers, events, headless(clients, 'headless'))
    const timed = await inTurn(ours(writers, `headless${writers}`), theirs, runs, warmUps)
    lines.push(gain(`postgres, without a head, ${writers}`, timed, undefined, 'appends'))
  }
  const verified = await store.verify()
  if (verified._tag === 'Left') throw new Error(verified.left.cause)
  lines.push(...(await againstEmmett(url, ours, events)))
  for (const client of clients) client.release()
  await store.close()
  await pool.end()
  return lines
}

/** Durable appends a second through the store, by one writer and by sixteen, against bare transactions and Emmett. */
export const postgres = (): Promise<readonly Line[]> => onServer(measured, (why) => [skipped('postgres', aim, why)])
