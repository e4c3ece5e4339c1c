import { describe, expect, it } from 'vitest'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { storeContract } from '../../src/testing/storeContract.ts'
import { brokenStores } from './brokenStores.ts'
import { clausesFor, failing } from './collected.ts'

/** How many sentences there are at least in each chapter. */
const least = {
  Reading: 34,
  'A stored commit': 35,
  Appending: 10,
  'A commit, whole or not at all,': 10,
  'A command that is sent again': 21,
  'A run of commands': 12,
  'A race': 6,
  'The order of everything': 10,
  'Whoever follows a store': 12,
  'Whatever it is asked, a store': 20,
}

const clausesOn = (open: () => EventStore) =>
  clausesFor((runner) => storeContract(runner, async () => ({ store: open(), close: async () => undefined })))

describe('The contract', () => {
  it('has no fault to find with a store that keeps it', async () => {
    expect(await failing(clausesOn(memoryStore))).toEqual([])
  })

  it('says each of its sentences once', () => {
    const sentences = clausesOn(memoryStore).map(({ says }) => says)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('does not shrink: a sentence less is a promise that nobody tries any more', () => {
    const counts: Record<string, number> = {}
    let chapter = ''
    storeContract(
      {
        describe: (about, body) => {
          chapter = about
          body()
        },
        it: () => (counts[chapter] = (counts[chapter] ?? 0) + 1),
      },
      () => Promise.reject(new Error('nothing is tried')),
    )
    expect(Object.keys(counts)).toEqual(Object.keys(least))
    expect(Object.entries(least).filter(([about, count]) => (counts[about] ?? 0) < count)).toEqual([])
    expect(Object.values(least).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(150)
  })

  it.for(brokenStores)('notices a store that $wrong', async ({ open, noticed }) => {
    const clauses = clausesOn(open).filter(({ says }) => says.includes(noticed))
    expect(clauses).toHaveLength(1)
    expect(await failing(clauses)).toEqual(clauses.map(({ says }) => says))
  })
})
