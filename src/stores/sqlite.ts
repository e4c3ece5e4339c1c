import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from '../kernel/eventStore.ts'
import type { SnapshotStore } from '../kernel/snapshotStore.ts'
import type { Vault } from '../kernel/vault.ts'
import type { ViewStore } from '../kernel/viewStore.ts'
import { commitFile, commitsIn } from './sqlite/commits.ts'
import { attempt, failure } from './sqlite/failure.ts'
import { openFile, type FileKind, type OpenFile, type SqliteOptions } from './sqlite/file.ts'
import { snapshotFile, snapshotsIn } from './sqlite/snapshots.ts'
import { vaultFile, vaultIn } from './sqlite/vault.ts'
import { complete, verifiedCount } from './sqlite/verify.ts'
import { viewFile, viewsIn } from './sqlite/views.ts'

export type { SqliteOptions } from './sqlite/file.ts'

/** What is kept in a file can be closed: the file then stands complete by itself, and may be copied. */
export interface Closable {
  /** Closes the file. Whatever is asked of it afterwards is answered with a failure; closing it again does nothing. */
  readonly close: () => Answer<StoreFailure, undefined>
}

/** An event store in one file, which several processes may use at once. */
export interface SqliteStore extends EventStore, Closable {
  /**
   * Looks at the whole file, for instance before it is copied to a safe place, and answers how many commits it holds.
   * Reading alone never returns a changed commit; only this finds damage where nobody reads. The process does nothing
   * else meanwhile: a few seconds for 100,000 commits.
   */
  readonly verify: () => Answer<StoreFailure, number>
}

/** Views in one file, which several processes may keep together. */
export interface SqliteViews extends ViewStore, Closable {}

/** Snapshots in one file. Losing it costs time and nothing else. */
export interface SqliteSnapshots extends SnapshotStore, Closable {}

/** A vault in one file, apart from the record of events. */
export interface SqliteVault extends Vault, Closable {}

const opened = <T>(
  path: string,
  kind: FileKind,
  options: SqliteOptions,
  use: (file: OpenFile) => E.Either<StoreFailure, T>,
): E.Either<StoreFailure, T & Closable> => {
  const file = openFile(path, kind, options)
  let open = E.isRight(file)
  const close = () =>
    attempt('close', () => {
      if (open && E.isRight(file)) file.right.db.close()
      open = false
      return E.right(undefined)
    })
  const used = attempt('open', () => E.chain(use)(file))
  if (E.isLeft(used)) close()
  return E.bimap(
    (why: StoreFailure) => failure(why.doing, `${path}: ${why.cause}`),
    (port: T) => ({ ...port, close: async () => close() }),
  )(used)
}

/**
 * Opens the record in a file, and makes the file where there is none. What it acknowledges survives the end of the
 * process and a power cut.
 *
 * @remarks It answers with a failure when the file is not a record of ours, which is then left as it is, and when it was
 * written by a newer release, lacks commits, or cannot be set so that an acknowledged commit is on the disk: then nothing
 * that it tells is changed.
 *
 * @example
 * ```ts
 * import { openSqliteStore } from 'xinyan/sqlite'
 *
 * const opened = await openSqliteStore(':memory:', { losesEverythingWhenClosed: true })
 * if (opened._tag === 'Left') throw new Error(opened.left.cause)
 * const commits = await opened.right.readAll(0, 100)
 * ```
 */
export const openSqliteStore = async (
  path: string,
  options: SqliteOptions = {},
): Promise<E.Either<StoreFailure, SqliteStore>> =>
  opened(path, commitFile, options, (file) =>
    E.map(() => ({ ...commitsIn(file), verify: async () => verifiedCount(file) }))(complete(file)),
  )

/**
 * Opens a vault in a file, and makes the file where there is none. Once it has acknowledged that something is forgotten,
 * no byte of that can be read from the file any more.
 *
 * @remarks Personal Information Protection Law art. 47 (deletion). Copies of the file made before, such as backups, still
 * hold what was forgotten since: keep them only as long as a forgetting may take.
 */
export const openSqliteVault = async (
  path: string,
  options: SqliteOptions = {},
): Promise<E.Either<StoreFailure, SqliteVault>> => opened(path, vaultFile, options, (file) => E.right(vaultIn(file)))

/** Opens a file of views for `projector`, and makes the file where there is none. */
export const openSqliteViews = async (
  path: string,
  options: SqliteOptions = {},
): Promise<E.Either<StoreFailure, SqliteViews>> => opened(path, viewFile, options, (file) => E.right(viewsIn(file)))

/** Opens a file of snapshots for `handle`, and makes the file where there is none. */
export const openSqliteSnapshots = async (
  path: string,
  options: SqliteOptions = {},
): Promise<E.Either<StoreFailure, SqliteSnapshots>> =>
  opened(path, snapshotFile, options, (file) => E.right(snapshotsIn(file)))
