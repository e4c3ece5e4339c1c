import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import { bundled, run } from '../stores/programs/bundled.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { inFolder, really } from './places.ts'
import { type Found, type Proof, sum } from './proof.ts'

/** Tries to write the next version after one that was read; says whether it won. */
type Try = (expected: number, name: string) => Promise<boolean>

const race = async (writers: readonly Try[], rounds: number): Promise<Found> => {
  let skipped = 0
  for (let version = 1; version <= rounds; version++) {
    const won = await Promise.all(writers.map((attempt, n) => attempt(version, `writer-${n}-${version}`)))
    if (won.filter(Boolean).length !== 1) skipped++
  }
  return { cases: rounds, lost: 0, torn: 0, skipped }
}

/** 64 connections that all expect the same version, so many times. */
export const oneWinner = (rounds: number): Promise<Found> =>
  inFolder(async (folder) => {
    const stores = []
    for (let n = 0; n < 64; n++) stores.push(await really(openSqliteStore(`${folder}/race.db`)))
    const attempts = stores.map(
      (store): Try =>
        async (version, name) => {
          const answer = await store.append(numbered('race', version, name))
          if (answer._tag === 'Left' && answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
          return answer._tag === 'Right'
        },
    )
    const found = await race(attempts, rounds)
    for (const store of stores) await store.close()
    return found
  }, true)

/** The same race for a store that reads the version before it takes the lock. */
export const readsTooEarly = (rounds: number): Promise<Found> =>
  inFolder(async (folder) => {
    const db = new DatabaseSync(`${folder}/race.db`)
    db.exec('CREATE TABLE commits (version INTEGER, name TEXT)')
    const attempt: Try = async (version, name) => {
      const last = Number(db.prepare('SELECT coalesce(max(version), 0) AS last FROM commits').get()?.['last'])
      if (last !== version - 1) return false
      await new Promise((resolve) => setImmediate(resolve))
      db.exec('BEGIN IMMEDIATE')
      db.prepare('INSERT INTO commits VALUES (?, ?)').run(version, name)
      db.exec('COMMIT')
      return true
    }
    const found = await race(
      Array.from({ length: 64 }, () => attempt),
      rounds,
    )
    db.close()
    return found
  }, true)

/** Eight processes that append to one stream at once: everything once, and without a gap. */
export const eightProcesses = (each: number): Promise<Found> =>
  inFolder(async (folder) => {
    const path = `${folder}/shared.db`
    const program = await bundled('writer', folder)
    const writers = Array.from({ length: 8 }, (_, n) => run(program, path, `w${n}`, String(each)))
    await Promise.all(writers.map(({ has }) => has('ready')))
    for (const { child } of writers) child.stdin?.write('go')
    for (const { complaint } of await Promise.all(writers.map(({ ended }) => ended)))
      if (complaint !== '') throw new Error(complaint)
    const store = await really(openSqliteStore(path))
    const all = await really(store.readAll(0, 8 * each + 1))
    await store.close()
    const skipped = all.filter(({ version, position }, n) => version !== n + 1 || position !== n + 1).length
    const ids = new Set(all.map(({ commandId }) => commandId))
    return { cases: 8 * each, lost: 8 * each - ids.size + Math.abs(all.length - ids.size), torn: 0, skipped }
  })

export const contentionSqlite: Proof = {
  store: 'sqlite',
  run: async (long) => sum([await oneWinner(long ? 1000 : 50), await eightProcesses(long ? 5000 : 100)]),
  control: () => readsTooEarly(20),
}
