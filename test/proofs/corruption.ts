import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import { numbered } from '../stores/programs/numbered.ts'
import { inFolder, really } from './places.ts'
import type { Found, Proof } from './proof.ts'

/** The texts that a reader got of a file, by their position; whoever fails answers with none. */
export type Reader = (path: string) => Promise<ReadonlyMap<number, string>>

const sealed: Reader = async (path) => {
  const opened = await openSqliteStore(path)
  if (opened._tag === 'Left') return new Map()
  const texts = new Map<number, string>()
  for (let after = 0; after < 40; after++) {
    const page = await opened.right.readAll(after, 1)
    if (page._tag === 'Right') for (const one of page.right) texts.set(one.position, JSON.stringify(one))
  }
  await opened.right.close()
  return texts
}

/** The rows as they lie there, without a look at their seal. */
const bare: Reader = async (path) => {
  const texts = new Map<number, string>()
  try {
    const db = new DatabaseSync(path)
    try {
      for (const row of db.prepare('SELECT * FROM commits ORDER BY position').all()) {
        const { position, stream, version, command_id, fingerprint, recorded_at, recorded_by, events } = row
        const names = { stream, version, commandId: command_id, fingerprint, recordedAt: recorded_at, by: recorded_by }
        texts.set(Number(position), JSON.stringify({ position, ...names, events }))
      }
    } finally {
      db.close()
    }
  } catch {
    return texts
  }
  return texts
}

const damaged = (bytes: Buffer, turn: number): Buffer => {
  const copy = Buffer.from(bytes)
  const at = randomInt(bytes.length)
  if (turn % 4 === 0) return copy.subarray(0, at)
  if (turn % 4 === 1) return copy.fill(0, at - (at % 4096), at - (at % 4096) + 4096)
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << randomInt(8)), at)
  return copy
}

const sorted = (text: string): string =>
  JSON.stringify(Object.entries(JSON.parse(text) as object).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Damages a file in so many ways, one at a time, and counts the commits that were returned changed. */
export const damages = (turns: number, reader: Reader = sealed): Promise<Found> =>
  inFolder(async (folder) => {
    const path = `${folder}/whole.db`
    const store = await really(openSqliteStore(path))
    for (let n = 1; n <= 40; n++) await really(store.append(numbered('one', n, `command-${n}`)))
    await store.close()
    const truth = new Map([...(await reader(path))].map(([position, text]) => [position, sorted(text)]))
    if (truth.size !== 40) throw new Error(`the whole file has ${truth.size} commits`)
    const bytes = readFileSync(path)
    let torn = 0
    for (let turn = 0; turn < turns; turn++) {
      const copy = `${folder}/${turn}.db`
      writeFileSync(copy, damaged(bytes, turn))
      for (const [position, text] of await reader(copy)) if (truth.get(position) !== sorted(text)) torn++
    }
    return { cases: turns, lost: 0, torn, skipped: 0 }
  }, true)

export const corruption: Proof = {
  store: 'sqlite',
  run: (long) => damages(long ? 100_000 : 2000),
  control: () => damages(400, bare),
}
