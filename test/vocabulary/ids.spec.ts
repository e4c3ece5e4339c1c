import { describe, expect, it } from 'vitest'
import { CommunityId, HouseholdId, Matter, PlaceName, RecordId, RenovationId } from '../../src/vocabulary/ids.ts'
import { takes } from './decoded.ts'

const ids = [RenovationId, CommunityId, HouseholdId, RecordId]

describe('An id', () => {
  it.each([
    ['h-1', 'plain letters, digits and dashes'],
    ['3栋2单元501', 'Chinese as it stands on a door'],
    ['𠮷', 'a character beyond the basic plane'],
    ['A 3 2', 'a blank in the middle'],
    ['x'.repeat(100), '100 characters'],
    ['𠮷'.repeat(50), '100 units of UTF-16'],
    ['proto', 'a word that only resembles a reserved one'],
    ['__proto__2', 'a longer word than a reserved one'],
    ['0', 'a number as text'],
  ])('can be %s: %s', (text) => {
    for (const id of ids) expect(takes(id, text)).toBe(true)
  })

  it.each(['__proto__', 'prototype', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    'is never %s, which every object answers to',
    (text) => {
      for (const id of ids) expect(takes(id, text)).toBe(false)
    },
  )

  it.each([
    ['', 'nothing'],
    [' h-1', 'a blank before'],
    ['h-1 ', 'a blank after'],
    ['h-1\u00a0', 'a hard blank after'],
    ['\u3000h-1', 'an ideographic blank before'],
    ['h\n1', 'a line break'],
    ['h\t1', 'a tab'],
    ['h\u00001', 'U+0000'],
    ['h\u007f1', 'a delete'],
    ['h\u200b1', 'an invisible blank'],
    ['h\u202e1', 'a turn of the writing direction'],
    ['h\u20281', 'a line separator'],
    ['\ud842', 'half a character'],
    ['h\udfb71', 'the other half of a character'],
    ['x'.repeat(101), '101 characters'],
    ['𠮷'.repeat(51), '102 units of UTF-16'],
  ])('is never %j: %s', (text) => {
    for (const id of ids) expect(takes(id, text)).toBe(false)
  })

  it.each([1, true, null, undefined, {}, ['h-1'], Symbol('h-1'), 1n])('is text and not %s', (value) => {
    expect(takes(HouseholdId, value)).toBe(false)
  })

  it('is not a text object either', () => {
    expect(takes(HouseholdId, Object('h-1'))).toBe(false)
  })
})

describe('The name of a place', () => {
  it('can be what no id can be: a word that objects inherit', () => {
    expect(takes(PlaceName, 'constructor')).toBe(true)
  })

  it('has 1 to 80 characters', () => {
    expect(takes(PlaceName, '园'.repeat(80))).toBe(true)
    expect(takes(PlaceName, '园'.repeat(81))).toBe(false)
    expect(takes(PlaceName, '')).toBe(false)
  })

  it('stands on one line without blanks at its ends and without half characters', () => {
    for (const text of ['A\nB', ' A', 'A ', 'A\ud842', 'A\u0000']) expect(takes(PlaceName, text)).toBe(false)
  })
})

describe('A matter that is put to the vote', () => {
  it('has a code of 1 to 60 characters', () => {
    for (const text of ['building/alter', '改建', 'x'.repeat(60)]) expect(takes(Matter, text)).toBe(true)
    for (const text of ['', 'x'.repeat(61), ' building', 'a\0']) expect(takes(Matter, text)).toBe(false)
  })

  it('has no name that objects inherit, since votes are filed under it', () => {
    for (const text of ['__proto__', 'constructor', 'toString']) expect(takes(Matter, text)).toBe(false)
  })
})
