import * as E from 'fp-ts/Either'
import type { Pool } from 'pg'
import { expect, it } from 'vitest'
import type { StoredCommit } from '../../../src/kernel/eventStore.ts'
import { openPostgresStore, type PostgresClient } from '../../../src/stores/postgres.ts'
import { commit } from '../../../src/testing/contract/sampleCommits.ts'
import { really } from '../places.ts'
import { describePostgres, freshSchema, meddling, ownPool, storeIn } from './records.ts'

type Seen = Pick<StoredCommit, 'position' | 'stream' | 'version'>

const writers = Array.from({ length: 16 }, (_, n) => n)
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What goes wrong in one transaction of ten, and how slow another one of ten is. */
const fate = (): 'fails' | 'is slow' | 'goes on' => {
  const chance = Math.random()
  return chance < 0.1 ? 'fails' : chance < 0.2 ? 'is slow' : 'goes on'
}

/** Polls for what is new after the last position that it saw, until it is told to stop and nothing is new any more. */
const polled = (next: (after: number) => Promise<readonly Seen[]>) => {
  const seen: Seen[] = []
  let stopping = false
  const poll = async (): Promise<readonly Seen[]> => {
    for (;;) {
      const last = stopping
      const page = await next(seen.at(-1)?.position ?? 0)
      seen.push(...page)
      if (last && page.length === 0) return seen
      await later(1)
    }
  }
  const polling = poll()
  return () => {
    stopping = true
    return polling
  }
}

/** How many of what is stored a reader never saw, how many positions are missing, and how often a stream ran backwards. */
const faultsOf = (seen: readonly Seen[], stored: readonly Seen[]) => {
  const known = new Set(seen.map(({ position }) => position))
  const last = new Map<string, number>()
  let inversions = 0
  for (const { stream, version } of seen) {
    if (version <= (last.get(stream) ?? 0)) inversions++
    last.set(stream, version)
  }
  return {
    skipped: stored.filter(({ position }) => !known.has(position)).length,
    gaps: stored.filter(({ position }, index) => position !== index + 1).length,
    inversions,
  }
}

/** Sixteen who write at once, each on a connection of its own, with rollbacks and slow transactions. */
const storeWriters = async (pool: Pool, schema: string, each: number): Promise<void> => {
  let rolledBack = 0
  const unlucky = meddling(pool, (query): PostgresClient['query'] => {
    return async (text, values) => {
      const what = text === 'COMMIT' ? fate() : 'goes on'
      if (what === 'is slow') await later(Math.random() * 20)
      if (what !== 'fails') return query(text, values)
      rolledBack++
      await query('ROLLBACK')
      throw Object.assign(new Error('this transaction fails'), { severity: 'ERROR', code: 'P0001' })
    }
  })
  const write = async (n: number): Promise<void> => {
    const store = await really(openPostgresStore(unlucky, { schema, patience: 60_000 }))
    // Half of them share a stream, so that there are conflicts as well.
    const stream = n < 8 ? 'shared' : `renovation-${n}`
    for (let [count, version] = [0, 1]; count < each; ) {
      const answer = await store.append(commit(version, { stream, commandId: `${n}-${count}` }))
      if (E.isRight(answer)) count++
      if (E.isRight(answer)) version++
      else if (answer.left.type === 'Conflict') version = answer.left.actual + 1
    }
    await store.close()
  }
  await Promise.all(writers.map(write))
  expect(rolledBack).toBeGreaterThan(each / 2)
}

/** The same with a table whose positions the database counts up by itself, which is how it is usually done. */
const naiveWriters = async (pool: Pool, table: string, each: number): Promise<void> => {
  const write = async (n: number): Promise<void> => {
    for (let version = 1; version <= each; version++) {
      const client = await pool.connect()
      const what = fate()
      await client.query('BEGIN')
      await client.query(`INSERT INTO ${table} (stream, version) VALUES ($1, $2)`, [`renovation-${n}`, version])
      if (what === 'is slow') await later(Math.random() * 20)
      await client.query(what === 'fails' ? 'ROLLBACK' : 'COMMIT')
      client.release()
    }
  }
  await Promise.all(writers.map(write))
}

describePostgres('A reader that polls while 16 write, some slowly and some in vain', () => {
  const pool = ownPool()

  it('skips nothing, finds no gap, and sees every stream in its order', { timeout: 120_000 }, async () => {
    const schema = freshSchema()
    const reader = await storeIn(schema)
    const done = polled((after) => really(reader.readAll(after, 100)))
    await storeWriters(pool, schema, 40)
    const seen = await done()
    const stored = await really(reader.readAll(0, 100_000))
    expect(stored).toHaveLength(16 * 40)
    expect(faultsOf(seen, stored)).toEqual({ skipped: 0, gaps: 0, inversions: 0 })
    await reader.close()
  })

  it('is caught skipping where the database counts positions up by itself', { timeout: 120_000 }, async () => {
    const table = `naive_${freshSchema()}`
    await pool.query(`CREATE TABLE ${table} (position bigserial PRIMARY KEY, stream text, version int)`)
    const rowsAfter = async (after: number): Promise<readonly Seen[]> => {
      const { rows } = await pool.query(`SELECT * FROM ${table} WHERE position > $1 ORDER BY position`, [after])
      return rows.map((row: Seen) => ({ ...row, position: Number(row.position) }))
    }
    const done = polled(rowsAfter)
    await naiveWriters(pool, table, 40)
    const faults = faultsOf(await done(), await rowsAfter(0))
    expect(faults.skipped).toBeGreaterThan(0)
    expect(faults.gaps).toBeGreaterThan(0)
  })
})
