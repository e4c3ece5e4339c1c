import * as E from 'fp-ts/Either'
import type { Snapshot, SnapshotStore } from '../../kernel/snapshotStore.ts'
import type { Ask, KeptTable } from './keeping.ts'

/** A table of snapshots, the last one of each stream. */
export const snapshotTable: KeptTable = {
  name: 'snapshots',
  versions: [
    (table) => `CREATE TABLE ${table} (
      stream text COLLATE "C" PRIMARY KEY,
      version bigint NOT NULL,
      last text COLLATE "C" NOT NULL,
      recorded_at text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      state text COLLATE "C" NOT NULL,
      checksum text COLLATE "C" NOT NULL
    )`,
  ],
}

/** The snapshots in a table. */
export const snapshotsIn = (ask: Ask, table: string): SnapshotStore => {
  const load = `SELECT stream, version, last, recorded_at AS "recordedAt", key, state, checksum FROM ${table}
    WHERE stream = $1`
  const save = `INSERT INTO ${table} VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (stream) DO UPDATE
    SET (version, last, recorded_at, key, state, checksum) =
      (excluded.version, excluded.last, excluded.recorded_at, excluded.key, excluded.state, excluded.checksum)`
  return {
    load: (stream) =>
      ask('load', async (client) => {
        const [row] = (await client.query(load, [stream])).rows
        return E.right(
          row === undefined ? undefined : { ...(row as unknown as Snapshot), version: Number(row['version']) },
        )
      }),
    save: ({ stream, version, last, recordedAt, key, state, checksum }) =>
      ask('save', async (client) => {
        await client.query(save, [stream, version, last, recordedAt, key, state, checksum])
        return E.right(undefined)
      }),
  }
}
