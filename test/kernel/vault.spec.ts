import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '../../src/kernel/vault.ts'
import { Sha256 } from '../../src/vocabulary/evidence.ts'

describe('The hash of a document', () => {
  it('is the SHA-256 of its bytes, as anybody works it out', () => {
    expect(sha256Of(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Of(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    const photo = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256)
    expect(sha256Of(photo)).toBe(createHash('sha256').update(photo).digest('hex'))
  })

  it('can stand in the reference to a document', () => {
    expect(Sha256.is(sha256Of(new TextEncoder().encode('a signed form')))).toBe(true)
  })

  it('tells documents apart that differ in one bit', () => {
    expect(sha256Of(Uint8Array.of(0, 1))).not.toBe(sha256Of(Uint8Array.of(0, 0)))
  })
})
