import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { type NatsStore, openNatsStore } from 'xinyan/nats'
import type { StoredCommit } from '../../../src/kernel/eventStore.ts'
import { natsServer, type Server, startServers } from '../../stores/natsServers.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { inFolder } from '../places.ts'

/** Why there can be no servers here, as a proof says it; empty where there can. */
export const noServers: { readonly because?: string } =
  natsServer === undefined ? { because: 'there is no nats-server on this machine' } : {}

/** Waits a moment. */
export const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const untilTrue = async (what: string, ask: () => Promise<boolean>): Promise<void> => {
  const until = performance.now() + 60_000
  while (!(await ask().catch(() => false))) {
    if (performance.now() > until) throw new Error(`in vain: ${what}`)
    await later(100)
  }
}

/** The addresses of servers, beginning with one of them. */
export const addresses = (servers: readonly Server[], first = 0): string[] =>
  [...servers.slice(first), ...servers.slice(0, first)].map(({ address }) => address)

/** Asks the servers for what only they know. */
export const asking = async <T>(servers: readonly string[], ask: (manager: JetStreamManager) => Promise<T>) => {
  const connection = await connect({ servers: [...servers], timeout: 3000 })
  try {
    return await ask(await jetstreamManager(connection))
  } finally {
    await connection.close()
  }
}

/** Opens a record, over servers beginning with one of them. */
export const recordOn = (record: string, servers: readonly Server[], first = 0) =>
  openNatsStore(record, {
    connection: { servers: addresses(servers, first), noRandomize: true, timeout: 3000 },
    syncNotProven: true,
    ...(servers.length === 1 && { onOneServer: true }),
    patience: 60_000,
  })

/** Lends servers of NATS that know one another, once they can keep something. */
export const onServers = <T>(count: number, use: (servers: readonly Server[]) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const { servers, stop } = await startServers(`${folder}/servers`, count)
    try {
      await untilTrue('the servers can keep something', async () => {
        const ready = await recordOn('ready', servers)
        return ready._tag === 'Right' && (await ready.right.close())._tag === 'Right'
      })
      return await use(servers)
    } finally {
      await stop()
    }
  }, true)

/** The servers that do not hold all of a record; all of them while nobody leads it. */
const behind = (record: string, servers: readonly Server[]): Promise<readonly Server[]> =>
  asking(addresses(servers), async ({ streams }) => {
    const { cluster } = await streams.info(record)
    const whole = (cluster?.replicas ?? []).filter((one) => one.current).map(({ name }) => name)
    return cluster?.leader === undefined
      ? servers
      : servers.filter(({ name }) => ![cluster.leader, ...whole].includes(name))
  })

/**
 * Waits until all servers hold the same. One that does not come to it is started once more, as whoever looks after it
 * would: a server that comes back together with all others sometimes stays out, and the record goes on without it.
 */
export const untilWhole = async (record: string, servers: readonly Server[]): Promise<void> => {
  for (let tries = 1; ; tries++) {
    await later(100)
    const late = await behind(record, servers).catch(() => servers)
    if (late.length === 0) return
    if (tries > 600) throw new Error('in vain: all servers hold the same')
    if (tries % 100 > 0 || late.length > 1) continue
    await Promise.all(late.map(({ kill }) => kill()))
    await Promise.all(late.map(({ start }) => start()))
  }
}

/** The server that leads a record. */
export const leaderOf = async (record: string, servers: readonly Server[]): Promise<Server> => {
  const name = await asking(addresses(servers), async ({ streams }) => (await streams.info(record)).cluster?.leader)
  const leader = servers.find((server) => server.name === name)
  if (leader === undefined) throw new Error('no leader')
  return leader
}

/** What is in a stream of the servers to which ids are sent bare. */
export const bareIn = (stream: string, servers: readonly string[]): Promise<readonly StoredCommit[]> =>
  asking(servers, async ({ streams }) => {
    const { last_seq } = (await streams.info(stream)).state
    const all: StoredCommit[] = []
    for (let seq = 1; seq <= last_seq; seq++) {
      const message = await streams.getMessage(stream, { seq })
      if (message !== null) all.push({ ...numbered(stream, 1, message.string()), position: seq })
    }
    return all
  })

/** Closes them all. */
export const closed = (stores: readonly NatsStore[]) => Promise.all(stores.map(({ close }) => close()))
