import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { expect, it } from 'vitest'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { commit, everythingIn, record, recordRun } from '../../../src/testing/contract/sampleCommits.ts'
import { causeOf, really } from '../places.ts'
import { describePostgres, ownPool, ownServer, serverOf } from './records.ts'
import { wholeInstallation } from './server.ts'

/** Copies the rows of a table as a dump and its restore do: as text, into the same columns. */
const copied = async (from: Pool, to: Pool, table: string): Promise<void> => {
  const { rows } = await from.query(`SELECT row_to_json(t)::text AS row FROM ${table} t`)
  await to.query(`DELETE FROM ${table}`)
  for (const { row } of rows as readonly { readonly row: string }[])
    await to.query(`INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`, [row])
}

describePostgres('A record that is restored into a cluster that is younger', () => {
  it('is there whole and at once, and goes on where it stopped', { timeout: 120_000 }, async () => {
    const [old, young] = [await ownServer(), await ownServer()]
    const [oldPool, youngPool] = [ownPool(old.url), ownPool(young.url)]
    // Transactions that others have made: a store that looks at their numbers would hide everything after a restore.
    await oldPool.query('CREATE TABLE others (n int)')
    for (let n = 0; n < 500; n++) await oldPool.query('INSERT INTO others VALUES (1)')
    const store = await really(openPostgresStore(old.url))
    await recordRun(store, 50)
    await recordRun(store, 50, { stream: 'renovation-2' })
    const before = await everythingIn(store)
    await store.close()

    await (await really(openPostgresStore(young.url))).close()
    await copied(oldPool, youngPool, 'xinyan.commits')
    expect(await causeOf(openPostgresStore(young.url))).toContain('commits are missing')
    await copied(oldPool, youngPool, 'xinyan.head')
    const xid = async (pool: Pool): Promise<number> =>
      Number((await pool.query('SELECT txid_current() AS xid')).rows[0]?.xid)
    expect(await xid(youngPool)).toBeLessThan(await xid(oldPool))

    const restored = await really(openPostgresStore(young.url))
    expect(await everythingIn(restored)).toEqual(before)
    expect(await really(restored.append(commit(7)))).toEqual(before[6])
    expect(await really(restored.append(commit(51)))).toMatchObject({ position: 101, version: 51 })
    expect(await really(restored.verify())).toBe(101)
    await restored.close()
  })

  const bin = wholeInstallation()
  it.skipIf(bin === undefined)('is there as well after pg_dump and psql, where the machine has them', async () => {
    const programOf = (name: string): string => join(bin ?? '', name)
    const [old, young] = [await serverOf(bin ?? ''), await serverOf(bin ?? '')]
    const store = await really(openPostgresStore(old.url))
    await record(store, ...[1, 2, 3].map((n) => commit(n, { events: `["新颜 𠮷 \\u0001 \\\\. \t ${n}"]` })))
    const before = await everythingIn(store)
    const dump = execFileSync(programOf('pg_dump'), [old.url])
    execFileSync(programOf('psql'), [young.url, '--quiet', '--set=ON_ERROR_STOP=1'], { input: dump, stdio: 'pipe' })
    const restored = await really(openPostgresStore(young.url))
    expect(await everythingIn(restored)).toEqual(before)
    expect(await really(restored.append(commit(4)))).toMatchObject({ position: 4 })
    expect(await really(restored.verify())).toBe(4)
    await Promise.all([store.close(), restored.close()])
  })
})
