import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openNatsStore } from '../../src/stores/nats.ts'
import { everythingIn } from '../../src/testing/contract/sampleCommits.ts'
import { proxyTo } from '../proofs/proxy.ts'
import { natsServer, type Server, startServers } from './natsServers.ts'
import { folderFor, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

const folder = folderFor('nats-timeout', quickDisk)
let server: Server | undefined
let stop = async (): Promise<void> => {}

describe.skipIf(natsServer === undefined)('A commit to NATS whose answer is lost', () => {
  beforeAll(async () => {
    const started = await startServers(join(folder, 'one'), 1)
    server = started.servers[0]
    stop = started.stop
  })
  afterAll(() => stop())

  it('is asked for again after the timeout of the connection, and is stored once', async () => {
    const port = Number(new URL(server?.address ?? '').port)
    const proxy = await proxyTo(
      port,
      (sent) => sent.indexOf('PUB lines.'),
      () => (proxy.cuts.after === 0 ? 'is cut after' : 'passes'),
    )
    const connection = { servers: `127.0.0.1:${proxy.port}`, timeout: 300, reconnectTimeWait: 10 }
    const store = await really(openNatsStore('lines', { connection, onOneServer: true, syncNotProven: true }))
    const began = performance.now()
    expect(await really(store.append(numbered('one', 1, 'first')))).toMatchObject({ position: 1 })
    expect(performance.now() - began).toBeLessThan(3000)
    expect(proxy.cuts.after).toBe(1)
    expect(await everythingIn(store)).toHaveLength(1)
    await store.close()
    await proxy.close()
  })
})
