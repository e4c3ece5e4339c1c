import { lookup } from '../../kernel/lookup.ts'
import { daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Dated, type Voidable } from '../../vocabulary/dated.ts'
import type { ActorId, CommunityId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { householdsCounted, type Gate, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { neededOf } from '../../vocabulary/share.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { ConsentPolicy } from './policy.ts'

/** What a household says to a version of the scheme: `withheld` is hesitating, `refused` is no. */
export type Word = 'given' | 'withheld' | 'refused' | 'withdrawn'

/** Why a household hesitates or says no. */
export type Reason =
  | 'shed'
  | 'cost'
  | 'noise'
  | 'lossOfSpace'
  | 'privateParts'
  | 'design'
  | 'distrust'
  | 'notToldEnough'
  | 'other'

/** One statement of a household, with its date. */
export interface Statement extends Voidable {
  readonly word: Word
  readonly scheme: SchemeVersion
  readonly reason?: Reason
  /** The shed that it is about, where it is about one. */
  readonly shed?: RecordId
  readonly form?: 'oral' | 'signed' | 'online'
}

/** Who talked a household round: an official, or a neighbour who had changed his own mind. */
export type Persuader =
  | { readonly kind: 'official'; readonly actor: ActorId }
  | { readonly kind: 'neighbour'; readonly household: HouseholdId }

/** An attempt to persuade a household. */
export interface Persuasion extends Dated {
  readonly household: HouseholdId
  readonly by: Persuader
}

/** The consent's slice: every household's statements in order of record, and who talked with whom. */
export interface Consent {
  readonly statements: { readonly [household: string]: readonly Statement[] }
  readonly persuasions: { readonly [id: string]: Persuasion }
  readonly policies: readonly Adoption<ConsentPolicy>[]
}

/** Before anybody has been asked. */
export const noConsent: Consent = { statements: {}, persuasions: {}, policies: [] }

/** What a household has said, in order of record, voided statements included. */
export const statementsOf = (consent: Consent, household: HouseholdId): readonly Statement[] =>
  lookup(consent.statements, household) ?? []

/**
 * The statement of a household that holds on a day: the one it made last to any of these versions of the scheme. They are the
 * version asked about and those whose consents hold for it.
 */
export const wordOf = (
  consent: Consent,
  household: HouseholdId,
  schemes: readonly SchemeVersion[],
  asOf?: Day,
): Statement | undefined =>
  latest(
    statementsOf(consent, household).filter((one) => schemes.includes(one.scheme)),
    asOf,
  )

/** Whether a household's consent to these versions of the scheme holds on a day. */
export const consents = (
  consent: Consent,
  household: HouseholdId,
  schemes: readonly SchemeVersion[],
  asOf?: Day,
): boolean => wordOf(consent, household, schemes, asOf)?.word === 'given'

/**
 * Whether a household's consent holds on a date as far as one can tell: rules ask this, since what an imprecise date
 * leaves open refuses nothing.
 */
export const mayConsent = (
  consent: Consent,
  household: HouseholdId,
  schemes: readonly SchemeVersion[],
  on: CalendarDate,
): boolean => {
  const said = statementsOf(consent, household).filter((one) => schemes.includes(one.scheme) && mayCountBy(one, on))
  return latest(said)?.word === 'given' || consents(consent, household, schemes, daysOf(on).last)
}

/** Refusal: no consent policy governs the day of the act. */
export interface NoConsentPolicy {
  readonly type: 'NoPolicyAdopted'
  readonly policy: 'consent'
  readonly on: CalendarDate
}

/**
 * What consent asks at a gate of these communities' households, counted on the day of the act. A share of households that
 * nobody has counted cannot be reached: their communities are asked for then.
 */
export const consentRequirements = (
  consent: Consent,
  gate: Gate,
  communities: readonly CommunityId[],
  households: {
    readonly known: readonly HouseholdId[]
    readonly total: number
    readonly untold: readonly CommunityId[]
  },
  schemes: readonly SchemeVersion[],
  on: CalendarDate,
): readonly (Requirement | NoConsentPolicy)[] => {
  const policy = inForce(consent.policies, on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'consent', on }]
  return policy.atGates
    .filter((rule) => rule.gate === gate)
    .flatMap(({ threshold }) => [
      ...householdsCounted(gate, threshold.share.numerator > 0 ? households.untold : []),
      {
        gate,
        requirement: 'householdsConsenting',
        subjects: communities,
        needed: Math.max(1, neededOf(threshold, households.total)),
        reached: households.known.filter((household) => mayConsent(consent, household, schemes, on)).length,
      },
    ])
}

/** The version from which consents had to be asked for again, when it was made, and every version up to the last since. */
export interface AskedAgain {
  readonly on: CalendarDate
  readonly versions: readonly SchemeVersion[]
}

/**
 * Whom one owes the question again on a day: each of the households that had consented before a version that carried nothing
 * over, and has said nothing to that one or a later one. Only where the policy in force on the day of that version says within
 * what time.
 *
 * @param households - asked for only where a policy says so: to go through all of them takes long.
 */
export const due = (
  { consent }: { readonly consent: Consent },
  day: Today,
  households: () => readonly HouseholdId[],
  asked: AskedAgain | undefined,
): readonly Due[] => {
  const within = asked && inForce(consent.policies, asked.on)?.askAgainWithin
  if (asked === undefined || within === undefined) return []
  return households().flatMap((subject): readonly Due[] => {
    const said = statementsOf(consent, subject).filter((one) => mayCountBy(one, day.today))
    if (said.some((one) => asked.versions.includes(one.scheme)) || latest(said)?.word !== 'given') return []
    const owed = { what: 'consentAskedAgain', subject, since: asked.on }
    return [owedWithin(owed, 'consent', consent.policies, () => within, day)]
  })
}
