import { describe, it } from 'vitest'
import { memoryStore } from '../../src/stores/memory.ts'
import { memoryVault } from '../../src/stores/memoryVault.ts'
import { openSqliteStore, openSqliteVault } from '../../src/stores/sqlite.ts'
import { sharedStoreContract, storeContract } from '../../src/testing/storeContract.ts'
import { vaultContract } from '../../src/testing/vaultContract.ts'
import { folderFor, freshPaths, quickDisk, really } from './places.ts'

const runner = { describe, it }
const fresh = freshPaths(folderFor('contract', quickDisk))
const nothing = async (): Promise<void> => {}

describe('The store in memory', () => {
  storeContract(runner, async () => ({ store: memoryStore(), close: nothing }))
})

describe('The store in an SQLite file', () => {
  storeContract(runner, async () => {
    const store = await really(openSqliteStore(fresh()))
    return { store, close: store.close }
  })

  sharedStoreContract(runner, async () => {
    const path = fresh()
    const [one, other] = [await really(openSqliteStore(path)), await really(openSqliteStore(path))]
    return { one, other, close: () => Promise.all([one.close(), other.close()]) }
  })
})

describe('The store in an SQLite database in memory', () => {
  storeContract(runner, async () => {
    const store = await really(openSqliteStore(':memory:', { losesEverythingWhenClosed: true }))
    return { store, close: store.close }
  })
})

describe('The vault in memory', () => {
  vaultContract(runner, async () => ({ vault: memoryVault(), close: nothing }))
})

describe('The vault in an SQLite file', () => {
  vaultContract(runner, async () => {
    const vault = await really(openSqliteVault(fresh()))
    return { vault, close: vault.close }
  })
})
