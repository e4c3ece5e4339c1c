import type { Day } from '../vocabulary/calendarDate.ts'

/** What a figure counts, or the exact fraction that it is. */
export type Unit =
  | 'communities'
  | 'households'
  | 'buildings'
  | 'stairUnits'
  | 'hundredthsOfSquareMetre'
  | 'hundredthsOfMetre'
  | 'hundredthsOfPiece'
  | 'findings'
  | 'inspections'
  | 'rectifications'
  | 'people'
  | 'organisations'
  | 'initiatives'
  | 'occasions'
  | 'worksItems'
  | 'incidents'
  | 'days'
  | 'fen'
  | 'feedback'
  | 'share'

/** One renovation's contribution to a metric: what is counted, and of how much where the metric is a share. */
export interface Part {
  readonly numerator: number
  readonly denominator?: number
  /**
   * Of how many of those that it is about, such as communities or buildings, it cannot be told: they are in neither number.
   * Absent where it can be told of all.
   */
  readonly untold?: number
}

/**
 * What a metric adds up, kept apart by renovation, so that tallies of a street, a city and a nation merge alike and a
 * merged figure can be followed back to its renovations.
 */
export interface Tally {
  readonly metric: string
  readonly unit: Unit
  /** What is counted against what, in words of the trade. */
  readonly basis: string
  readonly asOf: Day
  readonly parts: { readonly [renovation: string]: Part }
}

/**
 * A reported figure. `none` where there is nothing to measure against yet, and where it can be told of none of those that it
 * is about: never 0, never NaN.
 */
export interface Figure {
  readonly metric: string
  /** For a share the exact fraction; it is nowhere rounded. */
  readonly value: 'none' | number | { readonly numerator: number; readonly denominator: number }
  readonly unit: Unit
  readonly numerator: number
  readonly denominator: number | 'none'
  /** Of how many of those that it is about it cannot be told: while it is there, a number is too low. */
  readonly untold?: number
  readonly basis: string
  readonly asOf: Day
}

/** Two tallies that cannot be added: another metric, basis or day, or two accounts of one renovation that differ. */
export interface Unmergeable {
  readonly type: 'Unmergeable'
  readonly because: 'metric' | 'unit' | 'basis' | 'asOf' | 'renovation'
  readonly left: string
  readonly right: string
}

/** The answer to a merge: the sum, or why there is none. */
export type Merged = { readonly type: 'Merged'; readonly tally: Tally } | Unmergeable

const isSamePart = (a: Part, b: Part): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator && (a.untold ?? 0) === (b.untold ?? 0)

const clash = (a: Tally, b: Tally): Unmergeable | undefined => {
  for (const because of ['metric', 'unit', 'basis', 'asOf'] as const)
    if (a[because] !== b[because]) return { type: 'Unmergeable', because, left: a[because], right: b[because] }
  const both = Object.keys(a.parts).find((id) => {
    const [x, y] = [a.parts[id], Object.hasOwn(b.parts, id) ? b.parts[id] : undefined]
    return x !== undefined && y !== undefined && !isSamePart(x, y)
  })
  return both === undefined ? undefined : { type: 'Unmergeable', because: 'renovation', left: both, right: both }
}

/**
 * Adds two tallies. In whatever order and grouping tallies are merged, the sum is the same; a renovation that is in both
 * counts once, and two accounts of it that differ are not added.
 */
export const merge = (a: Tally, b: Tally): Merged =>
  clash(a, b) ?? { type: 'Merged', tally: { ...a, parts: { ...a.parts, ...b.parts } } }

/** Adds any number of tallies, at least one. */
export const mergeAll = (first: Tally, ...rest: readonly Tally[]): Merged => {
  const parts = new Map(Object.entries(first.parts))
  for (const tally of rest) {
    const found = clash({ ...first, parts: {} }, { ...tally, parts: {} }) ?? overlap(parts, tally)
    if (found !== undefined) return found
    for (const [id, part] of Object.entries(tally.parts)) parts.set(id, part)
  }
  return { type: 'Merged', tally: { ...first, parts: Object.fromEntries(parts) } }
}

const overlap = (parts: ReadonlyMap<string, Part>, { parts: more }: Tally): Unmergeable | undefined => {
  for (const [id, part] of Object.entries(more)) {
    const known = parts.get(id)
    if (known !== undefined && !isSamePart(known, part))
      return { type: 'Unmergeable', because: 'renovation', left: id, right: id }
  }
  return undefined
}

// Numbers that cannot be added exactly are told, never rounded.
const sum = (numbers: readonly number[]): number => {
  const total = numbers.reduce((so, one) => so + one, 0)
  if (!Number.isSafeInteger(total)) throw new RangeError('a sum lies beyond what can be kept exactly')
  return total
}

const valueOf = (unit: Unit, numerator: number, denominator: number | 'none', untold: number): Figure['value'] => {
  if (unit !== 'share') return numerator === 0 && untold > 0 ? 'none' : numerator
  return denominator === 'none' || denominator === 0 ? 'none' : { numerator, denominator }
}

/** The figure that a tally amounts to. A sum beyond 2^53 - 1 is an error that says so. */
export const figure = ({ metric, unit, basis, asOf, parts }: Tally): Figure => {
  const all = Object.values(parts)
  const numerator = sum(all.map((part) => part.numerator))
  const measured = all.filter((part) => part.denominator !== undefined)
  const denominator = measured.length === 0 ? 'none' : sum(measured.map((part) => part.denominator ?? 0))
  const untold = sum(all.map((part) => part.untold ?? 0))
  const value = valueOf(unit, numerator, denominator, untold)
  return { metric, value, unit, numerator, denominator, ...(untold > 0 && { untold }), basis, asOf }
}
