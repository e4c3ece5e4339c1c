import {
  communitiesCompleted,
  communitiesOf,
  communitiesStarted,
  consentReach,
  householdsTold,
  listedCommunities,
  surveyReach,
} from '../projections/reach.ts'
import type { Slices } from '../projections/state.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { reachedPart, toldPart } from './householdMetrics.ts'
import type { Metric } from './metric.ts'

/** Households surveyed of the households registered or counted. */
export const surveyCoverage: Metric<Slices<'opening' | 'register' | 'survey'>> = {
  metric: 'surveyCoverage',
  unit: 'share',
  basis: 'households surveyed / households registered or counted',
  part: (state, asOf) => reachedPart(surveyReach(state, communitiesOf(state, asOf), asOf)),
}

/** Households whose consent to a version of the scheme holds, of all households. */
export const consentRate = (scheme: SchemeVersion): Metric<Slices<'opening' | 'register' | 'consent' | 'scheme'>> => ({
  metric: 'consentRate',
  unit: 'share',
  basis: `households consenting to scheme version ${scheme} / households registered or counted`,
  part: (state, asOf) => reachedPart(consentReach(state, communitiesOf(state, asOf), scheme, asOf)),
})

/** Communities in the annual plan of a year (计划改造小区数). */
export const plannedCommunities = (year: number): Metric<Slices<'opening' | 'plan'>> => ({
  metric: 'plannedCommunities',
  unit: 'communities',
  basis: `communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({ numerator: listedCommunities(state, year, asOf).length }),
})

/** Households of the communities in the annual plan of a year (涉及居民户数). */
export const plannedHouseholds = (year: number): Metric<Slices<'opening' | 'plan' | 'register'>> => ({
  metric: 'plannedHouseholds',
  unit: 'households',
  basis: `households of the communities listed in the annual plan of ${year}`,
  part: (state, asOf) => toldPart(householdsTold(state, listedCommunities(state, year, asOf), asOf)),
})

/** Communities in which works started (新开工小区数), counted once each. */
export const startedCommunityCount: Metric<Slices<'opening' | 'works'>> = {
  metric: 'startedCommunities',
  unit: 'communities',
  basis: 'communities in which works started',
  part: (state, asOf) => ({ numerator: communitiesStarted(state, asOf).length }),
}

/** Households of the communities in which works started. */
export const startedHouseholds: Metric<Slices<'opening' | 'register' | 'works'>> = {
  metric: 'startedHouseholds',
  unit: 'households',
  basis: 'households of the communities in which works started',
  part: (state, asOf) => toldPart(householdsTold(state, communitiesStarted(state, asOf), asOf)),
}

/** Communities started of those planned for a year (按小区数计开工率): may exceed one, as published rates do. */
export const startRate = (year: number): Metric<Slices<'opening' | 'plan' | 'works'>> => ({
  metric: 'startRate',
  unit: 'share',
  basis: `communities in which works started / communities listed in the annual plan of ${year}`,
  part: (state, asOf) => ({
    numerator: communitiesStarted(state, asOf).length,
    denominator: listedCommunities(state, year, asOf).length,
  }),
})

/** Communities in which works were finished (完工): neither accepted nor handed over by that. */
export const completedCommunityCount: Metric<Slices<'opening' | 'works'>> = {
  metric: 'completedCommunities',
  unit: 'communities',
  basis: 'communities in which works were finished',
  part: (state, asOf) => ({ numerator: communitiesCompleted(state, asOf).length }),
}
