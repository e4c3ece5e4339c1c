import { isBusy } from './failure.ts'

const cell = new Int32Array(new SharedArrayBuffer(4))

// A wait that nobody ends, of a few milliseconds, and of another length each time: whoever waits as well comes at another moment.
const pause = (): void => {
  Atomics.wait(cell, 0, 0, 2 + Math.random() * 8)
}

/**
 * Does something that several processes may try at once on a new file, again and again for as long as others stand in the
 * way: SQLite does not wait by itself for the lock that a change of the journal needs.
 */
export const patiently = <T>(milliseconds: number, work: () => T): T => {
  const until = performance.now() + milliseconds
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error
      pause()
    }
  }
}
