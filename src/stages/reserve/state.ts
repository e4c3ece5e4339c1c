import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { ScopePolicy } from './policy.ts'

/** What somebody found when a community was held against the scope of the programme. */
export interface Assessment extends Voidable {
  readonly community: CommunityId
  /** When the community was built, as exactly as it is known. */
  readonly built: CalendarDate
  /** The answer to each test by its code; one that is not here was not asked. */
  readonly tests: { readonly [test: string]: boolean }
}

/** Some communities entered the reserve, or left it and why. */
export interface ReserveStep extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly step: 'entered' | 'left'
  readonly reason?: string
}

/** The reserve's slice: the assessments under their id, and who entered and left, in order of record. */
export interface Reserve {
  readonly policies: readonly Adoption<ScopePolicy>[]
  readonly assessments: { readonly [id: string]: Assessment }
  readonly steps: readonly ReserveStep[]
}

/** Before any community was looked at. */
export const noReserve: Reserve = { policies: [], assessments: {}, steps: [] }

/** An assessment that counts. */
export const assessmentOf = (reserve: Reserve, id: string): Assessment | undefined => {
  const found = lookup(reserve.assessments, id)
  return found?.voided === false ? found : undefined
}

const stepsOf = (reserve: Reserve, community: CommunityId): readonly ReserveStep[] =>
  reserve.steps.filter((one) => one.communities.includes(community))

/** By which entry a community stands in the reserve (储备库) on a day; undefined where it never entered or has left. */
export const reserveEntryOf = (reserve: Reserve, community: CommunityId, asOf?: Day): ReserveStep | undefined => {
  const last = latest(stepsOf(reserve, community), asOf)
  return last?.step === 'entered' ? last : undefined
}

/** By which entry a community may stand in the reserve on a date, as exactly as the dates are known. */
export const mayStandBy = (reserve: Reserve, community: CommunityId, on: CalendarDate): ReserveStep | undefined => {
  const last = latest(stepsOf(reserve, community).filter((one) => mayCountBy(one, on)))
  return last?.step === 'entered' ? last : undefined
}

const assessedBy = (reserve: Reserve, community: CommunityId, on: CalendarDate): Assessment | undefined =>
  latest(Object.values(reserve.assessments).filter((one) => one.community === community && mayCountBy(one, on)))

const passes = ({ mustHold, mustNotHold }: ScopePolicy, { tests }: Assessment): boolean =>
  mustHold.every((test) => lookup(tests, test) === true) && mustNotHold.every((test) => lookup(tests, test) === false)

/**
 * What gate G0 asks of these communities: that they were assessed, were built in time, and pass the tests of the policy by
 * their latest assessment. A test that nobody answered is not passed.
 */
export const scopeRequirements = (
  reserve: Reserve,
  policy: ScopePolicy,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly Requirement[] => {
  const assessed = communities.flatMap((community) => assessedBy(reserve, community, on) ?? [])
  const asked = { gate: 'G0', subjects: communities, needed: communities.length } as const
  const inTime = assessed.filter((one) => compareDates(one.built, policy.builtBy) !== 'after')
  const passing = assessed.filter((one) => passes(policy, one))
  return [
    { ...asked, requirement: 'scopeAssessed', reached: assessed.length },
    { ...asked, requirement: 'builtInTime', reached: inTime.length },
    { ...asked, requirement: 'scopeTestsPassed', reached: passing.length },
  ]
}

/** What names an entry of the reserve. */
export type ReserveKey =
  | { readonly kind: 'scopeAssessment'; readonly assessment: RecordId }
  | { readonly kind: 'reserveEntry'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }
  | { readonly kind: 'reserveRemoval'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }

/** The entries that a key names, struck out or not. */
export const reserveEntries = (reserve: Reserve, of: ReserveKey): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'scopeAssessment') {
    const one = lookup(reserve.assessments, of.assessment)
    return one === undefined ? [] : [one]
  }
  const step = of.kind === 'reserveEntry' ? 'entered' : 'left'
  return reserve.steps.filter((one) => one.step === step && one.on === of.on && isSame(one.communities, of.communities))
}
