import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyStore, type EventStore } from 'xinyan'
import { openNatsStore } from 'xinyan/nats'
import { openPostgresStore } from 'xinyan/postgres'
import { natsServer, startServers } from '../stores/natsServers.ts'
import { cost, skipped, type Line } from './line.ts'
import { commits, count, filled, follow } from './manyEvents.ts'
import { ownFolder } from './peers.ts'
import { onServer } from './postgresServer.ts'
import { inTurn } from './timing.ts'

const compared = async (name: string, where: string, memory: EventStore, store: EventStore): Promise<Line> => {
  const copied = await copyStore(memory, store)
  if (copied._tag === 'Left') throw new Error(JSON.stringify(copied.left))
  const of = `${count} events in ${commits} commits, followed`
  const ours = { of: `${of} from ${where}, every checksum looked at`, run: () => follow(store) }
  return cost(`reading, ${name}`, await inTurn(ours, { of: `${of} from memory`, run: () => follow(memory) }, 20, 3))
}

const fromPostgres = (memory: EventStore): Promise<Line> =>
  onServer(
    async (url) => {
      const opened = await openPostgresStore(url)
      if (opened._tag === 'Left') throw new Error(opened.left.cause)
      const line = await compared('postgres', 'PostgreSQL on the same machine', memory, opened.right)
      await opened.right.close()
      return line
    },
    (why) => skipped('reading, postgres', undefined, why),
  )

const fromNats = async (memory: EventStore): Promise<Line> => {
  if (natsServer === undefined) return skipped('reading, nats', undefined, 'there is no nats-server')
  mkdirSync(ownFolder, { recursive: true })
  const folder = mkdtempSync(join(ownFolder, 'nats-'))
  const { servers, stop } = await startServers(join(folder, 'one'), 1)
  try {
    const how = { connection: { servers: servers[0]?.address ?? '' }, onOneServer: true, syncNotProven: true }
    const opened = await openNatsStore('reading', how)
    if (opened._tag === 'Left') throw new Error(opened.left.cause)
    const line = await compared('nats', 'one server of NATS on the same machine', memory, opened.right)
    await opened.right.close()
    return line
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** 100,000 events read through a subscription from each server; from a file they are read in the bench `following`. */
export const reading = async (): Promise<readonly Line[]> => {
  const memory = await filled()
  return [await fromPostgres(memory), await fromNats(memory)]
}
