import { oneOf, recordOf, type AnyShape, type Fields, type PlainStructOf, type Shape, type StructOf } from './shape.ts'

type Simplify<T> = { [K in keyof T]: T[K] }

/** What became true: the fact's name and its fields, as plain JSON. */
export type EventOf<N extends string, F extends Fields> = Simplify<{ readonly type: N } & StructOf<F>>

/** The same as plain JSON, before decoding has given it its brands. */
export type PlainOf<N extends string, F extends Fields> = Simplify<{ readonly type: N } & PlainStructOf<F>>

/** Any event: a name beside fields. */
export interface AnyEvent {
  readonly type: string
}

/** Turns an event of one older shape into the next one, as pure JSON to JSON. */
export type Lift = (event: { readonly [key: string]: unknown }) => { readonly [key: string]: unknown }

/** How a fact was written by earlier releases. */
export interface Was {
  /** Names that it had before. */
  readonly names?: readonly string[]
  /** One lift for each older shape, from shape 1 on: a fact with two lifts is written in shape 3. */
  readonly lifts?: readonly Lift[]
}

/**
 * A kind of event as a value: its name, its fields, what it does to the slice of its stage and how it was written
 * before. Called with its fields it makes an event of them.
 *
 * @remarks Name and fields are the storage format: once released they are for ever, and a change is a new shape with a lift.
 */
export interface Fact<N extends string = string, E extends AnyEvent = AnyEvent, W = never, I = never> {
  (fields: I): E
  readonly factName: N
  readonly codec: Shape<E, unknown>
  /** The shape that is written now, counted from 1. */
  readonly shape: number
  readonly was: Was
  /** Mutates the slice; nothing else. */
  readonly recipe: (slice: W, event: E) => void
}

/** Any fact, for lists of facts. */
// oxlint-disable-next-line typescript/no-explicit-any -- a bound for inference; a stage narrows it to its own slice
export type AnyFact = Fact<string, any, any, any>

/** The event that a fact stands for. */
export type EventIn<F> = F extends Fact<string, infer E, never, never> ? E : never

/** The codec and the maker of an object with its name under `type` and these fields: a fact and a rule are both one. */
export const named = <const N extends string, F extends Fields>(
  name: N,
  fields: F,
): {
  readonly codec: Shape<EventOf<N, F>, PlainOf<N, F>>
  readonly make: (from: object) => Record<string, unknown>
} => {
  if (Object.hasOwn(fields, 'type')) throw new Error(`${name}: 'type' is the name itself and cannot be a field`)
  let names: readonly string[] | undefined
  const make = (from: object): Record<string, unknown> => {
    const copy: Record<string, unknown> = { type: name }
    for (const key of (names ??= Object.keys(fields)))
      if (Object.hasOwn(from, key)) copy[key] = (from as Record<string, unknown>)[key]
    return copy
  }
  const codec: AnyShape = recordOf(() => ({ type: oneOf(name), ...fields }))
  return { codec, make }
}

/**
 * Declares a fact: name, fields and recipe side by side.
 *
 * @param recipe - changes the slice of the fact's own stage; what it keeps of the event it copies through `keep`.
 */
export const fact = <const N extends string, F extends Fields, W>(
  name: N,
  fields: F,
  recipe: (slice: W, event: EventOf<N, F>) => void,
  was: Was = {},
): Fact<N, EventOf<N, F>, W, StructOf<F>> => {
  const { codec, make } = named(name, fields)
  const shape = (was.lifts?.length ?? 0) + 1
  return Object.assign((from: StructOf<F>) => make(from as object) as unknown as EventOf<N, F>, {
    factName: name,
    codec,
    shape,
    was,
    recipe,
  })
}
