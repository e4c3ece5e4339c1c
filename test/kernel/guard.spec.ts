import * as E from 'fp-ts/Either'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, plainCopyOf } from '../../src/kernel/guard.ts'

const problemsIn = (answer: ReturnType<typeof plainCopyOf>) => (E.isLeft(answer) ? answer.left.problems : [])
const own = (key: string, value: unknown) => Object.defineProperty({}, key, { value, enumerable: true })

const throwing = Object.defineProperty({}, 'a', {
  enumerable: true,
  get: () => {
    throw new Error('no')
  },
})
const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}
const nested = (levels: number): unknown => {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = { a: value }
  return value
}

describe('A plain copy', () => {
  it('equals what it is a copy of and shares nothing with it', () => {
    const value = { a: [1, { b: 'x' }], c: true, d: '𠮷', e: -1.5 }
    const copy = plainCopyOf(value)
    expect(copy).toEqual(E.right(value))
    expect(E.isRight(copy) && (copy.right as typeof value).a).not.toBe(value.a)
  })

  it.each([
    ['null', { a: null }, ['a'], 'plain JSON without null', 'null'],
    ['nothing under a key', { a: undefined }, ['a'], 'plain JSON without null', 'undefined'],
    ['a hole in a list', Array(2), [0], 'plain JSON without null', 'undefined'],
    ['NaN', { a: Number.NaN }, ['a'], 'a finite number other than -0', 'NaN'],
    ['a number too large', [Infinity], [0], 'a finite number other than -0', 'Infinity'],
    ['-0', { a: -0 }, ['a'], 'a finite number other than -0', '-0'],
    ['a bigint', { a: 1n }, ['a'], 'plain JSON without null', 'a bigint'],
    ['a symbol', { a: Symbol('x') }, ['a'], 'plain JSON without null', 'a symbol'],
    ['a function', { a: () => 1 }, ['a'], 'plain JSON without null', 'a function'],
    ['a date', { a: new Date(0) }, ['a'], 'plain JSON without null', 'an object'],
    ['a map', { a: new Map() }, ['a'], 'plain JSON without null', 'an object'],
    ['an instance of a class', { a: new (class A {})() }, ['a'], 'plain JSON without null', 'an object'],
    [
      'what inherits from another object',
      { a: Object.create({ b: 1 }) },
      ['a'],
      'plain JSON without null',
      'an object',
    ],
    ['a __proto__ key', { a: own('__proto__', {}) }, ['a', '__proto__'], 'no key of that name', '"__proto__"'],
  ])('is refused of %s', (_, value, path, expected, found) => {
    expect(problemsIn(plainCopyOf(value))).toEqual([{ path, expected, found }])
  })

  it.each(['a\0', 'a\ud800', '\udc00a'])('is refused of the text %j, as a value or as a key', (text) => {
    const expected = 'at most 65536 characters without U+0000 or a lone surrogate'
    const found = JSON.stringify(text)
    expect(problemsIn(plainCopyOf([text]))).toEqual([{ path: [0], expected, found }])
    expect(problemsIn(plainCopyOf({ [text]: 1 }))).toEqual([{ path: [text], expected, found }])
  })

  it('is taken of 65,536 characters and refused of one more', () => {
    expect(E.isRight(plainCopyOf('x'.repeat(65_536)))).toBe(true)
    expect(problemsIn(plainCopyOf('x'.repeat(65_537)))).toHaveLength(1)
  })

  it('is taken of 64 levels and refused of one more, or of 100,000', () => {
    expect(plainCopyOf(nested(64))).toEqual(E.right(nested(64)))
    for (const levels of [65, 100_000]) {
      const [problem] = problemsIn(plainCopyOf(nested(levels)))
      expect(problem?.expected).toBe('at most 64 levels')
      expect(problem?.path).toEqual(Array.from({ length: 8 }, () => 'a'))
    }
  })

  it('is refused of what holds itself', () => {
    const circle: Record<string, unknown> = {}
    circle['a'] = circle
    expect(problemsIn(plainCopyOf(circle))[0]?.expected).toBe('at most 64 levels')
  })

  it('is taken of 200,000 values and refused of one more', () => {
    expect(E.isRight(plainCopyOf(Array.from({ length: 199_999 }, () => 1)))).toBe(true)
    expect(problemsIn(plainCopyOf(Array.from({ length: 200_000 }, () => 1)))[0]?.expected).toBe('at most 200000 values')
    expect(problemsIn(plainCopyOf(Array(2 ** 32 - 1)))).toHaveLength(1)
  })

  it.each([
    ['a getter that throws', throwing],
    ['a revoked proxy', revoked({})],
    ['a revoked proxy of a list', revoked([])],
    ['a proxy that throws', new Proxy({}, { ownKeys: () => [1] as unknown as string[] })],
    ['a list that holds one', [throwing]],
  ])('is refused of %s without throwing', (_, value) => {
    expect(problemsIn(plainCopyOf(value))).toEqual([
      { path: [], expected: 'a value that can be read', found: 'one that throws when read' },
    ])
  })

  it('reads each property once, so that what was checked is what is kept', () => {
    let reads = 0
    const value = Object.defineProperty({}, 'a', { enumerable: true, get: () => (++reads === 1 ? 'x' : null) })
    expect(plainCopyOf(value)).toEqual(E.right({ a: 'x' }))
  })

  it('is taken of any JSON without null', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    const hasNone = (value: unknown): boolean => !JSON.stringify(value).includes('null')
    fc.assert(
      fc.property(json.filter(hasNone), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/\\u0000|\\ud[89a-f]|__proto__|-0\b/i.test(text))
        expect(plainCopyOf(JSON.parse(text))).toEqual(E.right(JSON.parse(text)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('JSON text from outside', () => {
  it('is read as JSON.parse reads it', () => {
    expect(parseJson(' {"a": [1, "x\\n\\"{[", {"b": true}], "c": "\\u5317"} ')).toEqual(
      E.right({ a: [1, 'x\n"{[', { b: true }], c: '北' }),
    )
  })

  it.each(['', '{', '{"a":1', '[1,]', "{'a':1}", 'NaN', '{"a":1}{', '\ufeff{}'])('is refused when it is %j', (text) => {
    expect(problemsIn(parseJson(text))).toEqual([{ path: [], expected: 'JSON', found: JSON.stringify(text) }])
  })

  it.each([
    ['{"a":1,"a":2}', [['a']]],
    ['{"a":1,"\\u0061":2}', [['a']]],
    [
      '{"x":[0,{"a":1,"b":{"c":1,"c":1},"a":2}]}',
      [
        ['x', 1, 'b', 'c'],
        ['x', 1, 'a'],
      ],
    ],
    ['{"a":{"b":1},"a":{"b":1}}', [['a']]],
    ['{"a\\\\":1,"a\\\\":2}', [['a\\']]],
    ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
  ])('names the place of a key that stands twice: %s', (text, paths) => {
    expect(problemsIn(parseJson(text)).map((p) => p.path)).toEqual(paths)
    expect(problemsIn(parseJson(text))[0]).toMatchObject({ expected: 'each key once', found: 'the same key again' })
  })

  it.each(['[{"a":1},{"a":1}]', '{"a":{"a":1}}', '{"a":"\\"a\\":1,\\"a\\":2"}', '{"a":"a","b":"a"}', '{"a":[[],[]]}'])(
    'is not mistaken for such a one: %s',
    (text) => {
      expect(parseJson(text)).toEqual(E.right(JSON.parse(text)))
    },
  )

  it('is held to what can be stored, even where JSON can say more', () => {
    for (const text of ['{"a":null}', '[1e400]', '[-0]', '["\\u0000"]', '["\\ud800"]', '{"__proto__":{}}'])
      expect(problemsIn(parseJson(text))).toHaveLength(1)
  })

  it('is refused and does not exhaust the machine, however long or deep it is', () => {
    const long = JSON.stringify('a'.repeat(20_000_000))
    const hidden = `{"a":${long},"a":1}`
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const twice = '{"a":1,"a":'.repeat(5000) + '1' + '}'.repeat(5000)
    expect(problemsIn(parseJson(long))).toHaveLength(1)
    expect(problemsIn(parseJson(hidden)).map((p) => p.path)).toEqual([['a']])
    expect(problemsIn(parseJson(deep))).toHaveLength(1)
    expect(problemsIn(parseJson(twice))).toHaveLength(100)
  })

  it('agrees with JSON.parse on whatever JSON can be written', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = parseJson(text)
        if (E.isRight(read)) expect(read.right).toEqual(JSON.parse(text))
        else expect(read.left.problems[0].expected).not.toMatch(/^JSON$|each key once/)
      }),
      { numRuns: 500 },
    )
  })
})
