import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { Months } from '../../vocabulary/months.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Area, Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import type { Works } from '../works/state.ts'
import { PermitPolicy } from './policy.ts'
import {
  extendedPastLapse,
  hasLapsed,
  noPermits,
  permitExtensions,
  permitOf,
  startBy,
  wasUsed,
  type Permits,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly permit: Permits
}

const standing = <T extends { readonly voided: boolean }>(known: T | undefined): T | undefined =>
  known?.voided === false ? known : undefined

const paper = { communities: list(CommunityId, 1, 500), on: CalendarDate, evidence: optional(Evidence) }

const paperIn = ({ communities, on }: { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }) => ({
  communities,
  on,
  voided: false,
})

/** What is asked of permits was laid down for this renovation. */
export const PermitPolicyAdopted = adopted(
  'PermitPolicyAdopted',
  PermitPolicy,
  (permit: Writable<Permits>) => permit.policies,
)
export type PermitPolicyAdopted = EventIn<typeof PermitPolicyAdopted>

/** Adopts a permit policy; from its own day on gate G4 asks for what it says. */
export const adoptPermitPolicy = adopts(
  'AdoptPermitPolicy',
  PermitPolicy,
  PermitPolicyAdopted,
  ({ permit }: Reads) => permit.policies,
)

const granted = { permit: RecordId, ...paper }

/** The construction permit (施工许可证) was granted: from that day the time to start works runs. */
export const PermitGranted = fact('PermitGranted', granted, (permit: Writable<Permits>, e) => {
  permit.permits[e.permit] = keep(paperIn(e))
})
export type PermitGranted = EventIn<typeof PermitGranted>

/**
 * Records a permit.
 *
 * @remarks Construction Law (建筑法) art. 7.
 */
export const grantPermit = rule('GrantPermit', granted, ({ opening, permit }: Reads, c, day: Today) => {
  const known = permitOf(permit, c.permit)
  if (known) return isSame(known, paperIn(c)) ? nothing : refuse(recordedDifferently('permit', c.permit))
  return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => PermitGranted(c))
})

const ground = tagged('kind', {
  smallWorks: { investment: optional(Money), area: optional(Area) },
  emergency: {},
  authority: { decision: RecordId },
})
type Ground = (typeof ground)['_A']

const exempted = { exemption: RecordId, ground, ...paper }

/** No permit is needed for the works of these communities: they are small, an emergency, or the authority decided so. */
export const PermitExempted = fact('PermitExempted', exempted, (permit: Writable<Permits>, e) => {
  permit.exemptions[e.exemption] = keep({ ...paperIn(e), ground: e.ground })
})
export type PermitExempted = EventIn<typeof PermitExempted>

const isWithin = (amount: number | undefined, limit: number | undefined): boolean =>
  amount !== undefined && limit !== undefined && amount <= limit

const notSmall = (permit: Permits, on: CalendarDate, one: Ground) => {
  if (one.kind !== 'smallWorks') return undefined
  const policy = inForce(permit.policies, on)
  if (policy === undefined) return { type: 'NoPolicyAdopted', policy: 'permit', on } as const
  const { investment, area } = policy.exemptUpTo
  if (isWithin(one.investment, investment) || isWithin(one.area, area)) return undefined
  return { type: 'WorksNotSmall', limits: policy.exemptUpTo } as const
}

/**
 * Records an exemption. Small works are refused without a policy that says what is small, and when they exceed each of its
 * limits; what comes to exactly a limit is small.
 *
 * @remarks Construction Law (建筑法) art. 7 leaves small works to the State Council's department.
 */
export const exemptPermit = rule('ExemptPermit', exempted, ({ opening, permit }: Reads, c, day: Today) => {
  const known = standing(lookup(permit.exemptions, c.exemption))
  if (known)
    return isSame(known, { ...paperIn(c), ground: c.ground })
      ? nothing
      : refuse(recordedDifferently('exemption', c.exemption))
  return acceptUnless(
    [...closedTo(opening, c.communities, c.on), notSmall(permit, c.on, c.ground), notYet(c.on, day)],
    () => PermitExempted(c),
  )
})

const extended = {
  extension: RecordId,
  permit: RecordId,
  months: Months,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The time to start under a permit was extended (施工许可延期) by so many months from its last day on. */
export const PermitExtended = fact('PermitExtended', extended, (permit: Writable<Permits>, e) => {
  permit.extensions[e.extension] = keep({ permit: e.permit, months: e.months, on: e.on, voided: false })
})
export type PermitExtended = EventIn<typeof PermitExtended>

const beyond = (
  permit: Permits,
  c: { readonly permit: RecordId; readonly months: Months; readonly on: CalendarDate },
) => {
  const policy = inForce(permit.policies, c.on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'permit', on: c.on } as const]
  const had = permitExtensions(permit, c.permit).length
  return [
    had >= policy.extensions && ({ type: 'NoExtensionLeft', permit: c.permit, allowed: policy.extensions } as const),
    c.months > policy.extendBy &&
      ({ type: 'ExtensionTooLong', permit: c.permit, months: c.months, allowed: policy.extendBy } as const),
  ]
}

const hindrances = (s: Reads, c: { readonly permit: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = permitOf(s.permit, c.permit)
  if (known === undefined) return [{ type: 'PermitNotGranted', permit: c.permit } as const]
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'BeforePermit', permit: c.permit, granted: known.on, on: c.on } as const)
  return [...closedTo(s.opening, known.communities, c.on), early, notYet(c.on, day)]
}

/**
 * Extends the time to start. Refused without a permit, once it has certainly lapsed, for more months than the policy in
 * force allows, and when no extension is left. Refused, too, where the permit is on record as lapsed on a day up to which
 * works could then be started: one of the two is a mistake, and the lapse is struck out first.
 *
 * @remarks Construction Law (建筑法) art. 9: at most two extensions of at most three months each.
 */
export const extendPermit = rule('ExtendPermit', extended, (s: Reads & { readonly works: Works }, c, day: Today) => {
  const { permit, months, on } = c
  const known = standing(lookup(s.permit.extensions, c.extension))
  if (known)
    return isSame(known, { permit, months, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('permitExtension', c.extension))
  const over = hasLapsed(s.permit, permit, s.works, on) && ({ type: 'PermitHasLapsed', permit, on } as const)
  const past = over === false && extendedPastLapse(s.permit, c)
  return acceptUnless([...hindrances(s, c, day), over, past, ...beyond(s.permit, c)], () => PermitExtended(c))
})

const lapsed = { permit: RecordId, on: CalendarDate }

/** The permit lapsed (施工许可证废止): nobody had started works under it in time. Works need a new one. */
export const PermitLapsed = fact('PermitLapsed', lapsed, (permit: Writable<Permits>, e) => {
  permit.lapses[e.permit] = { on: e.on, voided: false }
})
export type PermitLapsed = EventIn<typeof PermitLapsed>

const stands = (s: Reads & { readonly works: Works }, { permit, on }: { permit: RecordId; on: CalendarDate }) => {
  const end = startBy(s.permit, permit)
  return [
    wasUsed(s.permit, permit, s.works) && ({ type: 'PermitWasUsed', permit } as const),
    end !== undefined &&
      ['before', 'same'].includes(compareDates(on, end.first)) &&
      ({ type: 'PermitStillStands', permit, until: end.first, on } as const),
  ]
}

/** Records the lapse. Refused up to the last day on which works may start, and when works started in time. */
export const lapsePermit = rule('LapsePermit', lapsed, (s: Reads & { readonly works: Works }, c, day: Today) => {
  const known = standing(lookup(s.permit.lapses, c.permit))
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('permitLapse', c.permit))
  return acceptUnless([...hindrances(s, c, day), ...stands(s, c)], () => PermitLapsed(c))
})

const key = tagged('kind', {
  permit: { id: RecordId },
  exemption: { id: RecordId },
  permitExtension: { id: RecordId },
  permitLapse: { id: RecordId },
})

const entriesFor = (permit: Permits, { kind, id }: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const { permits, exemptions, extensions, lapses } = permit
  const entries = { permit: permits, exemption: exemptions, permitExtension: extensions, permitLapse: lapses }[kind]
  return [lookup<{ readonly voided: boolean }>(entries, id)].filter((one) => one !== undefined)
}

/** An entry was a mistake: a permit, an exemption, an extension or a lapse does not count. */
export const PermitRecordVoided = struckOut('PermitRecordVoided', key, entriesFor)
export type PermitRecordVoided = EventIn<typeof PermitRecordVoided>

/** Strikes out a permit, an exemption or an extension by its id, or a lapse by its permit's. Extensions of a permit stay. */
export const voidPermitRecord = strikes(
  'VoidPermitRecord',
  key,
  PermitRecordVoided,
  ({ permit }: Reads, record) => entriesFor(permit, record),
  (record) => [record.id],
)

/** Permit (施工许可): granted, exempted, extended, lapsed. */
export const permit = stage(
  'permit',
  noPermits,
  [PermitPolicyAdopted, PermitGranted, PermitExempted, PermitExtended, PermitLapsed, PermitRecordVoided],
  [adoptPermitPolicy, grantPermit, exemptPermit, extendPermit, lapsePermit, voidPermitRecord],
)
