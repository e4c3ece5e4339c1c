import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import type {
  CommandIdReused,
  Conflict,
  EventStore,
  NewCommit,
  StoredCommit,
  StoreFailure,
} from '../../kernel/eventStore.ts'
import { isStorable } from '../../kernel/problem.ts'
import { storable, unanswerable } from '../storable.ts'
import { attempt } from './failure.ts'
import type { FileKind, OpenFile } from './file.ts'
import { checksumOf, columns, intactOf, intactRun, type Row } from './row.ts'

/** A file of commits. Positions are given in the transaction that writes, so they have no gaps. */
export const commitFile: FileKind = {
  applicationId: 0x58597374,
  versions: [
    `CREATE TABLE commits (
      position INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      command_id TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      events TEXT NOT NULL,
      checksum TEXT NOT NULL,
      UNIQUE (stream, version),
      UNIQUE (stream, command_id)
    ) STRICT`,
  ],
  settings: {},
}

interface Head {
  readonly known: number | null
  readonly position: number
  readonly version: number
}

const statementsOn = (db: DatabaseSync) => ({
  read: db.prepare(`SELECT ${columns} FROM commits WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`),
  readAll: db.prepare(`SELECT ${columns} FROM commits WHERE position > ? ORDER BY position LIMIT ?`),
  ofCommand: db.prepare(`SELECT ${columns} FROM commits WHERE stream = ? AND command_id = ?`),
  at: db.prepare(`SELECT ${columns} FROM commits WHERE position = ?`),
  head: db.prepare(`SELECT
    (SELECT position FROM commits WHERE stream = ? AND command_id = ?) AS known,
    (SELECT coalesce(max(position), 0) FROM commits) AS position,
    (SELECT coalesce(max(version), 0) FROM commits WHERE stream = ?) AS version`),
  insert: db.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
})

/** The event store on an open file of commits. */
export const commitsIn = ({ db, transaction }: OpenFile): EventStore => {
  const statements = statementsOn(db)

  const write = (commit: NewCommit): E.Either<Conflict | CommandIdReused | StoreFailure, StoredCommit> => {
    const { stream, version, commandId, fingerprint, recordedAt, by, events } = commit
    const head = statements.head.get(stream, commandId, stream) as unknown as Head
    if (head.known !== null) {
      const before = intactOf(statements.at.get(head.known) as unknown as Row, stream, commandId)
      if (E.isLeft(before) || before.right.fingerprint === fingerprint) return before
      return E.left({ type: 'CommandIdReused', stream, commandId })
    }
    if (version !== head.version + 1)
      return E.left({ type: 'Conflict', stream, expected: version - 1, actual: head.version })
    const position = head.position + 1
    const stored = { ...commit, position }
    const checksum = checksumOf(stored)
    statements.insert.run(position, stream, version, commandId, fingerprint, recordedAt, by, events, checksum)
    return E.right(stored)
  }

  return {
    read: async (stream, after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      if (!isStorable(stream)) return E.right([])
      return attempt('read', () => {
        const rows = statements.read.all(stream, after, limit) as unknown as Row[]
        return intactRun(rows, after, (commit, due) => commit.stream === stream && commit.version === due)
      })
    },
    readAll: async (after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      return attempt('read', () => {
        const rows = statements.readAll.all(after, limit) as unknown as Row[]
        return intactRun(rows, after, (commit, due) => commit.position === due)
      })
    },
    commitOf: async (stream, commandId) => {
      if (!isStorable(stream) || !isStorable(commandId)) return E.right(undefined)
      return attempt('read', () => {
        const row = statements.ofCommand.get(stream, commandId) as unknown as Row | undefined
        return row === undefined ? E.right(undefined) : intactOf(row, stream, commandId)
      })
    },
    append: async (given) => {
      const commit = storable(given)
      return E.isLeft(commit) ? commit : attempt('append', () => transaction(() => write(commit.right)))
    },
  }
}
