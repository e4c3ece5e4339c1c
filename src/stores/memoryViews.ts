import * as E from 'fp-ts/Either'
import type { KeptView, ViewStore } from '../kernel/viewStore.ts'

/** Keeps views in memory: gone with the process, otherwise like every other place. */
export const memoryViews = (): ViewStore => {
  const kept = new Map<string, KeptView>()
  return {
    load: async (name) => E.right(kept.get(name)),
    save: async (name, { position, last, text, checksum }, expected) => {
      const actual = kept.get(name)?.saves ?? 0
      if (actual !== expected) return E.left({ type: 'ViewMoved', name, expected, actual })
      kept.set(name, Object.freeze({ position, last, text, checksum, saves: actual + 1 }))
      return E.right(actual + 1)
    },
  }
}
