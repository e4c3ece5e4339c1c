import * as E from 'fp-ts/Either'
import { Immer } from 'immer'
import type { AnyEvent, AnyFact, EventIn } from './fact.ts'
import { fingerprintOf } from './fingerprint.ts'
import { freeze } from './freeze.ts'
import { malformed, plainCopyOf, type Malformed } from './guard.ts'
import { keep } from './keep.ts'
import { describe } from './problem.ts'
import type { AnyRefusal, AnyRule, Decision, Rule } from './rule.ts'
import type { AnyStage, Stage } from './stage.ts'

/**
 * A whole process as pure functions: what may be recorded (`decide`), what was recorded made into the state (`fold`,
 * `step`) and where it starts (`initial`).
 */
export interface Decider<S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal> {
  readonly initial: S
  /** Gives a command from outside its brands, or says everything that is wrong with it. Never throws. */
  readonly command: (input: unknown) => E.Either<Malformed, C>
  /** Whether the command may be carried out, and what to record when it may. */
  readonly decide: (state: S, command: C, context: X) => Decision<Ev, R>
  /** Replays events on a private copy of `from`, at the speed of a plain loop; the result is frozen. */
  readonly fold: (events: Iterable<Ev>, from?: S) => S
  /** Applies a batch of events to a state that others may hold: that state is left as it was. */
  readonly step: (state: S, events: readonly Ev[]) => S
  /** A mutable copy of the initial state for whoever owns it alone; see `advance`. */
  readonly owned: () => S
  /** Applies one event to a state made by `owned`, in place. */
  readonly advance: (owned: S, event: Ev) => void
  readonly facts: ReadonlyMap<string, AnyFact>
  readonly rules: ReadonlyMap<string, AnyRule>
  /** Changes when a codec changes: what was computed under another fingerprint is not to be believed. */
  readonly fingerprint: string
  /** Only for types: what a command looks like before it is decoded. */
  readonly plain?: P
}

type FactsIn<St> = St extends Stage<string, unknown, infer F, AnyRule> ? F : never
type RulesIn<St> = St extends Stage<string, unknown, AnyFact, infer R> ? R : never
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
type CommandIn<R> = R extends Rule<string, any, infer C, any, any, any, any, any> ? C : never
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
type PlainIn<R> = R extends Rule<string, infer P, any, any, any, any, any, any> ? P : never
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
type RefusalIn<R> = R extends Rule<string, any, any, any, any, any, infer Rf, any> ? Rf : never
// Functions are collected, not what they take: a union with unknown, which a rule without a context has, is unknown.
type Both<F> = [F] extends [(taken: infer I) => void] ? I : never
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
type ContextOf<R> = Both<R extends Rule<string, any, any, any, infer X, any, any, any> ? (context: X) => void : never>
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
type ReadBy<R> = Both<R extends Rule<string, any, any, infer S, any, any, any, any> ? (slices: S) => void : never>

/** The state of a list of stages: one slice a stage, under the stage's name. */
export type StateOf<Stages extends readonly AnyStage[]> = {
  readonly [K in Stages[number] as K['stageName']]: K['empty']
}

/** The decider that a list of stages makes. */
export type DeciderOf<Stages extends readonly AnyStage[]> = Decider<
  StateOf<Stages>,
  PlainIn<RulesIn<Stages[number]>>,
  CommandIn<RulesIn<Stages[number]>>,
  ContextOf<RulesIn<Stages[number]>>,
  EventIn<FactsIn<Stages[number]>>,
  RefusalIn<RulesIn<Stages[number]>>
>

/** The events of a decider. */
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
export type EventsOf<D> = D extends Decider<any, any, any, any, infer Ev, any> ? Ev : never
/** The state of a decider. */
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
export type StateIn<D> = D extends Decider<infer S, any, any, any, any, any> ? S : never
/** The commands of a decider as plain JSON: what an app hands in. */
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
export type CommandsOf<D> = D extends Decider<any, infer P, any, any, any, any> ? P : never
/** The refusals of a decider. */
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
export type RefusalsOf<D> = D extends Decider<any, any, any, any, any, infer R> ? R : never

/** Does not compile when a rule reads a slice that none of the stages has. */
type Complete<Stages extends readonly AnyStage[]> = [StateOf<Stages>] extends [ReadBy<RulesIn<Stages[number]>>]
  ? unknown
  : { readonly 'a rule reads a slice that no stage has': ReadBy<RulesIn<Stages[number]>> }

// An app may switch immer's own freezing off for itself; a state that we hand out is frozen all the same.
const immer = new Immer({ autoFreeze: true })

const byName = <T>(what: string, items: readonly (readonly [string, T])[]): Map<string, T> => {
  const map = new Map<string, T>()
  for (const [name, item] of items) {
    if (map.has(name)) throw new Error(`${what} '${name}' is listed twice`)
    map.set(name, item)
  }
  return map
}

type Recipe = (state: Record<string, unknown>, event: AnyEvent) => void

const recipesOf = (stages: readonly AnyStage[]): Map<string, Recipe> =>
  byName(
    'fact',
    stages.flatMap(({ stageName, facts }) =>
      facts.map((f): readonly [string, Recipe] => [
        f.factName,
        (state, event) => f.recipe(state[stageName] as never, event as never),
      ]),
    ),
  )

/** Composes stages into the decider of the whole process. */
export const deciderOf = <const Stages extends readonly AnyStage[]>(
  ...stages: Stages & Complete<Stages>
): DeciderOf<Stages> => {
  const recipes = recipesOf(stages)
  const facts = stages.flatMap((s) => s.facts)
  const rules = byName(
    'rule',
    stages.flatMap((s) => s.rules.map((r): readonly [string, AnyRule] => [r.ruleName, r])),
  )
  const slices = byName(
    'slice',
    stages.map((s): readonly [string, unknown] => [s.stageName, s.empty]),
  )
  const initial = freeze(keep(Object.fromEntries(slices)))
  const apply: Recipe = (state, event) => {
    const recipe = recipes.get(event.type)
    if (recipe === undefined) throw new Error(`no fact is named '${event.type}'`)
    recipe(state, event)
  }
  let fingerprint: string | undefined
  const decider: Decider<Record<string, unknown>, unknown, AnyEvent, unknown, AnyEvent, AnyRefusal> = {
    initial,
    command: commandDecoder(rules),
    decide: (state, command, context) => {
      const found = rules.get(command.type)
      if (found === undefined) throw new Error(`no rule is named '${command.type}'`)
      return found.decide(state, command, context)
    },
    fold: (events, from = initial) => {
      const state = keep(from)
      for (const event of events) apply(state, event)
      return freeze(state)
    },
    step: (state, events) =>
      immer.produce(state, (draft) => {
        for (const event of events) apply(draft, event)
      }),
    owned: () => keep(initial),
    advance: apply,
    facts: byName(
      'fact',
      facts.map((f): readonly [string, AnyFact] => [f.factName, f]),
    ),
    rules,
    // To hash what every codec spells takes a good part of an import, and only those who keep snapshots or views ask for it.
    get fingerprint() {
      return (fingerprint ??= fingerprintOf(facts.map((f) => [f.factName, f.shape, f.codec.name])))
    },
  }
  return decider as unknown as DeciderOf<Stages>
}

const commandDecoder =
  (rules: ReadonlyMap<string, AnyRule>) =>
  (input: unknown): E.Either<Malformed, AnyEvent> => {
    const copy = plainCopyOf(input)
    if (E.isLeft(copy)) return copy
    const name = (copy.right as { readonly type?: unknown } | undefined)?.type
    const found = typeof name === 'string' ? rules.get(name) : undefined
    if (found === undefined)
      return E.left(malformed([{ path: ['type'], expected: 'the name of a command', found: describe(name) }]))
    const problems = found.codec.problemsOf(copy.right)
    return problems === null ? E.right(copy.right as AnyEvent) : E.left(malformed(problems))
  }
