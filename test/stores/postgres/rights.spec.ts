import { expect, it } from 'vitest'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { commit, everythingIn, record } from '../../../src/testing/contract/sampleCommits.ts'
import { causeOf, really } from '../places.ts'
import { describePostgres, freshSchema, ownPool, storeIn, url } from './records.ts'

const as = (role: string): string => url.replace('postgres@', `${role}@`)

describePostgres('A role that may only add', () => {
  const pool = ownPool()

  const granted = async (rights: readonly string[]) => {
    const schema = freshSchema()
    const role = `clerk_${schema}`
    await (await storeIn(schema)).close()
    await pool.query(`CREATE ROLE ${role} LOGIN`)
    for (const right of rights) await pool.query(`GRANT ${right.replaceAll('$', schema)} TO ${role}`)
    return { schema, role }
  }
  const enough = ['USAGE ON SCHEMA $', 'SELECT, INSERT ON $.commits', 'SELECT, UPDATE ON $.head']

  it('can keep the record, and cannot change what was written', async () => {
    const { schema, role } = await granted(enough)
    const store = await really(openPostgresStore(as(role), { schema }))
    await record(store, commit(1), commit(2))
    expect(await really(store.append(commit(1)))).toMatchObject({ position: 1 })
    expect(await really(store.verify())).toBe(2)
    const clerk = ownPool(as(role))
    for (const statement of ['DELETE FROM $.commits', "UPDATE $.commits SET events = '[]'", 'TRUNCATE $.commits'])
      await expect(clerk.query(statement.replaceAll('$', schema))).rejects.toThrow('permission denied')
    expect(await everythingIn(store)).toHaveLength(2)
    await store.close()
  })

  it.for(enough)('is told what it lacks without %s', async (lacking) => {
    const { schema, role } = await granted(enough.filter((right) => right !== lacking))
    const opened = openPostgresStore(as(role), { schema })
    const settled = await opened
    const cause = settled._tag === 'Left' ? settled.left.cause : await causeOf(settled.right.append(commit(1)))
    expect(cause).toMatch(/^permission denied for (schema|table) \w+ \(42501\)$/)
  })

  it('cannot make a schema, and is told so', async () => {
    const { role } = await granted([])
    expect(await causeOf(openPostgresStore(as(role), { schema: freshSchema() }))).toMatch(
      /^permission denied for database/,
    )
  })
})
