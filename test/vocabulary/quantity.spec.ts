import { describe, expect, it } from 'vitest'
import { Evidence, Sha256 } from '../../src/vocabulary/evidence.ts'
import { Area, Money, Quantity } from '../../src/vocabulary/quantity.ts'
import { SchemeVersion } from '../../src/vocabulary/schemeVersion.ts'
import { takes } from './decoded.ts'

const never = [0.5, -1, -0, Number.NaN, Infinity, '1', 1n, null, undefined, 2 ** 53]

describe('A quantity', () => {
  it('of area is at least a hundredth of a square metre', () => {
    for (const [value, right] of [
      [1, true],
      [1e12, true],
      [0, false],
      [1e12 + 1, false],
    ] as const)
      expect(takes(Area, value)).toBe(right)
  })

  it('of money is in fen and may be none', () => {
    for (const [value, right] of [
      [0, true],
      [1e15, true],
      [1e15 + 1, false],
    ] as const)
      expect(takes(Money, value)).toBe(right)
  })

  it('is a whole number and nothing that only looks like one', () => {
    for (const value of never) {
      for (const shape of [Area, SchemeVersion]) expect(takes(shape, value)).toBe(false)
      expect(takes(Money, value)).toBe(false)
      expect(takes(Quantity, { hundredths: value, unit: 'metre' })).toBe(false)
    }
  })

  it('of work names its unit', () => {
    expect(takes(Quantity, { hundredths: 1250, unit: 'metre' })).toBe(true)
    expect(takes(Quantity, { hundredths: 1250, unit: 'mile' })).toBe(false)
    expect(takes(Quantity, { hundredths: 1250 })).toBe(false)
  })
})

describe('Evidence', () => {
  const document = { document: 'scan-1', sha256: '0123456789abcdef'.repeat(4) }

  it('lists 1 to 50 documents', () => {
    expect(takes(Evidence, [document])).toBe(true)
    expect(
      takes(
        Evidence,
        Array.from({ length: 50 }, () => document),
      ),
    ).toBe(true)
    expect(takes(Evidence, [])).toBe(false)
    expect(
      takes(
        Evidence,
        Array.from({ length: 51 }, () => document),
      ),
    ).toBe(false)
  })

  it('carries the hash of each in 64 small hexadecimal digits', () => {
    for (const sha256 of ['a'.repeat(63), 'a'.repeat(65), 'A'.repeat(64), 'g'.repeat(64), `${'a'.repeat(64)}\n`]) {
      expect(takes(Sha256, sha256)).toBe(false)
      expect(takes(Evidence, [{ ...document, sha256 }])).toBe(false)
    }
  })
})
