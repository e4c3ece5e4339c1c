import * as E from 'fp-ts/Either'
import { Pool } from 'pg'
import { expect, it } from 'vitest'
import { openPostgresStore, type PostgresClient, type PostgresStore } from '../../../src/stores/postgres.ts'
import { commit, everythingIn, record } from '../../../src/testing/contract/sampleCommits.ts'
import { causeOf, really } from '../places.ts'
import { describePostgres, freshSchema, storeIn, url } from './records.ts'

type Asked = string | { readonly text: string; readonly values?: unknown[] }

const textOf = (asked: Asked): string => (typeof asked === 'string' ? asked : asked.text)

/** A store over one connection that sends without waiting, with what a spec does before each statement. */
const piping = async (schema: string, before: (text: string) => string | undefined) => {
  const pool = new Pool({ connectionString: url, max: 1, pipeline: true } as object)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const wrapped = new Map<object, PostgresClient>()
  const meddled = {
    on: () => undefined,
    connect: async (): Promise<PostgresClient> => {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known !== undefined) return known
      const query = (asked: Asked, values?: unknown[]) => {
        const instead = before(textOf(asked))
        return client.query((instead ?? asked) as string, instead === undefined ? values : undefined)
      }
      const release = (destroy?: boolean) => client.release(destroy)
      const one = { pipeline: true, query: query as PostgresClient['query'], release, on: () => undefined }
      wrapped.set(client, one)
      return one
    },
  }
  const store = await really(openPostgresStore(meddled, { schema, patience: 2000 }))
  return { store, pool, end: () => pool.end() }
}

const two = async (store: PostgresStore) => record(store, commit(1), commit(2))

describePostgres('A writer to a schema in which nobody else writes', () => {
  it('asks nothing before it writes, and looks everything up as soon as somebody else has written', async () => {
    const [asked, schema] = [[] as string[], freshSchema()]
    const { store, end } = await piping(schema, (text) => {
      asked.push(text.slice(0, 10))
      return undefined
    })
    await two(store)
    asked.length = 0
    await record(store, commit(3), commit(4))
    const lone = ['BEGIN ISOL', 'WITH here ', 'COMMIT']
    expect(asked.filter((text) => !text.startsWith('SELECT cur'))).toEqual([...lone, ...lone])
    const other = await storeIn(schema)
    await record(other, commit(5))
    expect(await really(store.append(commit(6)))).toMatchObject({ position: 6 })
    expect(await really(store.append(commit(7)))).toMatchObject({ position: 7 })
    expect(await store.append(commit(7, { commandId: 'other' }))).toMatchObject(E.left({ type: 'Conflict', actual: 7 }))
    expect(await store.append(commit(9))).toMatchObject(E.left({ type: 'Conflict', actual: 7 }))
    expect(await really(store.append(commit(4)))).toMatchObject({ position: 4 })
    expect(await store.append(commit(4, { fingerprint: 'else' }))).toMatchObject(E.left({ type: 'CommandIdReused' }))
    expect((await everythingIn(store)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await really(store.verify())).toBe(7)
    await Promise.all([store.close(), other.close()])
    await end()
  })

  it('writes nothing behind a lock that was broken off before its transaction began', async () => {
    let broken = false
    const { store, end } = await piping(freshSchema(), (text) =>
      broken && text.startsWith('BEGIN') ? 'SELECT 1 / 0' : undefined,
    )
    await two(store)
    broken = true
    expect(await causeOf(store.append(commit(3)))).toContain('division by zero')
    broken = false
    expect(await everythingIn(store)).toHaveLength(2)
    await store.close()
    await end()
  })

  it('refuses as soon as a session was set to lose what it acknowledges', async () => {
    const { store, pool: own, end } = await piping(freshSchema(), () => undefined)
    await two(store)
    await own.query('SET synchronous_commit = off')
    expect(await causeOf(store.append(commit(3)))).toContain('synchronous_commit is off')
    expect(await everythingIn(store)).toHaveLength(2)
    await store.close()
    await end()
  })

  it('goes on where something stands between that forgets the names of statements', async () => {
    const { store, pool: own, end } = await piping(freshSchema(), () => undefined)
    await two(store)
    await record(store, commit(3))
    await own.query('DEALLOCATE ALL')
    await record(store, commit(4), commit(5), commit(6))
    expect((await everythingIn(store)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
    await store.close()
    await end()
  })

  it.for(['WITH here', 'COMMIT'])('stores once what it had sent when its connection broke at %s', async (start) => {
    let breaks = false
    const { store, end } = await piping(freshSchema(), (text) => {
      if (!breaks || !text.startsWith(start)) return undefined
      breaks = false
      return 'SELECT pg_terminate_backend(pg_backend_pid())'
    })
    await two(store)
    breaks = true
    await record(store, commit(3), commit(4))
    expect((await everythingIn(store)).map(({ position }) => position)).toEqual([1, 2, 3, 4])
    await store.close()
    await end()
  })
})
