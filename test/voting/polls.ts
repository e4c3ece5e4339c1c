import { Ballot } from '../../src/voting/ballots.ts'
import { countVotes, type Poll, type VoteCount } from '../../src/voting/count.ts'
import { votingPolicies } from '../../src/voting/packs/every.ts'
import type { Choice, VotingPolicy } from '../../src/voting/policy.ts'
import { freezeRoll, RollRow } from '../../src/voting/roll.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { right } from './generated.ts'

/** A policy of the packs. */
export const law = (id: string): VotingPolicy => {
  const found = votingPolicies.find(({ head }) => head.id === id)
  if (found === undefined) throw new Error(`no pack has ${id}`)
  return found
}

type Row = Partial<Omit<RollRow, 'owners'>> & { readonly owners?: readonly string[] }

/** Rows of equal dwellings `d-1` to `d-n`, one owner each; what `of` says of one of them takes its place. */
export const units = (count: number, of: (number: number) => object = () => ({})): readonly RollRow[] =>
  Array.from({ length: count }, (_, i): Row & object => ({
    dwelling: `d-${i + 1}` as never,
    area: 5000,
    owners: [`o-${i + 1}`],
    share: 1,
    landArea: 3000,
    ...of(i + 1),
  })).map((row) => decoded(RollRow, row))

/** What the first dwellings say, one kind after the other; the rest says nothing. */
export interface Said {
  readonly for?: number
  readonly against?: number
  readonly abstain?: number
  readonly follow?: number
  /** How many of them came in person. */
  readonly inPerson?: number
}

export const ballotsOf = (said: Said, on = '2022-04-20', from = 0): readonly Ballot[] =>
  (['for', 'against', 'abstain', 'follow'] as const)
    .flatMap((choice): readonly Choice[] => Array.from({ length: said[choice] ?? 0 }, () => choice))
    .map((choice, i) =>
      decoded(Ballot, { dwelling: `d-${from + i + 1}`, choice, on, inPerson: i < (said.inPerson ?? 0) }),
    )

/** A poll of equal dwellings on a day under a law. */
export const poll = (id: string, rows: readonly RollRow[], ballots: readonly Ballot[], on: string): Poll => ({
  policy: law(id),
  roll: right(freezeRoll(rows, day(on))),
  on: day(on),
  warned: false,
  delivered: [],
  ballots,
})

export const counted = (asked: Poll): VoteCount => right(countVotes(asked))
