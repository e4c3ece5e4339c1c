import * as E from 'fp-ts/Either'
import type { Snapshot, SnapshotStore } from '../../kernel/snapshotStore.ts'
import { attempt } from './failure.ts'
import type { FileKind, OpenFile } from './file.ts'

/** A file of snapshots, the last one of each stream. */
export const snapshotFile: FileKind = {
  applicationId: 0x5859736e,
  versions: [
    `CREATE TABLE snapshots (
      stream TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      last TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      key TEXT NOT NULL,
      state TEXT NOT NULL,
      checksum TEXT NOT NULL
    ) STRICT`,
  ],
  settings: {},
}

/** The snapshots in an open file. */
export const snapshotsIn = ({ db, transaction }: OpenFile): SnapshotStore => {
  const load = db.prepare(
    'SELECT stream, version, last, recorded_at AS recordedAt, key, state, checksum FROM snapshots WHERE stream = ?',
  )
  const save = db.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)')
  return {
    load: async (stream) =>
      attempt('load', () => {
        const row = load.get(stream)
        return E.right(row === undefined ? undefined : ({ ...row } as unknown as Snapshot))
      }),
    save: async ({ stream, version, last, recordedAt, key, state, checksum }) =>
      attempt('save', () =>
        transaction(() => {
          save.run(stream, version, last, recordedAt, key, state, checksum)
          return E.right(undefined)
        }),
      ),
  }
}
