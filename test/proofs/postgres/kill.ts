import { early, killed, settled } from '../killing.ts'
import { really } from '../places.ts'
import { type Found, type Proof, sum } from '../proof.ts'
import { noServer, onServer, withStore } from './server.ts'

const lane = (url: string, schema: string, kills: number, habit: string): Promise<Found> =>
  withStore(url, { schema }, async (store) => {
    const found: Found[] = []
    for (let round = 1; round <= kills; round++) {
      const stream = `round-${round}`
      found.push(await settled(store, stream, await killed('postgresVictim', [url, schema], stream, habit)))
    }
    await really(store.verify())
    return sum(found)
  })

/** Several schemas of one server, each with a writer that is killed so many times. */
export const killsOnPostgres = (kills: number, habit = ''): Promise<Found> =>
  onServer(async ({ url }) => {
    const lanes = kills < 4 ? 1 : 4
    const each = Math.ceil(kills / lanes)
    const schemas = Array.from({ length: lanes }, (_, n) => `lane_${n}`)
    return sum(await Promise.all(schemas.map((schema) => lane(url, schema, each, habit))))
  })

export const killPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => killsOnPostgres(long ? 5000 : 120),
  control: () => killsOnPostgres(20, early),
}
