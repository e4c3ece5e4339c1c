import { it, describe } from 'vitest'
import { sharedStoreContract, storeContract } from '../../../src/testing/storeContract.ts'
import { describePostgres, freshSchema, ownPool, storeIn } from './records.ts'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { really } from '../places.ts'

const runner = { describe, it }

describePostgres('The store in PostgreSQL', () => {
  storeContract(runner, async () => {
    const store = await storeIn()
    return { store, close: store.close }
  })

  sharedStoreContract(runner, async () => {
    const schema = freshSchema()
    const [one, other] = [await storeIn(schema), await storeIn(schema)]
    return { one, other, close: () => Promise.all([one.close(), other.close()]) }
  })
})

describePostgres('The store in PostgreSQL over a pool of somebody else', () => {
  const pool = ownPool()

  storeContract(runner, async () => {
    const store = await really(openPostgresStore(pool, { schema: freshSchema() }))
    return { store, close: store.close }
  })
})
