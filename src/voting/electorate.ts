import * as E from 'fp-ts/Either'
import type { NonEmptyArray } from 'fp-ts/NonEmptyArray'
import type { DwellingId } from '../vocabulary/ids.ts'
import type { Weight } from './condition.ts'
import { weightsOf, type VotingPolicy } from './policy.ts'
import type { Entry, Roll } from './roll.ts'

/** The whole of a vote among its groups: every voter belongs to it. */
export const whole = '*'

/** Amounts by weight. */
export type Weights = { readonly [W in Weight]?: number }

/** A dwelling with a vote: whose head it speaks for, where it is counted, and what it weighs. */
export interface Voter {
  readonly head: string
  readonly groups: readonly string[]
  readonly weights: Weights
}

/** A roll seen through a policy: heads derived by its rules, weights and groups as it asks for them. Plain JSON. */
export interface Electorate {
  readonly voters: { readonly [dwelling: string]: Voter }
  /** What each group weighs in all, and the whole under `*`. */
  readonly all: { readonly [group: string]: Weights }
  /** The groups that a condition on each group asks. */
  readonly asked: readonly string[]
}

/** Why a policy cannot be applied to a roll, with the dwellings concerned. */
export type ElectorateProblem =
  | { readonly type: 'WeightMissing'; readonly weight: Weight; readonly dwellings: readonly DwellingId[] }
  | {
      readonly type: 'PlaceMissing'
      readonly of: 'building' | 'stairUnit'
      readonly dwellings: readonly DwellingId[]
    }
  | {
      readonly type: 'SeveralPlaces'
      readonly scope: 'building' | 'stairUnit' | 'household'
      readonly places: readonly string[]
    }
  | { readonly type: 'NobodyMayVote' }

/** A policy cannot be applied to a roll. */
export interface ElectorateRefused {
  readonly type: 'ElectorateRefused'
  readonly problems: NonEmptyArray<ElectorateProblem>
}

/** Whose head a dwelling speaks for: equal words, one head. */
export const headOf = ({ heads }: VotingPolicy, entry: Entry): string => {
  const single = `dwelling ${entry.dwelling}`
  if (entry.held === 'publicHousing' && heads.publicHousing === 'tenants') return single
  const each = entry.held === 'developer' ? heads.developer : heads.severalDwellings
  if (each === 'headEach') return single
  const speaking = heads.coOwners === 'together' ? entry.owners.toSorted() : entry.owners.slice(0, 1)
  return `owners ${JSON.stringify(speaking)}`
}

const groupsOf = ({ groups }: VotingPolicy, entry: Entry): readonly string[] => {
  if (groups === undefined) return [whole]
  if (groups.shopsTogether && entry.use === 'shop') return [whole, 'shops']
  return [whole, `${groups.by} ${entry[groups.by] ?? ''}`]
}

const weightOf = (entry: Entry, weight: Weight): number | undefined =>
  weight === 'area' || weight === 'share' || weight === 'landArea' ? entry[weight] : 1

const voterOf = (policy: VotingPolicy, weights: readonly Weight[], entry: Entry): Voter => ({
  head: headOf(policy, entry),
  groups: groupsOf(policy, entry),
  weights: Object.fromEntries(weights.filter((w) => w !== 'head').map((w) => [w, weightOf(entry, w)])),
})

const allOf = (voters: readonly Voter[]): Record<string, Weights> => {
  const sums: Record<string, Record<string, number>> = {}
  const heads = new Map<string, Set<string>>()
  for (const { head, groups, weights } of voters)
    for (const group of groups) {
      const sum = (sums[group] ??= { head: 0 })
      const known = heads.get(group) ?? new Set()
      heads.set(group, known.add(head))
      sum['head'] = known.size
      for (const [weight, amount] of Object.entries(weights)) sum[weight] = (sum[weight] ?? 0) + amount
    }
  return sums
}

const missingPlaces = ({ groups, scope }: VotingPolicy, entries: readonly Entry[]): readonly ElectorateProblem[] => {
  const lacking = (of: 'building' | 'stairUnit', some: readonly Entry[]): readonly ElectorateProblem[] => {
    const dwellings = some.filter((entry) => entry[of] === undefined).map(({ dwelling }) => dwelling)
    return dwellings.length === 0 ? [] : [{ type: 'PlaceMissing', of, dwellings }]
  }
  const asked = groups && entries.filter((entry) => !(groups.shopsTogether && entry.use === 'shop'))
  const named = scope === 'building' || scope === 'stairUnit' ? scope : undefined
  // A roll that names no place at all is the roll of one place.
  const halfNamed = named !== undefined && entries.some((entry) => entry[named] !== undefined)
  return [...(groups ? lacking(groups.by, asked ?? []) : []), ...(halfNamed ? lacking(named, entries) : [])]
}

const severalPlaces = ({ scope }: VotingPolicy, entries: readonly Entry[]): readonly ElectorateProblem[] => {
  if (scope !== 'building' && scope !== 'stairUnit' && scope !== 'household') return []
  const place = (entry: Entry) => (scope === 'household' ? entry.dwelling : entry[scope])
  const places = [...new Set(entries.map(place).filter((one) => one !== undefined))]
  return places.length > 1 ? [{ type: 'SeveralPlaces', scope, places }] : []
}

const missingWeights = (weights: readonly Weight[], entries: readonly Entry[]): readonly ElectorateProblem[] =>
  weights.flatMap((weight) => {
    const dwellings = entries.filter((entry) => (weightOf(entry, weight) ?? 0) === 0).map(({ dwelling }) => dwelling)
    return dwellings.length === 0 ? [] : [{ type: 'WeightMissing', weight, dwellings }]
  })

const exempt = ({ groups }: VotingPolicy, all: Weights): boolean => (all.head ?? 0) <= (groups?.exemptUpTo ?? 0)

/** Whether an entry of the roll has a vote under a policy. */
export const mayVote = ({ excludes }: VotingPolicy, { standing }: Entry): boolean =>
  standing === undefined || !excludes.includes(standing)

/** Derives the electorate of a policy from a roll, or says all that the roll lacks for it. */
export const electorateOf = (policy: VotingPolicy, roll: Roll): E.Either<ElectorateRefused, Electorate> => {
  const entries = roll.entries.filter((entry) => mayVote(policy, entry))
  const weights = weightsOf(policy)
  const [first, ...rest]: readonly ElectorateProblem[] = [
    ...(entries.length === 0 ? [{ type: 'NobodyMayVote' } as const] : []),
    ...missingWeights(weights, entries),
    ...missingPlaces(policy, entries),
    ...severalPlaces(policy, entries),
  ]
  if (first !== undefined) return E.left({ type: 'ElectorateRefused', problems: [first, ...rest] })
  const voters = entries.map((entry) => [entry.dwelling, voterOf(policy, weights, entry)] as const)
  const all = allOf(voters.map(([, voter]) => voter))
  const asked = Object.keys(all).filter((group) => group !== whole && !exempt(policy, all[group] ?? {}))
  return E.right({ voters: Object.fromEntries(voters), all, asked })
}
