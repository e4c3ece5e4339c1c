import * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import { pageAfter, pageSize } from './pages.ts'
import { settled } from './settled.ts'

/** Waits for so many milliseconds, or until the signal is aborted; it settles in both cases. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** How a subscription waits, and what it does when the world says no. */
export interface SubscribeOptions {
  /** How time passes: `timer` where nothing else is wanted. A test passes its own. */
  readonly wait: Wait
  /** Ends the subscription when it is aborted: nothing more is told, and nothing waits any longer. */
  readonly signal?: AbortSignal
  /** After how many milliseconds to look again when there was nothing new; 100 when not given. */
  readonly every?: number
  /** How many commits are read, and told, at a time; 500 when not given. */
  readonly page?: number
  /** How many failures in a row are borne before the last of them is told; none when not given. */
  readonly retries?: number
  /** How many milliseconds to wait before the first, the second … retry; `every`, doubled each time, when not given. */
  readonly retryAfter?: (failures: number) => number
}

/**
 * Commits in the order of the store, some at a time, and an empty list whenever the end of the store has been reached; the
 * last thing told may be why it stopped.
 */
export type Subscription = AsyncIterable<E.Either<StoreFailure, readonly StoredCommit[]>>

const longest = 60_000

const doubled = (every: number) => (failures: number) => Math.min(longest, every * 2 ** (failures - 1))

const never = new AbortController().signal

/** Waits, but not longer than until the store says that something may have changed; tells whether it said so. */
const waitForChange = async (
  store: EventStore,
  after: number,
  every: number,
  wait: Wait,
  signal: AbortSignal,
): Promise<boolean> => {
  if (signal.aborted) return false
  const mine = new AbortController()
  const end = (): void => mine.abort()
  signal.addEventListener('abort', end, { once: true })
  try {
    const time = wait(every, mine.signal).then(() => false)
    // A hint that fails is no hint: then the clock alone says when to look again.
    const hint = store.changed?.(after, mine.signal).then(
      () => true,
      () => time,
    )
    return await Promise.race(hint === undefined ? [time] : [time, hint])
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}

// A page that is not there may be one that never was: whoever stands after the end of a store stands in another store.
const startsThere = async (store: EventStore, after: number): Promise<StoreFailure | undefined> => {
  if (after === 0) return undefined
  const last = await pageAfter(store, after - 1, 1)
  if (E.isLeft(last)) return last.left
  if (last.right.length === 1) return undefined
  return { type: 'StoreFailure', doing: 'subscribe', cause: `the store ends before position ${after}` }
}

async function* following(store: EventStore, after: number, options: SubscribeOptions) {
  const { wait, signal = never, every = 100, page: size = pageSize, retries = 0 } = options
  const retryAfter = options.retryAfter ?? doubled(every)
  const look = async (from: number): Promise<E.Either<StoreFailure, readonly StoredCommit[]>> => {
    const problem = from === after ? await startsThere(store, after) : undefined
    return problem === undefined ? pageAfter(store, from, size) : E.left(problem)
  }
  let [position, failures, hinted, atEnd] = [after, 0, false, false]
  while (!signal.aborted) {
    const page = await look(position)
    if (signal.aborted) return
    if (E.isLeft(page)) {
      if (++failures > retries) {
        yield page
        return
      }
      await wait(retryAfter(failures), signal)
    } else if (page.right.length === 0) {
      failures = 0
      if (!atEnd) yield page
      atEnd = true
      // A store that says without end that it has changed must not keep the process from everything else.
      if (hinted) {
        await wait(every, signal)
        hinted = false
      } else hinted = await waitForChange(store, position, every, wait, signal)
    } else {
      ;[failures, hinted, atEnd] = [0, false, false]
      position += page.right.length
      yield page
    }
  }
}

/**
 * Tells every commit of a store after a position, first what is there and then what comes: in order, without a gap, and
 * each at least once for whoever starts again where it had got to. The next commits are read when the last ones have
 * been dealt with.
 *
 * @remarks A gap, and a position after the end of the store, are failures: a reader that skipped would be wrong for ever
 * without anybody noticing.
 *
 * @example
 * ```ts
 * import { memoryStore, subscribe, timer } from 'xinyan'
 *
 * const stop = new AbortController()
 * setTimeout(() => stop.abort(), 10)
 * for await (const told of subscribe(memoryStore(), 0, { wait: timer, signal: stop.signal, retries: 5 }))
 *   if (told._tag === 'Right') for (const { position, stream } of told.right) console.log(position, stream)
 * ```
 */
export const subscribe = (store: EventStore, after: number, options: SubscribeOptions): Subscription => ({
  [Symbol.asyncIterator]: () => following(settled(store), after, options),
})
