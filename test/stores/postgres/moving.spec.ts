import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkLines } from '../../../src/interop/checkLines.ts'
import { textOf } from '../../../src/interop/exportLines.ts'
import type { EventStore } from '../../../src/kernel/eventStore.ts'
import { openNatsStore } from '../../../src/stores/nats.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import { recordTakings } from '../../kernel/takers.ts'
import { natsServer, startServers } from '../natsServers.ts'
import { folderFor, freshPaths, really } from '../places.ts'
import { bundled, run } from '../programs/bundled.ts'
import { describePostgres, freshSchema, storeIn, url } from './records.ts'

const folder = folderFor('moving')
const fresh = freshPaths(folder)
const count = 300

type Place = readonly [kind: 'sqlite' | 'postgres' | 'nats', where: string, name?: string]

let mover = ''
let nats: Awaited<ReturnType<typeof startServers>> | undefined
beforeAll(async () => {
  mover = await bundled('anyMover', folder)
  if (natsServer !== undefined) nats = await startServers(join(folder, 'nats'), 1)
}, 60_000)
afterAll(() => nats?.stop())

const everything = async (store: EventStore) => really(store.readAll(0, 2 * count))

/** Moves from one place to another by a process that is killed on its way, more than once, and started again. */
const moved = async (from: Place, to: Place): Promise<readonly string[]> => {
  const [one, other] = [JSON.stringify(from), JSON.stringify(to)]
  let cut = 0
  for (const stop of ['at 20', 'at 60', 'at 140']) {
    const moves = run(mover, one, other)
    await moves.has(stop)
    moves.child.kill('SIGKILL')
    const { code, complaint } = await moves.ended
    expect(complaint).toBe('')
    if (code === null && !moves.lines().includes(`at ${count}`)) cut++
  }
  expect(cut).toBeGreaterThan(0)
  const last = run(mover, one, other)
  expect((await last.ended).complaint).toBe('')
  return last.lines()
}

const opened = ([kind, where, name = '']: Place) => {
  if (kind === 'sqlite') return really(openSqliteStore(where))
  if (kind === 'postgres') return storeIn(name)
  const how = { connection: { servers: where }, onOneServer: true, syncNotProven: true }
  return really(openNatsStore(name, how))
}

describePostgres('A record that moves house', () => {
  const alongThe = async ([first, ...others]: readonly [Place, ...Place[]]): Promise<void> => {
    const original = await opened(first)
    await recordTakings(original, 1, count)
    const all = await everything(original)
    await original.close()
    const { digest } = await really(checkLines([textOf(all)]))
    let from = first
    for (const to of others) {
      const lines = await moved(from, to)
      expect(lines.slice(-2)).toEqual([`at ${count}`, `${count} ${digest}`])
      const store = await opened(to)
      expect(await everything(store)).toEqual(all)
      await store.close()
      from = to
    }
  }

  it(
    'from a file to PostgreSQL and back is equal, though the mover is killed on each way',
    {
      timeout: 120_000,
    },
    () =>
      alongThe([
        ['sqlite', fresh()],
        ['postgres', url, freshSchema()],
        ['sqlite', fresh()],
      ]),
  )

  it.skipIf(natsServer === undefined)(
    'from a file to PostgreSQL, to NATS and into a file is equal, though the mover is killed on each way (nats-server)',
    { timeout: 180_000 },
    () => {
      const server = nats?.servers[0]?.address ?? ''
      return alongThe([
        ['sqlite', fresh()],
        ['postgres', url, freshSchema()],
        ['nats', server, 'moved'],
        ['sqlite', fresh()],
      ])
    },
  )
})
