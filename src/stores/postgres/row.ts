import { createHash } from 'node:crypto'
import { intactBy, type Row } from '../intact.ts'

export { columns, type Row } from '../intact.ts'

export const { checksumOf, intactOf, intactRun } = intactBy((text) => createHash('sha256').update(text).digest('hex'))

/** A row as the driver hands it over: a bigint comes as text, or as whatever the program has told the driver. */
export type Raw = Readonly<Record<string, unknown>>

/** A row with its numbers as numbers. */
export const rowOf = (raw: Raw): Row => ({
  ...(raw as unknown as Row),
  position: Number(raw['position']),
  version: Number(raw['version']),
})

/** What a row is inserted as, in the order of the columns. */
export const valuesOf = (row: Row): unknown[] => {
  const { position, stream, version, commandId, fingerprint, recordedAt, by, events, checksum } = row
  return [position, stream, version, commandId, fingerprint, recordedAt, by, events, checksum]
}
