import { randomInt } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import { numbered } from '../stores/programs/numbered.ts'
import { inFolder, really } from './places.ts'
import { type Found, type Proof, sum } from './proof.ts'
import { type Told, toldBy } from './ways.ts'

/** Reads a file in whatever ways there are. */
type Reader = (path: string) => Promise<Told>

const store: Reader = async (path) => {
  const opened = await openSqliteStore(path)
  if (opened._tag === 'Left' && opened.left.type === 'StoreFailure') return { got: new Map(), refused: true }
  const told = await toldBy(await really(Promise.resolve(opened)))
  if (opened._tag === 'Right') await opened.right.close()
  return told
}

/** The rows as they lie there, without a look at their seal. */
const bare: Reader = async (path) => {
  const got = new Map<string, string>()
  let refused = false
  try {
    const db = new DatabaseSync(path)
    try {
      for (const { checksum, ...row } of db.prepare('SELECT * FROM commits').all())
        if (checksum !== undefined) got.set(`all ${Number(row['position'])}`, JSON.stringify(row))
    } finally {
      db.close()
    }
  } catch {
    refused = true
  }
  return { got, refused }
}

const damaged = (bytes: Buffer, turn: number): Buffer => {
  const copy = Buffer.from(bytes)
  const at = randomInt(bytes.length)
  if (turn % 4 === 0) return copy.subarray(0, at)
  // A log does not end with a whole page.
  if (turn % 4 === 1) return copy.fill(0, at - (at % 4096), Math.min(at - (at % 4096) + 4096, bytes.length))
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << randomInt(8)), at)
  return copy
}

/** Two copies of 40 commits: closed, where all of it is in the file, and open, where the end of it is in the log beside it. */
const written = async (folder: string) => {
  const [whole, open] = [`${folder}/whole.db`, `${folder}/open.db`]
  const writing = await really(openSqliteStore(whole))
  for (let n = 1; n <= 40; n++) {
    await really(writing.append(numbered('one', n, `command-${n}`)))
    if (n === 30) for (const end of ['', '-wal']) copyFileSync(`${whole}${end}`, `${open}${end}`)
  }
  await writing.close()
  return { whole, open }
}

const numberIn = (key: string): number => Number(key.split(' ')[1])

/** What was returned changed; and what is missing though nobody was told so. The end of a log that is damaged may be. */
const judged = ({ got, refused }: Told, truth: Told['got'], mayEndEarly: boolean): Found => {
  const torn = [...got].filter(([key, text]) => truth.get(key) !== text).length
  const last = Math.max(0, ...[...got.keys()].filter((key) => key.startsWith('all ')).map(numberIn))
  const due = [...truth.keys()].filter((key) => !mayEndEarly || (!key.startsWith('view ') && numberIn(key) <= last))
  const missing = refused ? 0 : due.filter((key) => !got.has(key)).length
  return { cases: 1, lost: missing, torn, skipped: 0 }
}

const damages = (turns: number, reader: Reader, inLog: boolean): Promise<Found> =>
  inFolder(async (folder) => {
    const { whole, open } = await written(folder)
    const { got: truth, refused } = await reader(whole)
    if (refused || truth.size < 40) throw new Error('the whole file cannot be read')
    const [kept, end] = inLog ? [open, '-wal'] : [whole, '']
    const bytes = readFileSync(`${kept}${end}`)
    const found: Found[] = []
    for (let turn = 0; turn < turns; turn++) {
      const copy = `${folder}/${turn}.db`
      if (inLog) copyFileSync(kept, copy)
      writeFileSync(`${copy}${end}`, damaged(bytes, turn))
      found.push(judged(await reader(copy), truth, inLog))
      for (const one of ['', '-wal', '-shm']) rmSync(`${copy}${one}`, { force: true })
    }
    return sum(found)
  }, true)

/** Damages a file, and the log beside one that is open, in so many ways each, one at a time. */
export const damagesOf = async (turns: number): Promise<Found> =>
  sum([await damages(turns, store, false), await damages(turns, store, true)])

/** The same for the file alone, read without the seals. */
export const damagesReadBare = (turns: number): Promise<Found> => damages(turns, bare, false)

export const corruption: Proof = {
  store: 'sqlite',
  run: (long) => damagesOf(long ? 50_000 : 1000),
  control: () => damagesReadBare(400),
}
