import { writeSync } from 'node:fs'
import type { EventStore } from '../../../src/kernel/eventStore.ts'
import type { ViewStore } from '../../../src/kernel/viewStore.ts'
import { timer } from '../../../src/stores/timer.ts'
import { takersOf } from '../../kernel/takers.ts'

/** Keeps a view of a store until it is killed or told to stop, and says where it stands. */
export const keepUntilTold = async (store: EventStore, views: ViewStore): Promise<never> => {
  writeSync(1, 'ready\n')
  const works = takersOf(store, { views, saveEvery: 2 })
  const stop = new AbortController()
  process.stdin.once('data', () => stop.abort())
  const kept = await works.run({ wait: timer, every: 1, page: 3, signal: stop.signal })
  if (kept._tag === 'Left') throw new Error(JSON.stringify(kept.left))
  writeSync(1, `${kept.right.position}\n`)
  return process.exit(0)
}
