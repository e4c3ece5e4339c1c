import * as E from 'fp-ts/Either'
import type { NonEmptyArray } from 'fp-ts/NonEmptyArray'
import { keep, type Writable } from '../kernel/keep.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { DwellingId } from '../vocabulary/ids.ts'
import { ballotProblems, lastBallots, type Ballot, type BallotProblem } from './ballots.ts'
import { isInForce } from './choose.ts'
import { electorateOf, type Electorate, type ElectorateRefused } from './electorate.ts'
import type { Silence, VotingPolicy } from './policy.ts'
import type { Roll } from './roll.ts'
import { enterReached, enterVote, noTally, type Tally } from './tally.ts'
import { weigh, type Vote } from './weigh.ts'
import type { WeighedCondition } from './weighed.ts'

/** Everything that a count needs: the law, the roll, what silence means here, who was reached, and the ballots. */
export interface Poll {
  readonly policy: VotingPolicy
  readonly roll: Roll
  /** The day of the count: the law must be in force on it, and no ballot may be later. */
  readonly on: Day
  /** What the owners' own rules say that silence means; only where the policy leaves it to them. */
  readonly silence?: Silence
  /** Whether the owners were told what silence would mean. */
  readonly warned: boolean
  /** The dwellings to which delivery of a ballot is proven. */
  readonly delivered: readonly DwellingId[]
  readonly ballots: readonly Ballot[]
}

/** The law does not hold on the day of the count. */
export interface PolicyNotInForce {
  readonly type: 'PolicyNotInForce'
  readonly policy: string
  readonly on: Day
  readonly validFrom: Day
  readonly validTo?: Day
}

/** The law does not leave it to the owners that silence should mean that. */
export interface SilenceNotLeftToOwners {
  readonly type: 'SilenceNotLeftToOwners'
  readonly policy: string
  readonly silence: Silence
  readonly ownersMayAgree: readonly Silence[]
}

/** Nothing was counted: everything that stands in the way. */
export interface CountRefused {
  readonly type: 'CountRefused'
  readonly problems: NonEmptyArray<PolicyNotInForce | SilenceNotLeftToOwners | BallotProblem>
}

/** The outcome of a count. */
export interface VoteCount {
  readonly passed: boolean
  readonly conditions: readonly WeighedCondition[]
  /** The vote as counted, for `explainVote` and for further ballots. */
  readonly vote: Vote
}

/** Whether a policy leaves it to the owners that silence means this, or says so itself. */
export const silenceAllowed = ({ silence }: VotingPolicy, meant: Silence): boolean =>
  meant === silence.unlessAgreed || silence.ownersMayAgree.includes(meant)

/** Whether a delivery lets silence count: where the policy asks for a warning, only with one. */
export const letsSilenceCount = ({ silence }: VotingPolicy, warned: boolean): boolean => warned || !silence.warned

/** A tally before the first vote. Where no proof of delivery is asked, everybody counts as reached from the start. */
export const emptyTally = (policy: VotingPolicy, electorate: Electorate): Tally => {
  const tally = keep(noTally)
  if (!policy.silence.provenDelivery && !policy.silence.warned)
    for (const dwelling of Object.keys(electorate.voters)) enterReached(tally, electorate, dwelling)
  return tally
}

const notInForce = ({ policy, on }: Poll): readonly PolicyNotInForce[] => {
  const { id, validFrom, validTo } = policy.head
  if (isInForce(policy, on)) return []
  return [{ type: 'PolicyNotInForce', policy: id, on, validFrom, ...(validTo !== undefined && { validTo }) }]
}

const notLeft = ({ policy, silence }: Poll): readonly SilenceNotLeftToOwners[] => {
  if (silence === undefined || silenceAllowed(policy, silence)) return []
  const { ownersMayAgree } = policy.silence
  return [{ type: 'SilenceNotLeftToOwners', policy: policy.head.id, silence, ownersMayAgree }]
}

const tallied = (poll: Poll, electorate: Electorate): Tally => {
  const tally = emptyTally(poll.policy, electorate) as Writable<Tally>
  const all = poll.policy.silence.provenDelivery ? poll.delivered : Object.keys(electorate.voters)
  if (letsSilenceCount(poll.policy, poll.warned)) for (const dwelling of all) enterReached(tally, electorate, dwelling)
  for (const { dwelling, choice, inPerson = false } of lastBallots(poll.ballots))
    enterVote(tally, electorate, dwelling, { choice, inPerson })
  return tally
}

/** The result of a vote as it stands. */
export const resultOf = (vote: Vote): VoteCount => {
  const conditions = weigh(vote)
  return { passed: conditions.every(({ met }) => met), conditions, vote }
}

/**
 * Counts a vote from nothing, exactly: no float, no rounding, every condition with what it needs, has and lacks.
 *
 * @remarks Civil Code art. 278 for China; what other laws ask is in their policies.
 */
export const countVotes = (poll: Poll): E.Either<CountRefused | ElectorateRefused, VoteCount> => {
  const electorate = electorateOf(poll.policy, poll.roll)
  if (E.isLeft(electorate)) return electorate
  const [first, ...rest] = [...notInForce(poll), ...notLeft(poll), ...ballotProblems(poll.policy, poll.roll, poll)]
  if (first !== undefined) return E.left({ type: 'CountRefused', problems: [first, ...rest] })
  const silence = poll.silence ?? poll.policy.silence.unlessAgreed
  const tally = tallied(poll, electorate.right)
  return E.right(resultOf({ policy: poll.policy, electorate: electorate.right, silence, tally }))
}

/**
 * The same vote with one more ballot, or with a dwelling's ballot replaced. It copies the tally; where a renovation
 * records votes, they are entered in place.
 */
export const withBallot = (
  vote: Vote,
  { dwelling, choice, inPerson = false }: Pick<Ballot, 'dwelling' | 'choice' | 'inPerson'>,
): Vote => {
  const tally = keep(vote.tally)
  enterVote(tally, vote.electorate, dwelling, { choice, inPerson })
  return { ...vote, tally }
}
