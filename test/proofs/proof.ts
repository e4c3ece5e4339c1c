/** What a run of a harness found: how much was tried, and what went wrong. */
export interface Found {
  readonly cases: number
  /** Commits that were acknowledged and are not there, or are there twice. */
  readonly lost: number
  /** Commits that are not as they were written. */
  readonly torn: number
  /** Commits that a reader missed, gaps, and second winners. */
  readonly skipped: number
}

/** A store that is right, and one that is wrong on purpose, in the same harness. */
export interface Proof {
  readonly store: string
  /** Why it cannot run here; undefined where it can. */
  readonly because?: string
  readonly run: (long: boolean) => Promise<Found>
  readonly control: (long: boolean) => Promise<Found>
}

/** One printed line. */
export type Line = { readonly proof: string; readonly store: string } & (
  | (Found & { readonly held: boolean; readonly control: 'caught' | 'missed'; readonly controlFound: Found })
  | { readonly held: 'notRun'; readonly because: string }
  | { readonly held: 'broke'; readonly because: string }
)

export const nothing: Found = { cases: 0, lost: 0, torn: 0, skipped: 0 }

export const sum = (all: readonly Found[]): Found =>
  all.reduce(
    (a, b) => ({
      cases: a.cases + b.cases,
      lost: a.lost + b.lost,
      torn: a.torn + b.torn,
      skipped: a.skipped + b.skipped,
    }),
    nothing,
  )

const faults = ({ lost, torn, skipped }: Found): number => lost + torn + skipped

const judged = async (proof: string, { store, run, control }: Proof, long: boolean): Promise<Line> => {
  const found = await run(long)
  const controlFound = await control(long)
  const caught = faults(controlFound) > 0
  const held = found.cases > 0 && faults(found) === 0 && caught
  return { proof, store, ...found, held, control: caught ? 'caught' : 'missed', controlFound }
}

/**
 * A proof holds when something was tried, nothing went wrong, and the same harness caught the store that is wrong. One
 * that breaks off with an error does not hold, and the others are still tried.
 */
export const tried = async (proof: string, given: Proof, long: boolean): Promise<Line> => {
  const { store, because } = given
  if (because !== undefined) return { proof, store, held: 'notRun', because }
  return judged(proof, given, long).catch((error: unknown) => ({ proof, store, held: 'broke', because: String(error) }))
}
