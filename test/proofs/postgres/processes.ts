import type { StoredCommit } from '../../../src/kernel/eventStore.ts'
import { really } from '../places.ts'
import { eight } from '../processes.ts'
import type { Found, Proof } from '../proof.ts'
import { noServer, onServer, withStore } from './server.ts'
import { withPool } from './wire.ts'

const schema = 'shared'

/** Eight processes that make the schema at once and race for one stream. */
export const eightOnPostgres = (each: number): Promise<Found> =>
  onServer(({ url }) =>
    eight('postgresWriter', [url, schema], each, () =>
      withStore(url, { schema }, async ({ readAll, verify }) => {
        await really(verify())
        return really(readAll(0, 1_000_000))
      }),
    ),
  )

/** The same with writers that take a number before the transaction that writes it. */
export const eightCarelessOnPostgres = (each: number): Promise<Found> =>
  onServer(({ url }) =>
    withPool(url, async (pool) => {
      await pool.query('CREATE TABLE careless (position bigint, text text)')
      return eight('carelessPostgresWriter', [url, schema], each, async () => {
        const { rows } = await pool.query('SELECT position, text FROM careless ORDER BY position')
        const all = rows as readonly { readonly position: string; readonly text: string }[]
        return all.map(({ position, text }) => ({
          ...(JSON.parse(text) as StoredCommit),
          position: Number(position),
        }))
      })
    }),
  )

export const processesPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => eightOnPostgres(long ? 5000 : 100),
  control: () => eightCarelessOnPostgres(20),
}
