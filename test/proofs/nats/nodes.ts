import { jetstream } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import type { EventStore, StoredCommit } from '../../../src/kernel/eventStore.ts'
import type { Server } from '../../stores/natsServers.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { really } from '../places.ts'
import { type Found, nothing, type Proof } from '../proof.ts'
import { notOnce, outOfPlace, tornIn } from '../written.ts'
import {
  addresses,
  asking,
  bareIn,
  closed,
  later,
  leaderOf,
  noServers,
  onServers,
  recordOn,
  untilWhole,
} from './servers.ts'

const record = 'load'

/** Which servers are killed. */
type Blow = 'leader' | 'other' | 'all'

const struck = async (blow: Blow, servers: readonly Server[]): Promise<readonly Server[]> => {
  const leader = await leaderOf(record, servers)
  const hit = servers.filter((server) => blow === 'all' || (server === leader) === (blow === 'leader'))
  const gone = blow === 'other' ? hit.slice(0, 1) : hit
  await Promise.all(gone.map(({ kill }) => kill()))
  return gone
}

/** Nine who write, each to a stream of its own, and send again whatever is not acknowledged. */
const loadOn = (stores: readonly EventStore[]) => {
  const acknowledged: string[] = []
  let writes = true
  const writer = async (store: EventStore, n: number): Promise<void> => {
    for (let version = 1; writes; ) {
      const answer = await store.append(numbered(`stream-${n}`, version, `w${n}-${version}`))
      if (answer._tag === 'Left' && answer.left.type !== 'StoreFailure') throw new Error(JSON.stringify(answer.left))
      if (answer._tag === 'Left') continue
      acknowledged.push(answer.right.commandId)
      version++
    }
  }
  const all = [...stores, ...stores, ...stores].map(writer)
  const failed = Promise.all(all).then(() => undefined)
  failed.catch(() => undefined)
  const end = async (): Promise<readonly string[]> => {
    writes = false
    await failed
    return acknowledged
  }
  const advanced = async (by: number): Promise<void> => {
    const before = acknowledged.length
    while (acknowledged.length < before + by) await Promise.race([later(20), failed])
  }
  return { end, advanced }
}

/** Follows by position until it is told to stop; a failure to read is asked again. */
const followerOn = (store: EventStore) => {
  const seen: StoredCommit[] = []
  let follows = true
  const follow = async (): Promise<void> => {
    for (; follows; await later(20)) {
      const page = await store.readAll(seen.length, 200)
      if (page._tag === 'Right') seen.push(...page.right)
    }
  }
  const following = follow()
  return async (): Promise<readonly StoredCommit[]> => {
    follows = false
    await following
    return seen
  }
}

/** A load on three servers, of which these are killed one after another; they are started again while it goes on. */
export const blowsOnNats = (blows: readonly Blow[]): Promise<Found> =>
  onServers(3, async (servers) => {
    const open = (first: number) => really(recordOn(record, servers, first))
    const stores = [await open(0), await open(1), await open(2)]
    const reading = await open(0)
    const load = loadOn(stores)
    const follower = followerOn(reading)
    for (const [turn, blow] of blows.entries()) {
      await load.advanced(9)
      const gone = await struck(blow, servers)
      if (blow !== 'all') await load.advanced(9)
      await Promise.all(gone.map(({ start }) => start()))
      await load.advanced(9)
      if (turn + 1 < blows.length) await untilWhole(record, servers)
    }
    const ids = await load.end()
    const seen = await follower()
    const all = await really(reading.readAll(0, 1_000_000))
    await closed([...stores, reading])
    const otherwise = seen.filter(({ commandId }, n) => commandId !== all[n]?.commandId).length
    const lost = notOnce(ids, all) + Math.abs(all.length - ids.length)
    return { cases: blows.length, lost, torn: tornIn(all), skipped: outOfPlace(all) + otherwise }
  })

/** What one such blow costs who takes what was sent for stored, or has it stored in memory. */
const blowOnBare = (blow: Blow, storage: 'file' | 'memory', isAwaited: boolean): Promise<Found> =>
  onServers(3, async (servers) => {
    const settings = { name: record, subjects: [`${record}.*`], num_replicas: 3, storage }
    await asking(addresses(servers), ({ streams }) => streams.add(settings))
    const connection = await connect({ servers: addresses(servers), maxReconnectAttempts: -1 })
    const client = jetstream(connection)
    const ids: string[] = []
    let writes = true
    const write = async (): Promise<void> => {
      for (let n = 1; writes; n++) {
        if (isAwaited) await client.publish(`${record}.bare`, `bare-${n}`)
        else connection.publish(`${record}.bare`, `bare-${n}`)
        ids.push(`bare-${n}`)
        await later(1)
      }
    }
    const writing = write().catch(() => undefined)
    await later(500)
    const gone = await struck(blow, servers)
    await later(blow === 'all' ? 100 : 3000)
    writes = false
    await Promise.all(gone.map(({ start }) => start()))
    await writing
    await connection.close()
    await untilWhole(record, servers)
    return { ...nothing, cases: 1, lost: notOnce(ids, await bareIn(record, addresses(servers))) }
  })

export const sentIsStored = (): Promise<Found> => blowOnBare('leader', 'file', false)

export const storedInMemory = (): Promise<Found> => blowOnBare('all', 'memory', true)

const times = (count: number, blows: readonly Blow[]): readonly Blow[] =>
  Array.from({ length: count }, () => blows).flat()

export const killNats: Proof = {
  store: 'nats',
  ...noServers,
  run: (long) => blowsOnNats(times(long ? 50 : 1, ['leader', 'other'])),
  control: () => sentIsStored(),
}

export const restartNats: Proof = {
  store: 'nats',
  ...noServers,
  run: (long) => blowsOnNats(times(long ? 50 : 2, ['all'])),
  control: () => storedInMemory(),
}
