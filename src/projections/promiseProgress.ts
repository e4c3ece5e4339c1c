import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import { outcomeOf, promisesOverdue } from '../stages/promises/state.ts'
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
