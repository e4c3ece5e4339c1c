import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import * as E from 'fp-ts/Either'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { type NatsStore, openNatsStore } from '../../src/stores/nats.ts'
import { oneWins } from '../../src/testing/contract/concurrency.ts'
import { natsServer, type Server, startServers } from './natsServers.ts'
import { causeOf, folderFor, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

const folder = folderFor('nats-cluster', quickDisk)
let servers: readonly Server[] = []
let stop = async (): Promise<void> => {}

const addresses = (first = 0): string[] =>
  [...servers.slice(first), ...servers.slice(0, first)].map(({ address }) => address)

const opened = async (record: string, first = 0): Promise<NatsStore> => {
  const connection = { servers: addresses(first), noRandomize: true, timeout: 5000 }
  return really(openNatsStore(record, { connection, syncNotProven: true, patience: 60_000 }))
}

const leaderOf = async (record: string): Promise<Server> => {
  const connection = await connect({ servers: addresses() })
  const { cluster } = await (await jetstreamManager(connection)).streams.info(record)
  await connection.close()
  const leader = servers.find(({ name }) => name === cluster?.leader)
  if (leader === undefined) throw new Error('no leader')
  return leader
}

const soon = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Appends to a stream, one commit after another, until told to stop; sends again whatever is not acknowledged. */
const writing = async (store: NatsStore, stream: string, goOn: () => boolean): Promise<readonly StoredCommit[]> => {
  const acknowledged: StoredCommit[] = []
  while (goOn()) {
    const version = acknowledged.length + 1
    const answer = await store.append(numbered(stream, version, `${stream}-${version}`))
    if (E.isRight(answer)) acknowledged.push(answer.right)
    else if (answer.left.type !== 'StoreFailure') throw new Error(JSON.stringify(answer.left))
  }
  return acknowledged
}

/** Follows the record by position until told to stop; a failure to read is asked again. */
const following = async (store: NatsStore, goOn: () => boolean): Promise<readonly StoredCommit[]> => {
  const seen: StoredCommit[] = []
  while (goOn()) {
    const page = await store.readAll(seen.length, 200)
    if (E.isRight(page)) seen.push(...page.right)
    await soon(20)
  }
  return seen
}

describe.skipIf(natsServer === undefined)('A record on three servers of NATS', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    const started = await startServers(join(folder, 'three'), 3)
    servers = started.servers
    stop = started.stop
    for (let tries = 0; tries < 60; tries++) {
      const ready = await openNatsStore('ready', { connection: { servers: addresses() }, syncNotProven: true })
      if (E.isRight(ready)) return void (await ready.right.close())
      await soon(500)
    }
  })
  afterAll(() => stop())

  it('has one winner when 64 append the same version through three servers, and no gap where others lost', async () => {
    const stores = await Promise.all([0, 1, 2].map((first) => opened('race', first)))
    await oneWins(Array.from({ length: 64 }, (_, n) => stores[n % 3] as NatsStore))
    const next = await really((stores[1] as NatsStore).append(numbered('renovation-2', 1, 'after')))
    expect(next.position).toBe(4)
    await Promise.all(stores.map(({ close }) => close()))
  })

  it('loses nothing that was acknowledged when its leader and then another server is killed under load', async () => {
    const stores = await Promise.all([0, 1, 2].map((first) => opened('load', first)))
    const [reader = await opened('load')] = stores
    let writes = true
    const work = Promise.all(
      Array.from({ length: 9 }, (_, n) => writing(stores[n % 3] as NatsStore, `stream-${n}`, () => writes)),
    )
    const reading = following(reader, () => writes)
    await soon(1000)
    const leader = await leaderOf('load')
    await leader.kill()
    await soon(8000)
    await leader.start()
    await soon(4000)
    const next = await leaderOf('load')
    const other = servers.find(({ name }) => name !== next.name && name !== leader.name) ?? next
    await other.kill()
    await soon(3000)
    await other.start()
    writes = false
    const acknowledged = (await work).flat()
    const seen = await reading
    const all = await really(reader.readAll(0, 1_000_000))
    expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => index + 1))
    expect(seen).toEqual(all.slice(0, seen.length))
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(all.length).toBe(acknowledged.length)
    for (const commit of acknowledged) expect(all[commit.position - 1]).toEqual(commit)
    const again = acknowledged.filter((_, index) => index % 50 === 0)
    for (const commit of again) expect(await really(reader.append(commit))).toEqual(commit)
    console.info(`${acknowledged.length} commits acknowledged while two servers were killed, none lost`)
    await Promise.all(stores.map(({ close }) => close()))
  })

  it('is not opened where nothing proves that its servers write to their disks first', async () => {
    const connection = { servers: addresses() }
    const monitoring = servers.map((server) => server.monitoring)
    expect(await causeOf(openNatsStore('proof', { connection }))).toMatch(/no monitoring address was given; or say/)
    expect(await causeOf(openNatsStore('proof', { connection, monitoring }))).toMatch(
      /a server does not say sync_always/,
    )
  })
})
