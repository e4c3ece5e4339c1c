import type { Threshold } from '../vocabulary/share.ts'
import { neededOf } from '../vocabulary/share.ts'
import type { Condition, Weight } from './condition.ts'
import { whole, type Electorate } from './electorate.ts'
import { weightsOf, type Silence, type VotingPolicy } from './policy.ts'
import { inPersonOf, sumsOf, type Tally } from './tally.ts'
import type { WeighedCondition } from './weighed.ts'

/** A vote while it is counted: the law, who may vote, what silence means here and what was said so far. */
export interface Vote {
  readonly policy: VotingPolicy
  readonly electorate: Electorate
  readonly silence: Silence
  readonly tally: Tally
}

/** Which side has the majority that others may follow; `none` when neither has it by every weight. */
export type Majority = 'for' | 'against' | 'none'

/** What counts of a group by one weight, once silence and the followers have been taken to where they belong. */
interface Standing {
  readonly for: number
  readonly against: number
  readonly participating: number
  readonly cast: number
  /** Silence counts for nothing among those present. */
  readonly present: { readonly for: number; readonly against: number; readonly all: number }
  readonly all: number
}

/** Which side leads by one weight. */
export const leadBy = ({ policy, tally, electorate }: Vote, weight: Weight): Majority => {
  const { for: yes, against: no } = sumsOf(tally, whole, weight)
  const of = policy.silence.majorityOf === 'all' ? (electorate.all[whole]?.[weight] ?? 0) : yes + no
  if (yes * 2 > of) return 'for'
  return no * 2 > of ? 'against' : 'none'
}

/** The majority that followers and, where the owners so agreed, the silent go with: it must lead by every weight. */
export const majorityOf = (vote: Vote): Majority => {
  const [first = 'none', ...rest] = weightsOf(vote.policy).map((weight) => leadBy(vote, weight))
  return rest.every((lead) => lead === first) ? first : 'none'
}

const standingIn = (vote: Vote, majority: Majority, group: string, weight: Weight): Standing => {
  const said = sumsOf(vote.tally, group, weight)
  const { silence, policy } = vote
  const present = {
    for: said.for + (majority === 'for' ? said.follow : 0),
    against: said.against + (majority === 'against' ? said.follow : 0),
    all: said.for + said.against + said.abstain + said.follow + said.divided,
  }
  const following = silence === 'follows-majority' ? majority : silence
  const yes = present.for + (following === 'for' ? said.silent : 0)
  const no = present.against + (following === 'against' ? said.silent : 0)
  // Who would follow a majority that is not there takes part and says nothing, like a head that is divided.
  const leaderless = majority === 'none' ? said.follow + (silence === 'follows-majority' ? said.silent : 0) : 0
  const mute = leaderless + said.divided + (silence === 'participates' ? said.silent : 0)
  return {
    for: yes,
    against: no,
    participating: yes + no + mute + (policy.abstention === 'participates' ? said.abstain : 0),
    cast: yes + no,
    present,
    all: vote.electorate.all[group]?.[weight] ?? 0,
  }
}

const enough = (threshold: Threshold, of: number, reached: number) => {
  const needed = Math.max(1, neededOf(threshold, of))
  return { of, needed, reached, missing: Math.max(0, needed - reached), met: reached >= needed }
}

type Grouped = Exclude<Condition, { readonly about: 'inPerson' }>

const weighIn = (vote: Vote, majority: Majority, group: string, one: Grouped): WeighedCondition => {
  const { about, weight } = one
  const there = standingIn(vote, majority, group, weight)
  const named = group === whole ? {} : { group }
  if (one.about === 'participation')
    return { about, weight, base: 'all', ...named, ...enough(one.threshold, there.all, there.participating) }
  const { base } = one
  const of = base === 'present' ? there.present.all : there[base]
  const sides = base === 'present' ? there.present : there
  if (one.about === 'approval') return { about, weight, base, ...named, ...enough(one.threshold, of, sides.for) }
  const needed = neededOf({ kind: 'moreThan', share: one.atMost }, of) - 1
  const missing = Math.max(0, sides.against - needed)
  return { about, weight, base, ...named, of, needed, reached: sides.against, missing, met: missing === 0 }
}

/** Weighs these conditions as they stand if that majority is followed. */
export const weighUnder = (
  vote: Vote,
  conditions: readonly Condition[],
  majority: Majority,
): readonly WeighedCondition[] =>
  conditions.flatMap((one): readonly WeighedCondition[] => {
    if (one.about !== 'inPerson') {
      const groups = one.of === 'whole' ? [whole] : vote.electorate.asked
      return groups.map((group) => weighIn(vote, majority, group, one))
    }
    const heads = vote.electorate.all[whole]?.head ?? 0
    const { needed, ...rest } = enough({ kind: 'atLeast', share: one.share }, heads, inPersonOf(vote.tally))
    const least = Math.min(needed, one.owners)
    const missing = Math.max(0, least - rest.reached)
    return [{ about: 'inPerson', weight: 'head', base: 'all', ...rest, needed: least, missing, met: missing === 0 }]
  })

/** Weighs the conditions of a vote as it stands. */
export const weigh = (vote: Vote, conditions = vote.policy.conditions): readonly WeighedCondition[] =>
  weighUnder(vote, conditions, majorityOf(vote))

/** Whether every condition is met as the vote stands. */
export const passes = (vote: Vote): boolean => weigh(vote).every(({ met }) => met)
