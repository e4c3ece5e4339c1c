import { addDays, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { minutesBetween, type Moment } from '../vocabulary/moment.ts'
import { endOfOutage, lateness, overrunOf } from '../stages/disturbance/state.ts'
import type { Slices } from './state.ts'

type Read = Slices<'disturbance'>

/** What residents were told, and how true it was. */
export interface AnnouncementRecord {
  readonly id: string
  /** What was off, or what kind of disturbance it was. */
  readonly what: string
  readonly from: Moment
  readonly until: Moment
  /** Whether residents were told in time; `untold` where no policy says how long before. */
  readonly notice: 'late' | 'inTime' | 'untold'
  /** Minutes beyond what was announced; absent for a disturbance, and while the end of an outage is not on record. */
  readonly overrun?: number
}

/** How long a service was off in a community, what overlaps counted once, for outages whose end is on record. */
export interface TimeWithout {
  readonly service: string
  readonly minutes: number
  /** Days on which it was off for some time. */
  readonly days: number
  /** Outages that had begun and whose end is not on record: how long they took is not known. */
  readonly withoutEnd: number
}

/** What the works put a community through. */
export interface CommunityDisturbance {
  readonly community: CommunityId
  readonly announcements: readonly AnnouncementRecord[]
  readonly without: readonly TimeWithout[]
}

interface Span {
  readonly from: Moment
  readonly to: Moment
}

const joined = (spans: readonly Span[]): readonly Span[] => {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => minutesBetween(b.from, a.from))) {
    const last = merged.at(-1)
    if (last === undefined || minutesBetween(last.to, span.from) > 0) merged.push(span)
    else if (minutesBetween(last.to, span.to) > 0) merged[merged.length - 1] = { from: last.from, to: span.to }
  }
  return merged
}

const daysIn = (spans: readonly Span[]): number => {
  const days = new Set<Day>()
  for (const { from, to } of spans)
    for (let day: Day | undefined = from.day; day !== undefined && day <= to.day; day = addDays(day, 1))
      if (day === from.day || day < to.day || to.time !== '00:00') days.add(day)
  return days.size
}

const timeWithout = ({ disturbance }: Read, community: CommunityId, asOf: Day | undefined): readonly TimeWithout[] => {
  const services = new Map<string, { spans: Span[]; withoutEnd: number }>()
  for (const [id, one] of Object.entries(disturbance.outages)) {
    if (one.voided || !one.communities.includes(community) || (asOf !== undefined && one.from.day > asOf)) continue
    const found = services.get(one.service) ?? { spans: [], withoutEnd: 0 }
    const end = endOfOutage(disturbance, id, asOf)
    if (end === undefined) found.withoutEnd++
    else found.spans.push({ from: one.from, to: end.at })
    services.set(one.service, found)
  }
  return [...services].map(([service, { spans, withoutEnd }]) => {
    const whole = joined(spans)
    const minutes = whole.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0)
    return { service, minutes, days: daysIn(whole), withoutEnd }
  })
}

const announcementsOf = ({ disturbance }: Read, community: CommunityId, asOf: Day | undefined) => {
  const isMine = (one: { readonly communities: readonly CommunityId[] }): boolean => one.communities.includes(community)
  const outages = Object.entries(disturbance.outages).filter(([, one]) => isMine(one) && countsOn(one, asOf))
  const others = Object.entries(disturbance.announced).filter(([, one]) => isMine(one) && countsOn(one, asOf))
  return [
    ...outages.map(([id, one]): AnnouncementRecord => {
      const overrun = overrunOf(disturbance, id, asOf)
      const { from, until, service: what } = one
      return { id, what, from, until, notice: lateness(disturbance, one), ...(overrun !== undefined && { overrun }) }
    }),
    ...others.map(([id, one]): AnnouncementRecord => {
      const { from, until, kind: what } = one
      return { id, what, from, until, notice: lateness(disturbance, one) }
    }),
  ]
}

/**
 * What the works put some communities through by a day: what was announced too late, which outages ran over, and how long
 * each service was off. Outages of single buildings count for their community.
 */
export const siteDisturbance = (
  state: Read,
  communities: readonly CommunityId[],
  asOf?: Day,
): readonly CommunityDisturbance[] =>
  communities.map((community) => ({
    community,
    announcements: announcementsOf(state, community, asOf),
    without: timeWithout(state, community, asOf),
  }))
