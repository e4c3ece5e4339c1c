import { openSqliteStore } from 'xinyan/sqlite'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { run } from '../stores/programs/bundled.ts'
import { keptCarelessly, madeCarelessly } from './careless.ts'
import { inFolder, program, really } from './places.ts'
import { sum, type Found, type Proof } from './proof.ts'
import { notOnce, outOfPlace, tornIn } from './written.ts'

/** A way to keep commits in a file: how it is made, who writes, and what is in it afterwards. */
interface Keeping {
  readonly made: (path: string) => void
  readonly writer: string
  readonly kept: (path: string) => Promise<readonly StoredCommit[]>
}

const store: Keeping = {
  // Eight processes make the file, too.
  made: () => {},
  writer: 'writer',
  kept: async (path) => {
    const opened = await really(openSqliteStore(path))
    const all = await really(opened.readAll(0, 1_000_000))
    await really(opened.verify())
    await opened.close()
    return all
  },
}

const careless: Keeping = { made: madeCarelessly, writer: 'carelessWriter', kept: keptCarelessly }

/** What eight processes leave that append to one stream at once: everything once, as it was written, without a gap. */
export const eight = async (
  writer: string,
  where: readonly string[],
  each: number,
  kept: () => Promise<readonly StoredCommit[]>,
): Promise<Found> => {
  const names = Array.from({ length: 8 }, (_, n) => `w${n}`)
  const writers = names.map((name) => run(program(writer), ...where, name, String(each)))
  await Promise.all(writers.map(({ has }) => has('ready')))
  for (const { child } of writers) child.stdin?.write('go')
  for (const { complaint } of await Promise.all(writers.map(({ ended }) => ended)))
    if (complaint !== '') throw new Error(complaint)
  const all = await kept()
  const ids = names.flatMap((name) => Array.from({ length: each }, (_, n) => `${name}-${n + 1}`))
  const secondWinners = all.filter(({ version }, n) => version !== n + 1).length
  const lost = notOnce(ids, all) + Math.abs(all.length - ids.length)
  return { cases: ids.length, lost, torn: tornIn(all), skipped: Math.max(outOfPlace(all), secondWinners) }
}

const inFile = (each: number, { made, writer, kept }: Keeping): Promise<Found> =>
  inFolder(async (folder) => {
    const path = `${folder}/shared.db`
    made(path)
    return eight(writer, [path], each, () => kept(path))
  })

export const eightProcesses = (each: number): Promise<Found> => inFile(each, store)

/** The same again and again with little to write: what is tried is that all of them make the file at the same moment. */
const makings = async (rounds: number): Promise<Found> => {
  const found: Found[] = []
  for (let round = 0; round < rounds; round++) found.push(await eightProcesses(3))
  return sum(found)
}

export const eightCarelessProcesses = (each: number): Promise<Found> => inFile(each, careless)

export const processesSqlite: Proof = {
  store: 'sqlite',
  run: async (long) => sum([await eightProcesses(long ? 5000 : 250), await makings(long ? 500 : 20)]),
  control: () => eightCarelessProcesses(20),
}
