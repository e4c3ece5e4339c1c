import type { InitiativesState } from '../initiatives.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import type { RecordId } from '../vocabulary/ids.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { initiativeOf, type StartedInitiative } from '../stages/initiative/state.ts'
import type { Occasion, Service } from '../stages/occasion/state.ts'
import { daysWithin, entriesDuring } from './duringPeriod.ts'

/** The initiatives that were started within a period. */
export const initiativesStartedDuring = (
  { initiative }: InitiativesState,
  period: ReportPeriod,
  asOf: Day,
): readonly StartedInitiative[] => entriesDuring(Object.values(initiative.started), period, asOf)

// What is on record for an initiative that was struck out is not counted either.
const ofStarted = <T extends Voidable & { readonly initiative: RecordId }>(
  { initiative }: InitiativesState,
  entries: readonly T[],
  last: Day,
): readonly T[] =>
  entries.filter((one) => {
    const started = initiativeOf(initiative, one.initiative)
    return started !== undefined && countsOn(started, last)
  })

/** The occasions of initiatives within a period. */
export const occasionsHeldDuring = (state: InitiativesState, period: ReportPeriod, asOf: Day): readonly Occasion[] =>
  ofStarted(state, entriesDuring(Object.values(state.occasion.held), period, asOf), daysWithin(period, asOf).last)

/** The help that initiatives gave within a period. */
export const servicesGivenDuring = (state: InitiativesState, period: ReportPeriod, asOf: Day): readonly Service[] =>
  ofStarted(state, entriesDuring(Object.values(state.occasion.services), period, asOf), daysWithin(period, asOf).last)
