import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksumOf } from '../../src/kernel/checksum.ts'

describe('A checksum', () => {
  it('is the same for the same texts, on every machine and in every release', () => {
    expect(checksumOf('新颜', '')).toBe(checksumOf('新颜', ''))
    expect(checksumOf('新颜', '')).toMatch(/^[\da-f]{16}$/)
  })

  it('changes with any one character, and with the place at which a text ends', () => {
    const seen = new Map<string, string>()
    const put = (...texts: readonly string[]): void => {
      const sum = checksumOf(...texts)
      expect(seen.get(sum) ?? JSON.stringify(texts)).toBe(JSON.stringify(texts))
      seen.set(sum, JSON.stringify(texts))
    }
    const text = '{"taken":7,"out":{}}'
    put(text)
    for (let at = 0; at < text.length; at++) {
      put(text.slice(0, at), text.slice(at))
      for (const unit of ['0', 'x', '\u0000', '\uffff']) put(text.slice(0, at) + unit + text.slice(at + 1))
    }
  })

  it('is hardly ever that of another text', () => {
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sum = checksumOf(text)
        expect(seen.get(sum) ?? text).toBe(text)
        seen.set(sum, text)
      }),
      { numRuns: 5000 },
    )
  })
})
