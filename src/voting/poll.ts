import * as E from 'fp-ts/Either'
import { malformed, plainCopyOf, type Malformed } from '../kernel/guard.ts'
import { flag, list, optional, record, Shape, text, type PlainStructOf, type StructOf } from '../kernel/shape.ts'
import { Day } from '../vocabulary/calendarDate.ts'
import { DwellingId } from '../vocabulary/ids.ts'
import { Ballot } from './ballots.ts'
import { countVotes, type CountRefused, type VoteCount } from './count.ts'
import type { ElectorateRefused } from './electorate.ts'
import { Silence, VotingPolicy, type PlainVotingPolicy } from './policy.ts'
import { freezeRoll, RollRow, type RollRefused } from './roll.ts'

const most = 100_000
const id = text(1, 100)

const idOrPolicy: Shape<string | VotingPolicy, string | PlainVotingPolicy> = new Shape(
  () => `${id.name}|${VotingPolicy.name}`,
  (value) => (typeof value === 'string' ? id : VotingPolicy).problemsOf(value),
)

const fields = {
  /** The law: its id among those handed in, or the law itself. */
  policy: idOrPolicy,
  /** The day of the count. */
  on: Day,
  silence: optional(Silence),
  /** Whether the owners were told what silence would mean; absent when they were not. */
  warned: optional(flag),
  roll: list(RollRow, 0, most),
  /** The dwellings to which delivery is proven; absent when it is to none. */
  delivered: optional(list(DwellingId, 0, most)),
  ballots: list(Ballot, 0, most),
}

const shape: Shape<StructOf<typeof fields>, PlainStructOf<typeof fields>> = record(fields)

/** A poll as an app has it: a law, a roll and ballots, all as plain JSON. */
export type PlainPoll = PlainStructOf<typeof fields>

/** None of the policies handed in has this id. */
export interface UnknownPolicy {
  readonly type: 'UnknownPolicy'
  readonly policy: string
  readonly known: readonly string[]
}

/** Why a poll was not counted. */
export type PollRefused = Malformed | UnknownPolicy | RollRefused | CountRefused | ElectorateRefused

const policyAmong = (
  policies: readonly VotingPolicy[],
  wanted: string | VotingPolicy,
): E.Either<UnknownPolicy, VotingPolicy> => {
  if (typeof wanted !== 'string') return E.right(wanted)
  const found = policies.find(({ head }) => head.id === wanted)
  if (found !== undefined) return E.right(found)
  return E.left({ type: 'UnknownPolicy', policy: wanted, known: policies.map(({ head }) => head.id) })
}

/**
 * Counts a vote from plain JSON, of which nothing is believed before it is checked: the file of an election, the body of
 * a request ({@link PlainPoll}). Everything wrong with it is told with its place.
 */
export const countPoll = (policies: readonly VotingPolicy[], input: unknown): E.Either<PollRefused, VoteCount> => {
  const copy = plainCopyOf(input)
  if (E.isLeft(copy)) return copy
  const problems = shape.problemsOf(copy.right)
  if (problems !== null) return E.left(malformed(problems))
  const { policy: wanted, roll: rows, warned = false, delivered = [], ...rest } = copy.right as (typeof shape)['_A']
  const policy = policyAmong(policies, wanted)
  if (E.isLeft(policy)) return policy
  const roll = freezeRoll(rows, rest.on)
  return E.isLeft(roll) ? roll : countVotes({ policy: policy.right, roll: roll.right, warned, delivered, ...rest })
}
