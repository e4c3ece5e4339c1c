import { openPostgresStore } from 'xinyan/postgres'
import type { EventStore, StoredCommit } from '../../../src/kernel/eventStore.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import type { Server } from '../../stores/postgres/server.ts'
import { really } from '../places.ts'
import { type Found, nothing, type Proof } from '../proof.ts'
import { notOnce, outOfPlace, tornIn } from '../written.ts'
import { noServer, onServer, withStore } from './server.ts'

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Eight who write, each to a stream of its own, until they are told to stop. */
const loadOn = (store: EventStore) => {
  const acknowledged: string[] = []
  let writes = true
  const writer = async (n: number): Promise<void> => {
    for (let version = 1; writes; version++) {
      const answer = await store.append(numbered(`stream-${n}`, version, `w${n}-${version}`))
      if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
      acknowledged.push(answer.right.commandId)
    }
  }
  const written = Promise.all(Array.from({ length: 8 }, (_, n) => writer(n)))
  const end = async (): Promise<readonly string[]> => {
    writes = false
    await written
    return acknowledged
  }
  const failed = written.then(() => undefined)
  failed.catch(() => undefined)
  return { acknowledged, end, failed }
}

/** Follows by position until it is told to stop. */
const followerOn = (store: EventStore) => {
  const seen: StoredCommit[] = []
  let follows = true
  const follow = async (): Promise<void> => {
    for (; follows; await later(5)) seen.push(...(await really(store.readAll(seen.length, 500))))
  }
  const following = follow()
  return async (): Promise<readonly StoredCommit[]> => {
    follows = false
    await following
    return seen
  }
}

/** The server stops as in a crash, or its first process is killed with the others after it, and it comes back. */
const struck = async (server: Server, blow: 'SIGQUIT' | 'SIGKILL'): Promise<void> => {
  await later(100 + Math.random() * 300)
  await server.stop(blow)
  await later(Math.random() * 100)
  await server.start()
}

/** A load on a server that goes down and comes back so many times. */
export const restartsOf = (times: number): Promise<Found> =>
  onServer((server) =>
    withStore(server.url, { patience: 60_000 }, async (store) => {
      const load = loadOn(store)
      const follower = followerOn(store)
      for (let turn = 0; turn < times; turn++) {
        await struck(server, turn % 2 === 0 ? 'SIGQUIT' : 'SIGKILL')
        const before = load.acknowledged.length
        while (load.acknowledged.length < before + 16) await Promise.race([later(5), load.failed])
      }
      const ids = await load.end()
      const seen = await follower()
      const all = await really(store.readAll(0, 1_000_000))
      await really(store.verify())
      const otherwise = seen.filter(({ commandId }, n) => commandId !== all[n]?.commandId).length
      const lost = notOnce(ids, all) + Math.abs(all.length - ids.length)
      return { cases: times, lost, torn: tornIn(all), skipped: outOfPlace(all) + otherwise }
    }),
  )

/** What one such blow costs where the server acknowledges before a commit is on its disk, and the app has put up with it. */
export const restartWithoutSync = (): Promise<Found> =>
  onServer(
    async (server) => {
      const weak = { losesAcknowledgedWrites: true, patience: 100 }
      const store = await really(openPostgresStore(server.url, weak))
      const load = loadOn(store)
      await struck(server, 'SIGQUIT')
      await load.end().catch(() => undefined)
      await store.close()
      const all = await withStore(server.url, weak, ({ readAll }) => really(readAll(0, 1_000_000)))
      return { ...nothing, cases: 1, lost: notOnce(load.acknowledged, all) }
    },
    ['synchronous_commit=off'],
  )

export const restartPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => restartsOf(long ? 1000 : 20),
  control: () => restartWithoutSync(),
}
