import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { GovernancePolicy } from './policy.ts'
import { noGovernance, propertyAreaOf, type Governance, type Intention } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly governance: Governance
}

const communities = list(CommunityId, 1, 500)

/** What a place asks of committees and assemblies was laid down for this renovation. */
export const GovernancePolicyAdopted = adopted(
  'GovernancePolicyAdopted',
  GovernancePolicy,
  (governance: Writable<Governance>) => governance.policies,
)
export type GovernancePolicyAdopted = EventIn<typeof GovernancePolicyAdopted>

/** Adopts a governance policy; a later adoption governs what is done from its own day on. */
export const adoptGovernancePolicy = adopts(
  'AdoptGovernancePolicy',
  GovernancePolicy,
  GovernancePolicyAdopted,
  ({ governance }: Reads) => governance.policies,
)

const area = { propertyArea: RecordId, communities, on: CalendarDate, evidence: optional(Evidence) }

/** These communities were laid down as one property area (物业管理区域): their owners form one assembly, one committee. */
export const PropertyAreaDefined = fact('PropertyAreaDefined', area, (governance: Writable<Governance>, e) => {
  governance.areas[e.propertyArea] = { communities: keep(e.communities), on: e.on, voided: false }
})
export type PropertyAreaDefined = EventIn<typeof PropertyAreaDefined>

const taken = (governance: Governance, c: { readonly communities: readonly CommunityId[] }) =>
  Object.entries(governance.areas).flatMap(([id, one]) =>
    one.communities
      .filter((community) => !one.voided && c.communities.includes(community))
      .map((community) => ({ type: 'CommunityInOtherArea', community, propertyArea: id as RecordId }) as const),
  )

/** Defines a property area. Refused for a community that belongs to another one. */
export const definePropertyArea = rule('DefinePropertyArea', area, ({ opening, governance }: Reads, c, day: Today) => {
  const known = propertyAreaOf(governance, c.propertyArea)
  if (known)
    return isSame(known, { communities: c.communities, on: c.on, voided: false })
      ? nothing
      : refuse(recordedDifferently('propertyArea', c.propertyArea))
  return acceptUnless([...closedTo(opening, c.communities, c.on), ...taken(governance, c), notYet(c.on, day)], () =>
    PropertyAreaDefined(c),
  )
})

const intention = {
  intention: RecordId,
  what: oneOf('ownersCommittee', 'propertyService', 'maintenanceFund'),
  communities,
  /** By when it is meant to be so, where that was said. */
  target: optional(CalendarDate),
  by: optional(OrganisationId),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const intentionIn = ({ what, communities: of, target, on }: Omit<Intention, 'voided'>): Intention => ({
  what,
  communities: of,
  ...(target !== undefined && { target }),
  on,
  voided: false,
})

/** Somebody announced that a step will be taken, such as guiding residents to a committee. The step itself is not taken. */
export const IntentionDeclared = fact('IntentionDeclared', intention, (governance: Writable<Governance>, e) => {
  governance.intentions[e.intention] = keep(intentionIn(e))
})
export type IntentionDeclared = EventIn<typeof IntentionDeclared>

/** Declares an intention. Refused when its target certainly lies before the day on which it was declared. */
export const declareIntention = rule('DeclareIntention', intention, ({ opening, governance }: Reads, c, day: Today) => {
  const known = lookup(governance.intentions, c.intention)
  if (known && !known.voided)
    return isSame(known, intentionIn(c)) ? nothing : refuse(recordedDifferently('intention', c.intention))
  const past =
    c.target !== undefined &&
    compareDates(c.target, c.on) === 'before' &&
    ({ type: 'TargetBeforeIntention', target: c.target, on: c.on } as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), past, notYet(c.on, day)], () => IntentionDeclared(c))
})

const pledge = { communities, on: CalendarDate, evidence: optional(Evidence) }

/** Residents promised to look after their community themselves (自治承诺). Nobody manages it yet because of that. */
export const SelfManagementPledged = fact('SelfManagementPledged', pledge, (governance: Writable<Governance>, e) => {
  governance.pledges.push({ communities: keep(e.communities), on: e.on, voided: false })
})
export type SelfManagementPledged = EventIn<typeof SelfManagementPledged>

const sameMilestone =
  (c: { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }) =>
  (one: { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }): boolean =>
    one.on === c.on && isSame(one.communities, c.communities)

/** Records the promise of the residents of these communities. */
export const pledgeSelfManagement = rule(
  'PledgeSelfManagement',
  pledge,
  ({ opening, governance }: Reads, c, day: Today) => {
    if (governance.pledges.filter((one) => !one.voided).some(sameMilestone(c))) return nothing
    return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => SelfManagementPledged(c))
  },
)

const key = tagged('kind', {
  propertyArea: { propertyArea: RecordId },
  intention: { intention: RecordId },
  selfManagementPledge: { communities, on: CalendarDate },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: Governance, record: Key): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'selfManagementPledge') return slice.pledges.filter(sameMilestone(record))
  const one =
    record.kind === 'intention' ? lookup(slice.intentions, record.intention) : lookup(slice.areas, record.propertyArea)
  return one === undefined ? [] : [one]
}

const keyOf = (record: Key): readonly string[] => {
  if (record.kind === 'selfManagementPledge') return [...record.communities, record.on]
  return [record.kind === 'intention' ? record.intention : record.propertyArea]
}

/** An area, an intention or a pledge was entered by mistake and does not count. */
export const GovernanceRecordVoided = struckOut('GovernanceRecordVoided', key, entriesFor)
export type GovernanceRecordVoided = EventIn<typeof GovernanceRecordVoided>

/** Strikes out an area, an intention, or the pledge of some communities on a date. What rests on an area stays. */
export const voidGovernanceRecord = strikes(
  'VoidGovernanceRecord',
  key,
  GovernanceRecordVoided,
  ({ governance }: Reads, record) => entriesFor(governance, record),
  keyOf,
)

/** Governance (治理): property areas, what was announced, and what residents promised. */
export const governance = stage(
  'governance',
  noGovernance,
  [GovernancePolicyAdopted, PropertyAreaDefined, IntentionDeclared, SelfManagementPledged, GovernanceRecordVoided],
  [adoptGovernancePolicy, definePropertyArea, declareIntention, pledgeSelfManagement, voidGovernanceRecord],
)
