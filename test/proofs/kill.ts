import { openSqliteStore } from 'xinyan/sqlite'
import { early, killed, settled } from './killing.ts'
import { inFolder, really } from './places.ts'
import { type Found, type Proof, sum } from './proof.ts'

const lane = async (path: string, kills: number, habit: string): Promise<Found> => {
  const found: Found[] = []
  for (let round = 1; round <= kills; round++) {
    const stream = `round-${round}`
    const ids = await killed('victim', [path], stream, habit)
    const store = await really(openSqliteStore(path))
    found.push(await settled(store, stream, ids))
    if (round === kills) await really(store.verify())
    await store.close()
  }
  return sum(found)
}

/** Several files, each with a writer that is killed so many times. */
export const killsOf = (kills: number, habit = ''): Promise<Found> =>
  inFolder(async (folder) => {
    const lanes = kills < 4 ? 1 : 4
    const each = Math.ceil(kills / lanes)
    const names = Array.from({ length: lanes }, (_, n) => `${folder}/${n}.db`)
    return sum(await Promise.all(names.map((path) => lane(path, each, habit))))
  })

export const killSqlite: Proof = {
  store: 'sqlite',
  run: (long) => killsOf(long ? 20_000 : 300),
  control: () => killsOf(40, early),
}
