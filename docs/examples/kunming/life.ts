import {
  completionStanding,
  finishes,
  finishOf,
  latestSurveys,
  lifeStages,
  lifeStanding,
  moneyBySource,
  permitStanding,
  procurement,
  satisfactionResult,
  warrantyCalendar,
  type Commit,
  type CommunityId,
  type CommunityPapers,
  type CompletionStanding,
  type Day,
  type Finish,
  type LifeStanding,
  type LotRecord,
  type MoneyView,
  type RenovationEvent,
  type RenovationState,
  type SatisfactionResult,
  type StageStanding,
  type WarrantyEntry,
} from 'xinyan'
import { minutesAheadOfUtc, on } from './calendar.ts'

/** Where in its life the renovation stands, stage by stage, those included of which the report says nothing. */
export interface Life {
  readonly standings: readonly LifeStanding[]
  readonly stages: readonly StageStanding[]
  /** The finish in each community that had one: by when, and on which day of its period. */
  readonly finishes: readonly Finish[]
  readonly completion: readonly CompletionStanding[]
  readonly money: MoneyView
  readonly lots: readonly LotRecord[]
  readonly papers: readonly CommunityPapers[]
  readonly warranties: readonly WarrantyEntry[]
  /** What came of each survey of satisfaction; empty where nobody was asked. */
  readonly satisfaction: readonly SatisfactionResult[]
}

/** Asks the library for all of it. */
export const lifeIn = (
  commits: readonly Commit<RenovationEvent>[],
  state: RenovationState,
  communities: readonly CommunityId[],
  asOf: Day,
): Life => {
  const finished = finishes.of(commits)
  return {
    standings: communities.map((one) => lifeStanding(state, one, asOf)),
    stages: lifeStages(state, communities, asOf),
    finishes: communities.flatMap((one) => finishOf(finished, state, one, on(asOf), minutesAheadOfUtc) ?? []),
    completion: completionStanding(state, communities, asOf),
    money: moneyBySource(state, asOf),
    lots: procurement(state, asOf),
    papers: permitStanding(state, communities, asOf),
    warranties: warrantyCalendar(state, asOf),
    satisfaction: latestSurveys(state, asOf).flatMap((one) => satisfactionResult(state, one, asOf) ?? []),
  }
}
