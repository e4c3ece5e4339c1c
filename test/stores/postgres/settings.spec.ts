import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { expect, it } from 'vitest'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { commit, record } from '../../../src/testing/contract/sampleCommits.ts'
import { causeOf, really } from '../places.ts'
import { describePostgres, freshSchema, meddling, ownPool, ownServer, storeIn, url } from './records.ts'

const inDatabase = (name: string): string => url.replace(/postgres$/, name)

describePostgres('A server that could lose what it acknowledged', () => {
  it.for([
    ['fsync=off', 'fsync is off and must be on'],
    ['full_page_writes=off', 'full_page_writes is off and must be on'],
    ['synchronous_commit=off', 'synchronous_commit is off and must be on or remote_write or remote_apply'],
  ] as const)('is refused with %s, unless that is said in words', async ([setting, why]) => {
    const server = await ownServer([setting])
    const cause = await causeOf(openPostgresStore(server.url))
    expect(cause).toBe(`the settings do not hold: ${why}; set them so, or say losesAcknowledgedWrites`)
    const store = await really(openPostgresStore(server.url, { losesAcknowledgedWrites: true }))
    await record(store, commit(1))
    await store.close()
  })

  it.for(['off', 'local'])('is refused when only our sessions have synchronous_commit=%s', async (value) => {
    const config = { connectionString: url, options: `-c synchronous_commit=${value}` }
    expect(await causeOf(openPostgresStore(config, { schema: freshSchema() }))).toContain(
      `synchronous_commit is ${value} and must be on`,
    )
  })

  it.for(['on', 'remote_write', 'remote_apply'])('is not one with synchronous_commit=%s', async (value) => {
    const config = { connectionString: url, options: `-c synchronous_commit=${value}` }
    await (await really(openPostgresStore(config, { schema: freshSchema() }))).close()
  })

  it('is noticed when it becomes one later: nothing is acknowledged from then on', async () => {
    const server = await ownServer()
    const store = await really(openPostgresStore(server.url))
    await record(store, commit(1))
    const pool = ownPool(server.url)
    await pool.query('ALTER SYSTEM SET full_page_writes = off')
    await pool.query('SELECT pg_reload_conf()')
    await expect
      .poll(async () => (await pool.query('SHOW full_page_writes')).rows)
      .toEqual([{ full_page_writes: 'off' }])
    expect(await causeOf(store.append(commit(2)))).toContain('full_page_writes is off and must be on')
    expect((await pool.query('SELECT position FROM xinyan.commits')).rows).toEqual([{ position: '1' }])
    await store.close()
  })
})

describePostgres('A server that cannot keep a record', () => {
  it('is refused when it is a standby', async () => {
    const primary = await ownServer()
    await (await really(openPostgresStore(primary.url))).close()
    await primary.stop()
    const standby = await ownServer([], (data) => writeFileSync(join(data, 'standby.signal'), ''), primary.data)
    expect(await causeOf(openPostgresStore(standby.url, { losesAcknowledgedWrites: true }))).toBe(
      'the server is a standby: the record is read and written on the primary',
    )
  })

  it.for(['LATIN1', 'SQL_ASCII'])('is refused when the database is in %s', async (encoding) => {
    const name = `in_${encoding.toLowerCase()}_${process.pid}`
    await ownPool().query(`CREATE DATABASE ${name} ENCODING '${encoding}' LOCALE 'C' TEMPLATE template0`)
    expect(await causeOf(openPostgresStore(inDatabase(name)))).toBe(
      `the encoding of the database is ${encoding} and must be UTF8`,
    )
  })

  it('is refused when it is too old', async () => {
    const old = meddling(ownPool(), (query) => async (text, values) => {
      const { rows } = await query(text, values)
      return { rows: rows.map((row) => ('fsync' in row ? { ...row, server_version_num: '130023' } : row)) }
    })
    expect(await causeOf(openPostgresStore(old, { schema: freshSchema() }))).toBe(
      'needs PostgreSQL 14 or later: the server has 130023',
    )
  })

  it('is refused when nobody answers there, at once', async () => {
    const began = performance.now()
    expect(await causeOf(openPostgresStore('postgres://nobody@127.0.0.1:1/none'))).toContain('ECONNREFUSED')
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('is refused when the database is not there, and when the name of the schema is none', async () => {
    expect(await causeOf(openPostgresStore(inDatabase('nowhere')))).toContain('"nowhere" does not exist')
    for (const schema of ['', 'Xinyan', 'a"b', 'pg_own', 'a'.repeat(64), '1a', 'a.b'])
      expect(await causeOf(openPostgresStore(url, { schema }))).toContain('schema: expected a name')
    for (const patience of [0, -1, 1.5, Number.NaN, 2 ** 31])
      expect(await causeOf(openPostgresStore(url, { patience }))).toContain('patience: expected')
  })
})

describePostgres('A schema', () => {
  const pool = ownPool()

  it('of a newer release is refused and left as it is, also while it is in use', async () => {
    const schema = freshSchema()
    const store = await storeIn(schema)
    await record(store, commit(1))
    await pool.query(`UPDATE ${schema}.head SET schema_version = 2`)
    const why = `the schema "${schema}" has version 2 and this release knows 1 to 1`
    expect(await causeOf(openPostgresStore(url, { schema }))).toBe(why)
    expect(await causeOf(store.append(commit(2)))).toBe(why)
    expect((await pool.query(`SELECT schema_version, position FROM ${schema}.head`)).rows).toEqual([
      { schema_version: 2, position: '1' },
    ])
    await store.close()
  })

  it.for([
    ['holds something else: it has no head', 'CREATE TABLE $.bills (n int)'],
    ['holds something else: its head is not ours', 'CREATE TABLE $.head (n int); CREATE TABLE $.commits (n int)'],
  ])('is refused when it %s', async ([why, statements]) => {
    const schema = freshSchema()
    await pool.query(`CREATE SCHEMA ${schema}; ${statements?.replaceAll('$', schema)}`)
    expect(await causeOf(openPostgresStore(url, { schema }))).toBe(`the schema "${schema}" ${why}`)
  })

  it.for([
    ['DELETE FROM $.commits WHERE position = 3', 'commits are missing: the last has position 2 and should have 3'],
    ['UPDATE $.head SET position = 2', 'commits are missing: the last has position 3 and should have 2'],
    ['DELETE FROM $.head', 'the head of the record in the schema "$" is missing'],
    [
      'ALTER TABLE $.commits SET UNLOGGED',
      'a table in the schema "$" is not logged: a crash of the server would empty it',
    ],
  ] as const)('is refused after %s', async ([statement, why]) => {
    const schema = freshSchema()
    const store = await storeIn(schema)
    await record(store, commit(1), commit(2), commit(3))
    await store.close()
    await pool.query(statement.replaceAll('$', schema))
    expect(await causeOf(openPostgresStore(url, { schema }))).toBe(why.replaceAll('$', schema))
  })

  it('is made empty where there is one without tables', async () => {
    const schema = freshSchema()
    await pool.query(`CREATE SCHEMA ${schema}`)
    await (await storeIn(schema)).close()
  })

  it('is made once by eight who open it at the same moment', async () => {
    const schema = freshSchema()
    const stores = await Promise.all(Array.from({ length: 8 }, () => storeIn(schema)))
    await Promise.all(stores.map((store, n) => store.append(commit(1, { stream: `renovation-${n}` }))))
    expect(await really(stores[0]?.verify() ?? Promise.resolve(E.right(0)))).toBe(8)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('is not left half made by a transaction that dies', async () => {
    const schema = freshSchema()
    const dying = meddling(pool, (query, client) => async (text, values) => {
      if (text.startsWith('UPDATE'))
        await client.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
      return query(text, values)
    })
    expect(await causeOf(openPostgresStore(dying, { schema }))).toMatch(/terminat|not queryable/)
    expect((await pool.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])).rows).toEqual([])
    await (await storeIn(schema)).close()
  })
})

describePostgres('A row', () => {
  const pool = ownPool()

  it.for([
    ['was changed by hand', "UPDATE $.commits SET events = events || ' ' WHERE version = 2", 'not as it was written'],
    ['was taken away', 'DELETE FROM $.commits WHERE version = 2', 'missing or out of place: number 2'],
  ] as const)('that %s is reported with its place and never handed out', async ([, statement, why]) => {
    const schema = freshSchema()
    const store = await storeIn(schema)
    await record(store, commit(1), commit(2), commit(3))
    expect(await really(store.verify())).toBe(3)
    await pool.query(statement.replaceAll('$', schema))
    for (const answer of [store.readAll(0, 10), store.read('renovation-1', 0, 10), store.verify()])
      expect(await causeOf<unknown>(answer)).toContain(why)
    expect(await really(store.readAll(2, 10))).toHaveLength(1)
    await store.close()
  })
})

describePostgres('A store that was closed', () => {
  it('answers that it was, and closing it again does nothing', async () => {
    const store = await storeIn()
    const last = store.append(commit(1))
    await store.close()
    expect(await really(last)).toMatchObject({ position: 1 })
    expect(await store.close()).toEqual(E.right(undefined))
    const asked = [store.append(commit(2)), store.read('a', 0, 1), store.readAll(0, 1), store.commitOf('a', 'b')]
    for (const answer of [...asked, store.verify()]) expect(await causeOf<unknown>(answer)).toBe('the store was closed')
  })

  it('leaves a pool open that belongs to somebody else', async () => {
    const pool = ownPool()
    const store = await really(openPostgresStore(pool, { schema: freshSchema() }))
    await store.close()
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})
