import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/kernel/fingerprint.ts'
import { isSame } from '../../src/kernel/same.ts'

describe('Two pieces of JSON', () => {
  it.each([
    [
      { a: 1, b: [2, { c: 'x' }] },
      { b: [2, { c: 'x' }], a: 1 },
    ],
    [[], []],
    ['x', 'x'],
  ])('say the same: %j and %j', (a, b) => {
    expect(isSame(a, b)).toBe(true)
    expect(fingerprintOf(a)).toBe(fingerprintOf(b))
  })

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1, b: 1 }, { a: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], { 0: 1 }],
    [{}, []],
    ['1', 1],
    [{ a: 'b' }, { a: { b: 1 } }],
    [{}, undefined],
  ])('say different things: %j and %j', (a, b) => {
    expect(isSame(a, b)).toBe(false)
    expect(isSame(b, a)).toBe(false)
    if (b !== undefined) expect(fingerprintOf(a)).not.toBe(fingerprintOf(b))
  })

  it('say different things when one only inherits what the other says', () => {
    expect(isSame({ constructor: Object }, {})).toBe(false)
    expect(isSame({ toString: 1 }, { a: 1 })).toBe(false)
  })

  it('have a fingerprint that stays what it is for ever', () => {
    expect(fingerprintOf([{ type: 'GiveConsent', household: '3栋2单元501', scheme: 1 }])).toBe(
      fingerprintOf([{ scheme: 1, household: '3栋2单元501', type: 'GiveConsent' }]),
    )
    expect(fingerprintOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
    expect(fingerprintOf({ b: [1, '𠮷'], a: true })).toBe(
      '8fd5f4c82e228154f8658897a5b9086852f07cdd08b4da3a3b9186ef28f966c7',
    )
  })
})
