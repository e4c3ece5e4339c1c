import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { BuildingId, CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { minutesBetween, Moment } from '../../vocabulary/moment.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { DisturbancePolicy } from './policy.ts'
import {
  endOfOutage,
  noDisturbances,
  outageOf,
  type Announcement,
  type Disturbance,
  type Disturbances,
  type Outage,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly disturbance: Disturbances
}

/** How long before residents are to be told was laid down for this renovation. */
export const DisturbancePolicyAdopted = adopted(
  'DisturbancePolicyAdopted',
  DisturbancePolicy,
  (disturbance: Writable<Disturbances>) => disturbance.policies,
)
export type DisturbancePolicyAdopted = EventIn<typeof DisturbancePolicyAdopted>

/** Adopts a disturbance policy; a later adoption governs what is announced from its own day on. */
export const adoptDisturbancePolicy = adopts(
  'AdoptDisturbancePolicy',
  DisturbancePolicy,
  DisturbancePolicyAdopted,
  ({ disturbance }: Reads) => disturbance.policies,
)

const announcement = {
  communities: list(CommunityId, 1, 500),
  /** The buildings that it hits; none named means all of the communities. */
  buildings: list(BuildingId, 0, 500),
  from: Moment,
  until: Moment,
  /** The day on which residents were told: it may lie before, and in an emergency after it began. */
  on: CalendarDate,
  evidence: optional(Evidence),
}

const announcedIn = ({ communities, buildings, from, until, on }: Omit<Announcement, 'voided'>): Announcement => ({
  communities,
  buildings,
  from,
  until,
  on,
  voided: false,
})

const hindrances = ({ opening }: Reads, c: Omit<Announcement, 'voided'>, day: Today) => [
  ...closedTo(opening, c.communities, c.on),
  minutesBetween(c.from, c.until) <= 0 && ({ type: 'EndsBeforeItBegins', from: c.from, until: c.until } as const),
  notYet(c.on, day),
]

const outage = {
  outage: RecordId,
  service: oneOf('water', 'power', 'gas', 'heat', 'telecom', 'lift'),
  ...announcement,
}

const outageIn = (c: Omit<Outage, 'voided'>): Outage => ({ ...announcedIn(c), service: c.service })

/** Residents were told that water, power or the like will be off (停水停电等告知), from when until when. */
export const OutageAnnounced = fact('OutageAnnounced', outage, (disturbance: Writable<Disturbances>, e) => {
  disturbance.outages[e.outage] = keep(outageIn(e))
})
export type OutageAnnounced = EventIn<typeof OutageAnnounced>

/** Announces an outage. Refused when it ends no later than it begins; a notice that came late is on record all the same. */
export const announceOutage = rule('AnnounceOutage', outage, (s: Reads, c, day: Today) => {
  const known = outageOf(s.disturbance, c.outage)
  if (known) return isSame(known, outageIn(c)) ? nothing : refuse(recordedDifferently('outage', c.outage))
  return acceptUnless(hindrances(s, c, day), () => OutageAnnounced(c))
})

const ended = { outage: RecordId, at: Moment, evidence: optional(Evidence) }

/** What was off came back (恢复供应), at that moment. */
export const OutageEnded = fact('OutageEnded', ended, (disturbance: Writable<Disturbances>, e) => {
  disturbance.ends[e.outage] = keep({ at: e.at, on: e.at.day, voided: false })
})
export type OutageEnded = EventIn<typeof OutageEnded>

/** Records the end of an outage. Refused without its announcement, and no later than it began. */
export const endOutage = rule('EndOutage', ended, (s: Reads, c, day: Today) => {
  const known = endOfOutage(s.disturbance, c.outage)
  if (known) return isSame(known.at, c.at) ? nothing : refuse(recordedDifferently('outageEnd', c.outage))
  const announced = outageOf(s.disturbance, c.outage)
  if (announced === undefined) return refuse({ type: 'OutageNotAnnounced', outage: c.outage })
  const early =
    minutesBetween(announced.from, c.at) <= 0 &&
    ({ type: 'EndsBeforeItBegins', from: announced.from, until: c.at } as const)
  return acceptUnless([...closedTo(s.opening, [], c.at.day), early, notYet(c.at.day, day)], () => OutageEnded(c))
})

const disturbed = {
  disturbance: RecordId,
  kind: oneOf('noise', 'dust', 'vibration', 'blockedAccess'),
  ...announcement,
}

const disturbanceIn = (c: Omit<Disturbance, 'voided'>): Disturbance => ({ ...announcedIn(c), kind: c.kind })

/** Residents were told of noise, dust or blocked access (施工扰民告知), from when until when. */
export const DisturbanceAnnounced = fact(
  'DisturbanceAnnounced',
  disturbed,
  (disturbance: Writable<Disturbances>, e) => {
    disturbance.announced[e.disturbance] = keep(disturbanceIn(e))
  },
)
export type DisturbanceAnnounced = EventIn<typeof DisturbanceAnnounced>

/**
 * Announces a disturbance. Refused when it ends no later than it begins.
 *
 * @remarks Noise Pollution Law (噪声污染防治法) art. 43: night work is announced to residents.
 */
export const announceDisturbance = rule('AnnounceDisturbance', disturbed, (s: Reads, c, day: Today) => {
  const known = lookup(s.disturbance.announced, c.disturbance)
  if (known && !known.voided)
    return isSame(known, disturbanceIn(c)) ? nothing : refuse(recordedDifferently('announcement', c.disturbance))
  return acceptUnless(hindrances(s, c, day), () => DisturbanceAnnounced(c))
})

const id = { id: RecordId }
const key = tagged('kind', { outage: id, outageEnd: id, announcement: id })

const entriesFor = (slice: Disturbances, one: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const entries = { outage: slice.outages, outageEnd: slice.ends, announcement: slice.announced }[one.kind]
  return [lookup<{ readonly voided: boolean }>(entries, one.id)].filter((found) => found !== undefined)
}

/** An entry was a mistake: an outage, its end or an announced disturbance does not count. */
export const DisturbanceRecordVoided = struckOut('DisturbanceRecordVoided', key, entriesFor)
export type DisturbanceRecordVoided = EventIn<typeof DisturbanceRecordVoided>

/** Strikes out an outage, its end (by the same id) or a disturbance. */
export const voidDisturbanceRecord = strikes(
  'VoidDisturbanceRecord',
  key,
  DisturbanceRecordVoided,
  ({ disturbance }: Reads, record) => entriesFor(disturbance, record),
  (record) => [record.id],
)

/** Disturbance (停水停电与扰民): what residents were told, and what came of it. */
export const disturbance = stage(
  'disturbance',
  noDisturbances,
  [DisturbancePolicyAdopted, OutageAnnounced, OutageEnded, DisturbanceAnnounced, DisturbanceRecordVoided],
  [adoptDisturbancePolicy, announceOutage, endOutage, announceDisturbance, voidDisturbanceRecord],
)
