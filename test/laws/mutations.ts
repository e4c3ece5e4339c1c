import type { Chance } from './chance.ts'

type Json = Record<string, unknown>
type Holder = Record<string | number, unknown>

/** A way of spoiling a piece of plain JSON that was right; `sure` when nothing right can come of it. */
export interface Mutation {
  readonly sure: boolean
  /** Changes the private copy that it is handed, or answers with something else altogether. */
  readonly spoil: (chance: Chance, value: Json) => unknown
}

interface Place {
  readonly holder: Holder
  readonly key: string | number
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

const places = (value: unknown): readonly Place[] =>
  isHolder(value) ? Object.keys(value).flatMap((key) => [{ holder: value, key }, ...places(value[key])]) : []

const leaves = (value: unknown): readonly Place[] => places(value).filter(({ holder, key }) => !isHolder(holder[key]))

const objects = (value: unknown): readonly Holder[] => [
  ...(isHolder(value) && !Array.isArray(value) ? [value] : []),
  ...places(value).flatMap(({ holder, key }) => {
    const part = holder[key]
    return isHolder(part) && !Array.isArray(part) ? [part] : []
  }),
]

const put = (chance: Chance, value: Json, ...choices: readonly unknown[]): Json => {
  const { holder, key } = chance.oneOf(leaves(value))
  holder[key] = chance.oneOf(choices)
  return value
}

const inText = (chance: Chance, value: Json, sign: string): Json => {
  const { holder, key } = chance.oneOf(leaves(value).filter((one) => typeof one.holder[one.key] === 'string'))
  const text = String(holder[key])
  const at = chance.below(text.length + 1)
  holder[key] = text.slice(0, at) + sign + text.slice(at)
  return value
}

const addKey = (chance: Chance, value: Json, key: string, part: unknown): Json => {
  const holder = chance.oneOf(objects(value))
  Object.defineProperty(holder, key, { value: part, enumerable: true, configurable: true, writable: true })
  return value
}

const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = wrap(value)
  return value
}
const deep = [nested(10_000, (inner) => [inner]), nested(10_000, (inner) => ({ a: inner }))]

const throwing = (chance: Chance, value: Json): Json => {
  const { holder, key } = chance.oneOf(leaves(value))
  const get = (): never => {
    throw new Error('a getter that throws')
  }
  Object.defineProperty(holder, key, { enumerable: true, get })
  return value
}

const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const evil = new Proxy(
  {},
  {
    getPrototypeOf: () => {
      throw new Error('a proxy that throws')
    },
  },
)

class Instance {
  constructor(fields: object) {
    Object.assign(this, fields)
  }
}

const remove = (chance: Chance, value: Json): Json => {
  const { holder, key } = chance.oneOf(places(value).filter((one) => !Array.isArray(one.holder)))
  delete holder[key]
  return value
}

const shuffled = (_: Chance, value: Json): Json => Object.fromEntries(Object.entries(value).reverse())

/** Ways of spoiling a command or an event as a value, from plain mistakes to malice. */
export const mutations: { readonly [name: string]: Mutation } = {
  'an unknown key': { sure: true, spoil: (c, v) => addKey(c, v, 'note', c.oneOf(['x', 1, {}])) },
  'a __proto__ key': { sure: true, spoil: (c, v) => addKey(c, v, '__proto__', { polluted: true }) },
  'a key that objects inherit': {
    sure: true,
    spoil: (c, v) => addKey(c, v, c.oneOf(['constructor', 'prototype', 'toString', 'hasOwnProperty']), { a: 1 }),
  },
  'a missing key': { sure: false, spoil: remove },
  'no name': { sure: true, spoil: (_, { type: _type, ...rest }) => rest },
  'a name that nobody knows': {
    sure: true,
    spoil: (c, v) => ({ ...v, type: c.oneOf(['Fly', '', 'toString', '__proto__', 1, null, ['OpenRenovation']]) }),
  },
  'a list or an object where none belongs': { sure: true, spoil: (c, v) => put(c, v, [], {}, [1], { a: 1 }) },
  'another plain value': { sure: false, spoil: (c, v) => put(c, v, 'x', '', 0, 1, true, false, '2019-02-29', 'h-1') },
  'a number that is none': { sure: true, spoil: (c, v) => put(c, v, Number.NaN, Infinity, -Infinity) },
  'minus zero': { sure: true, spoil: (c, v) => put(c, v, -0) },
  'a huge number': { sure: true, spoil: (c, v) => put(c, v, 1e308, 2 ** 53, -(2 ** 60), Number.MIN_VALUE) },
  'half a character': { sure: true, spoil: (c, v) => inText(c, v, c.oneOf(['\ud842', '\udfb7'])) },
  'U+0000': { sure: true, spoil: (c, v) => inText(c, v, '\0') },
  'another sign': {
    sure: false,
    spoil: (c, v) => inText(c, v, c.oneOf(['\n', ' ', '\u202e', '𠮷', '"', '\\', '\ufeff'])),
  },
  'a text without end': { sure: true, spoil: (c, v) => put(c, v, 'x'.repeat(70_000)) },
  'nothing or null': { sure: true, spoil: (c, v) => put(c, v, null, undefined) },
  'what JSON does not have': {
    sure: true,
    spoil: (c, v) => put(c, v, Symbol('x'), 10n, () => 1, new Date(0), new Map()),
  },
  '10,000 levels': { sure: true, spoil: (c, v) => put(c, v, ...deep) },
  'a circle': { sure: true, spoil: (c, v) => put(c, v, v) },
  'a getter that throws': { sure: true, spoil: throwing },
  'a proxy': { sure: true, spoil: (c, v) => put(c, v, revoked({}), revoked([]), evil) },
  'an instance of a class': { sure: true, spoil: (_, v) => new Instance(v) },
  'fields that are inherited': { sure: true, spoil: (_, v) => Object.create(v) as unknown },
  'no object at all': {
    sure: true,
    spoil: (c) =>
      c.oneOf([null, undefined, 1, 'x', true, [], Symbol('x'), 1n, () => 1, evil, revoked({}), revoked([])]),
  },
  'another order of keys': { sure: false, spoil: shuffled },
  'no change at all': { sure: false, spoil: (_, v) => v },
}

/** A way of spoiling a text that was right JSON. */
export interface TextMutation {
  readonly sure: boolean
  readonly spoil: (chance: Chance, text: string) => string
}

const insert = (chance: Chance, text: string, piece: string): string => {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + piece + text.slice(at)
}

const withValue = (chance: Chance, text: string, value: string): string => {
  const ends = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|\d+|true|false)/g)]
  const { index, 0: found } = chance.oneOf(ends)
  return `${text.slice(0, index)}:${value}${text.slice(index + found.length)}`
}

const deepText = `${'['.repeat(10_000)}${']'.repeat(10_000)}`

/** Ways of spoiling text. */
export const textMutations: { readonly [name: string]: TextMutation } = {
  'a text cut short': { sure: true, spoil: (c, text) => text.slice(0, c.below(text.length)) },
  'a key that stands twice': {
    sure: true,
    spoil: (c, text) =>
      text.replaceAll(/\{"(\w+)":/g, (_, key: string) => `{"${key}":${c.oneOf(['1', '"x"'])},"${key}":`),
  },
  'a number too large for JSON': {
    sure: true,
    spoil: (c, text) => withValue(c, text, c.oneOf(['1e400', '-1e400', '-0'])),
  },
  'an escaped half of a character': {
    sure: true,
    spoil: (c, text) => withValue(c, text, c.oneOf(['"\\ud800"', '"\\u0000"'])),
  },
  'a __proto__ key in text': { sure: true, spoil: (c, text) => withValue(c, text, '{"__proto__":{"polluted":true}}') },
  '10,000 levels of text': {
    sure: true,
    spoil: (c, text) => withValue(c, text, c.happens(2) ? deepText : '[[[[[[]]]]]]'),
  },
  'a sign too many': {
    sure: false,
    spoil: (c, text) => insert(c, text, c.oneOf(['"', '{', '}', '[', ',', ':', '\\', '\0', ' ', '0', '\ud800'])),
  },
  'a sign too few': {
    sure: false,
    spoil: (c, text) => {
      const at = c.below(text.length)
      return text.slice(0, at) + text.slice(at + 1)
    },
  },
}
