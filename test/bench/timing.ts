import { performance } from 'node:perf_hooks'

/** One side of a comparison: what is timed, and what has to be done before each run without being timed. */
export interface Side {
  readonly of: string
  readonly prepare?: () => unknown
  /** The work; an answer that is a number is how often it was done, and the time is divided by it. */
  readonly run: () => unknown
}

/** What one side took, in milliseconds. */
export interface Took {
  readonly of: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly unit: string
}

/** How far the ratio went from run to run. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** Both sides of a comparison, timed in turn. */
export interface Timed {
  readonly ours: Took
  readonly theirs: Took
  /** The ratio of each run of ours to the run of theirs that came after it. */
  readonly pairs: Spread
  readonly runs: number
}

const byValue = (a: number, b: number): number => a - b

/** The number in the middle; of an even count the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted(byValue)
  const half = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]]
  return (low + high) / 2
}

/** Four significant digits are more than any of these measurements deserve. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

/** The median and both ends of some values. */
export const spreadOf = (values: readonly number[]): Spread => ({
  min: rounded(Math.min(...values)),
  median: rounded(median(values)),
  max: rounded(Math.max(...values)),
})

const timesOf = (answer: unknown): number => (typeof answer === 'number' ? answer : 1)

const timeOf = async ({ prepare, run }: Side): Promise<number> => {
  await prepare?.()
  const start = performance.now()
  let answer = run()
  if (answer instanceof Promise) answer = await answer
  return (performance.now() - start) / timesOf(answer)
}

/** What measured values amount to. */
export const timed = (
  ours: { readonly of: string; readonly took: readonly number[] },
  theirs: { readonly of: string; readonly took: readonly number[] },
  unit = 'ms',
): Timed => ({
  ours: { of: ours.of, ...spreadOf(ours.took), unit },
  theirs: { of: theirs.of, ...spreadOf(theirs.took), unit },
  pairs: spreadOf(ours.took.map((took, i) => took / (theirs.took[i] ?? Number.NaN))),
  runs: ours.took.length,
})

/** Runs both sides in turn, ours and then theirs, first some times untimed and then `runs` times. */
export const inTurn = async (ours: Side, theirs: Side, runs: number, warmUps: number): Promise<Timed> => {
  const [a, b]: [number[], number[]] = [[], []]
  for (let i = -warmUps; i < runs; i++) {
    const [x, y] = [await timeOf(ours), await timeOf(theirs)]
    if (i >= 0) a.push(x)
    if (i >= 0) b.push(y)
  }
  return timed({ of: ours.of, took: a }, { of: theirs.of, took: b })
}
