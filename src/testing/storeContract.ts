import type { EventStore } from '../kernel/eventStore.ts'
import { tryAll, type Runner } from './contract/clause.ts'
import { concurrency } from './contract/concurrency.ts'
import { fidelity } from './contract/fidelity.ts'
import { following } from './contract/following.ts'
import { anything } from './contract/modelRun.ts'
import { order } from './contract/order.ts'
import { reading } from './contract/reading.ts'
import { retries } from './contract/retries.ts'
import { runs } from './contract/runs.ts'
import { twoConnections } from './contract/twoConnections.ts'
import { versions } from './contract/versions.ts'
import { wholeness } from './contract/wholeness.ts'

/** A store that was opened for one test: empty, and used by nothing else. */
export interface OpenedStore {
  readonly store: EventStore
  readonly close: () => Promise<unknown>
}

/** The same place opened twice, as two processes would: empty, and used by nothing else. */
export interface StoreOpenedTwice {
  readonly one: EventStore
  readonly other: EventStore
  readonly close: () => Promise<unknown>
}

const chapters = [reading, fidelity, versions, wholeness, retries, runs, concurrency, order, following, anything]

/**
 * What every store promises, as tests for your own runner: pass its `describe` and `it`, and a function that opens an
 * empty store for each test. A store that fails one of them would sooner or later lose or change a record.
 *
 * @example
 * ```ts
 * import { describe, it } from 'node:test'
 * import { memoryStore } from 'xinyan'
 * import { storeContract } from 'xinyan/testing'
 *
 * describe('My store', () => {
 *   storeContract({ describe, it }, async () => ({ store: memoryStore(), close: async () => undefined }))
 * })
 * ```
 */
export const storeContract = (runner: Runner, open: () => Promise<OpenedStore>): void =>
  tryAll(runner, chapters, async () => {
    const { store, close } = await open()
    return { port: store, close }
  })

/** What every store that several processes share promises besides, told between two connections to the same place. */
export const sharedStoreContract = (runner: Runner, openTwice: () => Promise<StoreOpenedTwice>): void =>
  tryAll(runner, [twoConnections], async () => {
    const { one, other, close } = await openTwice()
    return { port: { one, other }, close }
  })
