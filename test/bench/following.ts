import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyStore, type EventStore } from 'xinyan'
import { openSqliteStore } from 'xinyan/sqlite'
import { cost, told, type Line } from './line.ts'
import { commits, count, filled, follow } from './manyEvents.ts'
import { ownFolder } from './peers.ts'
import { inTurn, rounded } from './timing.ts'

const looks = 20_000

/** What a subscription costs that waits at the end of a store: how long it looks, and its share of a core. */
const waiting = async (store: EventStore): Promise<Line> => {
  const start = performance.now()
  for (let look = 0; look < looks; look++) await store.readAll(commits, 500)
  const milliseconds = (performance.now() - start) / looks
  return told('waiting', { microsecondsALook: rounded(milliseconds * 1000), shareOfACoreAt10: milliseconds / 100 })
}

/** 100,000 events read through a subscription, from a file and from memory, and brought from one into the other. */
export const following = async (): Promise<readonly Line[]> => {
  mkdirSync(ownFolder, { recursive: true })
  const folder = mkdtempSync(join(ownFolder, 'following-'))
  try {
    const [memory, file] = [await filled(), await openSqliteStore(join(folder, 'store.db'))]
    if (file._tag === 'Left') throw new Error(file.left.cause)
    const start = performance.now()
    const copied = await copyStore(memory, file.right)
    if (copied._tag === 'Left') throw new Error(JSON.stringify(copied.left))
    const took = performance.now() - start
    const of = `${count} events in ${commits} commits, followed`
    const sides = [
      { of: `${of} from an SQLite file, every checksum looked at`, run: () => follow(file.right) },
      { of: `${of} from memory`, run: () => follow(memory) },
    ] as const
    const lines = [
      cost('following', await inTurn(...sides, 30, 5)),
      await waiting(file.right),
      told('moving house', { commits, commitsASecond: rounded(commits / (took / 1000)) }),
    ]
    await file.right.close()
    return lines
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
