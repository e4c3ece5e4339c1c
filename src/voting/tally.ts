import type { Writable } from '../kernel/keep.ts'
import { lookup } from '../kernel/lookup.ts'
import type { Weight } from './condition.ts'
import { whole, type Electorate, type Voter } from './electorate.ts'
import type { Choice } from './policy.ts'

/** What a voter has said, or `silent` when a ballot reached him that counts and nothing came back. */
export type Word = Choice | 'silent'

/** What a head says by all its dwellings together; `divided` when it says different things for different ones. */
export type HeadWord = Word | 'divided'

/** Amounts by what was said. */
export type Sums = { readonly [W in HeadWord]: number }

/** The answers that speak for one head, and how many of them were given in person. */
export interface HeadAnswers extends Omit<Sums, 'divided'> {
  readonly inPerson: number
}

/** What a group has said so far: amounts by weight, and the answers behind each head. */
export interface Cell {
  readonly sums: { readonly [W in Weight]?: Sums }
  readonly heads: { readonly [head: string]: HeadAnswers }
  /** How many heads have voted in person. */
  readonly inPerson: number
}

/** A dwelling's vote. */
export interface Cast {
  readonly choice: Choice
  readonly inPerson: boolean
}

/**
 * A count that is kept while votes come in: plain JSON, and always equal to a count of the same votes from nothing.
 */
export interface Tally {
  readonly cells: { readonly [group: string]: Cell }
  readonly cast: { readonly [dwelling: string]: Cast }
  /** The dwellings whose silence counts: reached by a ballot in the way that the policy asks. */
  readonly reached: { readonly [dwelling: string]: true }
}

/** Before the first vote. */
export const noTally: Tally = { cells: {}, cast: {}, reached: {} }

const noAnswers = { for: 0, against: 0, abstain: 0, follow: 0, silent: 0, inPerson: 0 }
const noSums = { for: 0, against: 0, abstain: 0, follow: 0, silent: 0, divided: 0 }

/**
 * What a head says by all its dwellings together. An owner of several who says yes for one and no for another takes part
 * and agrees to nothing; one who abstains for one dwelling, or goes with the majority, has said what he said for another.
 */
const wordOfHead = ({ for: yes, against: no, abstain, follow, silent }: HeadAnswers): HeadWord | undefined => {
  if (yes > 0) return no > 0 ? 'divided' : 'for'
  if (no > 0) return 'against'
  if (follow > 0) return 'follow'
  if (abstain > 0) return 'abstain'
  return silent > 0 ? 'silent' : undefined
}

const cellOf = (tally: Writable<Tally>, group: string): Writable<Cell> => {
  const known = tally.cells[group]
  if (known !== undefined) return known
  tally.cells[group] = { sums: {}, heads: {}, inPerson: 0 }
  return tally.cells[group]
}

const move = (cell: Writable<Cell>, weight: Weight, amount: number, from?: HeadWord, to?: HeadWord): void => {
  if (from === to) return
  const known = cell.sums[weight]
  if (known === undefined) cell.sums[weight] = { ...noSums }
  const sums = known ?? cell.sums[weight]
  if (sums === undefined) return
  if (from !== undefined) sums[from] -= amount
  if (to !== undefined) sums[to] += amount
}

interface Standing {
  readonly word?: Word
  readonly inPerson: boolean
}

const standingOf = (tally: Tally | Writable<Tally>, dwelling: string): Standing => {
  const cast = lookup(tally.cast, dwelling)
  if (cast !== undefined) return { word: cast.choice, inPerson: cast.inPerson }
  return lookup(tally.reached, dwelling) === undefined ? { inPerson: false } : { word: 'silent', inPerson: false }
}

const moveHead = (cell: Writable<Cell>, head: string, from: Standing, to: Standing): void => {
  const answers = lookup(cell.heads, head) ?? { ...noAnswers }
  const before = wordOfHead(answers)
  const beforeInPerson = answers.inPerson > 0
  if (from.word !== undefined) answers[from.word] -= 1
  if (to.word !== undefined) answers[to.word] += 1
  answers.inPerson += Number(to.inPerson) - Number(from.inPerson)
  cell.heads[head] = answers
  cell.inPerson += Number(answers.inPerson > 0) - Number(beforeInPerson)
  move(cell, 'head', 1, before, wordOfHead(answers))
}

const restate = (tally: Writable<Tally>, voter: Voter, from: Standing, to: Standing): void => {
  for (const group of voter.groups) {
    const cell = cellOf(tally, group)
    for (const [weight, amount] of Object.entries(voter.weights))
      move(cell, weight as Weight, amount, from.word, to.word)
    moveHead(cell, voter.head, from, to)
  }
}

const change = (tally: Writable<Tally>, { voters }: Electorate, dwelling: string, make: () => void): void => {
  const voter = lookup(voters, dwelling)
  if (voter === undefined) return
  const from = standingOf(tally, dwelling)
  make()
  restate(tally, voter, from, standingOf(tally, dwelling))
}

/** Enters a vote in place, the dwelling's former one replaced. It costs the same at 5,000 dwellings as at 50. */
export const enterVote = (tally: Writable<Tally>, electorate: Electorate, dwelling: string, vote: Cast): void =>
  change(tally, electorate, dwelling, () => {
    tally.cast[dwelling] = { choice: vote.choice, inPerson: vote.inPerson }
  })

/** Takes a vote out again, in place: the dwelling is as silent as it was before. */
export const takeOutVote = (tally: Writable<Tally>, electorate: Electorate, dwelling: string): void =>
  change(tally, electorate, dwelling, () => {
    delete tally.cast[dwelling]
  })

/** Notes in place that a ballot reached a dwelling in the way that lets its silence count. */
export const enterReached = (tally: Writable<Tally>, electorate: Electorate, dwelling: string): void =>
  change(tally, electorate, dwelling, () => {
    tally.reached[dwelling] = true
  })

/** Takes that note out again, in place. */
export const takeOutReached = (tally: Writable<Tally>, electorate: Electorate, dwelling: string): void =>
  change(tally, electorate, dwelling, () => {
    delete tally.reached[dwelling]
  })

/** How many heads of the whole have voted in person. */
export const inPersonOf = (tally: Tally): number => tally.cells[whole]?.inPerson ?? 0

/** What a group has said so far by one weight. */
export const sumsOf = (tally: Tally, group: string, weight: Weight): Sums =>
  lookup(tally.cells, group)?.sums[weight] ?? noSums

/** What the head of a voter says so far, within the whole. */
export const headSays = (tally: Tally, { head }: Voter): HeadWord | undefined =>
  wordOfHead(lookup(tally.cells[whole]?.heads ?? {}, head) ?? noAnswers)
