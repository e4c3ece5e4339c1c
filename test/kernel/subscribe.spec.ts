import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { subscribe, type SubscribeOptions, type Wait } from '../../src/kernel/subscribe.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { timer } from '../../src/stores/timer.ts'
import { commit, record, recordRun } from '../../src/testing/contract/sampleCommits.ts'

const countTo = (last: number, from = 1): readonly number[] =>
  Array.from({ length: last - from + 1 }, (_, index) => from + index)

/** The positions that are told until there are `count` of them, or the subscription ends by itself. */
const told = async (store: EventStore, after: number, count: number, options: Partial<SubscribeOptions> = {}) => {
  const positions: number[] = []
  for await (const page of subscribe(store, after, { wait: timer, every: 1, ...options })) {
    if (E.isLeft(page)) return [...positions, page.left.cause]
    positions.push(...page.right.map(({ position }) => position))
    if (positions.length >= count) break
  }
  return positions
}

const silent = (store: EventStore): EventStore => {
  const { changed: _, ...port } = store
  return port
}

/** A store whose readAll fails as many times as are given for each call in turn. */
const failing = (store: EventStore, fails: readonly boolean[]): EventStore => {
  let asked = 0
  return {
    ...store,
    readAll: async (...page) =>
      fails[asked++] === true
        ? E.left({ type: 'StoreFailure', doing: 'readAll', cause: `the connection is gone, ${asked}` })
        : store.readAll(...page),
  }
}

describe('A subscription', () => {
  it.for([1, 2, 6, 7, 8, 500])('tells what is there, %i at a time, and goes on with what comes', async (page) => {
    const store = memoryStore()
    await recordRun(store, 7)
    const all = told(store, 0, 9, { page })
    await timer(5, new AbortController().signal)
    await record(store, commit(8), commit(9))
    expect(await all).toEqual(countTo(9))
  })

  it.for(countTo(7, 0))('goes on after position %i', async (after) => {
    const store = memoryStore()
    await recordRun(store, 8)
    expect(await told(store, after, 8 - after)).toEqual(countTo(8, after + 1))
  })

  it('wakes at once where the store can tell, and looks by the clock where it cannot', async () => {
    const store = memoryStore()
    const at = performance.now()
    const woken = told(store, 0, 1, { every: 5000 })
    await timer(5, new AbortController().signal)
    await recordRun(store, 1)
    expect(await woken).toEqual([1])
    expect(performance.now() - at).toBeLessThan(4000)
    const clocked = told(silent(store), 1, 1, { every: 2 })
    await timer(5, new AbortController().signal)
    await record(store, commit(2))
    expect(await clocked).toEqual([2])
  })

  it('tells everything once and in order while others write', async () => {
    const store = memoryStore()
    const all = told(store, 0, 300, { page: 7 })
    for (const version of countTo(300)) {
      await record(store, commit(version))
      if (version % 50 === 0) await timer(1, new AbortController().signal)
    }
    expect(await all).toEqual(countTo(300))
  })

  it('reads no further than whoever listens has come', async () => {
    const store = memoryStore()
    await recordRun(store, 10)
    let asked = 0
    const counting = {
      ...store,
      readAll: (...page: Parameters<EventStore['readAll']>) => (asked++, store.readAll(...page)),
    }
    const steps = subscribe(counting, 0, { wait: timer, page: 2 })[Symbol.asyncIterator]()
    await steps.next()
    await timer(5, new AbortController().signal)
    expect(asked).toBe(1)
    await steps.next()
    expect(asked).toBe(2)
    await steps.return?.()
  })

  it('ends without a word when it is told to: before, while it waits, and while it is listened to', async () => {
    const store = memoryStore()
    await recordRun(store, 3)
    expect(await told(store, 0, 9, { signal: AbortSignal.abort() })).toEqual([])
    const stop = new AbortController()
    const waiting = told(store, 0, 9, { signal: stop.signal, every: 60_000 })
    await timer(5, new AbortController().signal)
    stop.abort()
    expect(await waiting).toEqual([1, 2, 3])
    const inside = new AbortController()
    const seen: number[] = []
    for await (const page of subscribe(store, 0, { wait: timer, signal: inside.signal, page: 1 })) {
      if (E.isRight(page)) seen.push(...page.right.map(({ position }) => position))
      inside.abort()
    }
    expect(seen).toEqual([1])
  })

  it('leaves nothing waiting behind it', async () => {
    let open = 0
    const counted: Wait = async (...asked) => {
      open++
      await timer(...asked)
      open--
    }
    const stop = new AbortController()
    const ending = told(memoryStore(), 0, 1, { wait: counted, every: 60_000, signal: stop.signal })
    await timer(3, new AbortController().signal)
    expect(open).toBe(1)
    stop.abort()
    await ending
    await timer(3, new AbortController().signal)
    expect(open).toBe(0)
  })

  it('tells a failure at once when no retry is asked for, and is over', async () => {
    const store = memoryStore()
    await recordRun(store, 3)
    const broken = failing(store, [false, true])
    expect(await told(broken, 0, 9, { page: 2 })).toEqual([1, 2, 'the connection is gone, 2'])
  })

  it('bears exactly as many failures in a row as it may, and goes on where it was', async () => {
    const store = memoryStore()
    await recordRun(store, 3)
    const twice = [false, true, true]
    const waited: number[] = []
    const retryAfter = (failures: number): number => {
      waited.push(failures)
      return 0
    }
    expect(await told(failing(store, twice), 0, 3, { page: 2, retries: 2, retryAfter })).toEqual([1, 2, 3])
    expect(waited).toEqual([1, 2])
    const why = await told(failing(store, twice), 0, 3, { page: 2, retries: 1 })
    expect(why).toEqual([1, 2, 'the connection is gone, 3'])
    const apart = failing(store, [true, false, true, false, true])
    expect(await told(apart, 0, 3, { page: 1, retries: 1, retryAfter })).toEqual([1, 2, 3])
  })

  it('never passes over a gap', async () => {
    const store = memoryStore()
    await recordRun(store, 5)
    const hole: EventStore = {
      ...store,
      readAll: async (...page) => {
        const read = await store.readAll(...page)
        return E.isLeft(read) ? read : E.right(read.right.filter(({ position }) => position !== 3))
      },
    }
    const due = 'the commit at position 3 was due and that at 4 came'
    expect(await told(hole, 0, 9)).toEqual([due])
    expect(await told(hole, 0, 9, { page: 2 })).toEqual([1, 2, due])
    const backwards: EventStore = { ...store, readAll: (_, limit) => store.readAll(0, limit) }
    expect(await told(backwards, 0, 9, { page: 2 })).toEqual([
      1,
      2,
      'the commit at position 3 was due and that at 1 came',
    ])
  })

  it('does not wait for ever after the end of a store that was put back to an earlier day', async () => {
    const store = memoryStore()
    await recordRun(store, 3)
    expect(await told(store, 4, 1)).toEqual(['the store ends before position 4'])
    expect(await told(store, 2, 1)).toEqual([3])
  })

  it.for([
    ['says without end that it has changed', async (): Promise<void> => {}],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['never settles', () => new Promise<void>(() => {})],
  ] as const)('is not led astray by a hint that %s', async ([, changed]) => {
    const store = memoryStore()
    const all = told({ ...store, changed }, 0, 2)
    await timer(5, new AbortController().signal)
    await recordRun(store, 2)
    expect(await all).toEqual([1, 2])
  })

  it('settles though the store throws', async () => {
    const store: EventStore = {
      ...memoryStore(),
      readAll: () => {
        throw new Error('not even an answer')
      },
    }
    expect(await told(store, 0, 1, { retries: 2 })).toEqual(['not even an answer'])
  })
})
