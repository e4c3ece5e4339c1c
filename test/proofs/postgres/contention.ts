import { openPostgresStore } from 'xinyan/postgres'
import { numbered } from '../../stores/programs/numbered.ts'
import { race, type Try } from '../contention.ts'
import { really } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import { notOnce, outOfPlace, tornIn } from '../written.ts'
import { noServer, onServer } from './server.ts'
import { withPool } from './wire.ts'

/** 64 connections that all expect the same version, so many times. */
export const oneWinnerOnPostgres = (rounds: number): Promise<Found> =>
  onServer(async ({ url }) => {
    const open = () => really(openPostgresStore({ connectionString: url, max: 1 }))
    const stores = await Promise.all(Array.from({ length: 64 }, open))
    const attempts = stores.map(
      (store): Try =>
        async (version, name) => {
          const answer = await store.append(numbered('race', version, name))
          if (answer._tag === 'Left' && answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
          return answer._tag === 'Right'
        },
    )
    const { winners, skipped } = await race(attempts, rounds)
    const last = await open()
    const all = await really(last.read('race', 0, rounds + 1))
    await really(last.verify())
    for (const store of [...stores, last]) await store.close()
    const lost = notOnce(winners, all) + Math.abs(all.length - winners.length)
    return { cases: rounds, lost, torn: tornIn(all), skipped: skipped + outOfPlace(all) }
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
