import type { Commit } from '../../kernel/commit.ts'
import type { RenovationEvent } from '../../renovation.ts'
import { dayAt, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import type { Noted } from '../observations.ts'

/** Where the record first spoke of something under a date, and every date that it gives. */
export interface Told {
  /** The first entry of a date that names something by its id; nothing where no entry does. */
  readonly first: (on: CalendarDate, named: string) => Noted | undefined
  /** Every date that an entry gives for itself, each once. */
  readonly dates: readonly CalendarDate[]
}

const named = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(named) : []
}

/** Goes through the record once, so that what is drawn from the state can say when it became known. */
export const toldIn = (commits: readonly Commit<RenovationEvent>[]): Told => {
  const first = new Map<string, Noted>()
  const dates = new Set<CalendarDate>()
  for (const { stream, version, recordedAt, events } of commits)
    for (const [index, event] of events.entries()) {
      const on = 'on' in event ? event.on : 'at' in event ? event.at.day : undefined
      if (on === undefined) continue
      dates.add(on)
      for (const id of named(event)) {
        const key = `${on} ${id}`
        if (!first.has(key)) first.set(key, { on, at: { stream, version, index }, recordedAt })
      }
    }
  return { first: (on, id) => first.get(`${on} ${id}`), dates: [...dates] }
}

const place = ({ at }: Noted): readonly [number, number] => [at.version, at.index]

/** The one of two entries that was recorded later. */
export const laterOf = (a: Noted | undefined, b: Noted | undefined): Noted | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  const [[x, i], [y, j]] = [place(a), place(b)]
  return x > y || (x === y && i > j) ? a : b
}

/** By which things are put in the order in which they became known: the day, then the place in the record. */
export type Turn = readonly [day: Day, version: number, index: number]

/**
 * When something became known: on the day on which its entry was recorded, at the place of that entry. What the passing of
 * `from` alone brings about is known at the beginning of that day, unless the entry behind it came still later.
 */
export const turnOf = (by: Noted | undefined, from: Day | undefined, minutesAheadOfUtc: number): Turn | undefined => {
  const recorded = by && dayAt(by.recordedAt, minutesAheadOfUtc)
  if (by !== undefined && recorded !== undefined && (from === undefined || recorded >= from))
    return [recorded, ...place(by)] as Turn
  return from && [from, 0, 0]
}

/** Which of two came to be known first: negative where it was the first of them. */
export const compareTurns = (a: Turn, b: Turn): number =>
  a[0] === b[0] ? a[1] - b[1] || a[2] - b[2] : a[0] < b[0] ? -1 : 1
