import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { NewCommit } from 'xinyan'
import { openSqliteStore } from 'xinyan/sqlite'
import { history, recorded } from './history.ts'
import { gain, skipped, type Aim, type Line } from './line.ts'
import { besideSqlite, ownFolder, sqlitePeers } from './peers.ts'
import { inTurn, type Side } from './timing.ts'

const aim: Aim = { is: 'at least', ratio: 1 }
const batch = 50
const durable = 'one durable transaction each, WAL and synchronous=FULL'

// The part of what the packages export that is used here.
interface EmmettStore {
  readonly appendToStream: (
    stream: string,
    events: readonly { readonly type: string; readonly data: unknown }[],
    options?: { readonly expectedStreamVersion: bigint },
  ) => Promise<unknown>
}

interface EmmettSqlite {
  readonly getSQLiteEventStore: (options: { readonly fileName: string }) => EmmettStore
}

interface Database {
  readonly get: (sql: string, told: (error: unknown, row: object | undefined) => void) => void
  readonly serialize: () => unknown
  readonly close: () => void
}

interface Sqlite3 {
  Database: new (file: string) => Database
}

// Without this a commit of theirs fails where the statement before it has been answered and is not done with yet.
const oneAfterAnother = (): void => {
  const sqlite3 = besideSqlite.required('sqlite3') as Sqlite3
  const Original = sqlite3.Database
  sqlite3.Database = class {
    constructor(file: string) {
      const db = new Original(file)
      db.serialize()
      return db
    }
  } as Sqlite3['Database']
}

/** What `synchronous` is on a connection that nobody has set, as all of theirs are. */
const synchronousOf = (file: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { Database } = besideSqlite.required('sqlite3') as Sqlite3
    const db = new Database(file)
    db.get('PRAGMA synchronous', (error, row) => {
      db.close()
      if (error === null) resolve(Object.values(row ?? {})[0])
      else reject(error)
    })
  })

const side = (of: string, events: readonly string[], append: (commit: NewCommit) => Promise<unknown>): Side => {
  let version = 0
  return {
    of: `${of}, ${durable}`,
    run: async () => {
      for (let n = 0; n < batch; n++) {
        const commandId = `c-${++version}`
        const kept = {
          recordedAt: '2019-06-21T01:30:00.000Z',
          by: 'bench',
          events: events[version % events.length] ?? '[]',
        }
        await append({ stream: 'renovation-1', version, commandId, fingerprint: commandId, ...kept })
      }
      return batch
    },
  }
}

const measured = async (folder: string): Promise<Line> => {
  const events = (await recorded(history(100, 1))).map((commit) => commit.events)
  const file = besideSqlite.fileOf('@event-driven-io/emmett-sqlite', 'dist/index.js')
  const { getSQLiteEventStore } = (await import(pathToFileURL(file).href)) as EmmettSqlite
  const theirFile = join(folder, 'theirs.db')
  // Each connection of theirs asks for WAL and does not wait for it: in a file that has it already that is quick.
  const prepared = new DatabaseSync(theirFile)
  prepared.exec('PRAGMA journal_mode = WAL')
  prepared.close()
  oneAfterAnother()
  const emmett = getSQLiteEventStore({ fileName: theirFile })
  const opened = await openSqliteStore(join(folder, 'ours.db'))
  if (opened._tag === 'Left') throw new Error(opened.left.cause)
  const ours = side('append of the store in xinyan/sqlite', events, async (commit) => {
    const answer = await opened.right.append(commit)
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  })
  const what = `appendToStream of emmett-sqlite ${sqlitePeers['@event-driven-io/emmett-sqlite']} with an expected version, which opens and closes the file for each`
  const theirs = side(what, events, ({ stream, version, events: text }) => {
    const written = JSON.parse(text) as readonly { readonly event: { readonly type: string } }[]
    const given = written.map(({ event }) => ({ type: event.type, data: event }))
    return version === 1
      ? emmett.appendToStream(stream, given)
      : emmett.appendToStream(stream, given, { expectedStreamVersion: BigInt(version - 1) })
  })
  const timed = await inTurn(ours, theirs, 30, 5)
  const synchronous = await synchronousOf(theirFile)
  if (synchronous !== 2) throw new Error(`theirs is not as durable: synchronous is ${String(synchronous)}`)
  await opened.right.close()
  return gain('sqlite, emmett', timed, aim, 'appends')
}

/** Durable appends a second to one stream in a file, against Emmett with the same durability, which is read back. */
export const emmettSqlite = async (): Promise<readonly Line[]> => {
  const reason = besideSqlite.whyNotThere()
  if (reason !== undefined) return [skipped('sqlite, emmett', aim, reason)]
  mkdirSync(ownFolder, { recursive: true })
  const folder = mkdtempSync(join(ownFolder, 'emmett-sqlite-'))
  try {
    return [await measured(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
