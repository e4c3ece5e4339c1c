import {
  asKnown,
  communitiesOf,
  consentProgress,
  consentReach,
  departuresOf,
  due,
  gates,
  feedbackProgress,
  governanceProgress,
  householdCount,
  lifeCycle,
  openWork,
  promiseProgress,
  renovation,
  schemeProgress,
  schedule,
  SchemeVersion,
  shedProgress,
  streetOverview,
  supervision,
  surveyReach,
  timelineOf,
  worksProgress,
  type AnyEvent,
  type Commit,
  type CommunityId,
  type Day,
  type Departure,
  type Due,
  type FeedbackProgress,
  type GovernanceProgress,
  type InitiativesEvent,
  type ConsentProgress,
  type LifeEntry,
  type Obstacle,
  type OpenWork,
  type PromiseProgress,
  type Overview,
  type Reached,
  type RenovationEvent,
  type RenovationState,
  type Schedule,
  type SchemeProgress,
  type ShedProgress,
  type StreetOverview,
  type Supervision,
  type TimelineEntry,
  type WorksProgress,
} from 'xinyan'
import { dayIn, endOf, minutesAheadOfUtc, monthEnd, on } from './calendar.ts'
import { figuresOf, type Founded } from './figures.ts'
import { lifeIn, type Life } from './life.ts'
import { besideIn, partsOf, type Beside, type Known } from './street.ts'

/** Which moment is asked about. */
export interface Moment {
  readonly asOf?: Day
  readonly knownOn?: Day
}

const firstVersion = ((version: number): SchemeVersion => {
  if (!SchemeVersion.is(version)) throw new Error(`${version} is no version of a scheme`)
  return version
})(1)

const dayAsked = (commits: readonly Commit<RenovationEvent>[], { asOf, knownOn }: Moment): Day =>
  asOf ?? knownOn ?? monthEnd(dayIn(commits.at(-1)?.recordedAt ?? new Date().toISOString()))

/** How far one community had come. */
export interface CommunityStory {
  readonly community: CommunityId
  /** `unknown` where they were only counted together with others. */
  readonly households: number | 'unknown'
  readonly surveyed: number
  readonly consented: number
  readonly schedule?: Schedule
}

/** Everything that the library answered. */
export interface Story extends Moment {
  readonly asOf: Day
  /** The commits that had been recorded at the moment asked about. */
  readonly commits: readonly Commit<RenovationEvent>[]
  readonly state: RenovationState
  readonly communities: readonly CommunityStory[]
  /** `unknown` where they were only counted together with others. */
  readonly households: number | 'unknown'
  readonly entries: readonly LifeEntry[]
  readonly life: Life
  /** What was open at gates that were passed all the same. */
  readonly despite: readonly Obstacle[]
  readonly scheme: SchemeProgress
  /** The version that consent is asked of: the highest drafted by the day, and the first before there is any. */
  readonly version: SchemeVersion
  /** The class in which the adopted catalogue has a code. */
  readonly classOf: (code: string) => string
  readonly survey: Reached
  readonly consent: ConsentProgress
  readonly works: WorksProgress
  readonly sheds: ShedProgress
  readonly supervision: Supervision
  readonly open: OpenWork
  readonly feedback: FeedbackProgress
  readonly promises: PromiseProgress
  readonly findings: readonly Departure[]
  readonly figures: readonly Founded[]
  readonly governance: readonly GovernanceProgress[]
  readonly due: readonly Due[]
  readonly street: StreetOverview
  /** The same, each renovation and each neighbourhood community apart. */
  readonly parts: Overview
  /** How many commits are on record of what the neighbourhood communities did. */
  readonly besideCommits: number
  /** What is on record of each neighbourhood community. */
  readonly beside: readonly Beside[]
  /** Everything in the order in which it happened, that of the street included. */
  readonly timeline: readonly TimelineEntry<RenovationEvent | InitiativesEvent>[]
}

const ofCommunity = (
  state: RenovationState,
  community: CommunityId,
  version: SchemeVersion,
  asOf: Day,
): CommunityStory => {
  const planned = schedule(state, community, on(asOf))
  return {
    community,
    households: householdCount(state, [community], asOf),
    surveyed: surveyReach(state, [community], asOf).reached,
    consented: consentReach(state, [community], version, asOf).reached,
    ...(planned && { schedule: planned }),
  }
}

const classesIn = ({ planning }: RenovationState): ((code: string) => string) => {
  const items = planning.policies.flatMap((one) => one.policy.items)
  return (code) => items.findLast((one) => one.code === code)?.class ?? 'unknown'
}

/** Asks the library everything that this example shows, of the record as it was known, about what was true on a day. */
export const ask = (all: readonly Commit<RenovationEvent>[], others: readonly Known[], moment: Moment): Story => {
  const { knownOn } = moment
  const known = <Ev extends AnyEvent>(of: readonly Commit<Ev>[]): readonly Commit<Ev>[] =>
    knownOn === undefined ? of : asKnown(of, endOf(knownOn))
  const commits = known(all)
  const asOf = dayAsked(commits, moment)
  const state = renovation.fold(commits.flatMap((commit) => commit.events))
  const communities = communitiesOf(state, asOf)
  const findings = departuresOf({ commits, state, due, gates, minutesAheadOfUtc }, on(asOf))
  const scheme = schemeProgress(state, communities, asOf)
  const version = scheme.versions.at(-1)?.scheme ?? firstVersion
  const happened = others.map(known)
  const beside = besideIn(happened)
  const parts = partsOf(state, beside, { asOf, scheme: version })
  return {
    ...moment,
    asOf,
    commits,
    state,
    communities: communities.map((community) => ofCommunity(state, community, version, asOf)),
    households: householdCount(state, communities, asOf),
    entries: lifeCycle(state, asOf),
    life: lifeIn(commits, state, communities, asOf),
    despite: findings.flatMap((one) => (one.kind === 'gatePassedDespite' ? [one.obstacle] : [])),
    classOf: classesIn(state),
    scheme,
    version,
    survey: surveyReach(state, communities, asOf),
    consent: consentProgress(state, communities, version, asOf),
    works: worksProgress(state, communities, asOf),
    sheds: shedProgress(state, communities, asOf),
    supervision: supervision(state, communities, asOf),
    open: openWork(state, communities, on(asOf)),
    feedback: feedbackProgress(state, communities, on(asOf)),
    promises: promiseProgress(state, asOf),
    findings,
    figures: figuresOf(state, version, commits, asOf),
    governance: governanceProgress(state, asOf),
    due: due(state, on(asOf)),
    street: streetOverview(parts),
    parts,
    beside,
    besideCommits: happened.flat().length,
    timeline: timelineOf<RenovationEvent | InitiativesEvent>([...commits, ...happened.flat()], minutesAheadOfUtc, asOf),
  }
}
