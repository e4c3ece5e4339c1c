import type { Wait } from '../kernel/subscribe.ts'

/** Lets time pass, in browsers as in Node: for `subscribe` and `projector`. */
export const timer: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = (): void => {
      clearTimeout(timeout)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timeout = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done, { once: true })
  })
