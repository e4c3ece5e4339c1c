import {
  initiatives,
  initiativesPart,
  mergeOverviews,
  renovationPart,
  type Commit,
  type Day,
  type InitiativesEvent,
  type InitiativesState,
  type Overview,
  type RenovationState,
  type SchemeVersion,
} from 'xinyan'
import { stream } from './journal.ts'

/** The commits of one neighbourhood community. */
export type Known = readonly Commit<InitiativesEvent>[]

const together = (all: Overview, one: Overview): Overview => {
  const merged = mergeOverviews(all, one)
  if (merged.type === 'Merged') return merged.overview
  throw new Error(`${merged.left} and ${merged.right} cannot be seen together: ${merged.because}`)
}

/** What is on record of one neighbourhood community. */
export interface Beside {
  readonly stream: string
  readonly state: InitiativesState
}

/** Each neighbourhood community of which anything is on record. */
export const besideIn = (others: readonly Known[]): readonly Beside[] =>
  others.flatMap((commits) => {
    const [first] = commits
    if (first === undefined) return []
    return [{ stream: first.stream, state: initiatives.fold(commits.flatMap((one) => one.events)) }]
  })

/** The parts of the street: this renovation, and what each neighbourhood community did beside it. */
export const partsOf = (
  state: RenovationState,
  beside: readonly Beside[],
  { asOf, scheme }: { readonly asOf: Day; readonly scheme: SchemeVersion },
): Overview =>
  beside
    .map((one) => initiativesPart(one.stream, one.state, asOf))
    .reduce(together, renovationPart(stream, state, asOf, scheme))
