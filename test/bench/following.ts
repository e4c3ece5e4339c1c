import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyStore, memoryStore, subscribe, timer, type EventStore, type NewCommit } from 'xinyan'
import { openSqliteStore } from 'xinyan/sqlite'
import { cost, told, type Line } from './line.ts'
import { ownFolder } from './peers.ts'
import { inTurn, rounded } from './timing.ts'

const count = 100_000
const commits = 2000

const event = { shape: 1, event: { type: 'HouseholdVisited', visit: 'v-1', household: 'h-0001', on: '2019-04-02' } }
const events = JSON.stringify(Array.from({ length: count / commits }, () => event))

const commit = (version: number): NewCommit => ({
  stream: 'renovation',
  version,
  commandId: `c-${version}`,
  fingerprint: `f-${version}`,
  recordedAt: '2019-07-01T00:00:00.000Z',
  by: 'bench',
  events,
})

const filled = async (): Promise<EventStore> => {
  const store = memoryStore()
  for (let version = 1; version <= commits; version++) await store.append(commit(version))
  return store
}

/** Follows a store from its beginning to its end; answers with the length of the text, so that nothing is left unread. */
const follow = async (store: EventStore): Promise<void> => {
  let [seen, length] = [0, 0]
  for await (const page of subscribe(store, 0, { wait: timer })) {
    if (page._tag === 'Left') throw new Error(page.left.cause)
    for (const one of page.right) length += one.events.length
    seen += page.right.length
    if (seen >= commits) break
  }
  if (length !== commits * events.length) throw new Error(`read ${length} characters`)
}

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
