import * as t from 'io-ts'
import { describe, isPlainObject, isStorable, type Problem } from './problem.ts'

/** What a shape finds wrong with a value; `null` when nothing is. */
export type Problems = readonly Problem[] | null

/**
 * An io-ts codec for plain JSON that refuses whatever it does not know: unknown keys, inherited properties, NaN,
 * infinities, lone surrogates and U+0000. It never changes a value, so decoding copies nothing.
 *
 * @remarks `A` is the type with its brands, `O` the same as plain JSON. The name spells the whole structure, so two
 * shapes that accept different values differ in name.
 */
export class Shape<A, O = A> extends t.Type<A, O, unknown> {
  /** Everything wrong with a value, or `null`. Total: it does not throw on any JSON value. */
  readonly problemsOf: (value: unknown) => Problems

  constructor(name: string, problemsOf: (value: unknown) => Problems) {
    super(
      name,
      (value): value is A => problemsOf(value) === null,
      (value, context) => {
        const problems = problemsOf(value)
        return problems === null ? t.success(value as A) : t.failures(problems.map(validationError(value, context)))
      },
      (value) => value as unknown as O,
    )
    this.problemsOf = problemsOf
  }
}

const validationError =
  (value: unknown, context: t.Context) =>
  (problem: Problem): t.ValidationError => ({
    value,
    context: [...context, ...problem.path.map((key) => ({ key: String(key), type: t.unknown }))],
    message: `expected ${problem.expected}, found ${problem.found}`,
  })

// oxlint-disable-next-line typescript/no-explicit-any -- a bound for inference; every use narrows it
export type AnyShape = Shape<any, any>

/** A field that the trade's form may leave empty: then its key is absent. */
export interface Optional<A, O = A> {
  readonly optional: Shape<A, O>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a bound for inference; every use narrows it
type AnyOptional = Optional<any, any>
export type Field = AnyShape | AnyOptional
export type Fields = { readonly [name: string]: Field }

type Simplify<T> = { [K in keyof T]: T[K] }
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends AnyOptional ? K : never }[keyof F]
type ValueOf<F> = F extends Optional<infer A, unknown> ? A : F extends t.Type<infer A, unknown> ? A : never
type PlainOf<F> = F extends Optional<unknown, infer O> ? O : F extends t.Type<unknown, infer O> ? O : never

/** The branded value that a set of fields describes. */
export type StructOf<F extends Fields> = Simplify<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
    readonly [K in OptionalKeys<F>]?: ValueOf<F[K]>
  }
>

/** The same value as plain JSON, before decoding has given it its brands. */
export type PlainStructOf<F extends Fields> = Simplify<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: PlainOf<F[K]> } & {
    readonly [K in OptionalKeys<F>]?: PlainOf<F[K]>
  }
>

/** One problem at the root of a value. */
export const problem = (expected: string, value: unknown): Problems => [{ path: [], expected, found: describe(value) }]

const within = (key: string | number, inner: readonly Problem[], before: Problems): Problems => [
  ...(before ?? []),
  ...inner.map((p) => ({ ...p, path: [key, ...p.path] })),
]

/** Text of `min` to `max` UTF-16 units that every store returns unchanged. */
export const text = (min: number, max: number): Shape<string> => {
  const expected = `text of ${min} to ${max} characters`
  return new Shape(`text(${min},${max})`, (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max && isStorable(value)
      ? null
      : problem(expected, value),
  )
}

/** A whole number from `min` to `max`, both included and both safe integers; -0 is refused. */
export const wholeNumber = (min: number, max: number): Shape<number> => {
  const expected = `a whole number from ${min} to ${max}`
  return new Shape(`whole(${min},${max})`, (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max && !Object.is(value, -0)
      ? null
      : problem(expected, value),
  )
}

/** `true` or `false`. */
export const flag: Shape<boolean> = new Shape('flag', (value) =>
  typeof value === 'boolean' ? null : problem('true or false', value),
)

/** One of a closed set of words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(...words: W): Shape<W[number]> => {
  const known = new Set<unknown>(words)
  const expected = `one of ${words.join(', ')}`
  return new Shape(words.map((w) => JSON.stringify(w)).join('|'), (value) =>
    known.has(value) ? null : problem(expected, value),
  )
}

/**
 * A brand over another shape: the only way to make a value of type `A` is to decode it.
 *
 * @param rule - whether a value that already has the base shape is one of the brand.
 */
export const branded = <B, O>(
  name: string,
  base: Shape<O>,
  expected: string,
  rule: (value: O) => boolean,
): Shape<O & t.Brand<B>, O> =>
  new Shape(name, (value) => {
    const problems = base.problemsOf(value)
    return problems ?? (rule(value as O) ? null : problem(expected, value))
  })

/** A list of up to `max` values of one shape, in an order that is kept. */
export const list = <A, O>(of: Shape<A, O>, min = 0, max = 10_000): Shape<readonly A[], readonly O[]> => {
  const expected = `a list of ${min} to ${max}`
  return new Shape(`list(${of.name},${min},${max})`, (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return problem(expected, value)
    let problems: Problems = null
    for (let i = 0; i < value.length; i++) {
      const inner = of.problemsOf(value[i])
      if (inner !== null) problems = within(i, inner, problems)
    }
    return problems
  })
}

/** Marks a field as one that the trade's form may leave empty. */
export const optional = <A, O>(shape: Shape<A, O>): Optional<A, O> => ({ optional: shape })

const ownKeyCount = (value: object): number => {
  let count = 0
  for (const _ in value) count++
  return count
}

const unknownKeys = (value: Record<string, unknown>, known: ReadonlySet<string>): Problem[] =>
  Object.keys(value)
    .filter((key) => !known.has(key) || value[key] === undefined)
    .map((key) => ({
      path: [key],
      expected: known.has(key) ? 'a value, or no key at all' : 'no such key',
      found: describe(value[key]),
    }))

const isOptional = (field: Field): field is AnyOptional => 'optional' in field

/** An object with exactly these fields: a missing one is a problem, and so is a key that is not among them. */
export const record = <F extends Fields>(fields: F): Shape<StructOf<F>, PlainStructOf<F>> => {
  const names = Object.keys(fields)
  const known = new Set(names)
  const required = names.map((name) => !isOptional(fields[name] as Field))
  const shapes = names.map((name) => {
    const field = fields[name] as Field
    return isOptional(field) ? field.optional : field
  })
  const spelled = names.map((name, i) => `${name}${required[i] === true ? '' : '?'}:${(shapes[i] as AnyShape).name}`)
  return new Shape(`{${spelled.join(',')}}`, (value) => {
    if (!isPlainObject(value)) return problem('an object', value)
    let problems: Problems = null
    let present = 0
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string
      const part = value[name]
      if (part === undefined) {
        if (required[i] === true)
          problems = within(name, [{ path: [], expected: 'a value', found: 'nothing' }], problems)
        continue
      }
      present++
      const inner = (shapes[i] as AnyShape).problemsOf(part)
      if (inner !== null) problems = within(name, inner, problems)
    }
    return ownKeyCount(value) === present ? problems : [...(problems ?? []), ...unknownKeys(value, known)]
  })
}

type Variants = { readonly [tag: string]: Fields }
type Tagged<K extends string, V extends Variants> = {
  [T in keyof V & string]: Simplify<{ readonly [P in K]: T } & StructOf<V[T]>>
}[keyof V & string]
type PlainTagged<K extends string, V extends Variants> = {
  [T in keyof V & string]: Simplify<{ readonly [P in K]: T } & PlainStructOf<V[T]>>
}[keyof V & string]

/** One of several objects, told apart by the word under `key`. */
export const tagged = <const K extends string, V extends Variants>(
  key: K,
  variants: V,
): Shape<Tagged<K, V>, PlainTagged<K, V>> => {
  const shapes = new Map<unknown, AnyShape>()
  for (const tag of Object.keys(variants)) shapes.set(tag, record({ [key]: oneOf(tag), ...variants[tag] }))
  const expected = `one of ${[...shapes.keys()].join(', ')}`
  return new Shape([...shapes.values()].map((shape) => shape.name).join('|'), (value) => {
    if (!isPlainObject(value)) return problem('an object', value)
    const tag = Object.hasOwn(value, key) ? value[key] : undefined
    const shape = shapes.get(tag)
    return shape === undefined ? [{ path: [key], expected, found: describe(tag) }] : shape.problemsOf(value)
  })
}

/** An object keyed by ids: any number of entries up to `max`, every key and every value of its shape. */
export const dictionary = <K extends string, A, O>(
  keys: Shape<K, string>,
  values: Shape<A, O>,
  max = 100_000,
): Shape<{ readonly [key: string]: A }, { readonly [key: string]: O }> =>
  new Shape(`dictionary(${keys.name},${values.name},${max})`, (value) => {
    if (!isPlainObject(value)) return problem('an object', value)
    const names = Object.keys(value)
    if (names.length > max) return problem(`at most ${max} entries`, value)
    let problems: Problems = null
    for (const name of names) {
      const inner = keys.problemsOf(name) ?? values.problemsOf(value[name])
      if (inner !== null) problems = within(name, inner, problems)
    }
    return problems
  })
