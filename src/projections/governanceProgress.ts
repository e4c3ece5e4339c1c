import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn, earliest, latest, type Dated } from '../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../vocabulary/ids.ts'
import { asOfDay } from '../vocabulary/asking.ts'
import { lookup } from '../kernel/lookup.ts'
import { committeeFor, stepsOf, type SeatedCommittee } from '../stages/committee/state.ts'
import { areaWith, type Intention } from '../stages/governance/state.ts'
import { agreementFor, establishedIn, type ManagementAgreement } from '../stages/longTerm/state.ts'
import { fundFor, serviceFor } from '../stages/propertyService/state.ts'
import { communitiesOf } from './reach.ts'
import type { Slices } from './state.ts'

type Read = Slices<'opening' | 'governance' | 'assembly' | 'committee' | 'propertyService' | 'longTerm'>

const order = ['propertyArea', 'group', 'voterRoll', 'firstAssembly', 'covenant', 'committee', 'filing'] as const

/** A step on the way to a committee, in the order in which they are owed. */
export type GovernanceStep = (typeof order)[number]

/** How far a community has come to managing itself. What is absent is not on record, which is not "did not happen". */
export interface GovernanceProgress {
  readonly community: CommunityId
  /** Who looked after it before the renovation. */
  readonly managementBefore: string
  readonly propertyArea?: RecordId
  /** What was announced for it, in order of record: announced, not done. */
  readonly intentions: readonly (readonly [string, Intention])[]
  readonly pledgedOn?: CalendarDate
  /** Each step with its date, or `unknown` where none is on record. */
  readonly steps: { readonly [S in GovernanceStep]: CalendarDate | 'unknown' }
  /** The step after the last one on record; absent once the committee was filed. */
  readonly next?: GovernanceStep
  readonly committee?: SeatedCommittee['kind']
  readonly agreed?: ManagementAgreement['management']
  readonly hasPropertyService: boolean
  readonly hasMaintenanceFund: boolean
  /** Since when gate G9 is passed. */
  readonly establishedOn?: CalendarDate
}

type Steps = { readonly [S in GovernanceStep]: Dated | undefined }

const stepsOn = ({ assembly, committee, governance }: Read, community: CommunityId, asOf: Day | undefined): Steps => {
  const [area, defined] = areaWith(governance, community, asOf) ?? []
  const groups = Object.entries(assembly.groups).filter(([, one]) => one.propertyArea === area)
  const seated = committeeFor({ committee, governance }, community, asOfDay(asOf))
  const firsts = Object.values(assembly.assemblies).filter((one) => one.propertyArea === area && one.kind === 'first')
  return {
    propertyArea: defined,
    group: latest(
      groups.map(([, one]) => one),
      asOf,
    ),
    voterRoll: latest(
      groups.flatMap(([id]) => lookup(assembly.rolls, id) ?? []),
      asOf,
    ),
    firstAssembly: earliest(firsts, asOf),
    covenant: latest(area === undefined ? [] : (lookup(assembly.covenants, area) ?? []), asOf),
    committee: seated?.[1],
    filing: seated && latest(stepsOf(committee, seated[0], 'filed'), asOf),
  }
}

const nextOf = (steps: Steps): GovernanceStep | undefined => order[order.findLastIndex((one) => steps[one]) + 1]

const progressOf = (state: Read, community: CommunityId, asOf: Day | undefined): GovernanceProgress => {
  const { governance, propertyService, longTerm } = state
  const steps = stepsOn(state, community, asOf)
  const at = asOfDay(asOf)
  const theirs = <T extends { readonly communities: readonly CommunityId[] }>(one: T): boolean =>
    one.communities.includes(community)
  const pledge = earliest(governance.pledges.filter(theirs), asOf)
  const area = areaWith(governance, community, asOf)?.[0]
  const next = nextOf(steps)
  const seated = committeeFor(state, community, at)?.[1]
  const agreed = agreementFor(longTerm, community, asOf)?.management
  const established = establishedIn(longTerm, community, asOf)
  const dates = order.map((one) => [one, steps[one]?.on ?? 'unknown'] as const)
  return {
    community,
    managementBefore: lookup(state.opening.communities, community)?.management ?? 'unknown',
    ...(area !== undefined && { propertyArea: area }),
    intentions: Object.entries(governance.intentions).filter(([, one]) => countsOn(one, asOf) && theirs(one)),
    ...(pledge && { pledgedOn: pledge.on }),
    steps: Object.fromEntries(dates) as GovernanceProgress['steps'],
    ...(next && { next }),
    ...(seated && { committee: seated.kind }),
    ...(agreed && { agreed }),
    hasPropertyService: serviceFor(propertyService, community, at) !== undefined,
    hasMaintenanceFund: fundFor(propertyService, community, at) !== undefined,
    ...(established && { establishedOn: established.on }),
  }
}

/** How far each community of a renovation has come to managing itself, by a day or in all. */
export const governanceProgress = (state: Read, asOf?: Day): readonly GovernanceProgress[] =>
  communitiesOf(state, asOf).map((community) => progressOf(state, community, asOf))
