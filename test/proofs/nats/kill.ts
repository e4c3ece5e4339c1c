import type { NatsStore } from 'xinyan/nats'
import { early, killed, settled } from '../killing.ts'
import { really } from '../places.ts'
import { type Found, type Proof, sum } from '../proof.ts'
import { outOfPlace, tornIn } from '../written.ts'
import { noServer, onServers, opened } from './cluster.ts'

const lane = async (store: NatsStore, address: string, name: string, kills: number, habit: string): Promise<Found> => {
  const found: Found[] = []
  for (let round = 1; round <= kills; round++) {
    const stream = `${name}-${round}`
    found.push(await settled(store, stream, await killed('natsVictim', [address], stream, habit)))
  }
  return sum(found)
}

/** Writers to one record on one server, each killed so many times in all; then the whole record is read. */
export const killsOnNats = (kills: number, habit = ''): Promise<Found> =>
  onServers(1, async (servers) => {
    const lanes = kills < 4 ? 1 : 4
    const each = Math.ceil(kills / lanes)
    const store = await opened(servers)
    const address = servers[0]?.address ?? ''
    const names = Array.from({ length: lanes }, (_, n) => `lane-${n}`)
    const found = sum(await Promise.all(names.map((name) => lane(store, address, name, each, habit))))
    const all = await really(store.readAll(0, 1_000_000))
    await store.close()
    return { ...found, torn: found.torn + tornIn(all), skipped: found.skipped + outOfPlace(all) }
  })

export const killNats: Proof = {
  store: 'nats, a writer killed',
  ...noServer,
  run: (long) => killsOnNats(long ? 5000 : 100),
  control: () => killsOnNats(20, early),
}
