import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import type { Kept, Vault } from '../../src/kernel/vault.ts'
import { memoryVault } from '../../src/stores/memoryVault.ts'
import { vaultContract } from '../../src/testing/vaultContract.ts'
import { clausesFor, failing } from './collected.ts'

const clausesOn = (open: () => Vault) =>
  clausesFor((runner) => vaultContract(runner, async () => ({ vault: open(), close: async () => undefined })))

const broken = (change: (vault: Vault) => Partial<Vault>) => (): Vault => {
  const vault = memoryVault()
  return { ...vault, ...change(vault) }
}

const asNew = (vault: Vault): Partial<Vault> => {
  const forgotten = new Set<string>()
  return {
    keep: async (id, kept) => vault.keep(forgotten.has(id) ? `${id} again` : id, kept),
    read: async (id) => (forgotten.has(id) ? E.right({ type: 'NeverKept' }) : vault.read(id)),
    forget: async (id) => {
      forgotten.add(id)
      return E.right(undefined)
    },
  }
}

const overwriting = (): Partial<Vault> => {
  const all = new Map<string, Kept>()
  return {
    keep: async (id, kept) => {
      all.set(id, kept)
      return E.right(undefined)
    },
    read: async (id) => {
      const kept = all.get(id)
      return E.right(kept === undefined ? { type: 'NeverKept' } : { type: 'Kept', kept })
    },
  }
}

describe('The vault in memory', () => {
  it('holds what was in a Buffer, though cutting a Buffer shares its memory', async () => {
    const vault = memoryVault()
    const bytes = Buffer.from('as it was')
    await vault.keep('note-1', { bytes, type: 'text/plain' })
    bytes.fill(0)
    expect(await vault.read('note-1')).toEqual({
      _tag: 'Right',
      right: { type: 'Kept', kept: { type: 'text/plain', bytes: new TextEncoder().encode('as it was') } },
    })
  })
})

describe('The contract of a vault', () => {
  it('has no fault to find with a vault that keeps it', async () => {
    expect(await failing(clausesOn(memoryVault))).toEqual([])
  })

  it.for([
    ['takes what it forgot for something that it never had', 'leaves nothing but that it was forgotten', broken(asNew)],
    ['keeps again what it was told to forget', 'is for ever', broken(asNew)],
    ['lets the last one win', 'refuses other bytes under an id that is taken', broken(overwriting)],
    ['keeps the memory that it was handed', 'whatever becomes of those bytes', broken(overwriting)],
    ['hands out the memory that it keeps', 'whatever a reader does', broken(overwriting)],
    [
      'forgets only what it has',
      'can come before what is to be forgotten',
      broken((vault) => ({
        forget: async (id) => {
          const found = await vault.read(id)
          const has = E.isRight(found) && found.right.type === 'Kept'
          return has ? vault.forget(id) : E.right(undefined)
        },
      })),
    ],
    [
      'does not look at the type',
      'refuses the same bytes with another type',
      broken((vault) => ({ keep: (id, { bytes }) => vault.keep(id, { bytes, type: 'text/plain' }) })),
    ],
  ] as const)('notices a vault that %s', async ([, noticed, open]) => {
    const clauses = clausesOn(open).filter(({ says }) => says.includes(noticed))
    expect(clauses).toHaveLength(1)
    expect(await failing(clauses)).toEqual(clauses.map(({ says }) => says))
  })
})
