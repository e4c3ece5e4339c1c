import {
  deciderOf,
  type CommandsOf,
  type DeciderOf,
  type EventsOf,
  type RefusalsOf,
  type StateIn,
} from './kernel/decider.ts'
import { initiative } from './stages/initiative/initiative.ts'
import { occasion } from './stages/occasion/occasion.ts'

type Stages = [typeof initiative, typeof occasion]

/** What a neighbourhood community (社区) does for its people: one stream a community, beside any renovation. */
export const initiatives: DeciderOf<Stages> = deciderOf(initiative, occasion)

/** Everything that can become true of a neighbourhood community's initiatives. */
export type InitiativesEvent = EventsOf<typeof initiatives>
/** Everything that one can ask to record of them, as plain JSON. */
export type InitiativesCommand = CommandsOf<typeof initiatives>
/** Every reason for which they say no. */
export type InitiativesRefusal = RefusalsOf<typeof initiatives>
/** What is known of them: one slice a stage. */
export type InitiativesState = StateIn<typeof initiatives>
