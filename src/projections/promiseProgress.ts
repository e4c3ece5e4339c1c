import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { outcomeOf, promisesOverdue } from '../stages/promises/state.ts'
import { daysWithin, fallsInto } from './duringPeriod.ts'
import type { Slices } from './state.ts'

/** What became of the promises that were made by a day. */
export interface PromiseProgress {
  readonly made: number
  readonly kept: number
  readonly broken: number
  /** Neither kept nor broken yet. */
  readonly open: number
  /** Of the open ones, those whose time has passed. */
  readonly overdue: readonly string[]
}

/** How many promises were kept and how many were broken within a period, whenever they were made. */
export const promisesSettled = (
  { promises }: Slices<'promises'>,
  period: ReportPeriod,
  asOf: Day,
): Pick<PromiseProgress, 'kept' | 'broken'> => {
  const { first, last } = daysWithin(period, asOf)
  const outcomes = Object.entries(promises.made)
    .filter(([, one]) => countsOn(one, last))
    .map(([id]) => outcomeOf(promises, id, last))
    .filter((one) => fallsInto(one, first))
  const of = (outcome: 'kept' | 'broken'): number => outcomes.filter((one) => one?.outcome === outcome).length
  return { kept: of('kept'), broken: of('broken') }
}

/** What became of promises by a day: an open one is neither kept nor broken. */
export const promiseProgress = ({ promises }: Slices<'promises'>, asOf: Day): PromiseProgress => {
  const made = Object.entries(promises.made).filter(([, one]) => countsOn(one, asOf))
  const outcomes = made.map(([id]) => outcomeOf(promises, id, asOf)?.outcome)
  const of = (outcome: (typeof outcomes)[number]): number => outcomes.filter((one) => one === outcome).length
  return {
    made: made.length,
    kept: of('kept'),
    broken: of('broken'),
    open: of(undefined),
    overdue: promisesOverdue(promises, asOf).map(([id]) => id),
  }
}
