import { openSqliteStore } from 'xinyan/sqlite'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { run } from '../stores/programs/bundled.ts'
import { keptCarelessly, madeCarelessly } from './careless.ts'
import { followedBy, missed, reader } from './following.ts'
import { inFolder, program, really } from './places.ts'
import { type Found, nothing, type Proof, sum } from './proof.ts'

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
    const lives = Array.from({ length: readers }, () => reader(kind.follower, [path], written)())
    for (const { child } of writing) child.stdin?.write('go')
    const told = await Promise.all(lives)
    const ids = names.flatMap((name) => Array.from({ length: each }, (_, n) => `${name}-${n + 1}`))
    return { told, ids, all: await kind.kept(path) }
  })

/** Three readers that are restarted while processes write slowly, roll back and come too late. */
export const followed = async (writers: number, each: number): Promise<Found> => {
  const { told, ids, all } = await follow(writers, each, 3, store)
  return followedBy(told, ids, all)
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
