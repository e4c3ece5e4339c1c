import * as E from 'fp-ts/Either'
import type { NonEmptyArray } from 'fp-ts/NonEmptyArray'
import { named, type AnyEvent, type EventOf, type PlainOf } from './fact.ts'
import { isSame } from './same.ts'
import type { Fields, PlainStructOf, Shape } from './shape.ts'

/** Why the domain says no: the obstacle as data, with its numbers. Sentences are made of it elsewhere. */
export interface AnyRefusal {
  readonly type: string
}

/** What a rule answers: every obstacle, or the events to record; no events means "already so". */
export type Decision<Ev extends AnyEvent, R extends AnyRefusal> = E.Either<NonEmptyArray<R>, readonly Ev[]>

/** Records these events, in this order, in one commit. */
export const accept = <const Evs extends readonly AnyEvent[]>(...events: Evs): Decision<Evs[number], never> =>
  E.right(events)

/** The command is accepted and there is nothing to record: what it asks for is already so. */
export const nothing: Decision<never, never> = E.right([])

/** Refuses, naming every obstacle that is known. */
export const refuse = <const R extends AnyRefusal, const More extends readonly AnyRefusal[]>(
  first: R,
  ...rest: More
): Decision<never, R | More[number]> => E.left([first, ...rest])

const isThere = <R>(obstacle: R | undefined | false): obstacle is R => obstacle !== undefined && obstacle !== false

const isFirst = (obstacle: unknown, i: number, all: readonly unknown[]): boolean =>
  all.findIndex((other) => isSame(other, obstacle)) === i

/**
 * Refuses with all of the obstacles that are there, each once, or records what `events` makes when there are none: so that a person
 * is told everything that is missing in one go.
 */
export const acceptUnless = <const R extends AnyRefusal, Ev extends AnyEvent>(
  obstacles: readonly (R | undefined | false)[],
  events: () => readonly Ev[] | Ev,
): Decision<Ev, R> => {
  const [first, ...rest] = obstacles.filter(isThere).filter(isFirst)
  if (first !== undefined) return E.left([first, ...rest])
  const made = events()
  return E.right(Array.isArray(made) ? (made as readonly Ev[]) : [made as Ev])
}

/**
 * A kind of command as a value: its name, its fields and how it is decided. Called with its fields it makes a command of
 * them, as plain JSON; decoding gives it its brands.
 */
export interface Rule<N extends string, P, C, S, X, Ev extends AnyEvent, R extends AnyRefusal, I = never> {
  (fields: I): P
  readonly ruleName: N
  readonly codec: Shape<C, P>
  /**
   * Pure: reads the slices that it names and the context (today, the working calendar), changes nothing and knows no
   * clock of its own.
   */
  readonly decide: (slices: S, command: C, context: X) => Decision<Ev, R>
  /** What the rule asks for, counted, whether it is there or not: to explain a decision that has not been taken yet. */
  readonly asks: (slices: S, command: C) => readonly unknown[]
}

/** Any rule, for lists of rules. */
// oxlint-disable-next-line typescript/no-explicit-any -- a bound for inference; the decider narrows it
export type AnyRule = Rule<string, any, any, any, any, any, any, any>

type EventsOf<D> = D extends E.Right<readonly (infer Ev)[]> ? Ev : never
type RefusalsOf<D> = D extends E.Left<NonEmptyArray<infer R>> ? R : never

const asksNothing = (): readonly unknown[] => []

/**
 * Declares a rule: the command's name and fields, and the decision, side by side.
 *
 * @param asks - for a rule with thresholds, everything that it asks for, with what is needed and what is reached.
 */
export const rule = <const N extends string, F extends Fields, S, X, D extends Decision<AnyEvent, AnyRefusal>>(
  name: N,
  fields: F,
  decide: (slices: S, command: EventOf<N, F>, context: X) => D,
  asks: (slices: S, command: EventOf<N, F>) => readonly unknown[] = asksNothing,
): Rule<
  N,
  PlainOf<N, F>,
  EventOf<N, F>,
  S,
  X,
  EventsOf<D> & AnyEvent,
  RefusalsOf<D> & AnyRefusal,
  PlainStructOf<F>
> => {
  const { codec, make } = named(name, fields)
  const command = (from: PlainStructOf<F>): PlainOf<N, F> => make(from as object) as unknown as PlainOf<N, F>
  return Object.assign(command, { ruleName: name, codec, decide, asks }) as never
}
