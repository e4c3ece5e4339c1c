// Copies one store into another, each given as a kind and a place, until it is killed, and says how far it has come.
import { writeSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { copyStore } from '../../../src/interop/copyStore.ts'
import type { EventStore } from '../../../src/kernel/eventStore.ts'
import { openNatsStore } from '../../../src/stores/nats.ts'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'

const openers = {
  sqlite: (path: string) => openSqliteStore(path),
  postgres: (server: string, schema: string) => openPostgresStore(server, { schema }),
  nats: (server: string, record: string) =>
    openNatsStore(record, { connection: { servers: server }, onOneServer: true, syncNotProven: true }),
} as const

const opened = async (place: string): Promise<EventStore> => {
  const [kind, where, name = ''] = JSON.parse(place) as readonly [keyof typeof openers, string, string?]
  const store = await openers[kind](where, name)
  if (E.isLeft(store)) throw new Error(store.left.cause)
  return store.right
}

const [from, to] = [await opened(process.argv[2] ?? ''), await opened(process.argv[3] ?? '')]
writeSync(1, 'ready\n')
const progress = (commits: number): unknown => writeSync(1, `at ${commits}\n`)
const copied = await copyStore(from, to, { page: 20, progress })
if (E.isLeft(copied)) throw new Error(JSON.stringify(copied.left))
writeSync(1, `${copied.right.commits} ${copied.right.digest}\n`)
process.exit(0)
