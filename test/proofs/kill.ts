import { isDeepStrictEqual } from 'node:util'
import { openSqliteStore, type SqliteStore } from 'xinyan/sqlite'
import { run } from '../stores/programs/bundled.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { inFolder, program, really } from './places.ts'
import { type Found, type Proof, sum } from './proof.ts'
import { isAsWritten } from './written.ts'

const early = 'acknowledges too early'

/** Kills a writer up to 40 ms after it is ready; what it had acknowledged by then. */
const killed = async (victim: string, path: string, stream: string, habit: string): Promise<readonly string[]> => {
  const { child, has, lines, ended } = run(victim, path, stream, habit)
  await has('ready')
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
  child.kill('SIGKILL')
  const { complaint } = await ended
  if (complaint !== '') throw new Error(complaint)
  return lines().filter((line) => line.startsWith(stream))
}

const idsIn = async (store: SqliteStore, stream: string) => {
  const commits = await really(store.read(stream, 0, 100_000))
  const torn = commits.filter((commit, index) => commit.version !== index + 1 || !isAsWritten(commit)).length
  return { ids: commits.map(({ commandId }) => commandId), torn }
}

/** What was acknowledged is there once, at most one more is, and sending that one again leaves one of it. */
const settled = async (store: SqliteStore, stream: string, acknowledged: readonly string[]): Promise<Found> => {
  const before = await idsIn(store, stream)
  const lost = acknowledged.filter((id) => before.ids.filter((one) => one === id).length !== 1).length
  if (lost > 0) return { cases: 1, lost, torn: before.torn, skipped: 0 }
  const unknown = `${stream}-${acknowledged.length + 1}`
  await really(store.append(numbered(stream, acknowledged.length + 1, unknown)))
  const after = await idsIn(store, stream)
  const settles = isDeepStrictEqual(after.ids, [...acknowledged, unknown])
  return { cases: 1, lost: settles ? 0 : 1, torn: after.torn, skipped: 0 }
}

const lane = async (victim: string, path: string, kills: number, habit: string): Promise<Found> => {
  const found: Found[] = []
  for (let round = 1; round <= kills; round++) {
    const stream = `round-${round}`
    const ids = await killed(victim, path, stream, habit)
    const store = await really(openSqliteStore(path))
    found.push(await settled(store, stream, ids))
    if (round === kills) await really(store.verify())
    await store.close()
  }
  return sum(found)
}

/** Several files, each with a writer that is killed so many times. */
export const killsOf = (kills: number, habit = ''): Promise<Found> =>
  inFolder(async (folder) => {
    const victim = program('victim')
    const lanes = kills < 4 ? 1 : 4
    const each = Math.ceil(kills / lanes)
    const names = Array.from({ length: lanes }, (_, n) => `${folder}/${n}.db`)
    return sum(await Promise.all(names.map((path) => lane(victim, path, each, habit))))
  })

export const killSqlite: Proof = {
  store: 'sqlite',
  run: (long) => killsOf(long ? 20_000 : 300),
  control: () => killsOf(40, early),
}
