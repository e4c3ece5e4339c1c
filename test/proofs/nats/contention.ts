import { jetstream, JetStreamApiError, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import type { Server } from '../../stores/natsServers.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { race, raced, type Try } from '../contention.ts'
import type { Found, Proof } from '../proof.ts'
import { bare } from './bare.ts'
import { noServer, onServers, opened, toServers } from './cluster.ts'

const sixtyFour = Array.from({ length: 64 }, (_, n) => n)

/** 64 connections through three servers that all expect the same version, so many times. */
export const oneWinnerOnNats = (rounds: number): Promise<Found> =>
  onServers(3, async (servers) => {
    const stores = await Promise.all(sixtyFour.map((n) => opened(servers, n)))
    const last = await opened(servers)
    const found = await raced(stores, last, rounds)
    for (const store of [...stores, last]) await store.close()
    return found
  })

const publisher = async (servers: readonly Server[], first: number) => {
  const connection = await connect(toServers(servers, first))
  const client = jetstream(connection)
  const manager = await jetstreamManager(connection)
  const newest = async () => (await manager.streams.getMessage('proof', { last_by_subj: 'proof.race' }))?.seq ?? 0
  const attempt: Try = async (version, name) => {
    const [subject, payload, headers] = bare(numbered('race', version, name))
    try {
      await client.publish(subject, payload, { headers, expect: { lastSubjectSequence: await newest() } })
      return true
    } catch (error) {
      if (error instanceof JetStreamApiError) return false
      throw error
    }
  }
  return { attempt, close: () => connection.close() }
}

/** The same race where the servers are asked to compare the newest position of the stream, and nothing else. */
export const comparesOneStream = (rounds: number): Promise<Found> =>
  onServers(3, async (servers) => {
    const publishers = await Promise.all(sixtyFour.map((n) => publisher(servers, n)))
    const { skipped } = await race(
      publishers.map(({ attempt }) => attempt),
      rounds,
    )
    for (const { close } of publishers) await close()
    return { cases: rounds, lost: 0, torn: 0, skipped }
  })

export const contentionNats: Proof = {
  store: 'nats, 64 writers',
  ...noServer,
  run: (long) => oneWinnerOnNats(long ? 500 : 20),
  control: () => comparesOneStream(10),
}
