import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openNatsStore } from '../../src/stores/nats.ts'
import { sharedStoreContract, storeContract } from '../../src/testing/storeContract.ts'
import { natsServer, startServers } from './natsServers.ts'
import { folderFor, quickDisk, really } from './places.ts'

const folder = folderFor('nats', quickDisk)
let servers: Awaited<ReturnType<typeof startServers>> | undefined
let count = 0

const opened = (record: string) =>
  really(
    openNatsStore(record, {
      connection: { servers: servers?.servers[0]?.address ?? '' },
      onOneServer: true,
      syncNotProven: true,
    }),
  )

describe.skipIf(natsServer === undefined)('The store on one server of NATS', () => {
  beforeAll(async () => {
    servers = await startServers(join(folder, 'one'), 1)
  })
  afterAll(() => servers?.stop())

  const runner = { describe, it }
  storeContract(runner, async () => {
    const store = await opened(`contract-${++count}`)
    return { store, close: store.close }
  })

  sharedStoreContract(runner, async () => {
    const record = `contract-${++count}`
    const [one, other] = [await opened(record), await opened(record)]
    return { one, other, close: () => Promise.all([one.close(), other.close()]) }
  })
})
