import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { whenActing } from '../../vocabulary/moment.ts'
import { GateMode, Obstacle, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { committeeFor, type Committee } from '../committee/state.ts'
import type { Governance } from '../governance/state.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import {
  fundFor,
  noLongTerm,
  serviceFor,
  type LongTerm,
  type MaintenanceFund,
  type ManagementAgreement,
  type PropertyService,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly longTerm: LongTerm
}

const communities = list(CommunityId, 1, 500)
const common = { communities, on: CalendarDate, evidence: optional(Evidence) }

const service = {
  contract: RecordId,
  provider: OrganisationId,
  ...common,
  /** Fen for a square metre and a month, where one fee holds for all. */
  fee: optional(Money),
  until: optional(CalendarDate),
}

const serviceIn = ({
  provider,
  communities: of,
  fee,
  until,
  on,
}: Omit<PropertyService, 'voided'>): PropertyService => ({
  provider,
  communities: of,
  ...(fee !== undefined && { fee }),
  ...(until !== undefined && { until }),
  on,
  voided: false,
})

/** A provider was contracted to serve communities (物业服务合同). From then on somebody professional looks after them. */
export const PropertyServiceContracted = fact(
  'PropertyServiceContracted',
  service,
  (longTerm: Writable<LongTerm>, e) => {
    longTerm.services[e.contract] = keep(serviceIn(e))
  },
)
export type PropertyServiceContracted = EventIn<typeof PropertyServiceContracted>

/** Contracts a provider. Refused when the contract would certainly end before it begins. */
export const contractPropertyService = rule('ContractPropertyService', service, (s: Reads, c, day: Today) => {
  const known = lookup(s.longTerm.services, c.contract)
  if (known && !known.voided)
    return isSame(known, serviceIn(c)) ? nothing : refuse(recordedDifferently('propertyService', c.contract))
  const short =
    c.until !== undefined &&
    compareDates(c.until, c.on) === 'before' &&
    ({ type: 'ContractEndsBeforeItBegins', until: c.until, on: c.on } as const)
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), short, notYet(c.on, day)], () =>
    PropertyServiceContracted(c),
  )
})

const end = { contract: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** A contract was ended before its time: the communities are served no longer. */
export const PropertyServiceTerminated = fact('PropertyServiceTerminated', end, (longTerm: Writable<LongTerm>, e) => {
  entryOf(longTerm.terminations, e.contract, () => []).push({ on: e.on, voided: false })
})
export type PropertyServiceTerminated = EventIn<typeof PropertyServiceTerminated>

/**
 * Ends a contract on the day from which the provider serves no more.
 *
 * @remarks Civil Code art. 946: owners who dismiss a provider give 60 days' notice in writing, unless agreed otherwise.
 */
export const terminatePropertyService = rule('TerminatePropertyService', end, (s: Reads, c, day: Today) => {
  const stands = lookup(s.longTerm.terminations, c.contract)?.find((one) => !one.voided)
  if (stands)
    return stands.on === c.on ? nothing : refuse(recordedDifferently('propertyServiceEnd', c.contract, stands.on))
  const known = lookup(s.longTerm.services, c.contract)
  if (known === undefined || known.voided) return refuse({ type: 'PropertyServiceNotContracted', contract: c.contract })
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'ContractEndsBeforeItBegins', until: c.on, on: known.on } as const)
  return acceptUnless([...closedTo(s.opening, known.communities, c.on), early, notYet(c.on, day)], () =>
    PropertyServiceTerminated(c),
  )
})

const fund = { fund: RecordId, ...common, amount: optional(Money) }

const fundIn = ({ communities: of, amount, on }: Omit<MaintenanceFund, 'voided'>): MaintenanceFund => ({
  communities: of,
  ...(amount !== undefined && { amount }),
  on,
  voided: false,
})

/** A residential maintenance fund (住宅专项维修资金) was set up for communities, or renewed. */
export const MaintenanceFundEstablished = fact(
  'MaintenanceFundEstablished',
  fund,
  (longTerm: Writable<LongTerm>, e) => {
    longTerm.funds[e.fund] = keep(fundIn(e))
  },
)
export type MaintenanceFundEstablished = EventIn<typeof MaintenanceFundEstablished>

/** Sets a maintenance fund up. */
export const establishMaintenanceFund = rule('EstablishMaintenanceFund', fund, (s: Reads, c, day: Today) => {
  const known = lookup(s.longTerm.funds, c.fund)
  if (known && !known.voided)
    return isSame(known, fundIn(c)) ? nothing : refuse(recordedDifferently('maintenanceFund', c.fund))
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), notYet(c.on, day)], () =>
    MaintenanceFundEstablished(c),
  )
})

const agreement = {
  agreement: RecordId,
  ...common,
  management: oneOf('propertyService', 'selfManaged', 'residentsCommittee', 'owningUnit'),
  fee: optional(Money),
}

const agreementIn = ({
  communities: of,
  management,
  fee,
  on,
}: Omit<ManagementAgreement, 'voided'>): ManagementAgreement => ({
  communities: of,
  management,
  ...(fee !== undefined && { fee }),
  on,
  voided: false,
})

/** Residents agreed in writing on who will manage their community after the works, and on the fee. */
export const LongTermManagementAgreed = fact(
  'LongTermManagementAgreed',
  agreement,
  (longTerm: Writable<LongTerm>, e) => {
    longTerm.agreements[e.agreement] = keep(agreementIn(e))
  },
)
export type LongTermManagementAgreed = EventIn<typeof LongTermManagementAgreed>

/**
 * Records the agreement. Gate G4 asks for it only where the governance policy adopted for this renovation does.
 *
 * @remarks 建办城〔2021〕50号 (8): agreed in writing before works start [K: not checked against the primary text].
 */
export const agreeLongTermManagement = rule('AgreeLongTermManagement', agreement, (s: Reads, c, day: Today) => {
  const known = lookup(s.longTerm.agreements, c.agreement)
  if (known && !known.voided)
    return isSame(known, agreementIn(c)) ? nothing : refuse(recordedDifferently('managementAgreement', c.agreement))
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), notYet(c.on, day)], () =>
    LongTermManagementAgreed(c),
  )
})

/** Long-term management (长效管理) is established in these communities: gate G9. */
export const LongTermManagementEstablished = fact(
  'LongTermManagementEstablished',
  { ...common, mode: GateMode, despite: list(Obstacle) },
  (longTerm: Writable<LongTerm>, e) => {
    longTerm.established.push({ communities: keep(e.communities), on: e.on, voided: false })
  },
)
export type LongTermManagementEstablished = EventIn<typeof LongTermManagementEstablished>

type AskedOf = Reads & { readonly governance: Governance; readonly committee: Committee }
type Milestone = { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }

const words = {
  committee: 'communitiesWithCommittee',
  propertyService: 'communitiesWithPropertyService',
  maintenanceFund: 'communitiesWithMaintenanceFund',
} as const

/** What gate G9 asks: of the communities, how many have what the adopted governance policy wants. */
const askedForLongTerm = (s: AskedOf, c: Milestone): Asked => {
  const policy = inForce(s.governance.policies, c.on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'governance', on: c.on }]
  const at = whenActing(c.on)
  const has = {
    committee: (community: CommunityId) => committeeFor(s, community, at) !== undefined,
    propertyService: (community: CommunityId) => serviceFor(s.longTerm, community, at) !== undefined,
    maintenanceFund: (community: CommunityId) => fundFor(s.longTerm, community, at) !== undefined,
  }
  return policy.longTerm.map(
    (what): Requirement => ({
      gate: 'G9',
      requirement: words[what],
      subjects: c.communities,
      needed: c.communities.length,
      reached: c.communities.filter(has[what]).length,
    }),
  )
}

const sameMilestone =
  (c: Milestone) =>
  (one: Milestone): boolean =>
    one.on === c.on && isSame(one.communities, c.communities)

/** Establishes long-term management: gate G9. A community comes to it once. */
export const establishLongTermManagement = rule(
  'EstablishLongTermManagement',
  common,
  (s: AskedOf, c, day: Today) => {
    const before = s.longTerm.established.filter(
      (one) => !one.voided && one.communities.some((community) => c.communities.includes(community)),
    )
    if (before.some(sameMilestone(c))) return nothing
    const already = before.map(
      (one) => ({ type: 'LongTermManagementAlreadyEstablished', communities: one.communities, on: one.on }) as const,
    )
    const { refusals, mode, despite } = passGate(s.opening, 'G9', c.on, () => askedForLongTerm(s, c))
    return acceptUnless([...closedTo(s.opening, c.communities, c.on), ...already, notYet(c.on, day), ...refusals], () =>
      LongTermManagementEstablished({ ...c, mode, despite }),
    )
  },
  askedForLongTerm,
)

const key = tagged('kind', {
  propertyService: { contract: RecordId },
  propertyServiceEnd: { contract: RecordId },
  maintenanceFund: { fund: RecordId },
  managementAgreement: { agreement: RecordId },
  longTermManagement: { communities, on: CalendarDate },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: LongTerm, of: Key): readonly ({ readonly voided: boolean } | undefined)[] => {
  if (of.kind === 'propertyService') return [lookup(slice.services, of.contract)]
  if (of.kind === 'propertyServiceEnd') return lookup(slice.terminations, of.contract) ?? []
  if (of.kind === 'maintenanceFund') return [lookup(slice.funds, of.fund)]
  if (of.kind === 'managementAgreement') return [lookup(slice.agreements, of.agreement)]
  return slice.established.filter(sameMilestone(of))
}
const isThere = <T>(one: T | undefined): one is T => one !== undefined

const keyOf = (of: Key): readonly string[] => {
  if (of.kind === 'longTermManagement') return [...of.communities, of.on]
  if (of.kind === 'maintenanceFund') return [of.fund]
  return [of.kind === 'managementAgreement' ? of.agreement : of.contract]
}

/** A contract, its end, a fund, an agreement or the passing of gate G9 was entered by mistake and does not count. */
export const LongTermRecordVoided = fact(
  'LongTermRecordVoided',
  { record: key, reason: VoidReason },
  (longTerm: Writable<LongTerm>, e) =>
    strikeOut(entriesFor(longTerm, e.record).filter(isThere) as { voided: boolean }[], () => true),
)
export type LongTermRecordVoided = EventIn<typeof LongTermRecordVoided>

/** Strikes out what was entered for the time after the works. */
export const voidLongTermRecord = rule(
  'VoidLongTermRecord',
  { record: key, reason: VoidReason },
  ({ longTerm }: Reads, c) => {
    const standing = standingOf(entriesFor(longTerm, c.record).filter(isThere), () => true)
    if (standing === 'unknown') return refuse(noSuchRecord(c.record.kind, ...keyOf(c.record)))
    return standing === 'voided' ? nothing : accept(LongTermRecordVoided(c))
  },
)

/** Long-term management (长效管理): who serves a community, its fund, what was agreed, and gate G9. */
export const longTerm = stage(
  'longTerm',
  noLongTerm,
  [
    PropertyServiceContracted,
    PropertyServiceTerminated,
    MaintenanceFundEstablished,
    LongTermManagementAgreed,
    LongTermManagementEstablished,
    LongTermRecordVoided,
  ],
  [
    contractPropertyService,
    terminatePropertyService,
    establishMaintenanceFund,
    agreeLongTermManagement,
    establishLongTermManagement,
    voidLongTermRecord,
  ],
)
