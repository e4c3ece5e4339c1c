import { compareDates, type CalendarDate, type Day, type DayRange } from '../vocabulary/calendarDate.ts'
import { earliest, latest } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Gate } from '../vocabulary/obstacle.ts'
import { openStoppages } from '../stages/suspension/state.ts'
import { lifeOf, spanning, type LifeEntry } from './lifeCycle.ts'
import { gateOf, isWordOnly, lifeStageOrder, pointsOf, type LifeStage } from './lifePoint.ts'
import type { RenovationState } from './state.ts'

/** A gate of a renovation's life, when it was first passed, and by which communities. */
export interface GateStanding {
  readonly gate: Gate
  /** `unknown`: no passing is on record. */
  readonly passedOn: CalendarDate | 'unknown'
  readonly passedBy: readonly CommunityId[]
}

/** One stage of a renovation's life: what is on record of it, and whether its gate was passed. */
export interface StageStanding {
  readonly stage: LifeStage
  /**
   * `announced`: there are words and no step; `unknown`: nothing is on record, which does not say that it never happened.
   */
  readonly standing: 'onRecord' | 'announced' | 'unknown'
  /** The communities with an entry. */
  readonly communities: readonly CommunityId[]
  /** From the first day that any entry may mean to the last. */
  readonly days: DayRange | 'unknown'
  readonly entries: readonly LifeEntry[]
  /** Absent where no gate stands in the stage. */
  readonly gate?: GateStanding
}

const ofStage = (stage: LifeStage, life: readonly LifeEntry[], communities: readonly CommunityId[]): StageStanding => {
  const entries = life.filter((one) => pointsOf(stage).includes(one.what))
  const gate = gateOf(stage)
  const steps = entries.filter((one) => !isWordOnly(one.what))
  const passings = entries.filter((one) => one.what === gate?.passedBy)
  const among = (some: readonly LifeEntry[]): readonly CommunityId[] =>
    communities.filter((id) => some.some((one) => one.communities.includes(id)))
  return {
    stage,
    standing: steps.length > 0 ? 'onRecord' : entries.length > 0 ? 'announced' : 'unknown',
    communities: among(entries),
    days: spanning(entries.map((one) => one.days)) ?? 'unknown',
    entries,
    ...(gate && {
      gate: { gate: gate.gate, passedOn: earliest(passings)?.on ?? 'unknown', passedBy: among(passings) },
    }),
  }
}

/**
 * The stages of a renovation's life in their order, for some communities together, by a day or in all. A stage of which
 * nothing is on record stands here as unknown, never as a zero and never left out.
 *
 * @remarks No version of the scheme is asked about: a consent counts for the stage of consent whichever version it was given
 * to. How many households consent to the version of a day `consentProgress` says.
 */
export const lifeStages = (
  state: RenovationState,
  communities: readonly CommunityId[],
  asOf?: Day,
): readonly StageStanding[] => {
  const life = lifeOf(state, communities, asOf)
  return lifeStageOrder.map((stage) => ofStage(stage, life, communities))
}

/** Where in its life a community stands. */
export interface LifeStanding {
  readonly community: CommunityId
  /** The furthest stage with a step on record; `unknown` where there is none. */
  readonly stage: LifeStage | 'unknown'
  /**
   * The latest step of that stage: the one that was last taken, of which a span such as the coverings of hidden works says
   * when by its `lastOn`, while its `on` is the first.
   */
  readonly by?: LifeEntry
  readonly now: 'goingOn' | 'suspended' | 'cancelled'
}

/** Stages that a community may have settled before any works: then they do not carry it past them. */
const afterWorks: readonly LifeStage[] = ['satisfaction', 'governance', 'longTerm']

const carries = (finish: LifeEntry | undefined, stage: LifeStage, one: LifeEntry): boolean => {
  // A certificate starts nothing: its clock starts when acceptance is passed.
  if (isWordOnly(one.what) || one.what === 'warrantyGiven') return false
  if (!afterWorks.includes(stage)) return true
  return finish !== undefined && compareDates(one.on, finish.on) !== 'before'
}

const finishIn = (life: readonly LifeEntry[]): LifeEntry | undefined =>
  earliest(life.filter(({ what }) => ['workCompleted', 'acceptancePassed', 'handedOver'].includes(what)))

/**
 * Where in its life a community stands on a day: in the furthest stage of which a step is on record, whatever the order of
 * record. What was only announced carries nobody on; a survey of satisfaction, a committee or a property service from before
 * the finish of the works does not either.
 */
export const lifeStanding = (state: RenovationState, community: CommunityId, asOf?: Day): LifeStanding => {
  const theirs = lifeOf(state, [community], asOf)
  const finish = finishIn(theirs)
  const stepsOf = (stage: LifeStage): readonly LifeEntry[] =>
    theirs.filter((one) => pointsOf(stage).includes(one.what) && carries(finish, stage, one))
  const stage = lifeStageOrder.findLast((one) => stepsOf(one).length > 0)
  const by = stage && latest(stepsOf(stage).map((step) => ({ on: step.lastOn, step })))?.step
  const isStopped = openStoppages(state.suspension, asOf).some(([, one]) => one.communities.includes(community))
  const isCancelled = theirs.some((one) => one.what === 'cancelled')
  return {
    community,
    stage: stage ?? 'unknown',
    ...(by && { by }),
    now: isCancelled ? 'cancelled' : isStopped ? 'suspended' : 'goingOn',
  }
}
