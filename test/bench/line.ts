import { rounded, type Spread, type Timed, type Took } from './timing.ts'

/** What is aimed at: a ratio of at most or of at least so much. */
export interface Aim {
  readonly is: 'at most' | 'at least'
  readonly ratio: number
}

/** One printed line: a comparison with its ratio, figures alone, or why there is neither. */
export interface Line {
  readonly bench: string
  readonly ratio: number | null
  /** What the ratio is of. */
  readonly ratioOf?: string
  readonly aim: number | null
  readonly aimIs?: Aim['is']
  readonly met: boolean | null
  /** The ratio of each run of ours to the run of theirs after it. */
  readonly pairs?: Spread
  /** The ratio of the fastest runs: what is left when nothing else on the machine disturbs either side. */
  readonly fastest?: number
  readonly ours?: Took
  readonly theirs?: Took
  readonly runs?: number
  /** Figures that are compared with nothing. */
  readonly figures?: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly skipped?: string
}

const isMet = (ratio: number, { is, ratio: wanted }: Aim): boolean =>
  is === 'at most' ? ratio <= wanted : ratio >= wanted

const lineOf = (
  bench: string,
  ratioOf: string,
  [ratio, fastest]: readonly [number, number],
  { pairs, ours, theirs, runs }: Timed,
  aim?: Aim,
): Line => ({
  bench,
  ratio: rounded(ratio),
  ratioOf,
  aim: aim?.ratio ?? null,
  ...(aim && { aimIs: aim.is }),
  met: aim ? isMet(ratio, aim) : null,
  pairs,
  fastest: rounded(fastest),
  ours,
  theirs,
  runs,
})

const ratiosOf = (above: Took, below: Took): readonly [number, number] => [
  above.median / below.median,
  above.min / below.min,
]

/** A comparison whose ratio says how much longer ours takes. */
export const cost = (bench: string, timed: Timed, aim?: Aim): Line =>
  lineOf(bench, 'time of ours / time of theirs', ratiosOf(timed.ours, timed.theirs), timed, aim)

const turned = <S extends Spread>(spread: S, one: number): S => ({
  ...spread,
  min: rounded(one / spread.max),
  median: rounded(one / spread.median),
  max: rounded(one / spread.min),
})

/** A comparison whose ratio says how many times as many commands, or whatever is counted, ours does in a second. */
export const gain = (bench: string, timed: Timed, aim?: Aim, counted = 'commands'): Line => {
  const unit = `${counted} a second`
  const perSecond = (took: Took): Took => ({ ...turned(took, 1000), unit })
  const turnedRound = {
    ...timed,
    ours: perSecond(timed.ours),
    theirs: perSecond(timed.theirs),
    pairs: turned(timed.pairs, 1),
  }
  return lineOf(bench, `${unit} of ours / of theirs`, ratiosOf(timed.theirs, timed.ours), turnedRound, aim)
}

/** Figures without a comparison. */
export const told = (bench: string, figures: Readonly<Record<string, unknown>>): Line => ({
  bench,
  ratio: null,
  aim: null,
  met: null,
  figures,
})

/** A comparison that could not be made, and why. */
export const skipped = (bench: string, aim: Aim | undefined, reason: string): Line => ({
  bench,
  ratio: null,
  aim: aim?.ratio ?? null,
  ...(aim === undefined ? {} : { aimIs: aim.is }),
  met: null,
  skipped: reason,
})
