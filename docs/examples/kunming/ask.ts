import {
  asKnown,
  communitiesOf,
  consentProgress,
  consentReach,
  findingsOf,
  hasComeBy,
  householdCount,
  lifeCycle,
  observations,
  openWork,
  renovation,
  schedule,
  SchemeVersion,
  shedProgress,
  supervision,
  surveyReach,
  worksProgress,
  type CalendarDate,
  type Commit,
  type CommunityId,
  type Day,
  type ConsentProgress,
  type LifeEntry,
  type Observations,
  type OpenWork,
  type Reached,
  type RenovationEvent,
  type RenovationFinding,
  type RenovationState,
  type Schedule,
  type ShedProgress,
  type Supervision,
  type WorksProgress,
} from 'xinyan'
import { dayIn, endOf, monthEnd, on } from './calendar.ts'
import { figuresOf, type Founded } from './figures.ts'

/** Which moment is asked about. */
export interface Moment {
  readonly asOf?: Day
  readonly knownOn?: Day
}

const scheme = ((version: number): SchemeVersion => {
  if (!SchemeVersion.is(version)) throw new Error(`${version} is no version of a scheme`)
  return version
})(1)

const dayAsked = (commits: readonly Commit<RenovationEvent>[], { asOf, knownOn }: Moment): Day =>
  asOf ?? knownOn ?? monthEnd(dayIn(commits.at(-1)?.recordedAt ?? new Date().toISOString()))

const happenedBy = ({ communityOf, passages, milestones, surveys }: Observations, day: Day): Observations => {
  const had = (one: { readonly on: CalendarDate }): boolean => hasComeBy(one.on, day)
  return {
    communityOf,
    passages: passages.filter(had),
    milestones: milestones.filter(had),
    surveys: surveys.filter(had),
  }
}

/** How far one community had come. */
export interface CommunityStory {
  readonly community: CommunityId
  readonly households: number
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
  readonly households: number
  readonly life: readonly LifeEntry[]
  readonly survey: Reached
  readonly consent: ConsentProgress
  readonly works: WorksProgress
  readonly sheds: ShedProgress
  readonly supervision: Supervision
  readonly open: OpenWork
  readonly findings: readonly RenovationFinding[]
  readonly figures: readonly Founded[]
}

const ofCommunity = (state: RenovationState, community: CommunityId, asOf: Day): CommunityStory => {
  const planned = schedule(state, community, on(asOf))
  return {
    community,
    households: householdCount(state, [community], asOf),
    surveyed: surveyReach(state, [community], asOf).reached,
    consented: consentReach(state, [community], scheme, asOf).reached,
    ...(planned && { schedule: planned }),
  }
}

/** Asks the library everything that this example shows, of the record as it was known, about what was true on a day. */
export const ask = (all: readonly Commit<RenovationEvent>[], moment: Moment): Story => {
  const commits = moment.knownOn === undefined ? all : asKnown(all, endOf(moment.knownOn))
  const asOf = dayAsked(commits, moment)
  const state = renovation.fold(commits.flatMap((commit) => commit.events))
  const communities = communitiesOf(state, asOf)
  return {
    ...moment,
    asOf,
    commits,
    state,
    communities: communities.map((community) => ofCommunity(state, community, asOf)),
    households: householdCount(state, communities, asOf),
    life: lifeCycle(state, asOf),
    survey: surveyReach(state, communities, asOf),
    consent: consentProgress(state, communities, scheme, asOf),
    works: worksProgress(state, communities, asOf),
    sheds: shedProgress(state, communities, asOf),
    supervision: supervision(state, communities, asOf),
    open: openWork(state, communities, on(asOf)),
    findings: findingsOf(happenedBy(observations.of(commits), asOf)),
    figures: figuresOf(state, scheme, commits, asOf),
  }
}
