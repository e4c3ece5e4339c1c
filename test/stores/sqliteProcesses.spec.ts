import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite.ts'
import { folderFor, freshPaths, really } from './places.ts'
import { bundled, run, type Running } from './programs/bundled.ts'
import { numbered } from './programs/numbered.ts'

const folder = folderFor('processes')
const fresh = freshPaths(folder)
const kills = Number(process.env['XINYAN_KILLS'] ?? 40)

let writer = ''
let victim = ''
beforeAll(async () => {
  ;[writer, victim] = await Promise.all([bundled('writer', folder), bundled('victim', folder)])
})

const start = async (writers: readonly Running[]): Promise<void> => {
  await Promise.all(writers.map(({ has }) => has('ready')))
  for (const { child } of writers) child.stdin?.write('go')
  expect((await Promise.all(writers.map(({ ended }) => ended))).map(({ complaint }) => complaint)).toEqual(
    writers.map(() => ''),
  )
}

const conflictsOf = (writers: readonly Running[]): number =>
  writers.reduce((sum, { lines }) => sum + Number(lines().at(-1)), 0)

const countTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

const isIntact = (path: string): boolean => {
  const db = new DatabaseSync(path)
  const said = db.prepare('PRAGMA integrity_check').get()
  db.close()
  return said?.['integrity_check'] === 'ok'
}

describe('Processes that write to one file at once', () => {
  it('store everything once and without gaps, though they race for every version', { timeout: 60_000 }, async () => {
    const path = fresh()
    const writers = ['a', 'b', 'c', 'd'].map((name) => run(writer, path, name, '100'))
    await start(writers)
    const store = await really(openSqliteStore(path))
    const all = await really(store.readAll(0, 1000))
    expect(all.map(({ position }) => position)).toEqual(countTo(400))
    expect(all.map(({ version }) => version)).toEqual(countTo(400))
    expect(all.map(({ commandId }) => commandId).toSorted()).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((name) => countTo(100).map((n) => `${name}-${n}`)).toSorted(),
    )
    expect(all).toEqual(
      all.map(({ position, version, commandId }) => ({ ...numbered('shared', version, commandId), position })),
    )
    expect(conflictsOf(writers)).toBeGreaterThan(0)
    await store.close()
    expect(isIntact(path)).toBe(true)
  })

  it('store a command once that all of them send', { timeout: 60_000 }, async () => {
    const path = fresh()
    await start(countTo(4).map(() => run(writer, path, 'same', '50')))
    const store = await really(openSqliteStore(path))
    const all = await really(store.readAll(0, 1000))
    expect(all.map(({ commandId }) => commandId)).toEqual(countTo(50).map((n) => `same-${n}`))
    await store.close()
  })
})

/** Kills a writer at some moment up to 40 ms after a word, and answers with what it had acknowledged by then. */
const killedAfter = async (word: string, path: string, stream: string, habit = ''): Promise<readonly string[]> => {
  const { child, has, lines, ended } = run(victim, path, stream, habit)
  await has(word)
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
  child.kill('SIGKILL')
  expect((await ended).complaint).toBe('')
  return lines().filter((line) => line.startsWith(stream))
}

const idsIn = async (store: EventStore, stream: string): Promise<readonly string[]> => {
  const commits = await really(store.read(stream, 0, 100_000))
  for (const { position, ...commit } of commits)
    expect(commit).toEqual(
      numbered(stream, commits.findIndex((one) => one.position === position) + 1, commit.commandId),
    )
  return commits.map(({ commandId }) => commandId)
}

/** What was acknowledged is there, at most one more is, and sending that one again ends with one copy. */
const settle = async (store: SqliteStore, stream: string, acknowledged: readonly string[]): Promise<boolean> => {
  const stored = await idsIn(store, stream)
  const unknown = `${stream}-${acknowledged.length + 1}`
  const wasStored = stored.length > acknowledged.length
  expect(stored).toEqual(wasStored ? [...acknowledged, unknown] : acknowledged)
  await really(store.append(numbered(stream, acknowledged.length + 1, unknown)))
  expect(await idsIn(store, stream)).toEqual([...acknowledged, unknown])
  return wasStored
}

describe('A process that is killed while it writes', () => {
  it(`loses nothing that it acknowledged, and leaves no half commit, ${kills} times`, {
    timeout: 600_000,
  }, async () => {
    const path = fresh()
    let store = await really(openSqliteStore(path))
    let acknowledged = 0
    for (let round = 1; round <= kills; round++) {
      const ids = await killedAfter('ready', path, `round-${round}`)
      await settle(store, `round-${round}`, ids)
      acknowledged += ids.length
      if (round % 4 === 0) await store.close()
      if (round % 4 === 0) store = await really(openSqliteStore(path))
    }
    expect(acknowledged).toBeGreaterThan(kills)
    expect(await really(store.verify())).toBe(acknowledged + kills)
    await store.close()
    expect(isIntact(path)).toBe(true)
  })

  it('leaves a file that can be opened, even when it dies while it makes the file', { timeout: 120_000 }, async () => {
    for (let round = 1; round <= Math.ceil(kills / 4); round++) {
      const path = fresh()
      const ids = await killedAfter('starting', path, 'made')
      const store = await really(openSqliteStore(path))
      await settle(store, 'made', ids)
      await store.close()
    }
  })

  it('is caught when it acknowledges too early', { timeout: 120_000 }, async () => {
    const path = fresh()
    const store = await really(openSqliteStore(path))
    let caught = 0
    for (let round = 1; round <= 10; round++) {
      const ids = await killedAfter('ready', path, `early-${round}`, 'acknowledges too early')
      if ((await idsIn(store, `early-${round}`)).length < ids.length) caught++
    }
    await store.close()
    expect(caught).toBeGreaterThan(0)
  })
})
