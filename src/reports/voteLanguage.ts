import type { Language } from './language.ts'
import type { VotingPolicy } from '../voting/policy.ts'
import type { FallbackExplained, ParticipationTrap, SilenceExplained, VoteExplanation } from '../voting/explain.ts'
import type { Majority } from '../voting/weigh.ts'
import type { WeighedCondition } from '../voting/weighed.ts'

/** Every sentence and word about a vote, in one language. */
export interface VoteLanguage {
  readonly headings: readonly [string, string, string, string, string, string, string, string]
  readonly about: { readonly [A in WeighedCondition['about']]: string }
  readonly weight: { readonly [W in WeighedCondition['weight']]: string }
  readonly base: { readonly [B in WeighedCondition['base']]: string }
  readonly amount: (weight: WeighedCondition['weight'], amount: number) => string
  /** An amount of what it is measured against: all of it, or what was cast. */
  readonly of: (base: string, amount: string) => string
  readonly met: (met: boolean) => string
  readonly whole: string
  readonly outcome: (passed: boolean) => string
  readonly basis: (basis: string, verified: boolean) => string
  readonly silence: (silence: SilenceExplained, majority: Majority) => string
  readonly chances: (explanation: VoteExplanation) => string
  readonly withdrawals: (undone: NonNullable<VoteExplanation['withdrawals']>) => string
  readonly trap: (trap: ParticipationTrap) => string
  readonly fallback: (fallback: FallbackExplained) => string
  readonly consequence: (consequence: VotingPolicy['consequence']) => string
}

/** The sentences for what the stages of the owners' vote refuse. */
export type VoteRefusals = Pick<
  Language['refusal'],
  | 'BallotAlreadyClosed'
  | 'BallotNotClosed'
  | 'BallotNotOpened'
  | 'ChallengedTooLate'
  | 'DisplayNotOver'
  | 'ElectorateRefused'
  | 'MatterNotAnnounced'
  | 'MatterNotOnBallot'
  | 'MatterTwice'
  | 'MotionCarried'
  | 'MotionNotCarried'
  | 'NoLawForMatter'
  | 'NoProxyAppointed'
  | 'NotOnRoll'
  | 'AnnulledBeforeAdopted'
  | 'NothingResolved'
  | 'NoticeTooShort'
  | 'ObjectionUpheld'
  | 'ObjectionsOpen'
  | 'OtherSchemeVersion'
  | 'PowerOfAttorneyMissing'
  | 'ProxiesNotAllowed'
  | 'ProxyBarred'
  | 'ProxyOverLimit'
  | 'ResultNotPublished'
  | 'RollFrozenTooLate'
  | 'RollRefused'
  | 'SilenceNotLeftToOwners'
  | 'VoteMayNotChange'
  | 'VoteOutsideWindow'
  | 'VotingBeginsTooEarly'
  | 'VotingCutShort'
  | 'VotingNotOver'
  | 'WindowEndsBeforeItBegins'
  | 'WindowTooLong'
>
