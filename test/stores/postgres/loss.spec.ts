import * as E from 'fp-ts/Either'
import type { PoolClient } from 'pg'
import { expect, it } from 'vitest'
import type { PostgresClient } from '../../../src/stores/postgres.ts'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { commit, everythingIn, record } from '../../../src/testing/contract/sampleCommits.ts'
import { causeOf, really } from '../places.ts'
import { describePostgres, freshSchema, meddling, ownPool, ownServer, storeIn, url } from './records.ts'

type Query = PostgresClient['query']

const countTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

describePostgres('A connection that breaks', () => {
  const pool = ownPool()

  const terminate = async (client: PoolClient): Promise<void> => {
    const pid = (client as unknown as { readonly processID: number }).processID
    await pool.query('SELECT pg_terminate_backend($1, 5000)', [pid])
  }

  /** A store whose connection is broken at a statement, once, before it reaches the server or after it was done. */
  const brokenAt = async (
    start: string,
    when: 'before' | 'after',
    meanwhile: () => Promise<unknown>,
    schema: string,
  ) => {
    await (await storeIn(schema)).close()
    let breaks = true
    const meddled = meddling(pool, (query, client): Query => {
      return async (text, values) => {
        if (!breaks || !text.startsWith(start)) return query(text, values)
        breaks = false
        if (when === 'after') await query(text, values)
        await terminate(client)
        await meanwhile()
        return query('SELECT 1')
      }
    })
    return really(openPostgresStore(meddled, { schema }))
  }

  it.for([
    ['before', 'BEGIN'],
    ['after', 'BEGIN'],
    ['before', 'SELECT\n'],
    ['after', 'SELECT\n'],
    ['before', 'WITH written'],
    ['after', 'WITH written'],
    ['before', 'COMMIT'],
    ['after', 'COMMIT'],
  ] as const)('%s %s leaves the commit stored once, and it is answered', async ([when, start]) => {
    const schema = freshSchema()
    const store = await brokenAt(start, when, async () => undefined, schema)
    const answers = await Promise.all([1, 2].map((n) => store.append(commit(n))))
    expect(answers.map((answer) => E.isRight(answer) && answer.right.position)).toEqual([1, 2])
    expect(await everythingIn(store)).toEqual(answers.filter(E.isRight).map(({ right }) => right))
    await store.close()
  })

  it('before COMMIT is answered with a conflict when somebody else was faster meanwhile', async () => {
    const schema = freshSchema()
    const other = await storeIn(schema)
    const store = await brokenAt('COMMIT', 'before', () => record(other, commit(1, { commandId: 'faster' })), schema)
    const conflict = { type: 'Conflict', stream: 'renovation-1', expected: 0, actual: 1 }
    expect(await store.append(commit(1))).toEqual(E.left(conflict))
    expect(await everythingIn(store)).toHaveLength(1)
  })

  it('after COMMIT is answered with the commit even when others have written since', async () => {
    const schema = freshSchema()
    const other = await storeIn(schema)
    const store = await brokenAt('COMMIT', 'after', () => record(other, commit(2), commit(3)), schema)
    expect(await really(store.append(commit(1)))).toMatchObject({ position: 1, commandId: 'command-1' })
    expect(await everythingIn(store)).toHaveLength(3)
  })

  it('at COMMIT leaves an outcome that nobody knows when nobody can be asked any more', async () => {
    const schema = freshSchema()
    await (await storeIn(schema)).close()
    let gone = false
    const meddled = meddling(pool, (query): Query => {
      return async (text, values) => {
        if (gone) throw new Error('Connection terminated unexpectedly')
        if (text !== 'COMMIT') return query(text, values)
        await query(text, values)
        gone = true
        throw new Error('Connection terminated unexpectedly')
      }
    })
    const store = await really(openPostgresStore(meddled, { schema, patience: 300 }))
    expect(await causeOf(store.append(commit(1)))).toBe(
      'nobody could be asked whether it was stored, so send the command again with the same id (Connection terminated unexpectedly)',
    )
    gone = false
    const again = await storeIn(schema)
    expect(await really(again.append(commit(1)))).toMatchObject({ position: 1 })
    expect(await everythingIn(again)).toHaveLength(1)
  })

  it('before COMMIT does not leave doubt: nothing was stored, and that is what is said', async () => {
    const schema = freshSchema()
    await (await storeIn(schema)).close()
    const meddled = meddling(pool, (query): Query => {
      return (text, values) =>
        text.startsWith('WITH') ? Promise.reject(new Error('Connection terminated unexpectedly')) : query(text, values)
    })
    const store = await really(openPostgresStore(meddled, { schema, patience: 300 }))
    expect(await causeOf(store.append(commit(1)))).toBe('Connection terminated unexpectedly')
    expect(await everythingIn(store)).toEqual([])
  })

  it('while it reads is not noticed by whoever reads', async () => {
    const schema = freshSchema()
    const other = await storeIn(schema)
    await record(other, commit(1))
    const store = await brokenAt('SELECT position, stream', 'before', async () => undefined, schema)
    expect(await really(store.readAll(0, 10))).toHaveLength(1)
  })

  it('while nobody uses it does no harm', async () => {
    const store = await storeIn()
    await record(store, commit(1))
    await pool.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE state = 'idle' AND pid <> pg_backend_pid()
        AND query LIKE 'COMMIT%'`,
    )
    await record(store, commit(2))
    await store.close()
  })
})

describePostgres('A server that does not answer', () => {
  const pool = ownPool()

  it('within a statement_timeout leaves nothing stored, and says so to everybody in the group', async () => {
    const schema = freshSchema()
    const config = { connectionString: url, options: '-c statement_timeout=200' }
    const store = await really(openPostgresStore(config, { schema }))
    const client = await pool.connect()
    await client.query(`BEGIN; SELECT 1 FROM ${schema}.head FOR UPDATE`)
    const answers = countTo(3).map((n) => store.append(commit(1, { stream: `renovation-${n}` })))
    for (const answer of answers)
      expect(await causeOf(answer)).toBe('canceling statement due to statement timeout (57014)')
    await client.query('ROLLBACK')
    client.release()
    expect(await everythingIn(store)).toEqual([])
    await record(store, commit(1))
    await store.close()
  })

  it('within our patience is not waited for any longer, though it goes on holding the head', async () => {
    const schema = freshSchema()
    const store = await storeIn(schema, { patience: 300 })
    const client = await pool.connect()
    await client.query(`BEGIN; SELECT 1 FROM ${schema}.head FOR UPDATE`)
    const began = performance.now()
    expect(await causeOf(store.append(commit(1)))).toBe('the server gave no answer in time')
    expect(performance.now() - began).toBeLessThan(3000)
    await client.query('ROLLBACK')
    client.release()
    await record(store, commit(1))
    expect(await everythingIn(store)).toHaveLength(1)
    await store.close()
  })

  it('at COMMIT within our patience is asked again: what it did after all is answered', async () => {
    const schema = freshSchema()
    await (await storeIn(schema)).close()
    let slow = true
    const meddled = meddling(pool, (query): Query => {
      return async (text, values) => {
        const answer = await query(text, values)
        if (slow && text === 'COMMIT') {
          slow = false
          await later(1000)
        }
        return answer
      }
    })
    const store = await really(openPostgresStore(meddled, { schema, patience: 400 }))
    expect(await really(store.append(commit(1)))).toMatchObject({ position: 1 })
    expect(await everythingIn(store)).toHaveLength(1)
  })
})

describePostgres('A server that restarts', () => {
  it.for(['SIGINT', 'SIGQUIT'] as const)(
    'in the middle of a load, on %s, costs no commit and stores none twice',
    { timeout: 60_000 },
    async (signal) => {
      const server = await ownServer()
      const store = await really(openPostgresStore(server.url, { patience: 30_000 }))
      let stopping = false
      const acknowledged: string[] = []
      const writer = async (n: number): Promise<void> => {
        for (let version = 1; !stopping; version++) {
          const said = { stream: `renovation-${n}`, commandId: `${n}-${version}` }
          acknowledged.push((await really(store.append(commit(version, said)))).commandId)
        }
      }
      const reader = async (): Promise<void> => {
        for (let after = 0; !stopping; await later(5)) after += (await really(store.readAll(after, 1000))).length
      }
      const load = Promise.all([...countTo(8).map(writer), reader()])
      for (let restarts = 0; restarts < 2; restarts++) {
        await later(300)
        const before = acknowledged.length
        await server.stop(signal)
        await server.start()
        await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 8)
      }
      stopping = true
      await load
      const all = await everythingIn(store)
      expect(all.map(({ commandId }) => commandId).toSorted()).toEqual(acknowledged.toSorted())
      expect(await really(store.verify())).toBe(acknowledged.length)
      await store.close()
    },
  )

  it('for longer than our patience is answered with a failure, and served again later', {
    timeout: 60_000,
  }, async () => {
    const server = await ownServer()
    const store = await really(openPostgresStore(server.url, { patience: 400 }))
    await record(store, commit(1))
    await server.stop()
    for (const answer of [store.append(commit(2)), store.readAll(0, 1), store.commitOf('a', 'b'), store.verify()])
      expect(await causeOf<unknown>(answer)).toMatch(/ECONNREFUSED|terminat|gave no answer/)
    await server.start()
    await record(store, commit(2))
    expect(await everythingIn(store)).toHaveLength(2)
    await store.close()
  })
})
