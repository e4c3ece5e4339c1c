import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import type { KeptView, ViewStore } from '../../kernel/viewStore.ts'
import { attempt } from './failure.ts'
import type { FileKind, OpenFile } from './file.ts'

/** A file of views. A view and its position stand in one row, so that they are never apart. */
export const viewFile: FileKind = {
  applicationId: 0x58597677,
  versions: [
    `CREATE TABLE views (
      name TEXT PRIMARY KEY,
      position INTEGER NOT NULL,
      last TEXT NOT NULL,
      text TEXT NOT NULL,
      checksum TEXT NOT NULL,
      saves INTEGER NOT NULL
    ) STRICT`,
  ],
  settings: {},
}

const statementsOn = (db: DatabaseSync) => ({
  load: db.prepare('SELECT position, last, text, checksum, saves FROM views WHERE name = ?'),
  saves: db.prepare('SELECT saves FROM views WHERE name = ?'),
  save: db.prepare('INSERT OR REPLACE INTO views VALUES (?, ?, ?, ?, ?, ?)'),
})

/** The views in an open file. */
export const viewsIn = ({ db, transaction }: OpenFile): ViewStore => {
  const statements = statementsOn(db)
  return {
    load: async (name) =>
      attempt('load', () => {
        const row = statements.load.get(name)
        return E.right(row === undefined ? undefined : ({ ...row } as unknown as KeptView))
      }),
    save: async (name, { position, last, text, checksum }, expected) =>
      attempt('save', () =>
        transaction(() => {
          const actual = Number(statements.saves.get(name)?.['saves'] ?? 0)
          if (actual !== expected) return E.left({ type: 'ViewMoved' as const, name, expected, actual })
          statements.save.run(name, position, last, text, checksum, actual + 1)
          return E.right(actual + 1)
        }),
      ),
  }
}
