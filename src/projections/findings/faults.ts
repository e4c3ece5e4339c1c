import { daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { endOfOutage, lateness, overrunOf } from '../../stages/disturbance/state.ts'
import type { Amount } from '../../stages/funding/state.ts'
import { faultyUses, type UseFault } from '../../stages/materials/state.ts'
import { awardOf, seenOn, tenderRequirements } from '../../stages/tender/state.ts'
import { nightWorkFaults } from '../../stages/nightWork/state.ts'
import { lapsedInTime } from '../../stages/permit/state.ts'
import { outcomeOf } from '../../stages/promises/state.ts'
import { moneyDiscrepancies, type MoneyDiscrepancy } from '../money.ts'
import { unplannedItems } from '../schemeDiff.ts'
import type { Slices } from '../state.ts'

/** Something that was done as it should not have been, as the stages and projections tell it. */
export type FaultDetail =
  | {
      readonly kind: 'workedAtNight'
      readonly nightWork: string
      readonly community: CommunityId
      readonly fault: 'uncertified' | 'residentsNotTold'
    }
  | {
      readonly kind: 'announcedTooLate'
      readonly announcement: string
      readonly communities: readonly CommunityId[]
      /** What was off, or what kind of disturbance it was. */
      readonly what: string
      readonly from: Day
    }
  | {
      readonly kind: 'outageOverran'
      readonly announcement: string
      readonly communities: readonly CommunityId[]
      readonly what: string
      readonly minutes: number
    }
  | {
      readonly kind: 'faultyMaterialUsed'
      readonly use: string
      readonly item: WorkItemId
      readonly batch: RecordId
      readonly faults: readonly UseFault[]
    }
  | {
      readonly kind: 'itemUnplanned'
      readonly item: string
      readonly community: CommunityId
      readonly scheme: SchemeVersion
    }
  | {
      readonly kind: 'permitLapsedInTime'
      readonly permit: string
      /** The last day on which works could be started at least. */
      readonly until: Day
    }
  | { readonly kind: 'promiseBroken'; readonly promise: string; readonly promisedBy: OrganisationId }
  | {
      readonly kind: 'tenderRuleBroken'
      readonly lot: string
      /** Which rule, such as `daysToBid`, and what it asked for and came to. */
      readonly requirement: string
      readonly needed: number
      readonly reached: number
    }
  | {
      readonly kind: 'moneyBeyond'
      readonly beyond: MoneyDiscrepancy['kind']
      readonly subject: string
      /** In fen. */
      readonly allowed: Amount
      readonly found: Amount
    }

/** A fault, the date of the act, and the id by which the record tells of it. */
export type Fault = FaultDetail & { readonly on: CalendarDate; readonly entry: string }

type Read = Slices<
  | 'tender'
  | 'bidding'
  | 'tenderObjections'
  | 'permit'
  | 'nightWork'
  | 'disturbance'
  | 'materials'
  | 'items'
  | 'planning'
  | 'scheme'
  | 'promises'
  | 'funding'
  | 'contributions'
>

const fromNights = ({ nightWork }: Read, asOf: Day): readonly Fault[] =>
  nightWorkFaults(nightWork, asOf).map(({ nightWork: id, community, fault, on }) => ({
    kind: 'workedAtNight',
    nightWork: id,
    community,
    fault,
    on,
    entry: id,
  }))

const fromAnnouncements = ({ disturbance }: Read, asOf: Day): readonly Fault[] =>
  [...Object.entries(disturbance.outages), ...Object.entries(disturbance.announced)].flatMap(([id, one]) => {
    if (!countsOn(one, asOf) || lateness(disturbance, one) !== 'late') return []
    const what = 'service' in one ? one.service : one.kind
    const { communities, on, from } = one
    return [{ kind: 'announcedTooLate', announcement: id, communities, what, from: from.day, on, entry: id } as const]
  })

const fromOutages = ({ disturbance }: Read, asOf: Day): readonly Fault[] =>
  Object.entries(disturbance.outages).flatMap(([id, { communities, service: what }]) => {
    const minutes = overrunOf(disturbance, id, asOf)
    const ended = endOfOutage(disturbance, id, asOf)
    if (minutes === undefined || minutes === 0 || ended === undefined) return []
    return [{ kind: 'outageOverran', announcement: id, communities, what, minutes, on: ended.on, entry: id } as const]
  })

const fromMaterials = ({ materials }: Read, asOf: Day): readonly Fault[] =>
  faultyUses(materials, asOf).map((one) => ({ kind: 'faultyMaterialUsed', ...one, entry: one.use }))

const fromItems = (state: Read, asOf: Day): readonly Fault[] => {
  const communities = [...new Set(Object.values(state.items.items).map((one) => one.community))]
  return unplannedItems(state, communities, asOf).map(({ item, community, scheme, startedOn: on }) => ({
    kind: 'itemUnplanned',
    item,
    community,
    scheme,
    on,
    entry: item,
  }))
}

const fromPermits = ({ permit }: Read, asOf: Day): readonly Fault[] =>
  Object.entries(permit.lapses).flatMap(([id, { on }]) => {
    const until = lapsedInTime(permit, id, asOf)
    return until === undefined ? [] : [{ kind: 'permitLapsedInTime', permit: id, until, on, entry: id } as const]
  })

const fromPromises = ({ promises }: Read, asOf: Day): readonly Fault[] =>
  Object.entries(promises.made).flatMap(([promise, one]) => {
    const outcome = outcomeOf(promises, promise, asOf)
    if (one.voided || outcome?.outcome !== 'broken') return []
    return [{ kind: 'promiseBroken', promise, promisedBy: one.by, on: outcome.on, entry: promise } as const]
  })

const fromTenders = (state: Read, asOf: Day): readonly Fault[] =>
  Object.keys(state.tender.lots).flatMap((lot) => {
    const award = awardOf(state.tender, lot, asOf)
    const policy = award && inForce(state.tender.policies, award.on)
    if (award === undefined || policy === undefined) return []
    return tenderRequirements(state, policy, 'G3', lot, seenOn(asOf)).flatMap(({ requirement, needed, reached }) =>
      reached >= needed
        ? []
        : [{ kind: 'tenderRuleBroken', lot, requirement, needed, reached, on: award.on, entry: lot } as const],
    )
  })

const datesOfMoney = ({ funding, contributions }: Read): readonly Day[] => {
  const entries = [funding.commitments, funding.receipts, funding.payments, contributions.agreed, contributions.paid]
  const days = entries.flatMap((all) => Object.values(all).map((one) => daysOf(one.on).last))
  return [...new Set(days)].toSorted((a, b) => (a < b ? -1 : 1))
}

/** Money stands from the day since which it has not added up without a break. */
const fromMoney = (state: Read, asOf: Day): readonly Fault[] => {
  const days = datesOfMoney(state).filter((one) => one <= asOf)
  return moneyDiscrepancies(state, asOf).map(({ kind, subject, allowed, found }) => {
    const isBeyond = (day: Day): boolean =>
      moneyDiscrepancies(state, day).some((one) => one.kind === kind && one.subject === subject)
    const sound = days.findLastIndex((day) => !isBeyond(day))
    return { kind: 'moneyBeyond', beyond: kind, subject, allowed, found, on: days[sound + 1] ?? asOf, entry: subject }
  })
}

/**
 * What by a day was done as it should not have been: lots awarded against the rules of the tender, work at night,
 * announcements that came too late, outages that ran over, material that should not have been used, items outside the scheme,
 * permits that are said to have lapsed in time, broken promises, and money that does not add up.
 */
export const faultsOf = (state: Read, asOf: Day): readonly Fault[] => [
  ...fromTenders(state, asOf),
  ...fromNights(state, asOf),
  ...fromAnnouncements(state, asOf),
  ...fromOutages(state, asOf),
  ...fromMaterials(state, asOf),
  ...fromItems(state, asOf),
  ...fromPermits(state, asOf),
  ...fromPromises(state, asOf),
  ...fromMoney(state, asOf),
]
