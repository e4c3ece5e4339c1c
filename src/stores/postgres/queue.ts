/** Work that waits for its turn, and how whoever gave it is told. */
interface Waiting<W, A> {
  readonly work: W
  readonly size: number
  readonly tell: (answer: A) => void
}

const mostAtOnce = 256
/** Characters; a group that is larger is cut, and what is larger alone goes alone. */
const largestGroup = 1_000_000

/**
 * Gathers what is given while a group is being done, and does that as the next group. Groups follow one another, and
 * within a group everything stands in the order in which it was given.
 */
export const inGroups = <W, A>(
  doGroup: (group: readonly W[]) => Promise<readonly A[]>,
  sizeOf: (work: W) => number,
) => {
  const waiting: Waiting<W, A>[] = []
  let running: Promise<void> | undefined

  const next = (): readonly Waiting<W, A>[] => {
    let [count, size] = [0, 0]
    for (const one of waiting.slice(0, mostAtOnce)) {
      size += one.size
      if (count > 0 && size > largestGroup) break
      count++
    }
    return waiting.splice(0, count)
  }

  const run = async (): Promise<void> => {
    // What is given in the same breath goes into one group.
    await Promise.resolve()
    while (waiting.length > 0) {
      const group = next()
      const answers = await doGroup(group.map(({ work }) => work))
      for (const [at, { tell }] of group.entries()) tell(answers[at] as A)
    }
    running = undefined
  }

  return {
    /** Gives work, and waits for its answer. */
    give: (work: W): Promise<A> =>
      new Promise((tell) => {
        waiting.push({ work, size: sizeOf(work), tell })
        running ??= run()
      }),
    /** Waits until nothing is waiting any more. */
    idle: async (): Promise<void> => running,
  }
}
