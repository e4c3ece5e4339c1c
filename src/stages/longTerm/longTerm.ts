import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { whenActing } from '../../vocabulary/asking.ts'
import { GateMode, Obstacle, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { committeeFor, type Committee } from '../committee/state.ts'
import type { Governance } from '../governance/state.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { fundFor, serviceFor, type PropertyServices } from '../propertyService/state.ts'
import { noLongTerm, type LongTerm, type ManagementAgreement } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly longTerm: LongTerm
}

const communities = list(CommunityId, 1, 500)
const common = { communities, on: CalendarDate, evidence: optional(Evidence) }

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
    longTerm.order.push(e.agreement)
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

interface AskedOf extends Reads {
  readonly governance: Governance
  readonly committee: Committee
  readonly propertyService: PropertyServices
}
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
    propertyService: (community: CommunityId) => serviceFor(s.propertyService, community, at) !== undefined,
    maintenanceFund: (community: CommunityId) => fundFor(s.propertyService, community, at) !== undefined,
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
  managementAgreement: { agreement: RecordId },
  longTermManagement: { communities, on: CalendarDate },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: LongTerm, of: Key): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'longTermManagement') return slice.established.filter(sameMilestone(of))
  const one = lookup(slice.agreements, of.agreement)
  return one ? [one] : []
}

const keyOf = (of: Key): readonly string[] =>
  of.kind === 'longTermManagement' ? [...of.communities, of.on] : [of.agreement]

/** An agreement or the passing of gate G9 was entered by mistake and does not count. */
export const LongTermRecordVoided = struckOut('LongTermRecordVoided', key, entriesFor)
export type LongTermRecordVoided = EventIn<typeof LongTermRecordVoided>

/** Strikes out what was entered for the time after the works. */
export const voidLongTermRecord = strikes(
  'VoidLongTermRecord',
  key,
  LongTermRecordVoided,
  ({ longTerm }: Reads, record) => entriesFor(longTerm, record),
  keyOf,
)

/** Long-term management (长效管理): what residents agreed on, and gate G9. */
export const longTerm = stage(
  'longTerm',
  noLongTerm,
  [LongTermManagementAgreed, LongTermManagementEstablished, LongTermRecordVoided],
  [agreeLongTermManagement, establishLongTermManagement, voidLongTermRecord],
)
