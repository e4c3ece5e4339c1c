import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'
import type { Found, Kept, Vault, VaultIdTaken } from '../../kernel/vault.ts'
import { isSameKept, nameable, unkeepable, unnameable } from '../keepable.ts'
import { attempt, failure } from './failure.ts'
import type { FileKind, OpenFile } from './file.ts'
import { isNoKey, newKey, noKey, seal, unseal } from './seal.ts'

/**
 * A file of texts and documents. Each is sealed with a key of its own, and to forget it is to write over the key: SQLite
 * copies rows about when it rearranges its pages and leaves stale copies behind, even with secure_delete. Keys stay
 * where they were first written, because their table only grows and none of its rows changes in size.
 */
export const vaultFile: FileKind = {
  applicationId: 0x58597661,
  versions: [
    `CREATE TABLE keys (entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key BLOB NOT NULL) STRICT;
     CREATE TABLE sealed (entry INTEGER PRIMARY KEY REFERENCES keys, bytes BLOB NOT NULL) STRICT`,
  ],
  settings: { secure_delete: 1 },
}

interface Row {
  readonly entry: number
  readonly key: Uint8Array
  readonly bytes: Uint8Array | null
}

const statementsOn = (db: DatabaseSync) => ({
  find: db.prepare('SELECT entry, key, bytes FROM keys LEFT JOIN sealed USING (entry) WHERE id = ?'),
  addKey: db.prepare('INSERT INTO keys (id, key) VALUES (?, ?)'),
  addSealed: db.prepare('INSERT INTO sealed (entry, bytes) VALUES (?, ?)'),
  overwriteKey: db.prepare('UPDATE keys SET key = ? WHERE entry = ?'),
  dropSealed: db.prepare('DELETE FROM sealed WHERE entry = ?'),
  emptyLog: db.prepare('PRAGMA wal_checkpoint(TRUNCATE)'),
})

const found = (id: string, row: Row | undefined): E.Either<StoreFailure, Found> => {
  if (row === undefined) return E.right({ type: 'NeverKept' })
  if (isNoKey(row.key)) return E.right({ type: 'Forgotten' })
  const kept = row.bytes === null ? undefined : unseal(id, row.bytes, row.key)
  return kept === undefined
    ? E.left(failure('read', `what was kept under ${JSON.stringify(id)} is not as it was written`))
    : E.right({ type: 'Kept', kept })
}

/**
 * The vault on an open file; a forgetting that a crash interrupted is first brought to its end, unless somebody reads from
 * the time before: then whoever opens it next does.
 */
export const vaultIn = ({ db, transaction }: OpenFile): Vault => {
  const statements = statementsOn(db)
  const rowOf = (id: string) => statements.find.get(id) as unknown as Row | undefined

  const keep = (id: string, kept: Kept): E.Either<VaultIdTaken | StoreFailure, undefined> => {
    const before = found(id, rowOf(id))
    if (E.isLeft(before)) return before
    if (before.right.type === 'Kept' && isSameKept(before.right.kept, kept)) return E.right(undefined)
    if (before.right.type !== 'NeverKept')
      return E.left({ type: 'VaultIdTaken', id, forgotten: before.right.type === 'Forgotten' })
    const key = newKey()
    const { lastInsertRowid } = statements.addKey.run(id, key)
    statements.addSealed.run(lastInsertRowid, seal(id, kept, key))
    return E.right(undefined)
  }

  const forget = (id: string): E.Either<StoreFailure, undefined> => {
    const row = rowOf(id)
    if (row === undefined) statements.addKey.run(id, noKey)
    else {
      statements.overwriteKey.run(noKey, row.entry)
      statements.dropSealed.run(row.entry)
    }
    return E.right(undefined)
  }

  // The write-ahead log holds the key until what is in the log has moved into the file.
  const emptyLog = (): E.Either<StoreFailure, undefined> =>
    statements.emptyLog.get()?.['busy'] === 0
      ? E.right(undefined)
      : E.left(failure('forget', 'another connection still reads from the time before: forget it once more'))

  emptyLog()
  return {
    keep: async (id, kept) => {
      const problem = unkeepable(id, kept)
      return problem === undefined ? attempt('keep', () => transaction(() => keep(id, kept))) : E.left(problem)
    },
    read: async (id) => (nameable(id) ? attempt('read', () => found(id, rowOf(id))) : E.right({ type: 'NeverKept' })),
    forget: async (id) => {
      const problem = unnameable('forget', id)
      if (problem !== undefined) return E.left(problem)
      return attempt('forget', () => E.chain(emptyLog)(transaction(() => forget(id))))
    },
  }
}
