import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openSqliteStore, type SqliteStore } from 'xinyan/sqlite'
import { type Chance, chanceOf } from '../laws/chance.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { Disk, type Fate } from './crashes.ts'
import { inFolder, really } from './places.ts'
import { type Found, nothing, type Proof, sum } from './proof.ts'
import { type Act, cannotWatch, watched } from './systemTrace.ts'

/** How a trace is made: so many commits, under these settings beside or in spite of those of the store. */
interface Run {
  readonly commits: number
  readonly settings: readonly string[]
}

const stream = 'powered'
const program = resolve(import.meta.dirname, '../stores/programs/powered.ts')
const expected = (version: number) => numbered(stream, version, `${stream}-${version}`)

const idsIn = async (store: SqliteStore): Promise<{ readonly ids: readonly string[]; readonly torn: number }> => {
  const commits = await really(store.read(stream, 0, 100_000))
  const torn = commits.filter((commit, n) => {
    const { position } = commit
    return position !== n + 1 || !isDeepStrictEqual(commit, { ...expected(n + 1), position })
  }).length
  return { ids: commits.map(({ commandId }) => commandId), torn }
}

/** What the files of a crash tell: all that was acknowledged is there once, and what was not can be sent again. */
const told = async (folder: string, acknowledged: readonly string[]): Promise<Found> => {
  const opened = await openSqliteStore(join(folder, '1.db'))
  if (opened._tag === 'Left') return { cases: 1, lost: acknowledged.length, torn: 1, skipped: 0 }
  const store = opened.right
  try {
    const before = await idsIn(store)
    const lost = acknowledged.filter((id, n) => before.ids[n] !== id).length
    if (lost > 0 || before.torn > 0) return { cases: 1, lost, torn: before.torn, skipped: 0 }
    const next = acknowledged.length + 1
    await really(store.append(expected(next)))
    const after = await idsIn(store)
    const settles = isDeepStrictEqual(after.ids, [...acknowledged, `${stream}-${next}`])
    return { cases: 1, lost: settles ? 0 : 1, torn: after.torn, skipped: 0 }
  } catch {
    return { cases: 1, lost: 0, torn: 1, skipped: 0 }
  } finally {
    await store.close()
  }
}

const fates: readonly Fate[] = ['whole', 'gone', 'torn']

/** Nothing that was not synced is there; all of it is; then as chance has it. */
const fateIn = (turn: number, chance: Chance): (() => Fate) =>
  turn === 0 ? () => 'gone' : turn === 1 ? () => 'whole' : () => chance.oneOf(fates)

const keyOf = (files: ReadonlyMap<string, Buffer>, acknowledged: number): string => {
  const hash = createHash('sha256').update(`${acknowledged}`)
  for (const [name, bytes] of files) hash.update(name).update(bytes)
  return hash.digest('base64')
}

/** Cuts the power after every act of a trace, in so many ways; states that are alike are tried once. */
const crashes = async (folder: string, acts: readonly Act[], turns: number, chance: Chance): Promise<Found> => {
  const disk = new Disk()
  const acknowledged: string[] = []
  const seen = new Set<string>()
  let found = nothing
  for (const act of acts) {
    disk.act(act)
    if (act.kind === 'acknowledge') acknowledged.push(act.id)
    for (let turn = 0; turn < turns; turn++) {
      const files = disk.afterCrash(fateIn(turn, chance), () => chance.happens(50))
      const key = keyOf(files, acknowledged.length)
      if (seen.has(key)) continue
      seen.add(key)
      const at = join(folder, `${seen.size}`)
      mkdirSync(at)
      for (const [name, bytes] of files) writeFileSync(join(at, name), bytes)
      found = sum([found, await told(at, acknowledged)])
      rmSync(at, { recursive: true })
    }
  }
  return found
}

/** Records each run once, and cuts its power in `turns` ways after every act. */
export const powerCuts = (runs: readonly Run[], turns: number, seed = 20191218): Promise<Found> =>
  inFolder(async (folder) => {
    const chance = chanceOf(seed)
    const all: Found[] = []
    for (const [n, { commits, settings }] of runs.entries()) {
      const written = join(folder, `run-${n}`)
      mkdirSync(written)
      const told = [program, join(written, '1.db'), `${commits}`, ...settings]
      const acts = watched(written, join(folder, `trace-${n}`), told)
      all.push(await crashes(folder, acts, turns, chance))
    }
    return sum(all)
  }, true)

const because = cannotWatch()

const shipped: readonly string[] = []
/** The log is written back to its file all the time: each time is a moment of its own for the power to fail. */
const writtenBack = ['wal_autocheckpoint = 8']

const against = (synchronous: 'NORMAL' | 'OFF', settings: readonly string[]): Proof => ({
  store: `sqlite (${settings.join() || 'as shipped'}; against synchronous = ${synchronous})`,
  ...(because !== undefined && { because }),
  run: (long) => powerCuts([{ commits: long ? 200 : 40, settings }], long ? 40 : 14),
  control: () => powerCuts([{ commits: 12, settings: [`synchronous = ${synchronous}`, ...settings] }], 2),
})

export const powerLossNormal = against('NORMAL', shipped)
export const powerLossOff = against('OFF', writtenBack)
