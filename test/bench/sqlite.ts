import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { openSqliteStore, type SqliteStore } from 'xinyan/sqlite'
import { history, recorded, recorder, stream } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { ownFolder } from './peers.ts'
import { inTurn, type Side, type Timed } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 1.3 }
const batch = 50
const [runs, warmUps] = [100, 10]
const commands = history(1000, 1).slice(0, batch * (runs + warmUps))

type Row = Record<string, SQLOutputValue>

/** Inserts rows with node:sqlite and nothing else, one in each transaction, into a file with the same table. */
const bareInto = (file: string, like: DatabaseSync) => {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const tables = like.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all()
  const [table] = tables
  if (tables.length !== 1 || table === undefined) throw new Error('the store has more than one table')
  db.exec(String(table['sql']))
  const count = like.prepare(`SELECT * FROM ${String(table['name'])} LIMIT 0`).columns().length
  const insert = db.prepare(`INSERT INTO commits VALUES (${Array(count).fill('?').join(', ')})`)
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  return {
    insert: (row: readonly SQLOutputValue[]): void => {
      begin.run()
      insert.run(...row)
      commit.run()
    },
    all: () => db.prepare('SELECT * FROM commits ORDER BY position').all(),
    close: () => db.close(),
  }
}

type Step = (index: number) => Promise<unknown>

// What a run of ours has written is what the run of theirs after it writes again, byte for byte.
const compare = async (folder: string, of: string, stepOn: (store: SqliteStore) => Step): Promise<Timed> => {
  const file = join(folder, 'ours.db')
  const opened = await openSqliteStore(file)
  if (opened._tag === 'Left') throw new Error(opened.left.cause)
  const store = opened.right
  const step = stepOn(store)
  const reader = new DatabaseSync(file, { readOnly: true })
  const mode = Object.values(reader.prepare('PRAGMA journal_mode').get() ?? {})[0]
  if (mode !== 'wal') throw new Error(`the store is in ${String(mode)} mode`)
  const rowsAfter = reader.prepare('SELECT * FROM commits WHERE position > ? ORDER BY position')
  const bare = bareInto(join(folder, 'theirs.db'), reader)
  let [sent, copied, rows]: [number, number, readonly Row[]] = [0, 0, []]
  const ours: Side = {
    of: `${of}, one durable transaction each`,
    run: async () => {
      for (let i = 0; i < batch; i++) await step(sent++)
      return batch
    },
  }
  let values: readonly (readonly SQLOutputValue[])[] = []
  const theirs: Side = {
    of: 'node:sqlite alone: the same rows into the same table, WAL and synchronous=FULL, one transaction each',
    prepare: () => {
      rows = rowsAfter.all(copied)
      if (rows.length !== batch) throw new Error(`${rows.length} rows instead of ${batch}`)
      values = rows.map((row) => Object.values(row))
      copied += batch
    },
    run: () => {
      for (const row of values) bare.insert(row)
      return batch
    },
  }
  const result = await inTurn(ours, theirs, runs, warmUps)
  if (!isDeepStrictEqual(rowsAfter.all(0), bare.all())) throw new Error('the two files differ')
  bare.close()
  reader.close()
  await store.close()
  return result
}

const inFolder = async (work: (folder: string) => Promise<Timed>): Promise<Timed> => {
  mkdirSync(ownFolder, { recursive: true })
  const folder = mkdtempSync(join(ownFolder, 'sqlite-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Durable appends through the store, and whole commands, against bare inserts of the same bytes. */
export const sqlite = async (): Promise<readonly Line[]> => {
  const commits = await recorded(commands)
  const append = (store: SqliteStore) => async (index: number) => {
    const commit = commits[index]
    const answer = commit && (await store.append(commit))
    if (answer?._tag !== 'Right') throw new Error(`not appended: ${JSON.stringify(answer)}`)
  }
  const carryOut = (store: SqliteStore): Step => {
    const record = recorder(store)
    return async (index) => {
      const command = commands[index]
      if (command !== undefined) await record(stream, command)
    }
  }
  const appends = await inFolder((folder) => compare(folder, 'append of the store in xinyan/sqlite', append))
  const whole = await inFolder((folder) => compare(folder, 'a whole command: handle over that store', carryOut))
  return [cost('sqlite', appends, aim), cost('sqlite, whole commands', whole)]
}
