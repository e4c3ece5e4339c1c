import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figure, merge, mergeAll, type Part, type Tally } from '../../src/metrics/figure.ts'
import { day } from '../vocabulary/decoded.ts'

const tallyOf = (parts: Readonly<Record<string, Part>>, over: Partial<Tally> = {}): Tally => ({
  metric: 'consentRate',
  unit: 'share',
  basis: 'households consenting / households',
  asOf: day('2019-12-18'),
  parts,
  ...over,
})
const kunming = tallyOf({ kunming: { numerator: 129, denominator: 129 } })
const panlong = tallyOf({ panlong: { numerator: 2, denominator: 3 } })

const merged = (a: Tally, b: Tally): Tally => {
  const sum = merge(a, b)
  if (sum.type === 'Unmergeable') throw new Error(`unmergeable because of ${sum.because}`)
  return sum.tally
}

describe('A figure', () => {
  it('is an exact fraction with its numerator, denominator, basis and day', () => {
    expect(figure(merged(kunming, panlong))).toEqual({
      metric: 'consentRate',
      value: { numerator: 131, denominator: 132 },
      unit: 'share',
      numerator: 131,
      denominator: 132,
      basis: 'households consenting / households',
      asOf: '2019-12-18',
    })
  })

  it('is none where there is nothing to measure against: neither 0 nor NaN', () => {
    expect(figure(tallyOf({ kunming: { numerator: 0, denominator: 0 } })).value).toBe('none')
    expect(figure(tallyOf({})).value).toBe('none')
    expect(figure(tallyOf({ kunming: { numerator: 0, denominator: 3 } })).value).toEqual({
      numerator: 0,
      denominator: 3,
    })
  })

  it('is a number where things are counted', () => {
    const counted = tallyOf({ a: { numerator: 3 }, b: { numerator: 0 } }, { unit: 'communities' })
    expect(figure(counted)).toMatchObject({ value: 3, numerator: 3, denominator: 'none' })
  })
})

describe('Merging tallies', () => {
  const anyTally = fc
    .subarray(['a', 'b', 'c', 'd', 'e', '__proto__x', 'constructor'])
    .map((ids) => tallyOf(Object.fromEntries(ids.map((id) => [id, { numerator: id.length, denominator: 20 }]))))

  it('gives the same sum in whatever order and grouping', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
        expect(merged(a, b)).toEqual(merged(b, a))
        expect(mergeAll(a, b, c)).toEqual({ type: 'Merged', tally: merged(merged(a, b), c) })
      }),
      { numRuns: 500 },
    )
  })

  it('counts a renovation that is in both once', () => {
    expect(figure(merged(kunming, kunming)).numerator).toBe(129)
  })

  it('does not add two accounts of one renovation that differ', () => {
    const other = tallyOf({ kunming: { numerator: 128, denominator: 129 } })
    const clash = { type: 'Unmergeable', because: 'renovation', left: 'kunming', right: 'kunming' }
    expect(merge(kunming, other)).toEqual(clash)
    expect(mergeAll(kunming, panlong, other)).toEqual(clash)
  })

  it('keeps a renovation that goes by the name of a prototype', () => {
    const odd = tallyOf(Object.fromEntries([['__proto__', { numerator: 1, denominator: 2 }]]))
    const sum = mergeAll(kunming, odd, panlong)
    expect(sum.type === 'Merged' && Object.keys(sum.tally.parts)).toEqual(['kunming', '__proto__', 'panlong'])
    expect(sum.type === 'Merged' && figure(sum.tally)).toMatchObject({ numerator: 132, denominator: 134 })
    const other = tallyOf(Object.fromEntries([['__proto__', { numerator: 2, denominator: 2 }]]))
    expect(mergeAll(kunming, odd, other)).toMatchObject({ type: 'Unmergeable', left: '__proto__' })
  })

  it.each([
    ['metric', { metric: 'surveyCoverage' }],
    ['unit', { unit: 'households' }],
    ['basis', { basis: 'owners / owners' }],
    ['asOf', { asOf: day('2019-12-17') }],
  ] as const)('does not add tallies of another %s', (because, over) => {
    const other = tallyOf(panlong.parts, over)
    expect(merge(kunming, other)).toMatchObject({ type: 'Unmergeable', because })
    expect(mergeAll(kunming, other)).toMatchObject({ type: 'Unmergeable', because })
  })

  it('sums a nation of 100,000 renovations as it sums a street', () => {
    const streets = Array.from({ length: 100_000 }, (_, i) => tallyOf({ [`r-${i}`]: { numerator: 2, denominator: 3 } }))
    const nation = mergeAll(kunming, ...streets)
    expect(nation.type === 'Merged' && figure(nation.tally)).toMatchObject({ numerator: 200_129, denominator: 300_129 })
  })
})
