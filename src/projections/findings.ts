import { entryOf, lookup } from '../kernel/lookup.ts'
import type { Address } from '../kernel/commit.ts'
import { keep, type Writable } from '../kernel/keep.ts'
import { projectionOf, type Projection } from '../kernel/projection.ts'
import type { RenovationEvent } from '../renovation.ts'
import { compareDates, type CalendarDate } from '../vocabulary/calendarDate.ts'
import type { Obstacle } from '../vocabulary/obstacle.ts'

/** What was out of order: reality is recorded as it was, and this says where it departed from the rules. */
export type FindingDetail =
  | { readonly kind: 'gatePassedDespite'; readonly obstacle: Obstacle }
  | {
      readonly kind: 'surveyedDuringWorks'
      readonly community: string
      readonly started: CalendarDate
      readonly surveyed: CalendarDate
    }
  | {
      readonly kind: 'startedBeforeLaunch'
      readonly community: string
      readonly started: CalendarDate
      readonly launched: CalendarDate
    }
  | {
      readonly kind: 'completedBeforeStart'
      readonly community: string
      readonly started: CalendarDate
      readonly completed: CalendarDate
    }
  | {
      readonly kind: 'orderOpen'
      readonly community: string
      readonly first: Milestone
      readonly then: Milestone
      readonly dates: readonly [CalendarDate, CalendarDate]
    }

type Milestone = 'launched' | 'workStarted' | 'workCompleted'

/** A finding, with the date of what made it known, where that stands in the record and when it was recorded. */
export type RenovationFinding = FindingDetail & {
  readonly on: CalendarDate
  readonly at: Address
  readonly recordedAt: string
}

interface Dates {
  readonly launched?: CalendarDate
  readonly workStarted?: CalendarDate
  readonly workCompleted?: CalendarDate
  /** The latest survey so far. */
  readonly surveyed?: CalendarDate
  readonly surveyReported: boolean
}

/** The findings in the order in which they became known, and what is needed to find more. */
export interface Findings {
  readonly findings: readonly RenovationFinding[]
  readonly communityOf: { readonly [household: string]: string }
  readonly dates: { readonly [community: string]: Dates }
}

type View = Writable<Findings>
type Known = { readonly on: CalendarDate; readonly at: Address; readonly recordedAt: string }

const datesOf = (view: View, community: string): Writable<Dates> =>
  entryOf<Writable<Dates>>(view.dates, community, () => ({ surveyReported: false }))

const report = (view: View, detail: FindingDetail, known: Known): void => {
  view.findings.push(keep({ ...detail, ...known }))
}

const passedDespite = (view: View, despite: readonly Obstacle[], known: Known): void => {
  for (const obstacle of despite) report(view, { kind: 'gatePassedDespite', obstacle }, known)
}

const compareSurvey = (view: View, community: string, known: Known): void => {
  const dates = datesOf(view, community)
  const { workStarted: started, surveyed } = dates
  if (started === undefined || surveyed === undefined || dates.surveyReported) return
  if (compareDates(surveyed, started) !== 'after') return
  dates.surveyReported = true
  report(view, { kind: 'surveyedDuringWorks', community, started, surveyed }, known)
}

const compareOrder = (view: View, community: string, first: Milestone, then: Milestone, known: Known): void => {
  const dates = datesOf(view, community)
  const [a, b] = [dates[first], dates[then]]
  if (a === undefined || b === undefined) return
  const order = compareDates(a, b)
  if (order === 'open') report(view, { kind: 'orderOpen', community, first, then, dates: [a, b] }, known)
  if (order !== 'after') return
  report(
    view,
    first === 'launched'
      ? { kind: 'startedBeforeLaunch', community, started: b, launched: a }
      : { kind: 'completedBeforeStart', community, started: a, completed: b },
    known,
  )
}

const reached = (view: View, communities: readonly string[], what: Milestone, known: Known): void => {
  for (const community of communities) {
    datesOf(view, community)[what] = known.on
    if (what !== 'workCompleted') compareOrder(view, community, 'launched', 'workStarted', known)
    if (what !== 'launched') compareOrder(view, community, 'workStarted', 'workCompleted', known)
    if (what === 'workStarted') compareSurvey(view, community, known)
  }
}

const surveyed = (view: View, household: string, known: Known): void => {
  const community = lookup(view.communityOf, household)
  if (community === undefined) return
  const dates = datesOf(view, community)
  if (dates.surveyed === undefined || compareDates(known.on, dates.surveyed) === 'after') dates.surveyed = known.on
  compareSurvey(view, community, known)
}

/**
 * Every departure from the rules that the record shows, in the order in which it was known: gates passed with obstacles
 * open, dates that contradict each other, dates known too roughly to tell.
 */
export const findings: Projection<Findings, RenovationEvent> = projectionOf<Findings, RenovationEvent>(
  { findings: [], communityOf: {}, dates: {} },
  {
    HouseholdRegistered: (view, e) => {
      view.communityOf[e.household] = e.community
    },
    SurveyDone: (view, e, at, recordedAt) => surveyed(view, e.household, { on: e.on, at, recordedAt }),
    ProjectListedInAnnualPlan: (view, e, at, recordedAt) =>
      passedDespite(view, e.despite, { on: e.on, at, recordedAt }),
    ProjectLaunched: (view, e, at, recordedAt) =>
      reached(view, e.communities, 'launched', { on: e.on, at, recordedAt }),
    WorkStarted: (view, e, at, recordedAt) => {
      passedDespite(view, e.despite, { on: e.on, at, recordedAt })
      reached(view, e.communities, 'workStarted', { on: e.on, at, recordedAt })
    },
    HiddenWorkCovered: (view, e, at, recordedAt) => passedDespite(view, e.despite, { on: e.on, at, recordedAt }),
    WorkCompleted: (view, e, at, recordedAt) =>
      reached(view, e.communities, 'workCompleted', { on: e.on, at, recordedAt }),
  },
)
