import type { Day } from '../vocabulary/calendarDate.ts'
import type { Dated } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import { passedOf } from '../stages/acceptance/state.ts'
import { completionOf, startOf } from '../stages/works/state.ts'
import { daysWithin, fallsInto, monthsBegun } from './duringPeriod.ts'
import { communitiesOf, householdsTold, type HouseholdsTold } from './reach.ts'
import type { Slices } from './state.ts'

type Read = Slices<'opening' | 'register'>

/** What happened to a community by a day, such as the start of its works. */
export type EntryOf = (community: CommunityId, asOf: Day) => Dated | undefined

/** The start of works in a community (新开工). */
export const startIn =
  ({ works }: Slices<'works'>): EntryOf =>
  (community, asOf) =>
    startOf(works, community, asOf)

/** The practical finish of a community (完工). */
export const finishIn =
  ({ works }: Slices<'works'>): EntryOf =>
  (community, asOf) =>
    completionOf(works, community, asOf)

/** The acceptance of a community that was passed (竣工验收合格). */
export const acceptanceIn =
  ({ acceptance }: Slices<'acceptance'>): EntryOf =>
  (community, asOf) =>
    passedOf(acceptance, community, asOf)

interface Step {
  readonly households: number
  /** The communities whose households are among them. */
  readonly told: readonly CommunityId[]
  /** The communities to which it happened within the period. */
  readonly during: readonly CommunityId[]
}

const stepOf = (state: Read, period: ReportPeriod, asOf: Day, entryOf: EntryOf): Step => {
  const { first, last } = daysWithin(period, asOf)
  const reached = communitiesOf(state, last).filter((id) => entryOf(id, last) !== undefined)
  const during = reached.filter((id) => fallsInto(entryOf(id, last), first))
  const before = reached.filter((id) => !during.includes(id))
  const [now, then] = [householdsTold(state, reached, last), householdsTold(state, before, last)]
  const isNew = (id: CommunityId): boolean => during.includes(id) || then.untold.includes(id)
  return {
    households: Math.max(0, now.households - then.households),
    told: reached.filter((id) => isNew(id) && !now.untold.includes(id)),
    during,
  }
}

/**
 * The households of the communities to which something happened within a period, as it stood at its end. Households that were
 * counted together belong to the period in which it happened to the last of their communities: before that, nobody can say
 * how many of them it concerns.
 */
export const householdsWithin = (state: Read, period: ReportPeriod, asOf: Day, entryOf: EntryOf): HouseholdsTold => {
  const { households, told, during } = stepOf(state, period, asOf, entryOf)
  return { households, untold: during.filter((id) => !told.includes(id)) }
}

/**
 * The same as the months of the period come to, each as it stood at its own end. A community is untold only where its
 * households are in none of these months.
 */
export const householdsDuring = (state: Read, period: ReportPeriod, asOf: Day, entryOf: EntryOf): HouseholdsTold => {
  const months = monthsBegun(period, asOf).map((month) => stepOf(state, month, asOf, entryOf))
  const told = new Set(months.flatMap((one) => one.told))
  return {
    households: months.reduce((sum, one) => sum + one.households, 0),
    untold: stepOf(state, period, asOf, entryOf).during.filter((id) => !told.has(id)),
  }
}
