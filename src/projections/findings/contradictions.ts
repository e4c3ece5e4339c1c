import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest } from '../../vocabulary/dated.ts'
import type { RenovationState } from '../state.ts'
import type { Entry } from './entries.ts'
import { entriesOf, order, type OrderedStep } from './orderedSteps.ts'

interface TwoDates {
  /** What both steps are of: a community, or the id of what was ordered, tendered, asked. */
  readonly subject: string
  /** The step that comes first in reality, and the one that follows it. */
  readonly first: OrderedStep
  readonly second: OrderedStep
  readonly dates: readonly [CalendarDate, CalendarDate]
  /** The ids under which the record tells of the two. */
  readonly entries: readonly [string, string]
}

/** Two dates that contradict each other, or are known too roughly to say which came first. */
export type Contradiction =
  | (TwoDates & { readonly kind: 'datesContradict' })
  | (TwoDates & { readonly kind: 'datesOpen' })

/** How two dates depart from their order: not at all when the first is not the later one. */
export const departing = (first: CalendarDate, second: CalendarDate): 'after' | 'open' | undefined => {
  const stands = compareDates(first, second)
  return stands === 'after' || stands === 'open' ? stands : undefined
}

const bySubject = (entries: readonly Entry[], asOf: Day): ReadonlyMap<string, readonly Entry[]> => {
  const groups = new Map<string, Entry[]>()
  for (const one of entries.filter((entry) => countsOn(entry, asOf))) {
    const known = groups.get(one.subject)
    if (known) known.push(one)
    else groups.set(one.subject, [one])
  }
  return groups
}

/** Of several firsts the one that something follows, if there is one; else one that leaves it open, else the earliest. */
const firstOf = (firsts: readonly Entry[], on: CalendarDate): Entry | undefined =>
  firsts.find((one) => departing(one.on, on) === undefined) ??
  firsts.find((one) => departing(one.on, on) === 'open') ??
  earliest(firsts)

/** Every pair that is held against each other: one for each entry that follows, or for each that has to be over. */
const pairsOf = (
  firsts: readonly Entry[],
  seconds: readonly Entry[],
  which: 'every' | undefined,
): readonly (readonly [Entry | undefined, Entry | undefined])[] =>
  which === 'every'
    ? firsts.map((a) => [a, earliest(seconds)] as const)
    : seconds.map((b) => [firstOf(firsts, b.on), b] as const)

const onceOpen = (all: readonly Contradiction[]): readonly Contradiction[] => {
  const open = all.find(({ kind }) => kind === 'datesOpen')
  return all.filter((one) => one.kind === 'datesContradict' || one === open)
}

/**
 * Every entry whose date contradicts the order of things by a day, or leaves it open, with the date that it is held against.
 * A step that is not on record contradicts nothing: unknown is not the same as not happened.
 *
 * What follows is told once for each entry that came too early: three households whose word is dated before the scheme are
 * three. Where there were several of what comes first, an entry is held against them all, and is told only where it came
 * before each; it is told once, against the earliest, and never against each of them. Of what has to be over, such as bids
 * when they close, each entry that came too late is told, against the earliest end. Where imprecise dates leave the order
 * open, they do so once for a subject, however many entries follow.
 */
export const contradictionsOf = (state: RenovationState, asOf: Day): readonly Contradiction[] =>
  order.flatMap(([first, second, which]) => {
    const before = bySubject(entriesOf[first](state, asOf), asOf)
    return [...bySubject(entriesOf[second](state, asOf), asOf)].flatMap(([subject, all]) =>
      onceOpen(
        pairsOf(before.get(subject) ?? [], all, which).flatMap(([a, b]): readonly Contradiction[] => {
          if (a === undefined || b === undefined) return []
          const stands = departing(a.on, b.on)
          if (stands === undefined) return []
          const kind = stands === 'after' ? 'datesContradict' : 'datesOpen'
          return [{ kind, subject, first, second, dates: [a.on, b.on], entries: [a.id ?? subject, b.id ?? subject] }]
        }),
      ),
    )
  })
