import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { type NatsStore, openNatsStore } from 'xinyan/nats'
import { natsServer, type Server, startServers } from '../../stores/natsServers.ts'
import { inFolder, really } from '../places.ts'

/** Why nothing can be proven here; empty where it can. */
export const noServer: { readonly because?: string } =
  natsServer === undefined ? { because: 'there is no nats-server on this machine' } : {}

export const soon = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** How a client reaches the servers, beginning with another one for each number. */
export const toServers = (servers: readonly Server[], first: number) => {
  const from = first % servers.length
  const addresses = [...servers.slice(from), ...servers.slice(0, from)].map(({ address }) => address)
  return { servers: addresses, noRandomize: true, timeout: 3000, maxReconnectAttempts: -1, reconnectTimeWait: 200 }
}

/** The record of a proof on these servers, which are not set to write to their disks first. */
export const opened = (servers: readonly Server[], first = 0, patience = 60_000): Promise<NatsStore> => {
  const connection = toServers(servers, first)
  return really(
    openNatsStore('proof', { connection, patience, syncNotProven: true, onOneServer: servers.length === 1 }),
  )
}

/** Which server leads the record, and whether the others have all that it has. */
export const state = async (servers: readonly Server[]) => {
  const connection = await connect(toServers(servers, 0))
  try {
    const { cluster } = await (await jetstreamManager(connection)).streams.info('proof')
    const others = cluster?.replicas ?? []
    const isWhole = others.length === servers.length - 1 && others.every(({ current, offline }) => current && !offline)
    const leader = servers.find(({ name }) => name === cluster?.leader)
    const late = others.filter(({ current }) => !current).map(({ name }) => name)
    return { leader: servers.length === 1 ? servers[0] : leader, isWhole, late }
  } finally {
    await connection.close()
  }
}

/**
 * Waits until the record has a leader, and until the others have all that it has; answers with the leader. One that stays
 * out is started once more, as whoever looks after the servers would: after a start of all at once, one of this version
 * sometimes does not take up the record again, and the others go on without it.
 */
export const whole = async (servers: readonly Server[]): Promise<Server> => {
  for (let tries = 1; tries <= 240; tries++) {
    const found = await state(servers).catch(() => undefined)
    if (found?.leader !== undefined && found.isWhole) return found.leader
    await soon(250)
    const out = servers.find(({ name }) => found?.late.length === 1 && found.late.includes(name))
    if (tries % 40 > 0 || out === undefined) continue
    await out.kill()
    await out.start()
  }
  throw new Error('the servers did not come together within a minute')
}

/** Lends servers with an empty record. */
export const onServers = <T>(count: 1 | 3, use: (servers: readonly Server[]) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const { servers, stop } = await startServers(join(folder, 'servers'), count)
    try {
      await (await opened(servers)).close()
      return await use(servers)
    } finally {
      await stop()
    }
  }, true)
