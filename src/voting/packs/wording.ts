import type { PlainVotingPolicy, VotingPolicy } from '../policy.ts'

type PlainCondition = PlainVotingPolicy['conditions'][number]
type PlainThreshold = Extract<PlainCondition, { readonly about: 'approval' }>['threshold']
type PlainWeight = Extract<PlainCondition, { readonly about: 'approval' }>['weight']
type PlainBase = Extract<PlainCondition, { readonly about: 'approval' }>['base']
type Of = 'whole' | 'eachGroup'

/** At least a share (以上): the number itself is enough. */
export const atLeast = (numerator: number, denominator: number): PlainThreshold => ({
  kind: 'atLeast',
  share: { numerator, denominator },
})

/** More than a share (过半数): the number itself is not enough. */
export const moreThan = (numerator: number, denominator: number): PlainThreshold => ({
  kind: 'moreThan',
  share: { numerator, denominator },
})

/** So much must take part, by each of these weights. */
export const takePart = (weights: readonly PlainWeight[], threshold: PlainThreshold): readonly PlainCondition[] =>
  weights.map((weight) => ({ about: 'participation', weight, threshold, of: 'whole' }))

/** So much must agree, of a base, by each of these weights. */
export const agree = (
  weights: readonly PlainWeight[],
  base: PlainBase,
  threshold: PlainThreshold,
  of: Of = 'whole',
): readonly PlainCondition[] => weights.map((weight) => ({ about: 'approval', weight, base, threshold, of }))

/** What laws have in common that say nothing of owners' own rules: silence is no vote, and one owner is one head. */
export const plainLaw = {
  electorate: 'owners',
  excludes: [],
  heads: { severalDwellings: 'oneHead', coOwners: 'together', developer: 'oneHead', publicHousing: 'owningUnit' },
  abstention: 'participates',
  silence: { unlessAgreed: 'none', ownersMayAgree: [], provenDelivery: false, warned: false, majorityOf: 'cast' },
  changeOfVote: 'lastCounts',
  proxies: { kind: 'allowed', writtenPower: true, barred: [] },
  procedure: { noticeDays: 0 },
  fallback: [],
  consequence: { opens: [], pays: 'notSaid', compulsory: true },
} as const satisfies Partial<PlainVotingPolicy>

/** A policy of ours as a law that a poll can go by. A spec decodes every one, so that an import need not. */
export const pack = (policy: PlainVotingPolicy): VotingPolicy => policy as VotingPolicy
