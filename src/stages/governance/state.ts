import { lookup } from '../../kernel/lookup.ts'
import { whenActing } from '../../vocabulary/asking.ts'
import { daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { neededOf, reaches, type Threshold } from '../../vocabulary/share.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import type { GovernancePolicy } from './policy.ts'

/** The communities whose owners form one assembly and one committee (物业管理区域): three may be one area or three. */
export interface PropertyArea extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** What somebody means to bring about. */
export type Intended = 'ownersCommittee' | 'propertyService' | 'maintenanceFund'

/** A step that was announced and is not the step itself. */
export interface Intention extends Voidable {
  readonly what: Intended
  readonly communities: readonly CommunityId[]
  /** By when it is meant to be so, where that was said. */
  readonly target?: CalendarDate
}

/** The word of a community's residents that they will look after it themselves. */
export interface Pledge extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** The governance's slice: policies, property areas, what was announced and what residents promised. */
export interface Governance {
  readonly policies: readonly Adoption<GovernancePolicy>[]
  readonly areas: { readonly [id: string]: PropertyArea }
  readonly intentions: { readonly [id: string]: Intention }
  readonly pledges: readonly Pledge[]
}

/** Before anybody spoke of what comes after the works. */
export const noGovernance: Governance = { policies: [], areas: {}, intentions: {}, pledges: [] }

/** A property area that counts. */
export const propertyAreaOf = (governance: Governance, id: string): PropertyArea | undefined => {
  const found = lookup(governance.areas, id)
  return found?.voided === false ? found : undefined
}

/** The property area that a community belongs to, with its id; nothing while nobody has said so. */
export const areaWith = (
  governance: Governance,
  community: CommunityId,
  asOf?: Day,
): readonly [RecordId, PropertyArea] | undefined => {
  const found = Object.entries(governance.areas).find(
    ([, one]) => countsOn(one, asOf) && one.communities.includes(community),
  )
  return found && [found[0] as RecordId, found[1]]
}

/** Refusal: no property area goes by this id. */
export interface PropertyAreaNotDefined {
  readonly type: 'PropertyAreaNotDefined'
  readonly propertyArea: RecordId
}

/** Refusal: a group, a committee or its term is not what the law adopted for the place asks of it. */
export interface BodyUnlawful {
  readonly type: 'BodyUnlawful'
  readonly body: 'preparatoryGroup' | 'ownersCommittee' | 'propertyManagementCommittee'
  readonly about: 'members' | 'oddNumber' | 'owners' | 'termYears'
  readonly needed: number
  readonly found: number
  readonly policy: string
}

/** The people of a body that prepares or stands for the owners, by where they come from: counted, never named. */
export interface Members {
  readonly owners: number
  readonly residentsCommittee: number
  readonly subDistrict: number
  readonly others: number
}

/** What a law asks of a body: how many at least, an odd number, and the share of owners where it says so. */
export interface BodyTerms {
  readonly atLeast: number
  readonly odd: boolean
  readonly owners?: Threshold
}

/** The refusals for a body of so many people, so many of them owners. */
export const unlawfulBody = (
  terms: BodyTerms,
  all: number,
  owners: number,
  named: Pick<BodyUnlawful, 'body' | 'policy'>,
): readonly BodyUnlawful[] => {
  const { atLeast, odd, owners: share } = terms
  const few = all < atLeast && ({ about: 'members', needed: atLeast, found: all } as const)
  const even = odd && all % 2 === 0 && ({ about: 'oddNumber', needed: all + 1, found: all } as const)
  const foreign =
    share !== undefined &&
    !reaches(share, owners, all) &&
    ({ about: 'owners', needed: neededOf(share, all), found: owners } as const)
  return [few, even, foreign].flatMap((one) => (one === false ? [] : [{ type: 'BodyUnlawful', ...named, ...one }]))
}

/** The refusal for a term that is longer than a law allows; nothing where it lays down none. */
export const unlawfulTerm = (
  most: number | undefined,
  termYears: number,
  named: Pick<BodyUnlawful, 'body' | 'policy'>,
): BodyUnlawful | undefined =>
  most !== undefined && termYears > most
    ? { type: 'BodyUnlawful', ...named, about: 'termYears', needed: most, found: termYears }
    : undefined

/** Whether gate G4 asks, on a day, that property mode and fee were agreed before works start. */
export const asksForManagementAgreement = (governance: Governance, on: CalendarDate): boolean =>
  inForce(governance.policies, on)?.agreedBeforeStart === true

interface Achieved extends Voidable {
  readonly communities: readonly CommunityId[]
}
interface Seated extends Voidable {
  readonly kind: string
  readonly propertyArea: string
}
interface Served extends Achieved {
  readonly until?: CalendarDate
}
interface Brought {
  readonly governance: Governance
  readonly committee: {
    readonly committees: { readonly [id: string]: Seated }
    readonly steps: { readonly [id: string]: readonly (Voidable & { readonly step: string })[] }
  }
  readonly propertyService: {
    readonly services: { readonly [id: string]: Served }
    readonly terminations: { readonly [id: string]: readonly Voidable[] }
    readonly funds: { readonly [id: string]: Achieved }
  }
}

/** What brings about an announced step, unless it was certainly over when that was announced. */
const broughtAbout = (s: Brought, what: Intended, announced: CalendarDate): readonly Achieved[] => {
  const { isOver, hasPassed } = whenActing(announced)
  if (what === 'maintenanceFund') return Object.values(s.propertyService.funds)
  if (what === 'propertyService')
    return Object.entries(s.propertyService.services)
      .filter(([id, { until }]) => {
        const isEnded = (lookup(s.propertyService.terminations, id) ?? []).some(isOver)
        return !isEnded && !(until !== undefined && hasPassed(until))
      })
      .map(([, one]) => one)
  return Object.entries(s.committee.committees).flatMap(([id, { kind, propertyArea, on, voided }]) => {
    const isExpired = (lookup(s.committee.steps, id) ?? []).some((one) => one.step === 'expired' && isOver(one))
    const area = lookup(s.governance.areas, propertyArea)
    return area === undefined || kind !== 'owners' || isExpired ? [] : [{ communities: area.communities, on, voided }]
  })
}

/**
 * The announced steps with a target date that are not done yet in one of their communities. A property management committee
 * that stands in is not the owners' committee that was announced, and a service or a committee that was over before the
 * announcement did not bring it about.
 */
export const due = (s: Brought, { today }: Today): readonly Due[] =>
  Object.entries(s.governance.intentions).flatMap(([subject, { what, communities, target, on, voided }]) => {
    if (target === undefined || !mayCountBy({ on, voided }, today)) return []
    const done = broughtAbout(s, what, on).filter((one) => mayCountBy(one, today))
    const isDone = communities.every((community) => done.some((one) => one.communities.includes(community)))
    return isDone ? [] : [{ what, subject, since: on, by: daysOf(target) }]
  })
