import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, latest } from '../../vocabulary/dated.ts'
import { entriesOf, order, type Entry, type Ordered, type OrderedStep } from './orderedSteps.ts'

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

/**
 * Every pair of dates that contradicts the order of things by a day, or leaves it open. A step that is not on record
 * contradicts nothing: unknown is not the same as not happened.
 */
export const contradictionsOf = (state: Ordered, asOf: Day): readonly Contradiction[] =>
  order.flatMap(([first, second, which]) => {
    const before = bySubject(entriesOf[first](state, asOf), asOf)
    return [...bySubject(entriesOf[second](state, asOf), asOf)].flatMap(([subject, all]): readonly Contradiction[] => {
      const these = before.get(subject) ?? []
      const [a, b] = [which === 'last' ? latest(these) : earliest(these), earliest(all)]
      if (a === undefined || b === undefined) return []
      const stands = departing(a.on, b.on)
      if (stands === undefined) return []
      const kind = stands === 'after' ? 'datesContradict' : 'datesOpen'
      return [{ kind, subject, first, second, dates: [a.on, b.on], entries: [a.id ?? subject, b.id ?? subject] }]
    })
  })
