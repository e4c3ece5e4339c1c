import { flag, optional, record, type PlainStructOf, type Shape, type StructOf } from '../kernel/shape.ts'
import { Day } from '../vocabulary/calendarDate.ts'
import { DwellingId } from '../vocabulary/ids.ts'
import { mayVote } from './electorate.ts'
import { Choice, type VotingPolicy } from './policy.ts'
import type { Roll } from './roll.ts'

const fields = { dwelling: DwellingId, choice: Choice, on: Day, inPerson: optional(flag) }

/** One answer of one dwelling, and the day on which it was given. */
export type Ballot = StructOf<typeof fields>
export const Ballot: Shape<Ballot, PlainStructOf<typeof fields>> = record(fields)

/** Why a ballot or a delivery cannot be counted; `at` is its place in the list, from 0. */
export type BallotProblem =
  | {
      readonly type: 'NotOnRoll' | 'NotInElectorate'
      readonly list: 'ballots' | 'delivered'
      readonly at: number
      readonly dwelling: DwellingId
    }
  | {
      readonly type: 'BallotAfterCount'
      readonly at: number
      readonly dwelling: DwellingId
      readonly on: Day
      readonly counted: Day
    }
  | {
      readonly type: 'VoteMayNotChange'
      readonly at: number
      readonly dwelling: DwellingId
      readonly policy: string
    }

const strangers = (
  policy: VotingPolicy,
  roll: Roll,
  list: 'ballots' | 'delivered',
  dwellings: readonly DwellingId[],
): readonly BallotProblem[] => {
  const entries = new Map(roll.entries.map((entry) => [entry.dwelling, entry]))
  return dwellings.flatMap((dwelling, at): readonly BallotProblem[] => {
    const entry = entries.get(dwelling)
    if (entry === undefined) return [{ type: 'NotOnRoll', list, at, dwelling }]
    return mayVote(policy, entry) ? [] : [{ type: 'NotInElectorate', list, at, dwelling }]
  })
}

const changed = (policy: VotingPolicy, ballots: readonly Ballot[]): readonly BallotProblem[] => {
  const first = new Map<DwellingId, Ballot>()
  return ballots.flatMap((ballot, at): readonly BallotProblem[] => {
    const before = first.get(ballot.dwelling)
    if (before === undefined) first.set(ballot.dwelling, ballot)
    if (before === undefined || before.choice === ballot.choice) return []
    return [{ type: 'VoteMayNotChange', at, dwelling: ballot.dwelling, policy: policy.head.id }]
  })
}

/** Every ballot and delivery that cannot be counted on a day: from outside the roll, later than that day, changed where it may not. */
export const ballotProblems = (
  policy: VotingPolicy,
  roll: Roll,
  votes: { readonly ballots: readonly Ballot[]; readonly delivered: readonly DwellingId[]; readonly on: Day },
): readonly BallotProblem[] => [
  ...strangers(
    policy,
    roll,
    'ballots',
    votes.ballots.map(({ dwelling }) => dwelling),
  ),
  ...strangers(policy, roll, 'delivered', votes.delivered),
  ...votes.ballots.flatMap(({ dwelling, on }, at): readonly BallotProblem[] =>
    on > votes.on ? [{ type: 'BallotAfterCount', at, dwelling, on, counted: votes.on }] : [],
  ),
  ...(policy.changeOfVote === 'refused' ? changed(policy, votes.ballots) : []),
]

/** The ballot of each dwelling that counts: the one given last; of two given on one day, the one that stands later. */
export const lastBallots = (ballots: readonly Ballot[]): readonly Ballot[] => {
  const last = new Map<DwellingId, Ballot>()
  for (const ballot of ballots) {
    const known = last.get(ballot.dwelling)
    if (known === undefined || known.on <= ballot.on) last.set(ballot.dwelling, ballot)
  }
  return [...last.values()]
}
