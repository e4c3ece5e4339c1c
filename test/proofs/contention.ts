import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { inFolder, really } from './places.ts'
import type { Found, Proof } from './proof.ts'
import { notOnce, outOfPlace, tornIn } from './written.ts'

/** Tries to write the next version after one that was read; says whether it won. */
export type Try = (expected: number, name: string) => Promise<boolean>

/** Who won each round, by the name of its command; a round with none or with two is counted. */
export const race = async (writers: readonly Try[], rounds: number) => {
  const winners: string[] = []
  let skipped = 0
  for (let version = 1; version <= rounds; version++) {
    const names = writers.map((_, n) => `writer-${n}-${version}`)
    const won = await Promise.all(writers.map((attempt, n) => attempt(version, names[n] ?? '')))
    winners.push(...names.filter((_, n) => won[n]))
    if (won.filter(Boolean).length !== 1) skipped++
  }
  return { winners, skipped }
}

/** Stores that all expect the same version, so many times; what another one reads afterwards. */
export const raced = async (stores: readonly EventStore[], last: EventStore, rounds: number): Promise<Found> => {
  const attempts = stores.map(
    ({ append }): Try =>
      async (version, name) => {
        const answer = await append(numbered('race', version, name))
        if (answer._tag === 'Left' && answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
        return answer._tag === 'Right'
      },
  )
  const { winners, skipped } = await race(attempts, rounds)
  const all = await really(last.read('race', 0, rounds + 1))
  const lost = notOnce(winners, all) + Math.abs(all.length - winners.length)
  return { cases: rounds, lost, torn: tornIn(all), skipped: skipped + outOfPlace(all) }
}

/** 64 connections that all expect the same version, so many times. */
export const oneWinner = (rounds: number): Promise<Found> =>
  inFolder(async (folder) => {
    const stores = []
    for (let n = 0; n < 64; n++) stores.push(await really(openSqliteStore(`${folder}/race.db`)))
    const last = await really(openSqliteStore(`${folder}/race.db`))
    const found = await raced(stores, last, rounds)
    for (const store of [...stores, last]) await store.close()
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
    const { skipped } = await race(
      Array.from({ length: 64 }, () => attempt),
      rounds,
    )
    db.close()
    return { cases: rounds, lost: 0, torn: 0, skipped }
  }, true)

export const contentionSqlite: Proof = {
  store: 'sqlite',
  run: (long) => oneWinner(long ? 1000 : 200),
  control: () => readsTooEarly(20),
}
