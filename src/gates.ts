import { lookup } from './kernel/lookup.ts'
import { renovation, type RenovationEvent, type RenovationState } from './renovation.ts'
import { obstaclesAmong, type Obstacle, type Requirement } from './vocabulary/obstacle.ts'
import type { NoPolicyAdopted } from './stages/opening/state.ts'

/** The facts that pass a gate, and the rules that ask what the gate asks. */
export const passedBy = {
  ReserveEntryCreated: 'CreateReserveEntry',
  ProjectListedInAnnualPlan: 'ListInAnnualPlan',
  ProjectApproved: 'ApproveProject',
  ContractSigned: 'SignContract',
  WorkStarted: 'StartWork',
  HiddenWorkCovered: 'CoverHiddenWork',
  AcceptancePassed: 'PassAcceptance',
  HandedOver: 'HandOver',
  SatisfactionConcluded: 'ConcludeSatisfaction',
  LongTermManagementEstablished: 'EstablishLongTermManagement',
} as const

/**
 * Gates, looked at afterwards: `openAt` says what a gate asks of the fact that passed it and what is not there by a state of
 * the record, `stateOf` what commits come to, after a state or from the beginning.
 */
export const gates = {
  openAt: (state: RenovationState, event: RenovationEvent): readonly Obstacle[] => {
    const name = lookup<string>(passedBy, event.type)
    const asked = name === undefined ? [] : (renovation.rules.get(name)?.asks(state, event) ?? [])
    return obstaclesAmong(
      (asked as readonly (Requirement | NoPolicyAdopted)[]).flatMap((one) => ('type' in one ? [] : one)),
    )
  },
  stateOf: (events: readonly RenovationEvent[], from?: RenovationState): RenovationState =>
    renovation.fold(events, from),
} as const
