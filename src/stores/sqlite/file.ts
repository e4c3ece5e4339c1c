import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'
import { wholeNumber } from '../../kernel/shape.ts'
import { attempt, failure } from './failure.ts'
import { shownId, strangeness, targetOf, type Driver } from './header.ts'
import { patiently } from './patience.ts'
import { durable, numberOf, quick, set, weaknesses, type Settings } from './settings.ts'
import { transactionsOn, type Transactions } from './transaction.ts'

/** What must be said in words before a store gives less than it promises, and how long it waits for others. */
export interface SqliteOptions {
  /** How many milliseconds to wait, doing nothing else, while another process writes; 5,000 when not given. */
  readonly busyTimeout?: number
  /** Needed for the path `:memory:`: everything is gone when the store is closed. */
  readonly losesEverythingWhenClosed?: boolean
  /**
   * Does not wait for the disk with every commit, for a test or a demonstration: in a power cut the last acknowledged
   * commits may be lost. The file stays whole, and nothing is lost when only the process ends.
   */
  readonly losesCommitsInAPowerCut?: boolean
  /** Needed with an SQLite older than 3.51.3, which can damage a file that several processes write to. */
  readonly acceptsSqliteThatCanDamageTheFile?: boolean
}

/** A kind of file: what it is for, its mark, and the statements that lead from each of its versions to the next. */
export interface FileKind {
  readonly applicationId: number
  readonly versions: readonly string[]
  readonly settings: Settings
}

/** An open file and its transactions. */
export interface OpenFile extends Transactions {
  readonly db: DatabaseSync
}

const milliseconds = wholeNumber(0, 2 ** 31 - 1)

type Opened<T> = E.Either<StoreFailure, T>

const refused = (cause: string): E.Either<StoreFailure, never> => E.left(failure('open', cause))

const isAtLeast = (version: string, least: number): boolean => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return major * 1_000_000 + minor * 1000 + patch >= least
}

/** Whether an SQLite is older than 3.51.3, the first without the error in its write-ahead log. */
export const canDamageFiles = (version: string): boolean => !isAtLeast(version, 3_051_003)

const driver = (accepted: boolean): Opened<Driver> => {
  // An import of node:sqlite would keep a Node without it from loading this file at all.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as Driver | undefined
  if (sqlite === undefined || !isAtLeast(process.versions.node, 22_015_000))
    return refused(`needs the node:sqlite of Node 22.15 or later, and this is Node ${process.versions.node}`)
  const version = process.versions['sqlite'] ?? 'unknown'
  if (canDamageFiles(version) && !accepted)
    return refused(
      `SQLite ${version} can damage the file and 3.51.3 cannot: use a newer Node, or say acceptsSqliteThatCanDamageTheFile`,
    )
  return E.right(sqlite)
}

/** What the file says of itself; to be asked in a transaction, for whoever makes the file says several things. */
const versionOf = (db: DatabaseSync, { applicationId, versions }: FileKind): Opened<number> => {
  const [found, version] = [numberOf(db, 'application_id'), numberOf(db, 'user_version')]
  const isNew = found === 0 && version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (isNew) return E.right(0)
  if (found !== applicationId)
    return refused(`the application id is ${shownId(found)} and must be ${shownId(applicationId)}`)
  return version >= 1 && version <= versions.length
    ? E.right(version)
    : refused(`the file has version ${version} and this release knows 1 to ${versions.length}`)
}

const brought = ({ db, reading, transaction }: OpenFile, kind: FileKind): Opened<number> => {
  const before = reading(() => versionOf(db, kind))
  if (E.isLeft(before) || before.right === kind.versions.length) return before
  return transaction(() => {
    const version = versionOf(db, kind)
    if (E.isLeft(version)) return version
    for (const statements of kind.versions.slice(version.right)) db.exec(statements)
    db.exec(`PRAGMA application_id = ${kind.applicationId}; PRAGMA user_version = ${kind.versions.length}`)
    return version
  })
}

const prepared = (file: OpenFile, kind: FileKind, journal: string, promised: Settings): Opened<OpenFile> => {
  const settings = { ...promised, ...kind.settings }
  set(file.db, settings)
  const version = brought(file, kind)
  if (E.isLeft(version)) return version
  set(file.db, { journal_mode: journal })
  // Whoever switches to the log has not opened it yet: a checkpoint as the next thing would wait for its own reading.
  file.db.prepare('SELECT 1 FROM sqlite_schema').get()
  const weak = weaknesses(file.db, { ...settings, journal_mode: journal })
  return weak.length === 0 ? E.right(file) : refused(`the settings do not hold: ${weak.join(', ')}`)
}

const unlessItFails = (db: DatabaseSync, work: () => Opened<OpenFile>): Opened<OpenFile> => {
  const opened = attempt('open', work)
  if (E.isLeft(opened)) db.close()
  return opened
}

const unsaid = (path: string, { losesEverythingWhenClosed, busyTimeout }: SqliteOptions): string | undefined => {
  if (path === ':memory:' && losesEverythingWhenClosed !== true)
    return 'a database in memory is gone when it is closed: say losesEverythingWhenClosed, or give a file'
  const [problem] = milliseconds.problemsOf(busyTimeout ?? 0) ?? []
  return problem && `busyTimeout: expected ${problem.expected}, found ${problem.found}`
}

/**
 * Opens a file of a kind, making or upgrading it where needed, or says why not. A file that is not of this kind is left as it
 * was; of one that is and is refused all the same, SQLite may have moved the log into it.
 */
export const openFile = (path: string, kind: FileKind, options: SqliteOptions): Opened<OpenFile> =>
  attempt('open', () => {
    const reason = unsaid(path, options)
    if (reason !== undefined) return refused(reason)
    const sqlite = driver(path === ':memory:' || options.acceptsSqliteThatCanDamageTheFile === true)
    if (E.isLeft(sqlite)) return sqlite
    // A resolved path is never one that SQLite reads as something else, such as `file:x?mode=memory`.
    const [place, journal] = path === ':memory:' ? [path, 'memory'] : [targetOf(resolve(path)), 'wal']
    const strange = journal === 'memory' ? undefined : strangeness(sqlite.right, place, kind.applicationId)
    if (strange !== undefined) return refused(strange)
    const timeout = options.busyTimeout ?? 5000
    const db = new sqlite.right.DatabaseSync(place)
    const file = { db, ...transactionsOn(db) }
    const promised = { busy_timeout: timeout, ...(options.losesCommitsInAPowerCut === true ? quick : durable) }
    return unlessItFails(db, () => patiently(timeout, () => prepared(file, kind, journal, promised)))
  })
