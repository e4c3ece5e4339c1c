import type { Malformed } from './kernel/guard.ts'
import { renovation, type RenovationCommand, type RenovationRefusal, type RenovationState } from './renovation.ts'
import type { NoPolicyAdopted } from './stages/opening/state.ts'
import type { Requirement } from './vocabulary/obstacle.ts'
import type { Today } from './vocabulary/today.ts'

/** What a command's gate asks for, with what is needed, reached and missing; or the policy that would say so and is missing. */
export type Asked = (Requirement & { readonly missing: number; readonly met: boolean }) | NoPolicyAdopted

/** What would become of a command, and why. */
export interface Explanation {
  readonly outcome: 'recorded' | 'alreadySo' | 'refused'
  /** Every obstacle, when it would be refused. */
  readonly refusals: readonly RenovationRefusal[]
  /** Everything that the command's gate asks for, met or not, whatever the mode of the gate; empty where there is none. */
  readonly asked: readonly Asked[]
}

const counted = (asked: unknown): Asked => {
  const one = asked as Requirement | NoPolicyAdopted
  if ('type' in one) return one
  const missing = Math.max(0, one.needed - one.reached)
  return { ...one, missing, met: missing === 0 }
}

/**
 * Says what would become of a command on a day, without recording anything: every obstacle, and everything that its gate
 * asks for with the numbers. A command that cannot be read is answered with its problems.
 */
export const explain = (state: RenovationState, input: RenovationCommand, today: Today): Explanation | Malformed => {
  const command = renovation.command(input)
  if (command._tag === 'Left') return command.left
  const decision = renovation.decide(state, command.right, today)
  const asked = renovation.rules.get(command.right.type)?.asks(state, command.right) ?? []
  return {
    outcome: decision._tag === 'Left' ? 'refused' : decision.right.length === 0 ? 'alreadySo' : 'recorded',
    refusals: decision._tag === 'Left' ? decision.left : [],
    asked: asked.map(counted),
  }
}
