import { openPostgresStore } from 'xinyan/postgres'
import { race, raced, type Try } from '../contention.ts'
import { really } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import { noServer, onServer } from './server.ts'
import { withPool } from './wire.ts'

/** 64 connections that all expect the same version, so many times. */
export const oneWinnerOnPostgres = (rounds: number): Promise<Found> =>
  onServer(async ({ url }) => {
    const open = () => really(openPostgresStore({ connectionString: url, max: 1 }))
    const stores = await Promise.all(Array.from({ length: 64 }, open))
    const last = await open()
    const found = await raced(stores, last, rounds)
    await really(last.verify())
    for (const store of [...stores, last]) await store.close()
    return found
  })

/** The same race for whoever reads the version before the lock is there. */
export const readsBeforeTheLock = (rounds: number): Promise<Found> =>
  onServer(({ url }) =>
    withPool(
      url,
      async (pool) => {
        await pool.query('CREATE TABLE careless (version int, name text)')
        const attempt: Try = async (version, name) => {
          const { rows } = await pool.query('SELECT coalesce(max(version), 0) AS last FROM careless')
          if ((rows[0] as { readonly last: number }).last !== version - 1) return false
          const client = await pool.connect()
          await client.query('BEGIN; LOCK TABLE careless IN EXCLUSIVE MODE')
          await client.query('INSERT INTO careless VALUES ($1, $2)', [version, name])
          await client.query('COMMIT')
          client.release()
          return true
        }
        const attempts = Array.from({ length: 64 }, () => attempt)
        const { skipped } = await race(attempts, rounds)
        return { cases: rounds, lost: 0, torn: 0, skipped }
      },
      64,
    ),
  )

export const contentionPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => oneWinnerOnPostgres(long ? 2000 : 60),
  control: () => readsBeforeTheLock(10),
}
