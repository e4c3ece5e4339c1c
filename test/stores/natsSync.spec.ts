import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StreamInfo } from '@nats-io/jetstream'
import { expect, it } from 'vitest'
import { unproven } from '../../src/stores/nats/sync.ts'

const info = { cluster: { leader: 'a', replicas: [{ name: 'b' }] } } as unknown as StreamInfo

/** What is doubted when monitoring ports tell this of their servers. */
const doubt = async (...told: readonly object[]): Promise<string | undefined> => {
  const ports = told.map((one) => createServer((_, answer) => answer.end(JSON.stringify(one))).listen(0, '127.0.0.1'))
  await Promise.all(ports.map((port) => once(port, 'listening')))
  const addresses = ports.map((port) => `http://127.0.0.1:${(port.address() as AddressInfo).port}`)
  const answer = await unproven(info, addresses)
  for (const port of ports) port.close()
  return answer
}
const synced = (server_name: string, sync_always: unknown = true) => ({
  server_name,
  jetstream: { config: { sync_always } },
})

it('Syncing is proven when every server that holds the record says so', async () => {
  expect(await doubt(synced('a'), synced('b'))).toBeUndefined()
  expect(await doubt(synced('a'), synced('b', false))).toBe('a server does not say sync_always')
  expect(await doubt(synced('a'), synced('b', 'yes'))).toBe('a server does not say sync_always')
  expect(await doubt(synced('a'))).toBe('nothing is known of b')
  expect(await doubt({}, synced('b'))).toBe('a server does not say sync_always')
  expect(await doubt()).toBe('no monitoring address was given')
  expect(await unproven(info, ['http://127.0.0.1:1'])).toMatch(/^the monitoring port cannot be read/)
})
