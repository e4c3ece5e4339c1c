import {
  asKnown,
  communitiesOf,
  consentProgress,
  consentReach,
  departuresOf,
  due,
  feedbackProgress,
  governanceProgress,
  householdCount,
  initiatives,
  initiativesPart,
  lifeCycle,
  mergeOverviews,
  openWork,
  promiseProgress,
  renovation,
  renovationPart,
  schemeProgress,
  schedule,
  SchemeVersion,
  shedProgress,
  streetOverview,
  supervision,
  surveyReach,
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
  type WorksProgress,
} from 'xinyan'
import { dayIn, endOf, monthEnd, on } from './calendar.ts'
import { figuresOf, type Founded } from './figures.ts'
import { stream } from './journal.ts'

/** Which moment is asked about. */
export interface Moment {
  readonly asOf?: Day
  readonly knownOn?: Day
}

const scheme = ((version: number): SchemeVersion => {
  if (!SchemeVersion.is(version)) throw new Error(`${version} is no version of a scheme`)
  return version
})(2)

const dayAsked = (commits: readonly Commit<RenovationEvent>[], { asOf, knownOn }: Moment): Day =>
  asOf ?? knownOn ?? monthEnd(dayIn(commits.at(-1)?.recordedAt ?? new Date().toISOString()))

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
  readonly scheme: SchemeProgress
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

const classesIn = ({ planning }: RenovationState): ((code: string) => string) => {
  const items = planning.policies.flatMap((one) => one.policy.items)
  return (code) => items.findLast((one) => one.code === code)?.class ?? 'unknown'
}

type Known = readonly Commit<InitiativesEvent>[]

const together = (all: Overview, one: Overview): Overview => {
  const merged = mergeOverviews(all, one)
  if (merged.type === 'Merged') return merged.overview
  throw new Error(`${merged.left} and ${merged.right} cannot be seen together: ${merged.because}`)
}

/** The street: this renovation, and what each neighbourhood community did beside it. */
const streetOf = (state: RenovationState, others: readonly Known[], asOf: Day): StreetOverview =>
  streetOverview(
    others
      .flatMap((commits) => (commits[0] === undefined ? [] : [{ stream: commits[0].stream, commits }]))
      .map(({ stream: of, commits }) =>
        initiativesPart(of, initiatives.fold(commits.flatMap((one) => one.events)), asOf),
      )
      .reduce(together, renovationPart(stream, state, asOf, scheme)),
  )

/** Asks the library everything that this example shows, of the record as it was known, about what was true on a day. */
export const ask = (all: readonly Commit<RenovationEvent>[], others: readonly Known[], moment: Moment): Story => {
  const { knownOn } = moment
  const known = <Ev extends AnyEvent>(of: readonly Commit<Ev>[]): readonly Commit<Ev>[] =>
    knownOn === undefined ? of : asKnown(of, endOf(knownOn))
  const commits = known(all)
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
    classOf: classesIn(state),
    scheme: schemeProgress(state, communities, asOf),
    survey: surveyReach(state, communities, asOf),
    consent: consentProgress(state, communities, scheme, asOf),
    works: worksProgress(state, communities, asOf),
    sheds: shedProgress(state, communities, asOf),
    supervision: supervision(state, communities, asOf),
    open: openWork(state, communities, on(asOf)),
    feedback: feedbackProgress(state, communities, on(asOf)),
    promises: promiseProgress(state, asOf),
    findings: departuresOf({ commits, state, due, minutesAheadOfUtc: 480 }, on(asOf)),
    figures: figuresOf(state, scheme, commits, asOf),
    governance: governanceProgress(state, asOf),
    due: due(state, on(asOf)),
    street: streetOf(state, others.map(known), asOf),
  }
}
