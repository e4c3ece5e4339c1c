import type { Language } from './language.ts'

/** The sentences for what the stages of governance and of initiatives refuse. */
export type GovernanceRefusals = Pick<
  Language['refusal'],
  | 'PropertyAreaNotDefined'
  | 'CommunityInOtherArea'
  | 'TargetBeforeIntention'
  | 'BodyUnlawful'
  | 'PreparatoryGroupNotFormed'
  | 'BeforePreparatoryGroup'
  | 'FirstAssemblyAlreadyHeld'
  | 'BallotWithoutResolution'
  | 'CommitteeNotSeated'
  | 'BeforeCommittee'
  | 'TermNotOver'
  | 'ContractEndsBeforeItBegins'
  | 'PropertyServiceNotContracted'
  | 'LongTermManagementAlreadyEstablished'
  | 'InitiativeNotStarted'
  | 'BeforeInitiative'
  | 'InitiativeHasEnded'
  | 'InitiativeHasNoLand'
  | 'MoreHouseholdsThanPeople'
>
