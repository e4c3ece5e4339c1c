import * as E from 'fp-ts/Either'
import { describe, isPlainObject, isStorable, type Problem } from './problem.ts'

const depthLimit = 64
const nodeLimit = 200_000
const textLimit = 65_536

/** Input that is not what its codec says: every problem found, each with its place. */
export interface Malformed {
  readonly type: 'Malformed'
  readonly problems: readonly [Problem, ...Problem[]]
}

/** A malformed answer from a list of problems that is known not to be empty. */
export const malformed = (problems: readonly Problem[]): Malformed => {
  const [first, ...rest] = problems
  return { type: 'Malformed', problems: [first ?? { path: [], expected: 'readable input', found: 'none' }, ...rest] }
}

class Refused extends Error {
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.expected)
    this.problem = found
  }
}

type Path = readonly (string | number)[]

const refuse = (path: Path, expected: string, value: unknown): never => {
  throw new Refused({ path, expected, found: describe(value) })
}

const copyText = (value: string, path: Path): string =>
  value.length <= textLimit && isStorable(value)
    ? value
    : refuse(path, `at most ${textLimit} characters without U+0000 or a lone surrogate`, value)

const copyKey = (key: string, path: Path): string =>
  key === '__proto__' ? refuse([...path, key], 'no key of that name', key) : copyText(key, [...path, key])

interface Walk {
  nodes: number
}

const copyValue = (value: unknown, path: Path, walk: Walk): unknown => {
  if (++walk.nodes > nodeLimit) return refuse(path, `at most ${nodeLimit} values`, value)
  if (typeof value === 'string') return copyText(value, path)
  if (typeof value === 'boolean') return value
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : refuse(path, 'a finite number other than -0', value)
  if (path.length >= depthLimit) return refuse(path.slice(0, 8), `at most ${depthLimit} levels`, value)
  if (Array.isArray(value))
    return Array.from({ length: value.length }, (_, i) => copyValue(value[i], [...path, i], walk))
  if (!isPlainObject(value)) return refuse(path, 'plain JSON without null', value)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[copyKey(key, path)] = copyValue(value[key], [...path, key], walk)
  return copy
}

/**
 * Takes a private copy of a value from outside, and refuses whatever is not plain JSON that every store keeps unchanged:
 * null, NaN, -0, U+0000, lone surrogates, class instances, `__proto__` keys, more than 64 levels. It never throws, even
 * on a proxy or a getter that does; each property is read once, so what was checked is what is kept.
 */
export const plainCopyOf = (value: unknown): E.Either<Malformed, unknown> => {
  try {
    return E.right(copyValue(value, [], { nodes: 0 }))
  } catch (cause) {
    if (cause instanceof Refused) return E.left(malformed([cause.problem]))
    return E.left(malformed([{ path: [], expected: 'a value that can be read', found: 'one that throws when read' }]))
  }
}

interface Frame {
  readonly keys: Set<string> | undefined
  key: string | number
}

const pathOf = (frames: readonly Frame[]): Path => frames.map((frame) => frame.key)

// By hand, because a regular expression runs out of stack on a text of some megabytes.
const endOfText = (json: string, start: number): number => {
  let end = start + 1
  while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1
  return end
}

const isOpening = (sign: string | undefined): boolean => sign === '{' || sign === '['

const opened = (sign: string | undefined): Frame =>
  sign === '{' ? { keys: new Set(), key: '' } : { keys: undefined, key: 0 }

const mostReported = 100

// Runs over text that JSON.parse has accepted, so every string before a colon is a key.
const duplicateKeys = (json: string): Problem[] => {
  const found: Problem[] = []
  const frames: Frame[] = []
  let text: readonly [number, number] = [0, 0]
  for (let at = 0; at < json.length && found.length < mostReported; at++) {
    const sign = json[at]
    const top = frames.at(-1)
    if (sign === '"') text = [at, (at = endOfText(json, at))]
    else if (isOpening(sign)) frames.push(opened(sign))
    else if (sign === '}' || sign === ']') frames.pop()
    else if (sign === ',' && typeof top?.key === 'number') top.key++
    else if (sign === ':' && top?.keys !== undefined) {
      top.key = JSON.parse(json.slice(text[0], text[1] + 1)) as string
      if (top.keys.has(top.key))
        found.push({ path: pathOf(frames), expected: 'each key once', found: 'the same key again' })
      top.keys.add(top.key)
    }
  }
  return found
}

/**
 * Reads JSON text from outside. Unlike `JSON.parse` it does not throw, and it reports a key that stands twice in one
 * object, of which `JSON.parse` would silently keep the last. Of more than 100 such keys the first 100 are named.
 */
export const parseJson = (text: string): E.Either<Malformed, unknown> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return E.left(malformed([{ path: [], expected: 'JSON', found: describe(text) }]))
  }
  const duplicates = duplicateKeys(text)
  return duplicates.length === 0 ? plainCopyOf(value) : E.left(malformed(duplicates))
}
