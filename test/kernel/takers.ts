import * as E from 'fp-ts/Either'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import { projectionOf, type Projection } from '../../src/kernel/projection.ts'
import { projector, type Projector, type ProjectorOf } from '../../src/kernel/projector.ts'
import { memoryViews } from '../../src/stores/memoryViews.ts'
import { keys, KeyTaken, type KeyEvent } from './cabinet.ts'

/** How often each took a key, and every commit that was counted. */
export interface Takers {
  readonly takers: { readonly [by: string]: number }
  readonly counted: readonly string[]
}

export const takers: Projection<Takers, KeyEvent> = projectionOf<Takers, KeyEvent>(
  { takers: {}, counted: [] },
  {
    KeyTaken: (view, e, { stream, version }) => {
      view.takers[e.by] = (view.takers[e.by] ?? 0) + 1
      view.counted.push(`${stream} ${version}`)
    },
  },
)

export const takersOf = (store: EventStore, more: Partial<ProjectorOf<Takers, KeyEvent>> = {}): Projector<Takers> =>
  projector({ name: 'takers', revision: '1', projection: takers, decider: keys, store, views: memoryViews(), ...more })

const text = eventText<KeyEvent>(keys.facts)

/** Appends commits in which keys are taken, to three streams in turn; those of which `odd` is true cannot be read. */
export const recordTakings = async (
  store: EventStore,
  from: number,
  to: number,
  odd: (n: number) => boolean = () => false,
): Promise<void> => {
  for (let n = from; n <= to; n++) {
    const events = odd(n)
      ? '[{"shape":9,"event":{"type":"KeyTaken"}}]'
      : text.encode([KeyTaken({ key: `k-${n}`, by: `p-${n % 7}` })])
    const [stream, version] = [`c-${n % 3}`, Math.floor((n - 1) / 3) + 1]
    const recordedAt = '2019-06-21T01:30:00.000Z'
    const answer = await store.append({
      stream,
      version,
      commandId: `${n}`,
      fingerprint: `${n}`,
      recordedAt,
      by: 'x',
      events,
    })
    if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  }
}

/** The view as it is computed from everything at once. */
export const rebuiltFrom = async (store: EventStore): Promise<Takers> => {
  const all = await store.readAll(0, 1_000_000)
  if (E.isLeft(all)) throw new Error(all.left.cause)
  return takers.of(text.decode(all.right).commits)
}
