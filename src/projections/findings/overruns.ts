import { addDays, daysOf, type CalendarDate, type Day, type DayRange } from '../../vocabulary/calendarDate.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import { inForce } from '../../vocabulary/policy.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import { cancelledOn, startBy, wasUsed } from '../../stages/permit/state.ts'
import type { Slices } from '../state.ts'
import { ofHours } from './hourOverruns.ts'
import { overFrom, type Overrun } from './overrun.ts'

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
  // Counted from a survey that nobody knew to be a mistake until it was struck out, and when that was is not on record.
  'surveyAgain',
]

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

type Read = Slices<'opening' | 'works' | 'permit' | 'feedback' | 'handling' | 'review'>

const ofPermits = ({ opening, permit, works }: Read, { today }: Today): readonly Overrun[] =>
  Object.entries(permit.permits).flatMap(([subject, paper]) => {
    const by = startBy(permit, subject, today)
    if (by === undefined || !countsOn(paper, today) || today <= by.last) return []
    if (wasUsed(permit, subject, works, today)) return []
    const cancelled = cancelledOn(paper, opening, today)
    const given = cancelled && daysOf(cancelled)
    if (given && given.first <= by.last) return []
    const started = works.starts
      .filter((one) => countsOn(one, today) && one.communities.some((id) => paper.communities.includes(id)))
      .map((one) => daysOf(one.on))
      .toSorted((a, b) => (a.first < b.first ? -1 : 1))[0]
    const late = started ?? given
    const basis = inForce(permit.policies, paper.on)?.head.basis
    const found = { kind: 'periodOverrun', what: 'startUnderPermit', subject, since: paper.on, by } as const
    const over = overFrom(by, late ?? { first: today, last: today })
    return [{ ...found, over, ...(late && { settled: late }), ...(basis !== undefined && { basis }) }]
  })

/**
 * Every period that was certainly overrun by a day: all that the stages owe, and permits under which nobody
 * started in time; none of these for a last day that the cancellation of the project may have come before. On the last day itself nothing is late. What an imprecise date leaves open is
 * not told; nor is what has no last day, because no policy or no calendar covers it: `due` says so.
 */
export const overrunsOf = (
  state: Read,
  owed: OwedOn,
  dates: readonly CalendarDate[],
  day: Today,
): readonly Overrun[] => {
  const found = [...fromOwed(owed, dates, day), ...ofPermits(state, day)]
  const isTold = ({ what, subject, since }: Overrun): boolean =>
    found.some((one) => one.what === what && one.subject === subject && one.since === since)
  return [...found, ...ofHours(state, day).filter((one) => !isTold(one))]
}
