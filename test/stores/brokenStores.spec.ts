import { describe, expect, it } from 'vitest'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { storeContract } from '../../src/testing/storeContract.ts'
import { brokenStores } from './brokenStores.ts'
import { clausesFor, failing } from './collected.ts'

const clausesOn = (open: () => EventStore) =>
  clausesFor((runner) => storeContract(runner, async () => ({ store: open(), close: async () => undefined })))

describe('The contract', () => {
  it('has no fault to find with a store that keeps it', async () => {
    expect(await failing(clausesOn(memoryStore))).toEqual([])
  })

  it('says each of its sentences once', () => {
    const sentences = clausesOn(memoryStore).map(({ says }) => says)
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.length).toBeGreaterThan(100)
  })

  it.for(brokenStores)('notices a store that $wrong', async ({ open, noticed }) => {
    const clauses = clausesOn(open).filter(({ says }) => says.includes(noticed))
    expect(clauses).toHaveLength(1)
    expect(await failing(clauses)).toEqual(clauses.map(({ says }) => says))
  })
})
