import type * as t from 'io-ts'
import { problem, Shape, within, type AnyShape, type Problems } from './codec.ts'
import { describe, isPlainObject, isStorable, type Problem } from './problem.ts'

export { Shape, type AnyShape }

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
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used; unknown would match nothing, since codecs take what they give
type PlainOf<F> = F extends Optional<any, infer O> ? O : F extends t.Type<any, infer O> ? O : never

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

// A package has thousands of shapes, and a program works with a few of them: what a shape needs is made when it is first used.
const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

/** Text that follows a rule of its own, such as an id or a date; a brand when `A` is one. */
export const textWhere = <A extends string = string>(
  name: string,
  expected: string,
  rule: (value: string) => boolean,
): Shape<A, string> =>
  new Shape(name, (value) => (typeof value === 'string' && rule(value) ? null : problem(expected, value)))

/** Text of `min` to `max` UTF-16 units that every store returns unchanged. */
export const text = (min: number, max: number): Shape<string> => {
  return new Shape(
    () => `text(${min},${max})`,
    (value) =>
      typeof value === 'string' && value.length >= min && value.length <= max && isStorable(value)
        ? null
        : problem(`text of ${min} to ${max} characters`, value),
  )
}

/** A whole number from `min` to `max`, both included and both safe integers; -0 is refused. */
export const wholeNumber = (min: number, max: number): Shape<number> => {
  return new Shape(
    () => `whole(${min},${max})`,
    (value) =>
      Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max && !Object.is(value, -0)
        ? null
        : problem(`a whole number from ${min} to ${max}`, value),
  )
}

/** `true` or `false`. */
export const flag: Shape<boolean> = new Shape('flag', (value) =>
  typeof value === 'boolean' ? null : problem('true or false', value),
)

/** One of a closed set of words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(...words: W): Shape<W[number]> => {
  const count = words.length
  const isKnown = (value: unknown): boolean => {
    for (let i = 0; i < count; i++) if (words[i] === value) return true
    return false
  }
  return new Shape(
    () => words.map((w) => JSON.stringify(w)).join('|'),
    (value) => (isKnown(value) ? null : problem(`one of ${words.join(', ')}`, value)),
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
  return new Shape(
    () => `list(${of.name},${min},${max})`,
    (value) => {
      if (!Array.isArray(value) || value.length < min || value.length > max)
        return problem(`a list of ${min} to ${max}`, value)
      let problems: Problem[] | null = null
      for (let i = 0; i < value.length; i++) {
        const inner = of.problemsOf(value[i])
        if (inner !== null) problems = within(i, inner, problems)
      }
      return problems
    },
  )
}

/** Marks a field as one that the trade's form may leave empty. */
export const optional = <A, O>(shape: Shape<A, O>): Optional<A, O> => ({ optional: shape })

const unknownKeys = (value: Record<string, unknown>, known: ReadonlySet<string>): Problem[] =>
  Object.keys(value)
    .filter((key) => !known.has(key) || value[key] === undefined)
    .map((key) => ({
      path: [key],
      expected: known.has(key) ? 'a value, or no key at all' : 'no such key',
      found: describe(value[key]),
    }))

const isOptional = (field: Field): field is AnyOptional => 'optional' in field

interface Part {
  readonly name: string
  readonly required: boolean
  readonly shape: AnyShape
}

const partOf = ([name, field]: readonly [string, Field]): Part =>
  isOptional(field) ? { name, required: false, shape: field.optional } : { name, required: true, shape: field }

type Walk = (value: Record<string, unknown>) => boolean

// What we wrote ourselves has its keys in the declared order: one walk along both finds nothing wrong with it. Anything
// else, be it right or wrong, is left to the thorough walk.
const walkInOrder = (parts: readonly Part[]): Walk => {
  const names = parts.map((part) => part.name)
  const required = parts.map((part) => part.required)
  const checks = parts.map((part) => part.shape.problemsOf)
  const count = parts.length
  return (value) => {
    let i = 0
    for (const key in value) {
      while (i < count && names[i] !== key && required[i] === false) i++
      if (i === count || names[i] !== key || checks[i]?.(value[key]) !== null) return false
      i++
    }
    while (i < count && required[i] === false) i++
    return i === count
  }
}

const thoroughly = (parts: readonly Part[], value: Record<string, unknown>): Problems => {
  let problems: Problem[] | null = null
  for (const { name, required, shape } of parts) {
    if (Object.hasOwn(value, name) && value[name] !== undefined) {
      const inner = shape.problemsOf(value[name])
      if (inner !== null) problems = within(name, inner, problems)
    } else if (required) problems = within(name, [{ path: [], expected: 'a value', found: 'nothing' }], problems)
  }
  const unknown = unknownKeys(value, new Set(parts.map((part) => part.name)))
  return unknown.length === 0 ? problems : [...(problems ?? []), ...unknown]
}

/** The same as `record`, of fields that are put together when it is first used. */
export const recordOf = <F extends Fields>(fields: () => F): Shape<StructOf<F>, PlainStructOf<F>> => {
  const parts = once(() => Object.entries(fields()).map(partOf))
  const isInOrder = once(() => walkInOrder(parts()))
  const spelled = ({ name, required, shape }: Part): string => `${name}${required ? '' : '?'}:${shape.name}`
  return new Shape(
    () => `{${parts().map(spelled).join(',')}}`,
    (value) => {
      if (!isPlainObject(value)) return problem('an object', value)
      return isInOrder()(value) ? null : thoroughly(parts(), value)
    },
  )
}

/** An object with exactly these fields: a missing one is a problem, and so is a key that is not among them. */
export const record = <F extends Fields>(fields: F): Shape<StructOf<F>, PlainStructOf<F>> => recordOf(() => fields)

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
  const tags = Object.keys(variants)
  const shapes = once(
    () => new Map<unknown, AnyShape>(tags.map((tag) => [tag, record({ [key]: oneOf(tag), ...variants[tag] })])),
  )
  return new Shape(
    () => Array.from(shapes().values(), (shape) => shape.name).join('|'),
    (value) => {
      if (!isPlainObject(value)) return problem('an object', value)
      const tag = Object.hasOwn(value, key) ? value[key] : undefined
      const shape = shapes().get(tag)
      return shape === undefined
        ? [{ path: [key], expected: `one of ${tags.join(', ')}`, found: describe(tag) }]
        : shape.problemsOf(value)
    },
  )
}

/** An object keyed by ids: any number of entries up to `max`, every key and every value of its shape. */
export const dictionary = <K extends string, A, O>(
  keys: Shape<K, string>,
  values: Shape<A, O>,
  max = 100_000,
): Shape<{ readonly [key: string]: A }, { readonly [key: string]: O }> =>
  new Shape(
    () => `dictionary(${keys.name},${values.name},${max})`,
    (value) => {
      if (!isPlainObject(value)) return problem('an object', value)
      const names = Object.keys(value)
      if (names.length > max) return problem(`at most ${max} entries`, value)
      let problems: Problem[] | null = null
      for (const name of names) {
        const inner = keys.problemsOf(name) ?? values.problemsOf(value[name])
        if (inner !== null) problems = within(name, inner, problems)
      }
      return problems
    },
  )
