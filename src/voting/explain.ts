import { keep } from '../kernel/keep.ts'
import { lookup } from '../kernel/lookup.ts'
import type { Share } from '../vocabulary/share.ts'
import type { DwellingId } from '../vocabulary/ids.ts'
import type { Condition } from './condition.ts'
import { whole } from './electorate.ts'
import { fewestFurther, outstanding } from './fewest.ts'
import type { Choice, Silence, VotingPolicy } from './policy.ts'
import { enterVote, sumsOf, takeOutVote } from './tally.ts'
import { majorityOf, passes, weigh, type Majority, type Vote } from './weigh.ts'
import type { WeighedCondition } from './weighed.ts'

/** What silence did: what it counts as here, and of how many dwellings it counted. */
export interface SilenceExplained {
  readonly means: Silence
  /** Dwellings that have not answered, and those of them whose silence counts. */
  readonly unanswered: number
  readonly counted: number
  /** What the policy asks before silence may count; a dwelling for which it is not proven stays out. */
  readonly asks: readonly ('provenDelivery' | 'warning')[]
}

/** A condition that staying away can keep from being met: there a vote against may carry what no vote would not. */
export interface ParticipationTrap {
  readonly type: 'ParticipationTrap'
  readonly about: 'participation' | 'inPerson'
  readonly weight: WeighedCondition['weight']
}

/** How the vote may go on where it has not passed. */
export interface FallbackExplained {
  readonly kind: 'bridge' | 'secondCall' | 'again'
  /** Whether what it asks of this vote is there. */
  readonly open: boolean
  readonly conditions: readonly WeighedCondition[]
  readonly afterDays?: number
}

/** A vote explained to the last household: data, of which sentences are made elsewhere. It names no dwelling. */
export interface VoteExplanation {
  readonly policy: string
  readonly basis: string
  readonly verified: boolean
  readonly passed: boolean
  readonly conditions: readonly WeighedCondition[]
  readonly silence: SilenceExplained
  readonly majority: Majority
  /** Whether the votes that are still out can carry it, or bring it down, those given standing as they are. */
  readonly canStillPass: boolean
  readonly canStillFail: boolean
  /** The fewest further votes in favour that carry it; absent when not even all of them would. */
  readonly fewestFurtherVotes?: { readonly votes: number; readonly exact: boolean }
  /** How many withdrawals of the largest votes in favour undo what has passed; absent when it has not passed. */
  readonly withdrawals?: { readonly undoing: number; readonly exact: boolean }
  readonly traps: readonly ParticipationTrap[]
  readonly fallbacks: readonly FallbackExplained[]
}

const isLess = (a: Share, b: Share): boolean =>
  BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator)

const impliedBy = (one: Extract<Condition, { readonly about: 'participation' }>) => (other: Condition) =>
  other.about === 'approval' &&
  other.base === 'all' &&
  other.weight === one.weight &&
  other.of === one.of &&
  !isLess(other.threshold.share, one.threshold.share) &&
  (isLess(one.threshold.share, other.threshold.share) ||
    one.threshold.kind === 'atLeast' ||
    other.threshold.kind === 'moreThan')

/**
 * The participation traps of a policy: where enough must take part and agreement is measured among those who do, somebody
 * who is against does more by staying at home than by voting no.
 */
export const trapsOf = ({ conditions }: VotingPolicy): readonly ParticipationTrap[] =>
  conditions.flatMap((one): readonly ParticipationTrap[] => {
    if (one.about === 'inPerson') return [{ type: 'ParticipationTrap', about: 'inPerson', weight: 'head' }]
    if (one.about !== 'participation' || conditions.some(impliedBy(one))) return []
    return [{ type: 'ParticipationTrap', about: 'participation', weight: one.weight }]
  })

const explainSilence = ({ policy, tally, silence }: Vote, unanswered: readonly DwellingId[]): SilenceExplained => {
  const counted = unanswered.filter((id) => lookup(tally.reached, id) !== undefined).length
  const { provenDelivery, warned } = policy.silence
  const asks = [...(provenDelivery ? (['provenDelivery'] as const) : []), ...(warned ? (['warning'] as const) : [])]
  return { means: silence, unanswered: unanswered.length, counted: silence === 'none' ? 0 : counted, asks }
}

const sayingAll = (vote: Vote, dwellings: readonly DwellingId[], choice: Choice): Vote => {
  const tally = keep(vote.tally)
  for (const dwelling of dwellings) enterVote(tally, vote.electorate, dwelling, { choice, inPerson: true })
  return { ...vote, tally }
}

// What can be worst for a motion: to be opposed, or that those who abstain no longer take part.
const worst: readonly Choice[] = ['against', 'abstain']

const withdrawals = (vote: Vote): VoteExplanation['withdrawals'] => {
  const tally = keep(vote.tally)
  const left = { ...vote, tally }
  const inFavour = Object.keys(vote.tally.cast).filter((id) => vote.tally.cast[id]?.choice === 'for')
  const size = (id: string): number => {
    const { area, share, landArea } = lookup(vote.electorate.voters, id)?.weights ?? {}
    return area ?? share ?? landArea ?? 1
  }
  inFavour.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))
  let undoing = 0
  while (passes(left) && undoing < inFavour.length) takeOutVote(tally, vote.electorate, inFavour[undoing++] ?? '')
  return passes(left) ? undefined : { undoing, exact: undoing === 1 }
}

const explainFallbacks = (vote: Vote, passed: boolean): readonly FallbackExplained[] =>
  passed
    ? []
    : vote.policy.fallback.map((one) => {
        if (one.kind === 'again') return { kind: one.kind, open: true, conditions: [], afterDays: one.afterDays }
        const conditions = weigh(vote, one.conditions)
        if (one.kind === 'secondCall') {
          const short = weigh(vote).some(({ about, met }) => about === 'participation' && !met)
          return { kind: one.kind, open: short, conditions }
        }
        const { weight, base, threshold } = one
        const [near] = weigh(vote, [{ about: 'approval', weight, base, threshold, of: 'whole' }])
        return { kind: one.kind, open: near?.met === true, conditions }
      })

/**
 * Explains a vote as it stands: each condition, what silence did, the fewest further votes that would carry it, whether it
 * can still pass or fail, what withdrawals would undo, and where staying at home says more than voting.
 */
export const explainVote = (vote: Vote): VoteExplanation => {
  const { head } = vote.policy
  const conditions = weigh(vote)
  const passed = conditions.every(({ met }) => met)
  const unanswered = outstanding(vote)
  const fewest = fewestFurther(vote)
  const undone = passed ? withdrawals(vote) : undefined
  return {
    policy: head.id,
    basis: head.basis,
    verified: head.verified,
    passed,
    conditions,
    silence: explainSilence(vote, unanswered),
    majority: majorityOf(vote),
    canStillPass: fewest !== undefined,
    canStillFail: !passed || !worst.every((choice) => passes(sayingAll(vote, unanswered, choice))),
    ...(fewest && { fewestFurtherVotes: { votes: fewest.votes, exact: fewest.exact } }),
    ...(undone && { withdrawals: undone }),
    traps: trapsOf(vote.policy),
    fallbacks: explainFallbacks(vote, passed),
  }
}

/** The dwellings whose votes would carry a motion: only for those who go from door to door, never for a report. */
export const witnessesOf = (vote: Vote): readonly DwellingId[] | undefined => fewestFurther(vote)?.witness

/** How many heads, and how much of each weight, the whole electorate has: the figures of a notice of voting. */
export const electorateFigures = ({ electorate, tally }: Vote) => ({
  all: electorate.all[whole] ?? {},
  voted: Object.keys(tally.cast).length,
  heads: sumsOf(tally, whole, 'head'),
})
