import {
  behind,
  completedCommunityCount,
  consentRate,
  figure,
  plannedCommunities,
  plannedHouseholds,
  renovation,
  startedCommunityCount,
  startedHouseholds,
  startRate,
  surveyCoverage,
  tally,
  type Commit,
  type Day,
  type Figure,
  type RenovationEvent,
  type RenovationState,
  type SchemeVersion,
} from 'xinyan'
import { stream } from './journal.ts'

/** A figure with the number of events that it rests on. */
export interface Founded extends Figure {
  readonly events: number
}

const year = 2019

/** The figures that a housing bureau reports, each with how many events changed it. */
export const figuresOf = (
  state: RenovationState,
  scheme: SchemeVersion,
  commits: readonly Commit<RenovationEvent>[],
  asOf: Day,
): readonly Founded[] =>
  [
    plannedCommunities(year),
    plannedHouseholds(year),
    surveyCoverage,
    consentRate(scheme),
    startedCommunityCount,
    startRate(year),
    startedHouseholds,
    completedCommunityCount,
  ].map((metric) => ({
    ...figure(tally(metric, stream, state, asOf)),
    events: behind(metric, renovation, commits, asOf).length,
  }))
