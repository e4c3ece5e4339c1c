import { createHash } from 'node:crypto'
import type { NewCommit } from '../../kernel/eventStore.ts'
import { inOneGo, type PostgresClient } from './driver.ts'
import { isNameLost } from './failure.ts'
import { checksumOf, valuesOf } from './row.ts'
import { newest, type Tables } from './schema.ts'
import { isDurable } from './settings.ts'

/**
 * Writes one commit at a position that is due if nobody else has written, without asking first. What would be looked up
 * is a condition of the insert. Answers whether it was written; where it was not, nothing was.
 *
 * The condition that a transaction has its number already holds only behind the lock of the head, which gives it one:
 * where a server has broken off that statement, what was sent behind it writes nothing.
 */
export const loneWriter = ({ head, commits }: Tables, lock: string, losesAcknowledgedWrites: boolean) => {
  const write = `WITH here AS (
      SELECT FROM ${head} WHERE position = $1::bigint - 1 AND schema_version = ${newest}
        AND pg_current_xact_id_if_assigned() IS NOT NULL AND ${losesAcknowledgedWrites ? 'true' : isDurable}
        AND ($3::bigint = 1 OR EXISTS (
          SELECT FROM ${commits} WHERE stream = $2 COLLATE "C" AND version = $3::bigint - 1))),
    written AS (
      INSERT INTO ${commits} SELECT $1::bigint, $2::text, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::text,
        $9::text FROM here ON CONFLICT DO NOTHING RETURNING 1)
    UPDATE ${head} SET position = $1::bigint WHERE EXISTS (SELECT FROM written) RETURNING position`

  const name = `xinyan-${createHash('sha256').update(write).digest('hex').slice(0, 16)}`
  let isNamed = true

  const written = async (client: PostgresClient, values: unknown[]): Promise<boolean> => {
    const statement = isNamed ? { name, text: write, values } : { text: write, values }
    const [, answer] = await inOneGo(client, [{ text: lock }, statement, { text: 'COMMIT' }])
    return answer?.rows.length === 1
  }

  return async (client: PostgresClient, commit: NewCommit, position: number): Promise<boolean> => {
    const row = { ...commit, position }
    try {
      return await written(client, valuesOf({ ...row, checksum: checksumOf(row) }))
    } catch (error) {
      if (!isNameLost(error)) throw error
      isNamed = false
      await client.query('ROLLBACK')
      return false
    }
  }
}
