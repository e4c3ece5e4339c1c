import type { Address, Commit } from '../kernel/commit.ts'
import type { Decider } from '../kernel/decider.ts'
import type { AnyEvent } from '../kernel/fact.ts'
import type { AnyRefusal } from '../kernel/rule.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { Part, Tally, Unit } from './figure.ts'

/** A metric: its name, what it is measured in and against, and how one renovation's part is counted on a day. */
export interface Metric<S> {
  readonly metric: string
  readonly unit: Unit
  readonly basis: string
  /** By when things happened: on a past day, what was true then as it is known now. */
  readonly part: (state: S, asOf: Day) => Part
}

/** One renovation's tally of a metric on a day. */
export const tally = <S>({ metric, unit, basis, part }: Metric<S>, renovation: string, state: S, asOf: Day): Tally => ({
  metric,
  unit,
  basis,
  asOf,
  parts: { [renovation]: part(state, asOf) },
})

/** An event that changed a figure: where it stands, what it says, and the part before and after it. */
export interface Cause<Ev> {
  readonly at: Address
  readonly event: Ev
  readonly before: Part
  readonly after: Part
}

/**
 * The events behind a figure: those, in order of record, that changed its numerator or its denominator. It replays, since
 * figures keep no addresses; to follow a merged figure back, ask it of each renovation's commits.
 */
export const behind = <S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal>(
  metric: Metric<S>,
  decider: Decider<S, P, C, X, Ev, R>,
  commits: Iterable<Commit<Ev>>,
  asOf: Day,
): readonly Cause<Ev>[] => {
  const state = decider.owned()
  const causes: Cause<Ev>[] = []
  let before = metric.part(state, asOf)
  for (const { stream, version, events } of commits)
    for (const [index, event] of events.entries()) {
      decider.advance(state, event)
      const after = metric.part(state, asOf)
      if (after.numerator !== before.numerator || after.denominator !== before.denominator)
        causes.push({ at: { stream, version, index }, event, before, after })
      before = after
    }
  return causes
}
