import * as E from 'fp-ts/Either'
import type { KeptView, ViewStore } from '../../kernel/viewStore.ts'
import type { Ask, KeptTable } from './keeping.ts'
import type { Raw } from './row.ts'

/** A table of views. A view and its position stand in one row, so that they are never apart. */
export const viewTable: KeptTable = {
  name: 'views',
  versions: [
    (table) => `CREATE TABLE ${table} (
      name text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL,
      last text COLLATE "C" NOT NULL,
      text text COLLATE "C" NOT NULL,
      checksum text COLLATE "C" NOT NULL,
      saves bigint NOT NULL
    )`,
  ],
}

const keptOf = (row: Raw): KeptView => ({
  ...(row as unknown as KeptView),
  position: Number(row['position']),
  saves: Number(row['saves']),
})

/** The views in a table. */
export const viewsIn = (ask: Ask, table: string): ViewStore => {
  const load = `SELECT position, last, text, checksum, saves FROM ${table} WHERE name = $1`
  const first = `INSERT INTO ${table} VALUES ($1, $2, $3, $4, $5, $6::bigint + 1) ON CONFLICT DO NOTHING RETURNING saves`
  const next = `UPDATE ${table} SET position = $2, last = $3, text = $4, checksum = $5, saves = saves + 1
    WHERE name = $1 AND saves = $6::bigint RETURNING saves`
  return {
    load: (name) =>
      ask('load', async (client) => {
        const [row] = (await client.query(load, [name])).rows
        return E.right(row === undefined ? undefined : keptOf(row))
      }),
    save: (name, { position, last, text, checksum }, expected) =>
      ask('save', async (client) => {
        const values = [name, position, last, text, checksum, expected]
        const [saved] = (await client.query(expected === 0 ? first : next, values)).rows
        if (saved !== undefined) return E.right(Number(saved['saves']))
        const [kept] = (await client.query(load, [name])).rows
        return E.left({ type: 'ViewMoved' as const, name, expected, actual: Number(kept?.['saves'] ?? 0) })
      }),
  }
}
