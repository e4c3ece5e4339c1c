import type { Problem } from '../kernel/problem.ts'
import type { Share, Threshold } from '../vocabulary/share.ts'
import type { Condition } from './condition.ts'

type Path = readonly (string | number)[]

type Fallback =
  | { readonly kind: 'again' }
  | { readonly kind: 'secondCall'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'bridge'; readonly threshold: Threshold; readonly conditions: readonly Condition[] }

/** What of a policy can contradict itself. */
interface Said {
  readonly head: { readonly validFrom: string; readonly validTo?: string }
  readonly matters: readonly string[]
  readonly scope: string
  readonly excludes: readonly string[]
  readonly groups?: { readonly by: string }
  readonly conditions: readonly Condition[]
  readonly silence: { readonly ownersMayAgree: readonly string[] }
  readonly fallback: readonly Fallback[]
  readonly consequence: { readonly opensOn?: readonly string[] }
}

const at = (path: Path, expected: string, found: string): Problem => ({ path, expected, found })

const fraction = ({ numerator, denominator }: Share): string => `${numerator}/${denominator}`

const unreachable = (path: Path, { kind, share }: Threshold): readonly Problem[] => {
  if (kind === 'moreThan' && share.numerator === share.denominator)
    return [at([...path, 'share'], 'a share that can be exceeded', 'more than the whole')]
  if (kind === 'atLeast' && share.numerator === 0)
    return [at([...path, 'share'], 'a share above nothing', 'at least nothing')]
  return []
}

const keyOf = (one: Condition): string => {
  if (one.about === 'inPerson') return one.about
  return [one.about, one.weight, one.about === 'participation' ? 'all' : one.base, one.of].join(' ')
}

const repeated = (path: Path, conditions: readonly Condition[]): readonly Problem[] =>
  conditions.flatMap((one, i) => {
    const first = conditions.findIndex((other) => keyOf(other) === keyOf(one))
    return first === i ? [] : [at([...path, i], 'each condition once', `the same as condition ${first}: ${keyOf(one)}`)]
  })

const alone = (path: Path, one: Condition): readonly Problem[] => {
  if (one.about === 'participation' || one.about === 'approval')
    return unreachable([...path, 'threshold'], one.threshold)
  const share = one.about === 'opposition' ? one.atMost : one.share
  if (one.about === 'opposition' && share.numerator === share.denominator)
    return [at([...path, 'atMost'], 'a share below the whole', 'everybody may oppose')]
  return one.about === 'inPerson' && share.numerator === 0 ? [at([...path, 'share'], 'a share above nothing', '0')] : []
}

const sum = (a: Share, b: Share): readonly [bigint, bigint] => [
  BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator),
  BigInt(a.denominator) * BigInt(b.denominator),
]

// Both hold of the votes cast, where whoever is not for is against: less opposition than the agreement leaves says nothing.
const clashing = (path: Path, conditions: readonly Condition[]): readonly Problem[] =>
  conditions.flatMap((one, i) => {
    if (one.about !== 'opposition' || one.base !== 'cast') return []
    const other = conditions.find(
      (c) => c.about === 'approval' && c.base === 'cast' && c.weight === one.weight && c.of === one.of,
    )
    if (other?.about !== 'approval') return []
    const [part, whole] = sum(one.atMost, other.threshold.share)
    const found = `${fraction(one.atMost)} beside ${fraction(other.threshold.share)} in favour`
    return part < whole ? [at([...path, i, 'atMost'], 'opposition that the approval does not rule out', found)] : []
  })

const deciding = (path: Path, conditions: readonly Condition[]): readonly Problem[] =>
  conditions.some(({ about }) => about === 'approval' || about === 'opposition')
    ? []
    : [at(path, 'a condition that decides: approval or opposition', 'none')]

const conditionsAt = (path: Path, conditions: readonly Condition[]): readonly Problem[] => [
  ...conditions.flatMap((one, i) => alone([...path, i], one)),
  ...repeated(path, conditions),
  ...clashing(path, conditions),
  ...deciding(path, conditions),
]

const grouping = ({ groups, scope, conditions, fallback }: Said): readonly Problem[] => {
  const all = [...conditions, ...fallback.flatMap((one) => (one.kind === 'again' ? [] : one.conditions))]
  const asked = all.some((one) => one.about !== 'inPerson' && one.of === 'eachGroup')
  if (groups === undefined) return asked ? [at(['groups'], 'the groups that a condition asks', 'nothing')] : []
  if (!asked) return [at(['groups'], 'a condition that asks each group', 'none')]
  const finest = scope === 'stairUnit' || scope === 'household' || scope === groups.by
  return finest ? [at(['groups', 'by'], `groups smaller than one ${scope}`, groups.by)] : []
}

const validity = ({ head: { validFrom, validTo } }: Said): readonly Problem[] =>
  validTo !== undefined && validTo < validFrom
    ? [at(['head', 'validTo'], `a day not before ${validFrom}`, validTo)]
    : []

const strangers = (path: Path, words: readonly string[], among: readonly string[]): readonly Problem[] =>
  words.flatMap((word, i) => (among.includes(word) ? [] : [at([...path, i], 'one of the matters', word)]))

const twice = (path: Path, words: readonly string[]): readonly Problem[] =>
  words.flatMap((word, i) => (words.indexOf(word) < i ? [at([...path, i], 'each word once', word)] : []))

/** What in a policy contradicts itself; `null` when nothing does. Every problem has its path. */
export const contradictionsIn = (policy: Said): readonly Problem[] | null => {
  const { fallback, silence, matters } = policy
  const opensOn = policy.consequence.opensOn ?? []
  const problems = [
    ...validity(policy),
    ...twice(['matters'], matters),
    ...twice(['consequence', 'opensOn'], opensOn),
    ...strangers(['consequence', 'opensOn'], opensOn, matters),
    ...twice(['excludes'], policy.excludes),
    ...twice(['silence', 'ownersMayAgree'], silence.ownersMayAgree),
    ...conditionsAt(['conditions'], policy.conditions),
    ...fallback.flatMap((one, i) =>
      one.kind === 'again' ? [] : conditionsAt(['fallback', i, 'conditions'], one.conditions),
    ),
    ...fallback.flatMap((one, i) =>
      one.kind === 'bridge' ? unreachable(['fallback', i, 'threshold'], one.threshold) : [],
    ),
    ...grouping(policy),
  ]
  return problems.length === 0 ? null : problems
}
