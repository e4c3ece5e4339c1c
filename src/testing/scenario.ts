import * as E from 'fp-ts/Either'
import type { Decider } from '../kernel/decider.ts'
import type { AnyEvent } from '../kernel/fact.ts'
import { isSame } from '../kernel/same.ts'
import type { AnyRefusal } from '../kernel/rule.ts'

/** What can be said of a command's outcome. Each throws an error that shows what came instead. */
export interface Outcome {
  /** The command is accepted and records exactly these events, in this order. */
  readonly records: <const T extends readonly AnyEvent[]>(...events: T) => void
  /** The command is accepted and there is nothing to record. */
  readonly isAlreadySo: () => void
  /** The command is refused with exactly these refusals, in any order. */
  readonly isRefusedWith: <const T extends readonly AnyRefusal[]>(...refusals: T) => void
  /** The command is not even read: some problem stands at this path. */
  readonly isMalformedAt: (...path: readonly (string | number)[]) => void
}

/** A history, and what happens to a command after it. */
export interface Scenario<P> {
  readonly when: (command: P) => Outcome
}

/** Starts scenarios of one decider under one context. */
export type Given<P> = <const T extends readonly AnyEvent[]>(...events: T) => Scenario<P>

const shown = (value: unknown): string => JSON.stringify(value, null, 2)

const mismatch = (expected: string, found: unknown): never => {
  throw new Error(`expected ${expected}\nbut found ${shown(found)}`)
}

const isAmong = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.every((one) => b.some((other) => isSame(one, other)))

const isSameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && isAmong(a, b) && isAmong(b, a)

/**
 * Given/when/then for a decider: given these events as plain JSON, when this command comes, then these events or these
 * refusals. The events given are decoded as if they came from a store; a scenario that starts from one that cannot be is
 * an error of the test.
 */
export const scenarios =
  <S, P, C extends AnyEvent, X, Ev extends AnyEvent, R extends AnyRefusal>(
    decider: Decider<S, P, C, X, Ev, R>,
    context: X,
  ): Given<P> =>
  (...events) => {
    for (const event of events) {
      const problems = decider.facts.get(event.type)?.codec.problemsOf(event)
      if (problems !== null) mismatch(`a readable event ${event.type}`, problems ?? 'no fact of that name')
    }
    const state = decider.fold(structuredClone(events) as unknown as readonly Ev[])
    return {
      when: (input) => {
        const command = decider.command(input)
        const decision = E.isRight(command) ? decider.decide(state, command.right, context) : undefined
        const found = decision ?? command
        return {
          records: (...expected) => {
            if (decision === undefined || E.isLeft(decision) || !isSame(decision.right, expected))
              mismatch(`the events ${shown(expected)}`, found)
          },
          isAlreadySo: () => {
            if (decision === undefined || E.isLeft(decision) || decision.right.length > 0)
              mismatch('nothing to record', found)
          },
          isRefusedWith: (...expected) => {
            if (decision === undefined || E.isRight(decision) || !isSameSet(decision.left, expected))
              mismatch(`the refusals ${shown(expected)}`, found)
          },
          isMalformedAt: (...path) => {
            if (E.isRight(command) || !command.left.problems.some((p) => isSame(p.path, path)))
              mismatch(`a problem at ${shown(path)}`, found)
          },
        }
      },
    }
  }
