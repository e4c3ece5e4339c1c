import { compareDates, Day, daysBetween, spanBetween, type CalendarDate } from '../vocabulary/calendarDate.ts'
import type { VotingPolicy } from './policy.ts'

/** Refusal: the law asks for more days between notice and vote. */
export interface NoticeTooShort {
  readonly type: 'NoticeTooShort'
  readonly policy: string
  readonly matter: string
  readonly needed: number
  /** The most days that may lie between them, since either date may be known to the month only. */
  readonly given: number
}

/** Refusal: nothing is voted on that no notice named. */
export interface MatterNotAnnounced {
  readonly type: 'MatterNotAnnounced'
  readonly matter: string
}

/** Why a vote on a matter on a day is not one of which the owners had due notice. */
export const noticeLacking = (
  { head, procedure }: VotingPolicy,
  matter: string,
  notices: readonly CalendarDate[],
  on: CalendarDate,
): NoticeTooShort | MatterNotAnnounced | undefined => {
  if (notices.length === 0) return { type: 'MatterNotAnnounced', matter }
  const given = Math.max(...notices.map((notice) => spanBetween(notice, on).most))
  const needed = procedure.noticeDays
  return given < needed
    ? { type: 'NoticeTooShort', policy: head.id, matter, needed, given: Math.max(0, given) }
    : undefined
}

/** When one may vote: from a day to a day, both included. */
export interface VotingWindow {
  readonly from: Day
  readonly until: Day
}

/** Refusal: the vote was given before voting began or after it ended. */
export interface VoteOutsideWindow extends VotingWindow {
  readonly type: 'VoteOutsideWindow'
  readonly on: CalendarDate
}

/** Why a vote given on a date is too early or too late; a date that leaves it open is neither. */
export const outsideWindow = ({ from, until }: VotingWindow, on: CalendarDate): VoteOutsideWindow | undefined =>
  compareDates(on, from) === 'before' || compareDates(on, until) === 'after'
    ? { type: 'VoteOutsideWindow', from, until, on }
    : undefined

/** Refusal: voting would last longer than the law lets it. */
export interface WindowTooLong {
  readonly type: 'WindowTooLong'
  readonly policy: string
  readonly most: number
  readonly days: number
}

/** Why voting may not last that long; `extended` once it has been extended. */
export const windowTooLong = (
  { head, procedure }: VotingPolicy,
  { from, until }: VotingWindow,
  extended: boolean,
): WindowTooLong | undefined => {
  if (procedure.window === undefined) return undefined
  const most = procedure.window.days + (extended ? procedure.window.extensionDays : 0)
  const days = daysBetween(from, until) + 1
  return days > most ? { type: 'WindowTooLong', policy: head.id, most, days } : undefined
}

/** Refusal: this proxy cannot stand for that owner under the law of the vote. */
export type ProxyRefused =
  | { readonly type: 'ProxiesNotAllowed'; readonly policy: string }
  | { readonly type: 'PowerOfAttorneyMissing'; readonly policy: string }
  | { readonly type: 'ProxyOverLimit'; readonly policy: string; readonly most: number; readonly principals: number }
  | { readonly type: 'ProxyBarred'; readonly policy: string; readonly staff: string }

/** How a proxy would stand for somebody: with what paper, for whom he works, and for how many he would then stand. */
export interface Proxyship {
  readonly written: boolean
  readonly staff?: 'propertyServiceStaff' | 'developerStaff'
  readonly principals: number
}

/**
 * Why somebody cannot be a proxy under a law.
 *
 * @remarks Civil Code arts 161 and 165: a power of attorney in writing; limits and bars are local rules.
 */
export const proxyRefused = ({ head, proxies }: VotingPolicy, asked: Proxyship): readonly ProxyRefused[] => {
  const policy = head.id
  if (proxies.kind === 'none') return [{ type: 'ProxiesNotAllowed', policy }]
  const { writtenPower, mostPrincipals: most, barred } = proxies
  const { written, staff, principals } = asked
  const found: ProxyRefused[] = []
  if (writtenPower && !written) found.push({ type: 'PowerOfAttorneyMissing', policy })
  if (most !== undefined && principals > most) found.push({ type: 'ProxyOverLimit', policy, most, principals })
  if (staff !== undefined && barred.includes(staff)) found.push({ type: 'ProxyBarred', policy, staff })
  return found
}

/** The day so many months after another: where that month has no such day, its last. */
export const monthsAfter = (day: Day, months: number): Day | undefined => {
  const month = Number(day.slice(5, 7)) - 1 + months
  const start = `${Number(day.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  for (let date = Number(day.slice(8)); date > 27; date--) {
    const there = `${start}-${date}`
    if (Day.is(there)) return there
  }
  const early = `${start}-${day.slice(8)}`
  return Day.is(early) ? early : undefined
}
