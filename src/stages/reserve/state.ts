import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { ScopePolicy } from './policy.ts'

/** What somebody found when a community was checked against the scope of the programme. */
export interface Assessment extends Voidable {
  readonly assessment: RecordId
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

/** The reserve's slice: assessments and who entered and left, each in order of record. */
export interface Reserve {
  readonly policies: readonly Adoption<ScopePolicy>[]
  readonly assessments: readonly Assessment[]
  readonly steps: readonly ReserveStep[]
}

/** Before any community was looked at. */
export const noReserve: Reserve = { policies: [], assessments: [], steps: [] }

/** An assessment that counts. */
export const assessmentOf = (reserve: Reserve, id: string): Assessment | undefined =>
  reserve.assessments.find((one) => one.assessment === id && !one.voided)

const stepsOf = (reserve: Reserve, community: CommunityId, asOf?: Day): readonly ReserveStep[] =>
  reserve.steps.filter((one) => one.communities.includes(community) && countsOn(one, asOf))

/** The last step of a community: nothing is recorded from before it, so the order of record is the order of things. */
export const lastStepOf = (reserve: Reserve, community: CommunityId): ReserveStep | undefined =>
  stepsOf(reserve, community).at(-1)

/**
 * By which entry a community stands in the reserve (储备库) on a day; undefined where it never entered or has left. Where a
 * removal in between was struck out, it is the entry before that.
 */
export const reserveEntryOf = (reserve: Reserve, community: CommunityId, asOf?: Day): ReserveStep | undefined => {
  const steps = stepsOf(reserve, community, asOf)
  return steps.slice(steps.findLastIndex((one) => one.step === 'left') + 1)[0]
}

const assessedBy = (reserve: Reserve, community: CommunityId, on: CalendarDate): Assessment | undefined =>
  latest(reserve.assessments.filter((one) => one.community === community && mayCountBy(one, on)))

const passes = ({ mustHold, mustNotHold }: ScopePolicy, { tests }: Assessment): boolean =>
  mustHold.every((test) => lookup(tests, test) === true) && mustNotHold.every((test) => lookup(tests, test) === false)

/**
 * What a gate asks of these communities where the scope policy of the day names it: that they were assessed, were built in
 * time, and pass the tests by their latest assessment. A test that nobody answered is not passed. Undefined where no policy
 * was adopted.
 */
export const scopeRequirements = (
  reserve: Reserve,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly Requirement[] | undefined => {
  const policy = inForce(reserve.policies, on)
  if (policy === undefined) return undefined
  if (!policy.atGates.includes(gate)) return []
  const assessed = communities.flatMap((community) => assessedBy(reserve, community, on) ?? [])
  const asked = { gate, subjects: communities, needed: communities.length }
  const inTime = assessed.filter((one) => compareDates(one.built, policy.builtBy) !== 'after')
  const passing = assessed.filter((one) => passes(policy, one))
  return [
    { ...asked, requirement: 'scopeAssessed', reached: assessed.length },
    { ...asked, requirement: 'builtInTime', reached: inTime.length },
    { ...asked, requirement: 'scopeTestsPassed', reached: passing.length },
  ]
}

/** Refusal: the reserve has a step of the community that is later. */
export interface BeforeLastReserveStep {
  readonly type: 'BeforeLastReserveStep'
  readonly community: CommunityId
  readonly last: CalendarDate
  readonly on: CalendarDate
}

/** The refusals for those communities of which some step certainly lies after a date. */
export const beforeLastStep = (
  reserve: Reserve,
  communities: readonly CommunityId[],
  on: CalendarDate,
): readonly BeforeLastReserveStep[] =>
  communities.flatMap((community) => {
    const last = stepsOf(reserve, community).findLast((one) => compareDates(on, one.on) === 'before')
    return last === undefined ? [] : [{ type: 'BeforeLastReserveStep', community, last: last.on, on }]
  })

/** Whether the last step of each of these communities is this very one. */
export const isTheLastStep = (reserve: Reserve, { communities, step, on }: Omit<ReserveStep, 'voided'>): boolean =>
  communities.every((community) => {
    const last = lastStepOf(reserve, community)
    return last?.step === step && last.on === on && isSame(last.communities, communities)
  })

/** What names an entry of the reserve. */
export type ReserveKey =
  | { readonly kind: 'scopeAssessment'; readonly assessment: RecordId }
  | { readonly kind: 'reserveEntry'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }
  | { readonly kind: 'reserveRemoval'; readonly communities: readonly CommunityId[]; readonly on: CalendarDate }

/** The entries that a key names, struck out or not. */
export const reserveEntries = (reserve: Reserve, of: ReserveKey): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'scopeAssessment') return reserve.assessments.filter((one) => one.assessment === of.assessment)
  const step = of.kind === 'reserveEntry' ? 'entered' : 'left'
  return reserve.steps.filter((one) => one.step === step && one.on === of.on && isSame(one.communities, of.communities))
}
