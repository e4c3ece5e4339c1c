import type { AnyFact, EventIn, Fact } from './fact.ts'
import type { Writable } from './keep.ts'
import type { AnyRule, Rule } from './rule.ts'

/** One part of a process: the name of its slice, the slice before anything happened, its facts and its rules. */
export interface Stage<N extends string, S, F extends AnyFact, R extends AnyRule> {
  readonly stageName: N
  readonly empty: S
  readonly facts: readonly F[]
  readonly rules: readonly R[]
}

/** Any stage, for lists of stages. */
// oxlint-disable-next-line typescript/no-explicit-any -- a bound for inference; the decider narrows it
export type AnyStage = Stage<string, any, AnyFact, AnyRule>

/** The commands, events and refusals of a rule. */
// oxlint-disable-next-line typescript/no-explicit-any -- matched, not used
export type EmittedBy<R> = R extends Rule<string, any, any, any, any, infer Ev, any, any> ? Ev : never

type Unlisted<F extends AnyFact, R extends AnyRule> = Exclude<EmittedBy<R>['type'], EventIn<F>['type']>

/** Closes a stage: does not compile when one of its rules emits a fact that the stage does not list. */
type Closed<F extends AnyFact, R extends AnyRule> = [Unlisted<F, R>] extends [never]
  ? unknown
  : { readonly 'a rule emits a fact that this stage does not list': Unlisted<F, R> }

/** Closes a stage: its slice, the facts that change the slice and the rules that bring the facts about. */
export const stage = <
  const N extends string,
  S,
  // oxlint-disable-next-line typescript/no-explicit-any -- the slice is what is checked here
  F extends Fact<string, any, Writable<S>, any>,
  R extends AnyRule,
>(
  stageName: N,
  empty: S,
  facts: readonly F[],
  rules: readonly R[] & Closed<F, R>,
): Stage<N, S, F, R> => ({ stageName, empty, facts, rules })
