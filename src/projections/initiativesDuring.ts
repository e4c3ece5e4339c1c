import type { InitiativesState } from '../initiatives.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { Voidable } from '../vocabulary/dated.ts'
import type { RecordId } from '../vocabulary/ids.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { initiativeOf, type StartedInitiative } from '../stages/initiative/state.ts'
import type { Occasion, Service } from '../stages/occasion/state.ts'
import { entriesDuring } from './duringPeriod.ts'

/** The initiatives that were started within a period. */
export const initiativesStartedDuring = (
  { initiative }: InitiativesState,
  period: ReportPeriod,
  asOf: Day,
): readonly StartedInitiative[] => entriesDuring(Object.values(initiative.started), period, asOf)

// Only those of an initiative that was struck out are left out: one whose start is known to the year may have helped in March.
const ofStanding = <T extends Voidable & { readonly initiative: RecordId }>(
  { initiative }: InitiativesState,
  entries: readonly T[],
): readonly T[] => entries.filter((one) => initiativeOf(initiative, one.initiative) !== undefined)

/** The occasions of initiatives within a period. */
export const occasionsHeldDuring = (state: InitiativesState, period: ReportPeriod, asOf: Day): readonly Occasion[] =>
  ofStanding(state, entriesDuring(Object.values(state.occasion.held), period, asOf))

/** The help that initiatives gave within a period. */
export const servicesGivenDuring = (state: InitiativesState, period: ReportPeriod, asOf: Day): readonly Service[] =>
  ofStanding(state, entriesDuring(Object.values(state.occasion.services), period, asOf))
