import {
  addDays,
  daysBetween,
  daysOf,
  type CalendarDate,
  type Day,
  type DayRange,
} from '../../vocabulary/calendarDate.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import type { OrganisationId } from '../../vocabulary/ids.ts'
import type { MomentRange } from '../../vocabulary/limit.ts'
import type { ClockTime } from '../../vocabulary/moment.ts'
import { inForce } from '../../vocabulary/policy.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import { startBy, wasUsed } from '../../stages/permit/state.ts'
import { feedbackProgress } from '../feedbackProgress.ts'
import { schedule, type DaySpan } from '../schedule.ts'
import type { Slices } from '../state.ts'

/** A period that was certainly overrun: what was owed was settled after its last day, or still lies open. */
export interface Overrun {
  readonly kind: 'periodOverrun'
  /** What was owed, as a word such as `rectificationVerification`. */
  readonly what: string
  readonly subject: string
  readonly since: CalendarDate
  /** The last day for it. A range where the date that it is counted from is one. */
  readonly by: DayRange
  /** Until what time of that day, where it was owed within hours. */
  readonly time?: ClockTime
  /** The day on which it was no longer owed; absent while it lies open on the day of the question. */
  readonly settled?: DayRange
  /** Days from the last day until then; 0 where a limit of hours ran out on the very day. */
  readonly over: DaySpan
  /** The law or the policy that it follows from; absent where nobody laid down one. */
  readonly basis?: string
  readonly owedBy?: OrganisationId
}

/** All that is owed on a day, as `due` tells it of a renovation. */
export type OwedOn = (today: Today) => readonly Due[]

/** What ends by itself on its last day, has no days to keep, or is told of permits below. */
const notHeldHere: readonly string[] = [
  'schemeDisplay',
  'candidatesDisplay',
  'warrantyEnd',
  'appointmentOutcome',
  'startUnderPermit',
  'permitExtension',
]

const overFrom = (by: DayRange, until: DayRange): DaySpan => ({
  least: daysBetween(by.last, until.first),
  most: daysBetween(by.first, until.last),
})

const keyOf = ({ what, subject, since }: Due): string => `${what} ${since} ${subject}`

/** The days that a settling which may have been on a day at the earliest can mean. */
const settledOn = (first: Day, dates: readonly CalendarDate[]): DayRange => {
  const lasts = dates.map(daysOf).flatMap((one) => (one.first === first ? [one.last] : []))
  return { first, last: lasts.reduce((a, b) => (a > b ? a : b), first) }
}

const overrunIn = (one: Due, seen: Day, dates: readonly CalendarDate[], today: Day): readonly Overrun[] => {
  const { by, basis, owedBy, time, what, subject, since } = one
  const gone = seen === today ? undefined : addDays(seen, 1)
  if (!('last' in by) || notHeldHere.includes(what) || (gone ?? today) <= by.last) return []
  const settled = gone && settledOn(gone, dates)
  const over = overFrom(by, settled ?? { first: today, last: today })
  const named = { ...(time && { time }), ...(basis !== undefined && { basis }), ...(owedBy && { owedBy }) }
  return [{ kind: 'periodOverrun', what, subject, since, by, over, ...named, ...(settled && { settled }) }]
}

/**
 * The periods that were overrun, seen by looking at what was owed on the eve of every date of the record: something can only
 * stop being owed on such a date. What an imprecise date may have settled in time is not called late.
 */
const fromOwed = (owed: OwedOn, dates: readonly CalendarDate[], day: Today): readonly Overrun[] => {
  const eves = new Set(dates.map((on) => daysOf(on).first).filter((first) => first <= day.today))
  const days = [...eves].flatMap((first) => addDays(first, -1) ?? []).toSorted((a, b) => (a < b ? -1 : 1))
  const last = new Map<string, readonly [Due, Day]>()
  for (const today of [...days, day.today])
    for (const one of owed({ ...day, today })) last.set(keyOf(one), [one, today])
  return [...last.values()].flatMap(([one, seen]) => overrunIn(one, seen, dates, day.today))
}

type Read = Slices<'opening' | 'plan' | 'works' | 'permit' | 'feedback' | 'handling' | 'review'>

const ofConstruction = (state: Read, day: Today): readonly Overrun[] =>
  [...new Set(state.plan.periods.flatMap((one) => one.communities))].flatMap((subject) => {
    const planned = schedule(state, subject, day)
    const agreed = planned?.reckonings.find((one) => one.agreed)
    const { start: since, deadline: by } = agreed ?? {}
    if (since === undefined || by === undefined || 'type' in by) return []
    const settled = planned?.completedOn && daysOf(planned.completedOn)
    const until = settled ?? { first: day.today, last: day.today }
    if (until.first <= by.last) return []
    const over = overFrom(by, until)
    return [
      { kind: 'periodOverrun', what: 'constructionPeriod', subject, since, by, over, ...(settled && { settled }) },
    ]
  })

const ofPermits = ({ permit, works }: Read, { today }: Today): readonly Overrun[] =>
  Object.entries(permit.permits).flatMap(([subject, paper]) => {
    const by = startBy(permit, subject, today)
    if (by === undefined || !countsOn(paper, today) || today <= by.last) return []
    if (wasUsed(permit, subject, works, today)) return []
    const late = works.starts
      .filter((one) => countsOn(one, today) && one.communities.some((id) => paper.communities.includes(id)))
      .map((one) => daysOf(one.on))
      .toSorted((a, b) => (a.first < b.first ? -1 : 1))[0]
    const basis = inForce(permit.policies, paper.on)?.head.basis
    const found = { kind: 'periodOverrun', what: 'startUnderPermit', subject, since: paper.on, by } as const
    const over = overFrom(by, late ?? { first: today, last: today })
    return [{ ...found, over, ...(late && { settled: late }), ...(basis !== undefined && { basis }) }]
  })

/** Feedback that was answered or solved on the day of its last minute, and after that minute. */
const ofHours = (state: Read, day: Today): readonly Overrun[] => {
  const communities = [...new Set(Object.values(state.feedback.received).map((one) => one.community))]
  return feedbackProgress(state, communities, day).records.flatMap((one) => {
    const found = (what: string, end: MomentRange): Overrun => {
      const by = { first: end.first.day, last: end.last.day }
      const [subject, since, over] = [one.feedback, one.receivedOn, { least: 0, most: 0 }]
      const basis = inForce(state.feedback.policies, since)?.head.basis
      const said = { time: end.last.time, settled: by, ...(basis !== undefined && { basis }) }
      return { kind: 'periodOverrun', what, subject, since, by, over, ...said }
    }
    const { answerBy, resolveBy } = one
    return [
      ...(one.answered === 'late' && answerBy && 'last' in answerBy ? [found('feedbackAnswer', answerBy)] : []),
      ...(one.resolved === 'late' && resolveBy && 'last' in resolveBy ? [found('feedbackResolution', resolveBy)] : []),
    ]
  })
}

/**
 * Every period that was certainly overrun by a day: all that the stages owe, the construction period as it was agreed, and
 * permits under which nobody started in time. On the last day itself nothing is late. What an imprecise date leaves open is
 * not told; nor is what has no last day, because no policy or no calendar covers it: `due` says so.
 */
export const overrunsOf = (
  state: Read,
  owed: OwedOn,
  dates: readonly CalendarDate[],
  day: Today,
): readonly Overrun[] => {
  const found = [...fromOwed(owed, dates, day), ...ofConstruction(state, day), ...ofPermits(state, day)]
  const isTold = ({ what, subject }: Overrun): boolean =>
    found.some((one) => one.what === what && one.subject === subject)
  return [...found, ...ofHours(state, day).filter((one) => !isTold(one))]
}
