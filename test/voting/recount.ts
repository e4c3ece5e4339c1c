import type { Condition } from '../../src/voting/condition.ts'
import { headOf, mayVote } from '../../src/voting/electorate.ts'
import type { Choice, VotingPolicy } from '../../src/voting/policy.ts'
import type { RollRow } from '../../src/voting/roll.ts'

// A recount that shares nothing with the engine but the rule whose head is whose: sets of people instead of sums, and
// fractions of big integers.

type Side = 'for' | 'against' | 'nothing' | 'abstain'

export interface Paper {
  readonly choice: Choice
  readonly inPerson: boolean
}

export interface Told {
  readonly policy: VotingPolicy
  readonly rows: readonly RollRow[]
  readonly papers: ReadonlyMap<string, Paper>
  readonly reached: ReadonlySet<string>
}

interface Bloc {
  readonly rows: readonly RollRow[]
  readonly size: bigint
}

const weightOf = (row: RollRow, weight: string): bigint =>
  BigInt(weight === 'area' ? row.area : weight === 'share' ? (row.share ?? 0) : 1)

const blocsBy = ({ policy }: Told, rows: readonly RollRow[], weight: string): readonly Bloc[] => {
  if (weight !== 'head') return rows.map((row) => ({ rows: [row], size: weightOf(row, weight) }))
  const heads = [...new Set(rows.map((row) => headOf(policy, row as never)))]
  return heads.map((head) => ({ rows: rows.filter((row) => headOf(policy, row as never) === head), size: 1n }))
}

const choicesOf = ({ papers }: Told, { rows }: Bloc): readonly Choice[] =>
  rows.flatMap(({ dwelling }) => papers.get(dwelling ?? '')?.choice ?? [])

const said = (told: Told, bloc: Bloc): Choice | 'divided' | 'silent' | 'unreached' => {
  const choices = choicesOf(told, bloc)
  const firm = new Set(choices.filter((choice) => choice === 'for' || choice === 'against'))
  if (firm.size > 1) return 'divided'
  const [first] = [...firm, ...choices.filter((choice) => choice === 'follow'), ...choices]
  if (first !== undefined) return first
  return bloc.rows.some(({ dwelling }) => told.reached.has(dwelling ?? '')) ? 'silent' : 'unreached'
}

const total = (blocs: readonly Bloc[]): bigint => blocs.reduce((sum, { size }) => sum + size, 0n)

const leads = (told: Told, weight: string): Side => {
  const blocs = blocsBy(told, told.rows, weight)
  const of = (word: string): bigint => total(blocs.filter((bloc) => said(told, bloc) === word))
  const half = told.policy.silence.majorityOf === 'all' ? total(blocs) : of('for') + of('against')
  return of('for') * 2n > half ? 'for' : of('against') * 2n > half ? 'against' : 'nothing'
}

const followed = (told: Told): Side => {
  const weights = told.policy.conditions.map((one) => (one.about === 'inPerson' ? 'head' : one.weight))
  const sides = new Set(weights.map((weight) => leads(told, weight)))
  const [only] = sides
  return sides.size === 1 && only !== undefined ? only : 'nothing'
}

const sideOf = (told: Told, bloc: Bloc, majority: Side): Side | 'absent' => {
  const word = said(told, bloc)
  if (word === 'divided') return 'nothing'
  if (word === 'follow') return majority
  if (word === 'unreached') return 'absent'
  if (word !== 'silent') return word
  const { unlessAgreed } = told.policy.silence
  if (unlessAgreed === 'none') return 'absent'
  if (unlessAgreed === 'against') return 'against'
  return unlessAgreed === 'follows-majority' ? majority : 'nothing'
}

const holdsIn = (told: Told, rows: readonly RollRow[], one: Exclude<Condition, { about: 'inPerson' }>): boolean => {
  const blocs = blocsBy(told, rows, one.weight)
  const majority = followed(told)
  const voted = (bloc: Bloc): boolean => choicesOf(told, bloc).length > 0
  const side = (bloc: Bloc): string => sideOf(told, bloc, majority)
  const takesPart = (bloc: Bloc): boolean =>
    ['for', 'against', 'nothing'].includes(side(bloc)) ||
    (side(bloc) === 'abstain' && told.policy.abstention === 'participates')
  const bases = {
    all: blocs,
    participating: blocs.filter(takesPart),
    cast: blocs.filter((bloc) => ['for', 'against'].includes(side(bloc))),
    present: blocs.filter(voted),
  }
  const of = bases[one.about === 'participation' ? 'all' : one.base]
  const counted = one.about !== 'participation' && one.base === 'present' ? blocs.filter(voted) : blocs
  const wanted = {
    participation: takesPart,
    approval: (b: Bloc) => side(b) === 'for',
    opposition: (b: Bloc) => side(b) === 'against',
  }
  const part = total(counted.filter(wanted[one.about]))
  const share = one.about === 'opposition' ? one.atMost : one.threshold.share
  const [have, need] = [part * BigInt(share.denominator), total(of) * BigInt(share.numerator)]
  if (one.about === 'opposition') return have <= need
  return total(of) > 0n && part > 0n && (one.threshold.kind === 'atLeast' ? have >= need : have > need)
}

const groupsOf = ({ policy, rows }: Told): readonly (readonly RollRow[])[] => {
  const { groups } = policy
  if (groups === undefined) return []
  const name = (row: RollRow): string => (groups.shopsTogether && row.use === 'shop' ? 'shops' : `at ${row[groups.by]}`)
  const heads = (some: readonly RollRow[]): number => new Set(some.map((row) => headOf(policy, row as never))).size
  return [...new Set(rows.map(name))]
    .map((one) => rows.filter((row) => name(row) === one))
    .filter((some) => heads(some) > groups.exemptUpTo)
}

const enoughInPerson = (told: Told, { share, owners }: Extract<Condition, { about: 'inPerson' }>): boolean => {
  const blocs = blocsBy(told, told.rows, 'head')
  const came = blocs.filter(({ rows }) => rows.some(({ dwelling }) => told.papers.get(dwelling ?? '')?.inPerson)).length
  return came >= 1 && (came >= owners || came * share.denominator >= blocs.length * share.numerator)
}

/** Whether a vote has passed, recounted by other means. */
export const recounted = (all: Told): boolean => {
  const told = { ...all, rows: all.rows.filter((row) => mayVote(all.policy, row as never)) }
  return told.policy.conditions.every((one) => {
    if (one.about === 'inPerson') return enoughInPerson(told, one)
    const groups = one.of === 'whole' ? [told.rows] : groupsOf(told)
    return groups.every((rows) => holdsIn(told, rows, one))
  })
}
