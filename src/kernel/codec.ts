import * as t from 'io-ts'
import { describe, type Problem } from './problem.ts'

/** What a shape finds wrong with a value; `null` when nothing is. */
export type Problems = readonly Problem[] | null

const asItIs = (value: unknown): unknown => value

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
  #name: string | (() => string)

  // There are thousands of shapes, most of them large, and few programs ask for a name: it is spelled when one does.
  static {
    Object.defineProperty(this.prototype, 'name', {
      get(this: AnyShape) {
        if (typeof this.#name === 'function') this.#name = this.#name()
        return this.#name
      },
      set() {}, // Type assigns it before this class can keep it
    })
  }

  /** @param name - the spelling, or how to spell it. */
  constructor(name: string | (() => string), problemsOf: (value: unknown) => Problems) {
    super(
      '',
      (value): value is A => problemsOf(value) === null,
      (value, context) => {
        const problems = problemsOf(value)
        return problems === null ? t.success(value as A) : t.failures(problems.map(validationError(value, context)))
      },
      asItIs as (value: A) => O,
    )
    this.problemsOf = problemsOf
    this.#name = name
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

/** One problem at the root of a value. */
export const problem = (expected: string, value: unknown): Problems => [{ path: [], expected, found: describe(value) }]

/** Adds the problems of a part, with its place in front of each, to those found before, in the same list. */
export const within = (key: string | number, inner: readonly Problem[], before: Problem[] | null): Problem[] => {
  const all = before ?? []
  for (const p of inner) all.push({ ...p, path: [key, ...p.path] })
  return all
}
