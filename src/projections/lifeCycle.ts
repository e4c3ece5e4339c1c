import { lookup } from '../kernel/lookup.ts'
import { daysOf, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Slices } from './state.ts'

/** A point in the life of a renovation. */
export type LifePoint =
  | 'opened'
  | 'listedInAnnualPlan'
  | 'periodAgreed'
  | 'launched'
  | 'surveyed'
  | 'consented'
  | 'workStarted'
  | 'suspended'
  | 'resumed'
  | 'workCompleted'
  | 'cancelled'

/** Something that happened to some communities, and when, as exactly as it is known. */
export interface LifeEntry {
  readonly what: LifePoint
  readonly communities: readonly CommunityId[]
  /** As it was recorded. */
  readonly on: CalendarDate
  /** The days that it may have been; for a survey or a round of consent, from the first entry to the last. */
  readonly days: DayRange
}

interface Entry {
  readonly on: CalendarDate
  readonly voided?: boolean
  readonly communities?: readonly CommunityId[]
}

const entriesOf = (what: LifePoint, entries: readonly Entry[], asOf: Day | undefined, all: readonly CommunityId[]) =>
  entries
    .filter((one) => countsOn(one, asOf))
    .map((one): LifeEntry => ({ what, communities: one.communities ?? all, on: one.on, days: daysOf(one.on) }))

const spanOf = (what: LifePoint, entries: readonly Entry[], asOf: Day | undefined, all: readonly CommunityId[]) => {
  const each = entriesOf(what, entries, asOf, all)
  const [first] = each
  if (first === undefined) return []
  const days = each.reduce<DayRange>(
    (span, { days: d }) => ({
      first: d.first < span.first ? d.first : span.first,
      last: d.last > span.last ? d.last : span.last,
    }),
    first.days,
  )
  return [{ ...first, days }]
}

type Read = Slices<'opening' | 'plan' | 'survey' | 'consent' | 'works' | 'suspension'>

/**
 * The life of a renovation in the order in which it happened, by a day or in all: what is known to the month stands as a
 * range of days. Unknown is not "did not happen": a point that is missing here was not recorded.
 */
export const lifeCycle = (state: Read, asOf?: Day): readonly LifeEntry[] => {
  const { opening, plan, survey, consent, works, suspension } = state
  const all = Object.values(opening.communities).map((one) => one.community)
  const surveys = Object.values(survey.files).flatMap((file) => file.surveys)
  const given = Object.values(consent.statements).flatMap((list) => list.filter((one) => one.word === 'given'))
  const stoppages = Object.entries(suspension.stoppages)
  const resumptions = stoppages.flatMap(([id, { communities }]) =>
    (lookup(suspension.resumptions, id) ?? []).map((one) => ({ ...one, communities })),
  )
  const entries = [
    ...entriesOf('opened', opening.renovation ? [opening.renovation] : [], asOf, all),
    ...entriesOf('listedInAnnualPlan', plan.listings, asOf, all),
    ...entriesOf('periodAgreed', plan.periods, asOf, all),
    ...entriesOf('launched', plan.launches, asOf, all),
    ...spanOf('surveyed', surveys, asOf, all),
    ...spanOf('consented', given, asOf, all),
    ...entriesOf('workStarted', works.starts, asOf, all),
    ...entriesOf('suspended', Object.values(suspension.stoppages), asOf, all),
    ...entriesOf('resumed', resumptions, asOf, all),
    ...entriesOf('workCompleted', works.completions, asOf, all),
    ...entriesOf('cancelled', opening.cancellations, asOf, all),
  ]
  return entries.toSorted((a, b) => (a.days.first < b.days.first ? -1 : a.days.first > b.days.first ? 1 : 0))
}
