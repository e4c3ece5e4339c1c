import { fact, type EventOf, type Fact } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import type { Shape, StructOf } from '../../kernel/shape.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import { closedTo, type Opening } from './state.ts'

interface AnyPolicy {
  readonly head: PolicyHead
}

/** What is said when a policy is adopted: the whole policy by value, and from when it governs. */
type Adopting<P, Q> = { readonly policy: Shape<P, Q>; readonly on: typeof CalendarDate }

/**
 * Declares the fact that a policy was adopted. The policy stands in the event by value, so that a later edition of it
 * changes nothing about what was done under this one.
 *
 * @param adoptions - where the stage keeps its adoptions.
 */
export const adopted = <const N extends string, P extends AnyPolicy, Q, W>(
  name: N,
  policy: Shape<P, Q>,
  adoptions: (slice: W) => Writable<readonly Adoption<P>[]>,
): Fact<N, EventOf<N, Adopting<P, Q>>, W, StructOf<Adopting<P, Q>>> =>
  fact(name, { policy, on: CalendarDate }, (slice: W, e) => {
    adoptions(slice).push(keep({ on: e.on, policy: e.policy }))
  })

/**
 * Declares the rule that adopts a policy for the days from `on` on. The same adoption twice is already so; it is refused
 * while no renovation is open.
 *
 * @param adoptions - what the stage has adopted so far.
 */
export const adopts = <
  const N extends string,
  A extends string,
  P extends AnyPolicy,
  Q,
  W,
  S extends { readonly opening: Opening },
>(
  name: N,
  policy: Shape<P, Q>,
  fact: Fact<A, EventOf<A, Adopting<P, Q>>, W, StructOf<Adopting<P, Q>>>,
  adoptions: (slices: S) => readonly Adoption<P>[],
) =>
  rule(name, { policy, on: CalendarDate }, (slices: S, c) => {
    const adoption = { on: c.on, policy: c.policy }
    if (adoptions(slices).some((one) => isSame(one, adoption))) return nothing
    return acceptUnless(closedTo(slices.opening, [], c.on), () => fact(adoption))
  })
