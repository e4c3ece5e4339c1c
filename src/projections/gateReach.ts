import { daysOf, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { earliest } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { concerning } from '../stages/plan/state.ts'
import { startOf } from '../stages/works/state.ts'
import { daysWithin, startedDuring } from './duringPeriod.ts'
import { consentReach, listedCommunities, surveyReach, type Reached } from './reach.ts'
import type { Slices } from './state.ts'

/** How far households had been reached on the day on which a gate was passed. */
export interface GateReach {
  readonly surveyed: Reached
  readonly consenting: Reached
}

type Read = Slices<'opening' | 'register' | 'survey' | 'consent' | 'scheme'>

interface Passage {
  readonly on: CalendarDate
  readonly scheme: SchemeVersion
}

const together = (all: readonly Reached[]): Reached => {
  const untold = all.reduce((sum, one) => sum + (one.untold ?? 0), 0)
  return {
    reached: all.reduce((sum, one) => sum + one.reached, 0),
    of: all.reduce((sum, one) => sum + one.of, 0),
    ...(untold > 0 && { untold }),
  }
}

/** Communities that passed on one occasion are counted together, since their households may be known only together. */
const reachAt = (
  state: Read,
  communities: readonly CommunityId[],
  passageOf: (community: CommunityId) => Passage | undefined,
): GateReach => {
  const occasions = new Map<Passage, readonly CommunityId[]>()
  for (const community of communities) {
    const passage = passageOf(community)
    if (passage !== undefined) occasions.set(passage, [...(occasions.get(passage) ?? []), community])
  }
  const all = [...occasions].map(([{ on, scheme }, those]) => ({ those, scheme, day: daysOf(on).last }))
  return {
    surveyed: together(all.map(({ those, day }) => surveyReach(state, those, day))),
    consenting: together(all.map(({ those, scheme, day }) => consentReach(state, those, scheme, day))),
  }
}

/** How many households had been surveyed and consented on the day on which their community entered the plan of a year. */
export const reachAtListing = (state: Read & Slices<'plan'>, year: number, asOf: Day): GateReach =>
  reachAt(state, listedCommunities(state, year, asOf), (community) =>
    earliest(
      concerning(state.plan.listings, community, asOf).filter((one) => one.year === year),
      asOf,
    ),
  )

/** How many households had been surveyed and consented on the day on which works in their community started. */
export const reachAtStart = (state: Read & Slices<'works'>, period: ReportPeriod, asOf: Day): GateReach => {
  const { last } = daysWithin(period, asOf)
  return reachAt(state, startedDuring(state, period, asOf), (community) => startOf(state.works, community, last))
}
