import * as E from 'fp-ts/Either'
import type { Snapshot, SnapshotStore } from '../kernel/snapshotStore.ts'

/** Keeps snapshots in memory: gone with the process, otherwise like every other place. */
export const memorySnapshots = (): SnapshotStore => {
  const kept = new Map<string, Snapshot>()
  return {
    load: async (stream) => E.right(kept.get(stream)),
    save: async (snapshot) => {
      kept.set(snapshot.stream, Object.freeze({ ...snapshot }))
      return E.right(undefined)
    },
  }
}
