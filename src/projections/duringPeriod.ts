import { daysOf, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Dated, type Voidable } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { monthsBetween, type ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { passedOf } from '../stages/acceptance/state.ts'
import { completionOf, startOf } from '../stages/works/state.ts'
import { communitiesOf } from './reach.ts'
import type { Slices } from './state.ts'

/** The first and the last day that are looked at: the period's own, and no day after the one that is asked about. */
export const daysWithin = (period: ReportPeriod, asOf: Day): { readonly first: Day; readonly last: Day } => {
  const { first, last } = daysOf(period)
  return { first, last: last < asOf ? last : asOf }
}

/** The months of a period that had begun by the day that is asked about; the first of them always. */
export const monthsBegun = (period: ReportPeriod, asOf: Day): readonly ReportPeriod[] =>
  monthsBetween(period, period).filter((month, i) => i === 0 || daysOf(month).first <= asOf)

/**
 * Whether something falls into a period, by the last day that its date allows: so `2019-08` falls into August and `2019` into
 * December, every month of a year adds up to that year, and nothing is counted twice or not at all.
 */
export const fallsInto = (entry: Dated | undefined, first: Day): boolean =>
  entry !== undefined && daysOf(entry.on).last >= first

/** Those of some entries that count and fall into a period, as far as it has passed. */
export const entriesDuring = <T extends Voidable>(
  entries: readonly T[],
  period: ReportPeriod,
  asOf: Day,
): readonly T[] => {
  const { first, last } = daysWithin(period, asOf)
  return entries.filter((one) => countsOn(one, last) && fallsInto(one, first))
}

/** The communities in which works started within a period (新开工), each in the period of its first start. */
export const startedDuring = (
  state: Slices<'opening' | 'works'>,
  period: ReportPeriod,
  asOf: Day,
): readonly CommunityId[] => {
  const { first, last } = daysWithin(period, asOf)
  return communitiesOf(state, last).filter((community) => fallsInto(startOf(state.works, community, last), first))
}

/** The communities in which works were finished within a period (完工). */
export const finishedDuring = (
  state: Slices<'opening' | 'works'>,
  period: ReportPeriod,
  asOf: Day,
): readonly CommunityId[] => {
  const { first, last } = daysWithin(period, asOf)
  return communitiesOf(state, last).filter((community) => fallsInto(completionOf(state.works, community, last), first))
}

/** The communities whose acceptance was passed within a period (竣工验收合格). */
export const acceptedDuring = (
  state: Slices<'opening' | 'acceptance'>,
  period: ReportPeriod,
  asOf: Day,
): readonly CommunityId[] => {
  const { first, last } = daysWithin(period, asOf)
  return communitiesOf(state, last).filter((community) => fallsInto(passedOf(state.acceptance, community, last), first))
}
