import { mayPass } from './failure.ts'

/** Until when to go on asking. */
export interface Deadline {
  readonly passed: () => boolean
}

/** A deadline so many milliseconds from now. */
export const within = (milliseconds: number): Deadline => {
  const until = performance.now() + milliseconds
  return { passed: () => performance.now() >= until }
}

/** A short wait, of another length each time: whoever waits as well comes at another moment. */
export const pause = (longest = 200): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, longest / 4 + Math.random() * longest * 0.75))

/** Asks again and again while the servers are busy with themselves, until the deadline. */
export const patiently = async <T>(deadline: Deadline, ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!mayPass(error) || deadline.passed()) throw error
      await pause()
    }
  }
}
