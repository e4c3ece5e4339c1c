import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { Period } from '../../vocabulary/period.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { consentRequirements, type Consent } from '../consent/state.ts'
import { askedOnce, closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { householdsOf, type Register } from '../register/state.ts'
import { scopeRequirements, type Reserve } from '../reserve/state.ts'
import { ownersResolved, type Resolution } from '../resolution/state.ts'
import { versionsMayHold, type Scheme } from '../scheme/state.ts'
import { surveyRequirements, type Survey } from '../survey/state.ts'
import { asksForResolution, type Vote } from '../vote/state.ts'
import { noPlan, type Milestone, type Plan } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly plan: Plan
}

const communities = list(CommunityId, 1, 500)
const year = wholeNumber(1990, 2199)

/** The project was listed among the works of a year (列入年度计划): the count of planned communities and households rests on it. */
export const ProjectListedInAnnualPlan = fact(
  'ProjectListedInAnnualPlan',
  { communities, year, scheme: SchemeVersion, on: CalendarDate, mode: GateMode, despite: list(Obstacle) },
  (plan: Writable<Plan>, e) => {
    plan.listings.push({ communities: keep(e.communities), year: e.year, scheme: e.scheme, on: e.on, voided: false })
  },
)
export type ProjectListedInAnnualPlan = EventIn<typeof ProjectListedInAnnualPlan>

interface AskedOf extends Reads {
  readonly register: Register
  readonly survey: Survey
  readonly reserve: Reserve
  readonly scheme: Scheme
  readonly consent: Consent
  readonly vote: Vote
  readonly resolution: Resolution
}

const listing = { communities, year, scheme: SchemeVersion, on: CalendarDate }

const askedAtListing = (s: AskedOf, c: Omit<ProjectListedInAnnualPlan, 'type' | 'mode' | 'despite'>): Asked => {
  const households = householdsOf(s.register, c.communities)
  return askedOnce([
    ...surveyRequirements(s.survey, 'G1', c.communities, households, c.on),
    ...(scopeRequirements(s.reserve, 'G1', c.communities, c.on) ?? []),
    ...consentRequirements(s.consent, 'G1', c.communities, households, versionsMayHold(s.scheme, c.scheme, c.on), c.on),
    ...(asksForResolution(s.vote, 'G1', c.on)
      ? [ownersResolved(s.resolution, 'G1', c.communities, c.scheme, c.on)]
      : []),
  ])
}

/**
 * Lists communities in the plan of a year: gate G1, which asks what the adopted survey, scope and consent policies ask
 * there, and for a resolution of the owners where an adopted law opens the gate by one.
 *
 * @remarks 建办城〔2021〕50号 (7): participation and consent reach the local threshold before a community enters the plan
 * [K: not checked against the primary text].
 */
export const listInAnnualPlan = rule(
  'ListInAnnualPlan',
  listing,
  (s: AskedOf, c, day: Today) => {
    const same = s.plan.listings.find(
      (one) => !one.voided && one.year === c.year && isSame(one.communities, c.communities),
    )
    if (same)
      return same.on === c.on && same.scheme === c.scheme ? nothing : refuse(recordedDifferently('listing', c.year))
    const { refusals, mode, despite } = passGate(s.opening, 'G1', c.on, () => askedAtListing(s, c))
    return acceptUnless([...closedTo(s.opening, c.communities, c.on), notYet(c.on, day), ...refusals], () =>
      ProjectListedInAnnualPlan({ ...c, mode, despite }),
    )
  },
  askedAtListing,
)

/** The project was formally launched (正式启动) for these communities. A launch is neither a permit nor the start of works. */
export const ProjectLaunched = fact(
  'ProjectLaunched',
  { communities, on: CalendarDate, evidence: optional(Evidence) },
  (plan: Writable<Plan>, e) => {
    plan.launches.push({ communities: keep(e.communities), on: e.on, voided: false })
  },
)
export type ProjectLaunched = EventIn<typeof ProjectLaunched>

/** Launches the project. Refused for a community that was launched on another day. */
export const launchProject = rule(
  'LaunchProject',
  { communities, on: CalendarDate, evidence: optional(Evidence) },
  ({ opening, plan }: Reads, c, day: Today) => {
    const launched = plan.launches.filter(
      (one) => !one.voided && one.communities.some((id) => c.communities.includes(id)),
    )
    if (launched.some((one) => one.on === c.on && isSame(one.communities, c.communities))) return nothing
    const already = launched.map(
      (one) => ({ type: 'AlreadyLaunched', communities: one.communities, on: one.on }) as const,
    )
    return acceptUnless([...closedTo(opening, c.communities, c.on), ...already, notYet(c.on, day)], () =>
      ProjectLaunched(c),
    )
  },
)

/**
 * A construction period (工期) was agreed for these communities, with all that is needed to count it: from what, whether
 * the first day counts, calendar or working days. Of several, the one agreed last holds.
 */
export const PeriodAgreed = fact(
  'PeriodAgreed',
  { communities, period: Period, on: CalendarDate, evidence: optional(Evidence) },
  (plan: Writable<Plan>, e) => {
    plan.periods.push({ communities: keep(e.communities), period: keep(e.period), on: e.on, voided: false })
  },
)
export type PeriodAgreed = EventIn<typeof PeriodAgreed>

/** Agrees a construction period. */
export const agreePeriod = rule(
  'AgreePeriod',
  { communities, period: Period, on: CalendarDate, evidence: optional(Evidence) },
  ({ opening, plan }: Reads, c, day: Today) => {
    const same = plan.periods.find((one) => !one.voided && one.on === c.on && isSame(one.communities, c.communities))
    if (same) return isSame(same.period, c.period) ? nothing : refuse(recordedDifferently('period', c.on))
    return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => PeriodAgreed(c))
  },
)

const ofDate = { communities, on: CalendarDate }
const key = tagged('kind', { listing: { communities, year }, launch: ofDate, period: ofDate })

const entriesFor = (plan: Plan, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const ofSame = (one: Milestone): boolean => isSame(one.communities, record.communities)
  if (record.kind === 'listing') return plan.listings.filter((one) => one.year === record.year && ofSame(one))
  const entries = record.kind === 'launch' ? plan.launches : plan.periods
  return entries.filter((one) => one.on === record.on && ofSame(one))
}

/** An entry of the plan was a mistake: a listing, a launch or an agreed period does not count. */
export const PlanRecordVoided = struckOut('PlanRecordVoided', key, entriesFor)
export type PlanRecordVoided = EventIn<typeof PlanRecordVoided>

/** Strikes out a listing, named by its communities and year, or a launch or an agreed period, by communities and date. */
export const voidPlanRecord = strikes(
  'VoidPlanRecord',
  key,
  PlanRecordVoided,
  ({ plan }: Reads, record) => entriesFor(plan, record),
  (record) => [...record.communities, record.kind === 'listing' ? record.year : record.on],
)

/** Plan (计划与启动): the project enters an annual plan, a construction period is agreed, and it is launched. */
export const plan = stage(
  'plan',
  noPlan,
  [ProjectListedInAnnualPlan, ProjectLaunched, PeriodAgreed, PlanRecordVoided],
  [listInAnnualPlan, launchProject, agreePeriod, voidPlanRecord],
)
