import { describe, expect, it } from 'vitest'
import { keep } from '../../src/kernel/keep.ts'
import { entryOf, lookup } from '../../src/kernel/lookup.ts'

describe('Looking something up by an id', () => {
  it('finds what was filed under it and nothing that objects inherit', () => {
    const entries: Record<string, number> = { 'h-1': 1 }
    expect(lookup(entries, 'h-1')).toBe(1)
    for (const id of ['h-2', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(lookup(entries, id)).toBeUndefined()
  })

  it('makes the entry first where there is none, even under a name that objects inherit', () => {
    const entries: Record<string, string[]> = {}
    entryOf(entries, 'valueOf', () => []).push('a')
    entryOf(entries, 'valueOf', () => []).push('b')
    expect(Object.entries(entries)).toEqual([['valueOf', ['a', 'b']]])
  })
})

describe('Keeping a piece of an event', () => {
  it('copies it through and through', () => {
    const piece = { a: [{ b: 1 }], c: 'x' }
    const kept = keep(piece)
    expect(kept).toEqual(piece)
    expect(kept).not.toBe(piece)
    expect(kept.a[0]).not.toBe(piece.a[0])
  })
})
