import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../kernel/eventStore.ts'
import type { Found, Kept, Vault, VaultIdTaken } from '../kernel/vault.ts'
import { isSameKept, unkeepable, unnameable } from './keepable.ts'

// Not slice(): that of a Buffer shares the memory.
const copyOf = ({ bytes, type }: Kept): Kept => ({ bytes: new Uint8Array(bytes), type })

/** Keeps texts and documents in memory: gone with the process, otherwise like every other vault. */
export const memoryVault = (): Vault => {
  const entries = new Map<string, Kept | 'forgotten'>()

  const keep = (id: string, kept: Kept): E.Either<VaultIdTaken, undefined> => {
    const before = entries.get(id)
    if (before === undefined) entries.set(id, copyOf(kept))
    else if (before === 'forgotten' || !isSameKept(before, kept))
      return E.left({ type: 'VaultIdTaken', id, forgotten: before === 'forgotten' })
    return E.right(undefined)
  }

  const found = (id: string): Found => {
    const entry = entries.get(id)
    if (entry === undefined) return { type: 'NeverKept' }
    return entry === 'forgotten' ? { type: 'Forgotten' } : { type: 'Kept', kept: copyOf(entry) }
  }

  const unless = <F, T>(problem: StoreFailure | undefined, work: () => E.Either<F, T>) =>
    problem === undefined ? work() : E.left(problem)

  return {
    keep: async (id, kept) => unless(unkeepable(id, kept), () => keep(id, kept)),
    read: async (id) => E.right(found(id)),
    forget: async (id) =>
      unless(unnameable('forget', id), () => {
        entries.set(id, 'forgotten')
        return E.right(undefined)
      }),
  }
}
