import { spanBetween, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Place } from '../vocabulary/place.ts'
import type { Severity } from '../vocabulary/severity.ts'
import type { Due, Today } from '../vocabulary/today.ts'
import { remedyOf } from '../stages/condition/state.ts'
import { due, openRectifications, rectificationStepOf } from '../stages/rectification/state.ts'
import type { DaySpan } from './schedule.ts'
import type { Slices } from './state.ts'

/** A defect or a hazard that stands on record, and for how long. */
export interface OpenFinding {
  readonly finding: string
  readonly kind: 'defect' | 'hazard'
  readonly category: string
  readonly severity: Severity
  readonly place: Place
  readonly foundOn: CalendarDate
  readonly age: DaySpan
}

/** An order to put something right that is not closed, and whose turn it is. */
export interface OpenRectification {
  readonly rectification: string
  readonly community: CommunityId
  readonly severity: Severity
  readonly orderedOn: CalendarDate
  /** Days since the order, however often it was replied to meanwhile. */
  readonly age: DaySpan
  /** `reply`: whoever was ordered has to act. `verification`: the reply is there and nobody has looked. */
  readonly awaits: 'reply' | 'verification'
  /** Since when that is awaited: the order, a reply, or the day on which a reply was returned. */
  readonly since: CalendarDate
  /** By when it is owed, or why that cannot be told. */
  readonly owed?: Due
}

/** What stands open in some communities on a day, the oldest first. */
export interface OpenWork {
  /** What was found wrong and is not on record as put right. */
  readonly findings: readonly OpenFinding[]
  readonly rectifications: readonly OpenRectification[]
}

type Read = Slices<'condition' | 'rectification' | 'inspection'>

const oldestFirst = (a: { readonly age: DaySpan }, b: { readonly age: DaySpan }): number => b.age.most - a.age.most

const openFindings = ({ condition }: Read, communities: readonly CommunityId[], asOf: Day): readonly OpenFinding[] =>
  Object.entries(condition.findings)
    .filter(
      ([id, one]) =>
        countsOn(one, asOf) && communities.includes(one.place.community) && remedyOf(condition, id, asOf) === undefined,
    )
    .map(([finding, { kind, category, severity, place, on }]) => ({
      finding,
      kind,
      category,
      severity,
      place,
      foundOn: on,
      age: spanBetween(on, asOf),
    }))

const openOrders = (state: Read, communities: readonly CommunityId[], day: Today): readonly OpenRectification[] => {
  const owing = new Map(due(state, day).map((one) => [one.subject, one]))
  return openRectifications(state.rectification, day.today)
    .filter(([, order]) => communities.includes(order.community))
    .map(([rectification, { community, severity, on }]) => {
      const step = rectificationStepOf(state.rectification, rectification, day.today)
      const owed = owing.get(rectification)
      return {
        rectification,
        community,
        severity,
        orderedOn: on,
        age: spanBetween(on, day.today),
        awaits: step?.step === 'replied' ? 'verification' : 'reply',
        since: step?.on ?? on,
        ...(owed && { owed }),
      }
    })
}

/**
 * What stands open in some communities on a day, with its age: what was found wrong, and what was ordered to be put right
 * and is not verified. A reply alone closes nothing.
 */
export const openWork = (state: Read, communities: readonly CommunityId[], day: Today): OpenWork => ({
  findings: openFindings(state, communities, day.today).toSorted(oldestFirst),
  rectifications: openOrders(state, communities, day).toSorted(oldestFirst),
})
