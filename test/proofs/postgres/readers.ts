import type { StoredCommit } from '../../../src/kernel/eventStore.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { followedBy, missed, reader } from '../following.ts'
import { really } from '../places.ts'
import { type Found, nothing, type Proof, sum } from '../proof.ts'
import type { Fate } from '../proxy.ts'
import { noServer, onServer, withStore } from './server.ts'
import { proxyToPostgres, urlOf, withPool } from './wire.ts'

const schema = 'followed'

/** One transaction of ten is rolled back because its connection breaks before COMMIT, and one of ten is slow. */
const fate = (): Fate => {
  const chance = Math.random()
  return chance < 0.1 ? 'is cut before' : chance < 0.2 ? 'is slow' : 'passes'
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 30))

/** A way to keep commits: how it is made, how one of the writers writes, who follows, and what is there afterwards. */
interface Followed {
  readonly made: (url: string) => Promise<unknown>
  readonly writes: (url: string, name: string, ids: readonly string[]) => Promise<unknown>
  readonly follower: string
  readonly kept: (url: string) => Promise<readonly StoredCommit[]>
}

const store: Followed = {
  made: (url) => withStore(url, { schema }, async () => undefined),
  // Half of them share a stream, so that there are conflicts as well.
  writes: (url, name, ids) =>
    withStore({ connectionString: url, max: 1 }, { schema, patience: 60_000 }, async ({ append }) => {
      const stream = Number(name.slice(1)) % 2 === 0 ? 'shared' : name
      let version = 1
      for (const id of ids)
        for (;;) {
          const answer = await append(numbered(stream, version, id))
          if (answer._tag === 'Right') {
            version = answer.right.version + 1
            break
          }
          if (answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
          version = answer.left.actual + 1
        }
    }),
  follower: 'postgresFollower',
  kept: (url) =>
    withStore(url, { schema }, async ({ readAll, verify }) => {
      await really(verify())
      return really(readAll(0, 1_000_000))
    }),
}

/** A table whose positions the database counts up by itself, and whoever follows asks for those above the last. */
const careless: Followed = {
  made: (url) =>
    withPool(url, (pool) => pool.query('CREATE TABLE careless (position bigserial PRIMARY KEY, id text UNIQUE)')),
  writes: (url, _, ids) =>
    withPool(url, async (pool) => {
      for (const id of ids)
        for (let isIn = false; !isIn; ) {
          const client = await pool.connect()
          try {
            await client.query('BEGIN')
            await client.query('INSERT INTO careless (id) VALUES ($1)', [id])
            await client.query('COMMIT')
            isIn = true
          } catch {
            // Its connection was cut before COMMIT, so it is sent again.
          }
          client.release(!isIn)
          // Whoever follows must be where the newest is, or the slow ones are there before it comes.
          await pause()
        }
    }),
  follower: 'carelessPostgresFollower',
  kept: (url) =>
    withPool(url, async (pool) => {
      const { rows } = await pool.query('SELECT position, id FROM careless ORDER BY position')
      const all = rows as readonly { readonly position: string; readonly id: string }[]
      return all.map(({ position, id }) => ({ ...numbered('careless', 1, id), position: Number(position) }))
    }),
}

/** What is there when sixteen have written, and what each of some readers was told of it. */
const follow = (each: number, readers: number, { made, writes, follower, kept }: Followed) =>
  onServer(async (server) => {
    const { url } = server
    await made(url)
    const proxy = await proxyToPostgres(server.port, fate)
    const names = Array.from({ length: 16 }, (_, n) => `w${n}`)
    const idsOf = (name: string) => Array.from({ length: each }, (_, n) => `${name}-${n + 1}`)
    const writing = Promise.all(names.map((name) => writes(urlOf(proxy), name, idsOf(name))))
    const written = writing.then(async () => (await kept(url)).at(-1)?.position ?? 0)
    const told = await Promise.all(Array.from({ length: readers }, () => reader(follower, [url, schema], written)()))
    await proxy.close()
    if (proxy.cuts.before < each / 4) throw new Error('nothing was rolled back')
    return { told, ids: names.flatMap(idsOf), all: await kept(url) }
  })

/** Three readers that are restarted while sixteen write, some slowly and some in vain. */
export const followedOnPostgres = async (each: number): Promise<Found> => {
  const { told, ids, all } = await follow(each, 3, store)
  return followedBy(told, ids, all)
}

/** What the same readers miss where the database counts positions up by itself. */
export const followedByNumber = async (each: number): Promise<Found> => {
  const { told, ids, all } = await follow(each, 3, careless)
  return sum([{ ...nothing, cases: ids.length }, ...told.map((lines) => ({ ...nothing, skipped: missed(lines, all) }))])
}

export const readersPostgres: Proof = {
  store: 'postgres',
  ...noServer,
  run: (long) => followedOnPostgres(long ? 5000 : 100),
  control: () => followedByNumber(100),
}
