import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { openNatsStore } from 'xinyan/nats'
import type { StoredCommit } from '../../../src/kernel/eventStore.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { writeOf, type Write, writeWhileCut } from '../losing.ts'
import { really } from '../places.ts'
import { type Found, type Proof, sum } from '../proof.ts'
import { type Fate, proxyTo } from '../proxy.ts'
import { noServer, onServers, soon } from './cluster.ts'

const record = 'lines'

const fate = (): Fate => {
  const chance = Math.random()
  return chance < 0.15 ? 'is cut before' : chance < 0.3 ? 'is cut after' : 'passes'
}

/** Milliseconds in which the server itself would notice a message that is sent again. */
const window = 100

const settings = {
  name: record,
  subjects: [`${record}.*`],
  storage: 'file',
  discard: 'new',
  deny_delete: true,
  deny_purge: true,
  duplicate_window: window * 1_000_000,
} as const

const asking = async <T>(servers: string, ask: (manager: JetStreamManager) => Promise<T>): Promise<T> => {
  const connected = await connect({ servers })
  try {
    return await ask(await jetstreamManager(connected))
  } finally {
    await connected.close()
  }
}

/** What is in the record where bare ids are sent to it. */
const bareIn = (address: string): Promise<readonly StoredCommit[]> =>
  asking(address, async ({ streams }) => {
    const { last_seq } = (await streams.info(record)).state
    const all: StoredCommit[] = []
    for (let seq = 1; seq <= last_seq; seq++) {
      const message = await streams.getMessage(record, { seq })
      if (message !== null) all.push({ ...numbered(record, 1, message.string()), position: seq })
    }
    return all
  })

const proxied = async <T>(use: (way: Awaited<ReturnType<typeof proxyTo>>, address: string) => Promise<T>) =>
  onServers(1, async ([server]) => {
    const address = server?.address ?? ''
    await asking(address, ({ streams }) => streams.add({ ...settings, subjects: [...settings.subjects] }))
    const proxy = await proxyTo(Number(new URL(address).port), (sent) => sent.indexOf(`PUB ${record}.`) - 1, fate)
    try {
      return await use(proxy, address)
    } finally {
      await proxy.close()
    }
  })

const connection = (port: number) => ({
  servers: `127.0.0.1:${port}`,
  maxReconnectAttempts: -1,
  reconnectTimeWait: 20,
  reconnectJitter: 20,
  timeout: 300,
  ignoreClusterUpdates: true,
})

/** Writers while connections are cut before a message, before its answer, and anywhere; and all of it sent again later. */
export const cutsOnNats = (times: number): Promise<Found> =>
  proxied(async (proxy, address) => {
    const options = { onOneServer: true, syncNotProven: true, patience: 60_000 } as const
    const whole = await really(openNatsStore(record, { ...options, connection: { servers: address } }))
    const open = () => really(openNatsStore(record, { ...options, connection: connection(proxy.port) }))
    const stores = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(open))
    const writers = stores.map((store) => writeOf(store, whole))
    const all = () => really(whole.readAll(0, 1_000_000))
    const found = await writeWhileCut(proxy, times, writers, all, 300)
    await soon(3 * window)
    const before = await all()
    let twice = 0
    for (const { position, ...commit } of before)
      if ((await really(whole.append(commit))).position !== position) twice++
    const lost = twice + (await all()).length - before.length
    for (const { close } of [...stores, whole]) await close()
    return sum([found, { cases: 0, lost, torn: 0, skipped: 0 }])
  })

/** The same cuts for a client that relies on the memory of the server when it sends again. */
export const sentAgainTooLate = (times: number): Promise<Found> =>
  proxied(async (proxy, address) => {
    const connections = await Promise.all([1, 2, 3, 4].map(() => connect(connection(proxy.port))))
    const writers = [...connections, ...connections].map(
      (one): Write =>
        async (_, id) => {
          const client = jetstream(one)
          for (;;)
            try {
              await client.publish(`${record}.bare`, id, { msgID: id, timeout: 3 * window })
              return 0
            } catch {
              // No answer came: the same is sent again, and the server may have forgotten it by now.
            }
        },
    )
    const found = await writeWhileCut(proxy, times, writers, () => bareIn(address), 300)
    await Promise.all(connections.map((one) => one.close()))
    return { ...found, torn: 0 }
  })

export const connectionNats: Proof = {
  store: 'nats',
  ...noServer,
  run: (long) => cutsOnNats(long ? 2000 : 30),
  control: () => sentAgainTooLate(10),
}
