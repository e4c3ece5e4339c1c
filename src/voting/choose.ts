import * as E from 'fp-ts/Either'
import { daysOf, type CalendarDate } from '../vocabulary/calendarDate.ts'
import type { VotingPolicy } from './policy.ts'

/** What is to be voted on, where and when. */
export interface Question {
  /** As the policy's head spells it, such as `CN` or `CN-31`: a city's rule is not looked for in its country's. */
  readonly jurisdiction: string
  readonly matter: string
  readonly on: CalendarDate
}

/** No policy answers: what there is for that place and matter at other times is named. */
export interface NoVotingPolicy extends Question {
  readonly type: 'NoVotingPolicy'
  readonly atOtherTimes: readonly string[]
}

/** Several policies answer, and nobody has said which one holds. */
export interface SeveralVotingPolicies extends Question {
  readonly type: 'SeveralVotingPolicies'
  readonly policies: readonly string[]
}

/** Whether a policy is certainly in force on a date: on every day that the date may mean. */
export const isInForce = ({ head: { validFrom, validTo } }: VotingPolicy, on: CalendarDate): boolean => {
  const { first, last } = daysOf(on)
  return validFrom <= first && (validTo === undefined || last <= validTo)
}

/**
 * The policy for a matter in a place on a day. A gap and an overlap are errors that name what was found: which law holds
 * is never guessed.
 */
export const policyFor = (
  policies: readonly VotingPolicy[],
  question: Question,
): E.Either<NoVotingPolicy | SeveralVotingPolicies, VotingPolicy> => {
  const { jurisdiction, matter, on } = question
  const there = policies.filter(({ head, matters }) => head.jurisdiction === jurisdiction && matters.includes(matter))
  const [only, ...more] = there.filter((policy) => isInForce(policy, on))
  const ids = (some: readonly VotingPolicy[]): readonly string[] => some.map(({ head }) => head.id)
  if (only === undefined) return E.left({ type: 'NoVotingPolicy', jurisdiction, matter, on, atOtherTimes: ids(there) })
  if (more.length === 0) return E.right(only)
  return E.left({ type: 'SeveralVotingPolicies', jurisdiction, matter, on, policies: ids([only, ...more]) })
}
