import { compareDates, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { Obstacle } from '../vocabulary/obstacle.ts'
import { departing } from './findings/contradictions.ts'
import { communityOfSurvey, type Milestone, type Noted, type Observations } from './observations.ts'

/** What was out of order: reality is recorded as it was, and this says where it departed from the rules. */
export type FindingDetail =
  | { readonly kind: 'gatePassedDespite'; readonly obstacle: Obstacle }
  | {
      readonly kind: 'surveyedDuringWorks'
      readonly community: string
      readonly started: CalendarDate
      /** How many surveys were done after the start, and the last of them. */
      readonly surveys: number
      readonly last: CalendarDate
    }
  | {
      readonly kind: 'outOfOrder'
      readonly community: string
      readonly first: Milestone
      readonly second: Milestone
      readonly dates: readonly [CalendarDate, CalendarDate]
    }
  | {
      readonly kind: 'orderOpen'
      readonly community: string
      readonly first: Milestone
      readonly second: Milestone
      readonly dates: readonly [CalendarDate, CalendarDate]
    }

/** A finding, with the place and time of the entry that made it known. */
export type RenovationFinding = FindingDetail & Noted

const isLater = (a: Noted, b: Noted): boolean =>
  a.at.version > b.at.version || (a.at.version === b.at.version && a.at.index > b.at.index)

const later = (a: Noted, b: Noted): Noted => (isLater(a, b) ? a : b)

const noted = ({ on, at, recordedAt }: Noted): Noted => ({ on, at, recordedAt })

const until = (view: Observations, asOf: Day | undefined): Observations => ({
  ...view,
  passages: view.passages.filter((one) => countsOn(one, asOf)),
  milestones: view.milestones.filter((one) => countsOn(one, asOf)),
  surveys: view.surveys.filter((one) => countsOn(one, asOf)),
})

const fromPassages = (view: Observations): readonly RenovationFinding[] =>
  view.passages.flatMap((one) =>
    one.despite.map((obstacle): RenovationFinding => ({ kind: 'gatePassedDespite', obstacle, ...noted(one) })),
  )

const milestonesOf = (view: Observations, community: string, what: Milestone) =>
  view.milestones.filter((one) => one.what === what && one.communities.includes(community))

const fromOrder = (
  view: Observations,
  community: string,
  first: Milestone,
  second: Milestone,
): readonly RenovationFinding[] =>
  milestonesOf(view, community, first).flatMap((a) =>
    milestonesOf(view, community, second).flatMap((b): readonly RenovationFinding[] => {
      const order = departing(a.on, b.on)
      if (order === undefined) return []
      const kind = order === 'after' ? 'outOfOrder' : 'orderOpen'
      return [{ kind, community, first, second, dates: [a.on, b.on], ...noted(later(a, b)) }]
    }),
  )

const fromSurveys = (view: Observations, community: string): readonly RenovationFinding[] => {
  const [start] = milestonesOf(view, community, 'workStarted')
  if (start === undefined) return []
  const after = view.surveys.filter(
    (one) => communityOfSurvey(view, one.household) === community && compareDates(one.on, start.on) === 'after',
  )
  const [first] = after
  if (first === undefined) return []
  const last = after.reduce((latest, one) => (compareDates(one.on, latest.on) === 'after' ? one : latest))
  const known = after
    .map((one) => later(one, start))
    .reduce((earliest, one) => (isLater(earliest, one) ? one : earliest))
  const detail = { community, started: start.on, surveys: after.length, last: last.on }
  return [{ kind: 'surveyedDuringWorks', ...detail, ...noted(known) }]
}

/**
 * Every departure from the rules that the record shows, in the order in which it became known: gates passed with
 * obstacles open, households surveyed after works had started, dates that contradict each other or are known too roughly
 * to tell. On a past day, by what had happened by then.
 */
export const findingsOf = (observed: Observations, asOf?: Day): readonly RenovationFinding[] => {
  const view = until(observed, asOf)
  const communities = [...new Set(view.milestones.flatMap((one) => one.communities))]
  const all = [
    ...fromPassages(view),
    ...communities.flatMap((community) => [
      ...fromOrder(view, community, 'launched', 'workStarted'),
      ...fromOrder(view, community, 'workStarted', 'workCompleted'),
      ...fromSurveys(view, community),
    ]),
  ]
  return all.toSorted((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0))
}
