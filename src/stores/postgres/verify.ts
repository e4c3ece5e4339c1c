import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from '../../kernel/eventStore.ts'
import type { Connections } from './connections.ts'
import { causeOf, failure } from './failure.ts'
import type { Tables } from './schema.ts'

const atOnce = 1000

/** How many commits a record holds, once each of them was looked at, and each stream was counted through. */
export const verifiedCount = async (
  store: EventStore,
  connections: Connections,
  { head, commits }: Tables,
): Answer<StoreFailure, number> => {
  try {
    const { rows } = await connections.ask((client) => client.query(`SELECT position FROM ${head}`))
    const last = Number(rows[0]?.['position'])
    let count = 0
    while (count < last) {
      const page = await store.readAll(count, Math.min(atOnce, last - count))
      if (E.isLeft(page)) return page
      if (page.right.length === 0)
        return E.left(failure('verify', `commits are missing: the last has position ${count}`))
      count += page.right.length
    }
    const broken = await connections.ask((client) =>
      client.query(
        `SELECT stream FROM ${commits} GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1 LIMIT 1`,
      ),
    )
    const [row] = broken.rows
    return row === undefined
      ? E.right(count)
      : E.left(failure('verify', `commits are missing in the stream ${JSON.stringify(row['stream'])}`))
  } catch (error) {
    return E.left(failure('verify', causeOf(error)))
  }
}
