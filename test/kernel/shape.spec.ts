import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import {
  branded,
  dictionary,
  flag,
  list,
  oneOf,
  optional,
  record,
  tagged,
  text,
  textWhere,
  wholeNumber,
} from '../../src/kernel/shape.ts'

const hostile = [null, undefined, Number.NaN, Infinity, -0, 1n, Symbol('x'), () => 1, new Date(0), Object('x'), [], {}]

describe('Text', () => {
  const two = text(2, 3)

  it('has neither fewer nor more units of UTF-16 than it may', () => {
    for (const value of ['ab', 'abc', '𠮷']) expect(two.problemsOf(value)).toBeNull()
    for (const value of ['a', 'abcd', '𠮷𠮷'])
      expect(two.problemsOf(value)).toEqual([
        { path: [], expected: 'text of 2 to 3 characters', found: JSON.stringify(value) },
      ])
  })

  it('holds nothing that a store might change', () => {
    for (const value of ['a\0', '\ud842a', 'a\udfb7']) expect(two.problemsOf(value)).toHaveLength(1)
  })

  it('is text', () => {
    for (const value of hostile) expect(two.problemsOf(value)).toHaveLength(1)
  })

  it('is shown in an error by its first 40 characters', () => {
    expect(two.problemsOf('x'.repeat(10_000))?.[0]?.found).toBe(`"${'x'.repeat(40)}…"`)
  })

  it('may follow a rule of its own', () => {
    const even = textWhere('Even', 'an even number of signs', (value) => value.length % 2 === 0)
    expect(even.problemsOf('ab')).toBeNull()
    expect(even.problemsOf('abc')).toEqual([{ path: [], expected: 'an even number of signs', found: '"abc"' }])
    for (const value of hostile) expect(even.problemsOf(value)).toHaveLength(1)
  })
})

describe('A whole number', () => {
  const small = wholeNumber(-1, 3)

  it('lies between its bounds, both included', () => {
    for (const value of [-1, 0, 3]) expect(small.problemsOf(value)).toBeNull()
    for (const [value, found] of [
      [-2, '-2'],
      [4, '4'],
      [0.5, '0.5'],
      [-0, '-0'],
      [Number.NaN, 'NaN'],
      [Infinity, 'Infinity'],
      ['1', '"1"'],
    ] as const)
      expect(small.problemsOf(value)).toEqual([{ path: [], expected: 'a whole number from -1 to 3', found }])
  })

  it('is safe to count with', () => {
    expect(wholeNumber(0, Number.MAX_SAFE_INTEGER).problemsOf(2 ** 53)).toHaveLength(1)
  })
})

describe('A word', () => {
  it('is one of those that are known', () => {
    const word = oneOf('yes', 'no')
    expect(word.problemsOf('yes')).toBeNull()
    expect(word.problemsOf('perhaps')).toEqual([{ path: [], expected: 'one of yes, no', found: '"perhaps"' }])
    for (const value of [...hostile, 'toString', '']) expect(word.problemsOf(value)).toHaveLength(1)
  })

  it('that is true or false is no number and no text', () => {
    for (const value of [true, false]) expect(flag.problemsOf(value)).toBeNull()
    for (const value of [...hostile, 0, 1, 'true']) expect(flag.problemsOf(value)).toHaveLength(1)
  })
})

describe('A brand', () => {
  const even = branded<{ readonly Even: unique symbol }, number>('Even', wholeNumber(0, 9), 'even', (n) => n % 2 === 0)

  it('asks for its base first and for its own rule then', () => {
    expect(even.problemsOf(4)).toBeNull()
    expect(even.problemsOf(5)).toEqual([{ path: [], expected: 'even', found: '5' }])
    expect(even.problemsOf(10)).toEqual([{ path: [], expected: 'a whole number from 0 to 9', found: '10' }])
  })
})

describe('A list', () => {
  const pair = list(wholeNumber(0, 9), 1, 2)

  it('has neither fewer nor more entries than it may', () => {
    for (const value of [[1], [1, 2]]) expect(pair.problemsOf(value)).toBeNull()
    expect(pair.problemsOf([])).toEqual([{ path: [], expected: 'a list of 1 to 2', found: 'a list of 0' }])
    expect(pair.problemsOf([1, 2, 3])).toEqual([{ path: [], expected: 'a list of 1 to 2', found: 'a list of 3' }])
    expect(pair.problemsOf({ 0: 1, length: 1 })).toEqual([
      { path: [], expected: 'a list of 1 to 2', found: 'an object' },
    ])
  })

  it('names every wrong entry by its index', () => {
    expect(pair.problemsOf(['1', -1])?.map((p) => p.path)).toEqual([[0], [1]])
    expect(pair.problemsOf(Array(1))?.map((p) => p.path)).toEqual([[0]])
  })

  it('of 100,000 wrong entries is described in passing', () => {
    const long = list(flag, 0, 100_000)
    expect(long.problemsOf(Array.from({ length: 100_000 }, () => 1))).toHaveLength(100_000)
  })
})

describe('A record', () => {
  const home = record({ dwelling: text(1, 10), floor: optional(wholeNumber(1, 99)), inner: record({ a: flag }) })
  const right = { dwelling: 'd-1', floor: 5, inner: { a: true } }

  it('has exactly its fields, in any order, and may lack those that are optional', () => {
    expect(home.problemsOf(right)).toBeNull()
    expect(home.problemsOf({ inner: { a: true }, dwelling: 'd-1' })).toBeNull()
    expect(home.problemsOf(Object.assign(Object.create(null), right))).toBeNull()
  })

  it('names everything that is wrong with it, by its path', () => {
    expect(home.problemsOf({ floor: 0, inner: { a: 1 }, note: 'x' })).toEqual([
      { path: ['dwelling'], expected: 'a value', found: 'nothing' },
      { path: ['floor'], expected: 'a whole number from 1 to 99', found: '0' },
      { path: ['inner', 'a'], expected: 'true or false', found: '1' },
      { path: ['note'], expected: 'no such key', found: '"x"' },
    ])
  })

  it('has no key without a value', () => {
    expect(home.problemsOf({ ...right, floor: undefined })).toEqual([
      { path: ['floor'], expected: 'a value, or no key at all', found: 'undefined' },
    ])
    expect(home.problemsOf({ ...right, dwelling: undefined })?.map((p) => p.path)).toContainEqual(['dwelling'])
  })

  it('does not take what an object inherits for a field of its own', () => {
    const inherits = record({ toString: flag })
    expect(inherits.problemsOf({})).toEqual([{ path: ['toString'], expected: 'a value', found: 'nothing' }])
    expect(inherits.problemsOf({ toString: true })).toBeNull()
    expect(home.problemsOf(Object.create(right))).toHaveLength(1)
  })

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])('has no key %s', (key) => {
    const value = JSON.parse(`{"dwelling":"d-1","inner":{"a":true},"${key}":{"a":true}}`) as unknown
    expect(home.problemsOf(value)).toEqual([{ path: [key], expected: 'no such key', found: 'an object' }])
  })

  it('is a plain object', () => {
    class Home {
      readonly dwelling = 'd-1'
      readonly inner = { a: true }
    }
    for (const value of [new Home(), [], new Map(), 'x', 1, null, () => right])
      expect(home.problemsOf(value)).toHaveLength(1)
  })
})

describe('A record told apart by a word', () => {
  const by = tagged('kind', { official: { actor: text(1, 10) }, neighbour: { household: text(1, 10) } })

  it('has the fields of its kind and no others', () => {
    expect(by.problemsOf({ kind: 'official', actor: 'c-1' })).toBeNull()
    expect(by.problemsOf({ household: 'h-1', kind: 'neighbour' })).toBeNull()
    expect(by.problemsOf({ kind: 'official', household: 'h-1' })?.map((p) => p.path)).toEqual([
      ['actor'],
      ['household'],
    ])
  })

  it('is of a kind that is known', () => {
    const expected = 'one of official, neighbour'
    expect(by.problemsOf({ kind: 'cat' })).toEqual([{ path: ['kind'], expected, found: '"cat"' }])
    expect(by.problemsOf({})).toEqual([{ path: ['kind'], expected, found: 'undefined' }])
    expect(by.problemsOf(Object.create({ kind: 'official', actor: 'c-1' }))).toHaveLength(1)
    expect(by.problemsOf([])).toEqual([{ path: [], expected: 'an object', found: 'a list of 0' }])
  })
})

describe('A record keyed by ids', () => {
  const areas = dictionary(
    textWhere('Id', 'an id', (id) => id.startsWith('d-')),
    wholeNumber(1, 9),
    2,
  )

  it('has as many entries as it may, each under an id and each of its shape', () => {
    expect(areas.problemsOf({})).toBeNull()
    expect(areas.problemsOf({ 'd-1': 1, 'd-2': 2 })).toBeNull()
    expect(areas.problemsOf({ 'd-1': 0, x: 1 })).toEqual([
      { path: ['d-1'], expected: 'a whole number from 1 to 9', found: '0' },
      { path: ['x'], expected: 'an id', found: '"x"' },
    ])
    expect(areas.problemsOf({ a: 1, b: 2, c: 3 })).toEqual([
      { path: [], expected: 'at most 2 entries', found: 'an object' },
    ])
  })

  it('has no entry under __proto__', () => {
    expect(areas.problemsOf(JSON.parse('{"__proto__":1}'))).toEqual([
      { path: ['__proto__'], expected: 'an id', found: '"__proto__"' },
    ])
  })
})

describe('A shape', () => {
  it('is a codec of io-ts that gives back the value itself, with a path and a reason when it does not', () => {
    const home = record({ floor: wholeNumber(1, 99) })
    const value = { floor: 5 }
    const read = home.decode(value)
    expect(E.isRight(read) && read.right).toBe(value)
    expect(home.encode(value)).toBe(value)
    expect(home.is({ floor: 0 })).toBe(false)
    const wrong = home.decode({ floor: 0 })
    expect(E.isLeft(wrong) && wrong.left.map((e) => [e.context.map((c) => c.key).join('.'), e.message])).toEqual([
      ['.floor', 'expected a whole number from 1 to 99, found 0'],
    ])
  })

  it('spells its whole structure in its name', () => {
    const shape = record({
      a: text(1, 2),
      b: optional(list(flag, 0, 3)),
      c: tagged('kind', { x: {}, y: { n: wholeNumber(0, 1) } }),
    })
    const spelled = '{a:text(1,2),b?:list(flag,0,3),c:{kind:"x"}|{kind:"y",n:whole(0,1)}}'
    expect(shape.name).toBe(spelled)
    expect(t.array(shape).name).toBe(`Array<${spelled}>`)
    expect(
      dictionary(
        textWhere('Id', 'an id', () => true),
        shape,
        2,
      ).name,
    ).toBe(`dictionary(Id,${spelled},2)`)
  })
})
