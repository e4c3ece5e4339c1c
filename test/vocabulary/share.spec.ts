import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededOf, reaches, Share, Threshold } from '../../src/vocabulary/share.ts'
import { decoded, takes } from './decoded.ts'

type Kind = Threshold['kind']

const threshold = (kind: Kind, numerator: number, denominator: number): Threshold =>
  decoded(Threshold, { kind, share: { numerator, denominator } })

const twoThirds = threshold('atLeast', 2, 3)
const half = threshold('moreThan', 1, 2)

describe('A threshold', () => {
  it.each([
    ['at least 2/3', twoThirds, 129, 86],
    ['at least 3/4', threshold('atLeast', 3, 4), 129, 97],
    ['more than 1/2', half, 129, 65],
    ['at least 80 %', threshold('atLeast', 80, 100), 129, 104],
    ['at least 90 %', threshold('atLeast', 9, 10), 129, 117],
    ['at least 95 %', threshold('atLeast', 19, 20), 129, 123],
    ['at least 3/4', threshold('atLeast', 3, 4), 86, 65],
    ['more than 1/2', half, 86, 44],
    ['at least 2/3', twoThirds, 53, 36],
    ['at least 2/3', twoThirds, 16, 11],
    ['more than 1/2', half, 16, 9],
    ['at least all', threshold('atLeast', 1, 1), 129, 129],
    ['at least none', threshold('atLeast', 0, 1), 129, 0],
    ['more than none', threshold('moreThan', 0, 1), 129, 1],
    ['at least 2/3 in hundredths of a square metre', twoThirds, 536_963, 357_976],
    ['at least 2/3 in hundredths of a square metre', twoThirds, 308_656, 205_771],
  ] as const)('of %s: of %j of %i it needs %i, and one fewer is too few', (_, asked, whole, needed) => {
    expect(neededOf(asked, whole)).toBe(needed)
    expect(reaches(asked, needed, whole)).toBe(true)
    if (needed > 0) expect(reaches(asked, needed - 1, whole)).toBe(false)
  })

  it('is not reached by exactly half when it asks for more than half', () => {
    expect(reaches(half, 43, 86)).toBe(false)
    expect(reaches(threshold('atLeast', 1, 2), 43, 86)).toBe(true)
  })

  it('is reached by exactly two thirds of 5,369.64 m², and not by a hundredth less', () => {
    expect(reaches(twoThirds, 357_976, 536_964)).toBe(true)
    expect(reaches(twoThirds, 357_975, 536_964)).toBe(false)
  })

  it('is never reached by nothing of nothing', () => {
    for (const asked of [twoThirds, half, threshold('atLeast', 0, 1)]) expect(reaches(asked, 0, 0)).toBe(false)
  })

  it('of more than all is out of reach', () => {
    expect(reaches(threshold('moreThan', 1, 1), 129, 129)).toBe(false)
    expect(neededOf(threshold('moreThan', 1, 1), 129)).toBe(130)
  })

  const share = fc
    .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
    .filter(([numerator, denominator]) => numerator <= denominator)
  const whole = fc.oneof(
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 1e12 }),
    fc.integer({ min: Number.MAX_SAFE_INTEGER - 1000, max: Number.MAX_SAFE_INTEGER }),
  )

  it('is what fractions without rounding say it is, however large the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom<Kind>('atLeast', 'moreThan'), share, whole, fc.nat(), (kind, [n, d], all, some) => {
        const asked = threshold(kind, n, d)
        const part = Math.min(all, some)
        // n/d against part/all, both brought to the denominator d * all.
        const difference = BigInt(part) * BigInt(d) - BigInt(n) * BigInt(all)
        expect(reaches(asked, part, all)).toBe(kind === 'atLeast' ? difference >= 0n : difference > 0n)
      }),
      { numRuns: 5000 },
    )
  })

  it('needs the least number that reaches it', () => {
    fc.assert(
      fc.property(fc.constantFrom<Kind>('atLeast', 'moreThan'), share, whole, (kind, [n, d], all) => {
        const asked = threshold(kind, n, d)
        const needed = neededOf(asked, all)
        expect(needed).toBeGreaterThanOrEqual(0)
        expect(reaches(asked, needed, all)).toBe(true)
        if (needed > 0) expect(reaches(asked, needed - 1, all)).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('A share', () => {
  it('is a fraction from 0 to 1 of whole numbers up to a million', () => {
    const pairs: readonly (readonly [number, number, boolean])[] = [
      [0, 1, true],
      [1, 1, true],
      [1_000_000, 1_000_000, true],
      [1, 1_000_001, false],
      [2, 1, false],
      [0, 0, false],
      [-1, 2, false],
      [0.5, 1, false],
      [Number.NaN, 1, false],
    ]
    for (const [numerator, denominator, right] of pairs) expect(takes(Share, { numerator, denominator })).toBe(right)
  })

  it('is not a percentage', () => {
    for (const value of [66.7, '2/3', { percent: 66 }]) expect(takes(Share, value)).toBe(false)
  })
})
