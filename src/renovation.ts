import {
  deciderOf,
  type CommandsOf,
  type DeciderOf,
  type EventsOf,
  type RefusalsOf,
  type StateIn,
} from './kernel/decider.ts'
import { condition } from './stages/condition/condition.ts'
import { consent } from './stages/consent/consent.ts'
import { opening } from './stages/opening/opening.ts'
import { plan } from './stages/plan/plan.ts'
import { register } from './stages/register/register.ts'
import { survey } from './stages/survey/survey.ts'

type Stages = [typeof opening, typeof register, typeof survey, typeof condition, typeof consent, typeof plan]

/** The whole life of a renovation: one stream and one decider per project, composed of its stages in the order of life. */
export const renovation: DeciderOf<Stages> = deciderOf(opening, register, survey, condition, consent, plan)

/** Everything that can become true of a renovation. */
export type RenovationEvent = EventsOf<typeof renovation>
/** Everything that one can ask a renovation to record, as plain JSON. */
export type RenovationCommand = CommandsOf<typeof renovation>
/** Every reason for which a renovation says no. */
export type RenovationRefusal = RefusalsOf<typeof renovation>
/** What is known of a renovation: one slice a stage. */
export type RenovationState = StateIn<typeof renovation>
