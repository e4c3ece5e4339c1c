/** What a shape accepts, as its name spells it. */
export type Spelled =
  | { readonly kind: 'record'; readonly fields: readonly SpelledField[] }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'either'; readonly of: readonly Spelled[] }
  | { readonly kind: 'list'; readonly of: Spelled; readonly min: number; readonly max: number }
  | { readonly kind: 'dictionary'; readonly keys: Spelled; readonly values: Spelled; readonly max: number }
  | { readonly kind: 'text' | 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'brand'; readonly name: string }

export interface SpelledField {
  readonly key: string
  readonly optional: boolean
  readonly of: Spelled
}

interface Reader {
  readonly text: string
  at: number
}

const fail = (reader: Reader, expected: string): never => {
  throw new Error(`cannot read a shape's name: ${expected} expected at ${reader.at} of ${reader.text}`)
}

const isNext = (reader: Reader, sign: string): boolean => {
  if (!reader.text.startsWith(sign, reader.at)) return false
  reader.at += sign.length
  return true
}

const take = (reader: Reader, pattern: RegExp): string => {
  const sticky = new RegExp(pattern, 'y')
  sticky.lastIndex = reader.at
  const found = sticky.exec(reader.text)?.[0] ?? fail(reader, String(pattern))
  reader.at += found.length
  return found
}

const must = (reader: Reader, sign: string): void => {
  if (!isNext(reader, sign)) fail(reader, sign)
}

const several = <T>(reader: Reader, end: string, one: () => T): readonly T[] => {
  const all: T[] = []
  while (!isNext(reader, end)) {
    if (all.length > 0) must(reader, ',')
    all.push(one())
  }
  return all
}

const fieldIn = (reader: Reader): SpelledField => {
  const key = take(reader, /\w+/)
  const optional = isNext(reader, '?')
  must(reader, ':')
  return { key, optional, of: eitherIn(reader) }
}

type Argument = Spelled | number

const argumentIn = (reader: Reader): Argument =>
  /[\d-]/.test(reader.text[reader.at] ?? '') ? Number(take(reader, /-?\d+/)) : eitherIn(reader)

const calledIn = (reader: Reader, name: string): Spelled => {
  const given = several(reader, ')', () => argumentIn(reader))
  const shapes = given.filter((one): one is Spelled => typeof one !== 'number')
  const [first = 0, second = 0] = given.filter((one) => typeof one === 'number')
  const [of, values] = shapes
  if (name === 'list' && of) return { kind: 'list', of, min: first, max: second }
  if (name === 'dictionary' && of && values) return { kind: 'dictionary', keys: of, values, max: first }
  if (name === 'text' || name === 'whole') return { kind: name, min: first, max: second }
  if (of && given.length === 1) return { kind: 'brand', name }
  return fail(reader, 'list, dictionary, text, whole or a brand')
}

const oneIn = (reader: Reader): Spelled => {
  if (isNext(reader, '{')) return { kind: 'record', fields: several(reader, '}', () => fieldIn(reader)) }
  if (reader.text[reader.at] === '"')
    return { kind: 'word', word: JSON.parse(take(reader, /"(?:[^"\\]|\\.)*"/)) as string }
  const name = take(reader, /\w+/)
  return isNext(reader, '(') ? calledIn(reader, name) : { kind: 'brand', name }
}

const eitherIn = (reader: Reader): Spelled => {
  const of = [oneIn(reader)]
  while (isNext(reader, '|')) of.push(oneIn(reader))
  const [only] = of
  return of.length === 1 && only ? only : { kind: 'either', of }
}

/** Reads the name of a shape, which spells its whole structure. */
export const spelled = (name: string): Spelled => {
  const reader = { text: name, at: 0 }
  const read = eitherIn(reader)
  return reader.at === name.length ? read : fail(reader, 'the end')
}
