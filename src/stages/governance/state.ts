import { lookup } from '../../kernel/lookup.ts'
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

interface Achieved {
  readonly communities: readonly CommunityId[]
}

/** The announced steps with a target date that are not done yet in one of their communities. */
export const due = (
  {
    governance,
    committee,
    propertyService,
  }: {
    readonly governance: Governance
    readonly committee: { readonly committees: { readonly [id: string]: Voidable & { readonly propertyArea: string } } }
    readonly propertyService: {
      readonly services: { readonly [id: string]: Voidable & Achieved }
      readonly funds: { readonly [id: string]: Voidable & Achieved }
    }
  },
  { today }: Today,
): readonly Due[] => {
  const committees = Object.values(committee.committees)
    .filter((one) => mayCountBy(one, today))
    .flatMap((one) => lookup(governance.areas, one.propertyArea) ?? [])
  const done = (entries: readonly (Voidable & Achieved)[]): readonly CommunityId[] =>
    entries.filter((one) => mayCountBy(one, today)).flatMap((one) => one.communities)
  const achieved: { readonly [I in Intended]: readonly CommunityId[] } = {
    ownersCommittee: done(committees),
    propertyService: done(Object.values(propertyService.services)),
    maintenanceFund: done(Object.values(propertyService.funds)),
  }
  return Object.entries(governance.intentions).flatMap(([subject, { what, communities, target, on, ...one }]) => {
    const isDone = communities.every((community) => achieved[what].includes(community))
    if (target === undefined || isDone || !mayCountBy({ on, voided: one.voided }, today)) return []
    return [{ what, subject, since: on, by: daysOf(target) }]
  })
}
