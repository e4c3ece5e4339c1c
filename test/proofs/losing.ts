import type { EventStore, StoredCommit } from '../../src/kernel/eventStore.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { really } from './places.ts'
import type { Found } from './proof.ts'
import type { Proxy } from './proxy.ts'
import { notOnce, outOfPlace, tornIn } from './written.ts'

/** Writes something until it was told that it is stored; answers how often what it was told was not so. */
export type Write = (stream: string, id: string) => Promise<number>

/** Writes through a way on which connections break, and looks by another at what was told. */
export const writeOf =
  (broken: EventStore, whole: EventStore): Write =>
  async (stream, id) => {
    let [version, untrue] = [1, 0]
    for (;;) {
      const answer = await broken.append(numbered(stream, version, id))
      const stored = await really(whole.commitOf(stream, id))
      if (answer._tag === 'Right') return untrue + (stored?.position === answer.right.position ? 0 : 1)
      if (answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
      if (stored !== undefined) untrue++
      version = answer.left.actual + 1
    }
  }

/**
 * Writers, three of which share a stream, go on until connections were cut so many times before, after and anywhere, which
 * happens every so many milliseconds.
 */
export const writeWhileCut = async (
  proxy: Proxy,
  times: number,
  writers: readonly Write[],
  kept: () => Promise<readonly StoredCommit[]>,
  every = 50,
): Promise<Found> => {
  const { cuts } = proxy
  const enough = () => Math.min(cuts.before, cuts.after, cuts.anywhere) >= times
  const ids: string[] = []
  let untrue = 0
  const go = async (write: Write, n: number): Promise<void> => {
    for (let count = 1; !enough(); count++) {
      const id = `w${n}-${count}`
      untrue += await write(n < 3 ? 'shared' : `stream-${n}`, id)
      ids.push(id)
    }
  }
  const cutting = setInterval(proxy.cutAny, every)
  try {
    await Promise.all(writers.map(go))
  } finally {
    clearInterval(cutting)
  }
  const all = await kept()
  const cases = cuts.before + cuts.after + cuts.anywhere
  const lost = notOnce(ids, all) + Math.abs(all.length - ids.length) + untrue
  return { cases, lost, torn: tornIn(all), skipped: outOfPlace(all) }
}
