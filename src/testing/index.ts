export { type Runner } from './contract/clause.ts'
export { scenarios, type Given, type Outcome, type Scenario } from './scenario.ts'
export { sharedStoreContract, storeContract, type OpenedStore, type StoreOpenedTwice } from './storeContract.ts'
export { vaultContract, type OpenedVault } from './vaultContract.ts'
