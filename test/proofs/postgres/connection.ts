import { openPostgresStore } from 'xinyan/postgres'
import type { Pool } from 'pg'
import { numbered } from '../../stores/programs/numbered.ts'
import { writeOf, type Write, writeWhileCut } from '../losing.ts'
import { really } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import type { Fate } from '../proxy.ts'
import { noServer, onServer, withStore } from './server.ts'
import { proxyToPostgres, urlOf, withPool } from './wire.ts'

const fate = (): Fate => {
  const chance = Math.random()
  return chance < 0.15 ? 'is cut before' : chance < 0.3 ? 'is cut after' : 'passes'
}

/** Four stores and eight writers while connections are cut before COMMIT, after it, and anywhere, so many times each. */
export const cutsOnPostgres = (times: number): Promise<Found> =>
  onServer(({ url, port }) =>
    withStore(url, {}, async (whole) => {
      const proxy = await proxyToPostgres(port, fate)
      const open = () => really(openPostgresStore(urlOf(proxy), { patience: 60_000 }))
      const stores = await Promise.all([open(), open(), open(), open()])
      const writers = [...stores, ...stores].map((store) => writeOf(store, whole))
      const found = await writeWhileCut(proxy, times, writers, async () => {
        await really(whole.verify())
        return really(whole.readAll(0, 1_000_000))
      })
      for (const store of stores) await store.close()
      await proxy.close()
      return found
    }),
  )

/** Takes an error of the connection for a no and writes again, or takes it for a yes. */
const carelessWrite =
  (pool: Pool, takenFor: 'yes' | 'no'): Write =>
  async (_, id) => {
    for (;;) {
      let client
      try {
        client = await pool.connect()
        await client.query('BEGIN')
        await client.query('INSERT INTO careless (id) VALUES ($1)', [id])
        await client.query('COMMIT')
        client.release()
        return 0
      } catch {
        client?.release(true)
        if (takenFor === 'yes') return 0
      }
    }
  }

/** The same cuts for clients that conclude from the error of the connection alone. */
export const cutsConcluded = (times: number): Promise<Found> =>
  onServer(({ url, port }) =>
    withPool(url, async (pool) => {
      await pool.query('CREATE TABLE careless (position bigserial, id text)')
      const proxy = await proxyToPostgres(port, fate)
      const found = await withPool(
        urlOf(proxy),
        (broken) =>
          writeWhileCut(
            proxy,
            times,
            Array.from({ length: 8 }, (_, n) => carelessWrite(broken, n % 2 === 0 ? 'yes' : 'no')),
            async () => {
              const { rows } = await pool.query('SELECT id FROM careless ORDER BY position')
              const all = rows as readonly { readonly id: string }[]
              return all.map(({ id }, index) => ({ ...numbered('careless', 1, id), position: index + 1 }))
            },
          ),
        4,
      )
      await proxy.close()
      return found
    }),
  )

export const connectionPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => cutsOnPostgres(long ? 10_000 : 100),
  control: () => cutsConcluded(20),
}
