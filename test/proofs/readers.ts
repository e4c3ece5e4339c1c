import { openSqliteStore } from 'xinyan/sqlite'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { run } from '../stores/programs/bundled.ts'
import { keptCarelessly, madeCarelessly } from './careless.ts'
import { inFolder, program, really } from './places.ts'
import { type Found, nothing, type Proof, sum } from './proof.ts'
import { notOnce, outOfPlace, tornIn } from './written.ts'

/** A way to keep commits in a file: how it is made, who writes and follows, and what is in it afterwards. */
interface Followed {
  readonly made: (path: string) => Promise<void>
  readonly writer: string
  readonly follower: string
  readonly kept: (path: string) => Promise<readonly StoredCommit[]>
}

const store: Followed = {
  made: async (path) => {
    await (await really(openSqliteStore(path))).close()
  },
  writer: 'hesitantWriter',
  follower: 'follower',
  kept: async (path) => {
    const opened = await really(openSqliteStore(path))
    const all = await really(opened.readAll(0, 1_000_000))
    await opened.close()
    return all
  },
}

const careless: Followed = {
  made: async (path) => madeCarelessly(path),
  writer: 'carelessWriter',
  follower: 'carelessFollower',
  kept: keptCarelessly,
}

const places = (lines: readonly string[]): readonly string[] => lines.filter((line) => /^\d/.test(line))

const lastOf = (told: readonly string[]): string => told.at(-1)?.split(' ')[0] ?? '0'

/** What one reader was told in its whole life: it is killed again and again, and goes on after the last thing it said. */
const reader = (follower: string, path: string, written: Promise<number>) => {
  const told: string[] = []
  let open = true
  const close = () => (open = false)
  void written.then(close, close)
  const once = async (until?: number): Promise<void> => {
    const { child, has, lines, ended } = run(program(follower), path, String(until ?? Infinity), lastOf(told))
    await has('ready')
    if (until === undefined) {
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150))])
      child.kill('SIGKILL')
    }
    const { complaint } = await ended
    if (complaint !== '') throw new Error(complaint)
    told.push(...places(lines()))
  }
  return async (): Promise<readonly string[]> => {
    while (open) await once()
    await once(await written)
    return told
  }
}

/** The commits of which a reader was never told. */
const missed = (told: readonly string[], all: readonly StoredCommit[]): number => {
  const heard = new Set(told)
  return all.filter(({ position, commandId }) => !heard.has(`${position} ${commandId}`)).length
}

/** What a reader was told twice, in another order than that of the record, or without its being there. */
const disordered = (told: readonly string[], all: readonly StoredCommit[]): number => {
  const due = new Set(all.map(({ position, commandId }) => `${position} ${commandId}`))
  const back = told.filter((line, n) => n > 0 && Number(lastOf([line])) <= Number(lastOf(told.slice(n - 1, n)))).length
  return back + told.filter((line) => !due.has(line)).length
}

const versionsAmiss = (all: readonly StoredCommit[]): number => {
  const last = new Map<string, number>()
  return all.filter(({ stream, version }) => {
    const due = (last.get(stream) ?? 0) + 1
    last.set(stream, version)
    return version !== due
  }).length
}

/** What is in the file when everybody is done, and what each of some readers was told of it. */
const follow = (writers: number, each: number, readers: number, kind: Followed) =>
  inFolder(async (folder) => {
    const path = `${folder}/followed.db`
    await kind.made(path)
    const names = Array.from({ length: writers }, (_, n) => `w${n}`)
    const writing = names.map((name) => run(program(kind.writer), path, name, String(each)))
    await Promise.all(writing.map(({ has }) => has('ready')))
    const written = Promise.all(writing.map(({ ended }) => ended)).then(async (ends) => {
      for (const { complaint } of ends) if (complaint !== '') throw new Error(complaint)
      return (await kind.kept(path)).at(-1)?.position ?? 0
    })
    const lives = Array.from({ length: readers }, () => reader(kind.follower, path, written)())
    for (const { child } of writing) child.stdin?.write('go')
    const told = await Promise.all(lives)
    const ids = names.flatMap((name) => Array.from({ length: each }, (_, n) => `${name}-${n + 1}`))
    return { told, ids, all: await kind.kept(path) }
  })

/** Three readers that are restarted while processes write slowly, roll back and come too late. */
export const followed = async (writers: number, each: number): Promise<Found> => {
  const { told, ids, all } = await follow(writers, each, 3, store)
  const lost = notOnce(ids, all) + Math.abs(all.length - ids.length)
  const skipped = Math.max(outOfPlace(all), versionsAmiss(all))
  return sum([
    { cases: ids.length, lost, torn: tornIn(all), skipped },
    ...told.map((lines) => ({ ...nothing, skipped: missed(lines, all) + disordered(lines, all) })),
  ])
}

/** What the same readers miss where numbers are taken before the transaction and read by the highest one. */
export const followedCarelessly = async (writers: number, each: number): Promise<Found> => {
  const { told, ids, all } = await follow(writers, each, 3, careless)
  return sum([{ ...nothing, cases: ids.length }, ...told.map((lines) => ({ ...nothing, skipped: missed(lines, all) }))])
}

export const readersSqlite: Proof = {
  store: 'sqlite',
  run: (long) => followed(long ? 16 : 8, long ? 5000 : 500),
  control: () => followedCarelessly(4, 100),
}
