import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { lookup } from '../kernel/lookup.ts'
import { householdsOf } from '../stages/register/state.ts'
import { demolitionOf, roomsOf, type Ground } from '../stages/sheds/state.ts'
import { householdsReached, type Reached } from './reach.ts'
import type { Slices } from './state.ts'

/** What became of the sheds, and who was given a storage room. */
export interface ShedProgress {
  /** Sheds that came down, of those that were found. */
  readonly demolished: Reached
  /** By what right they came down, most frequent first; `none` is what should not have happened. */
  readonly grounds: readonly { readonly ground: Ground['kind']; readonly sheds: number }[]
  /** Households that had been given a storage room, of all. */
  readonly housed: Reached
}

/**
 * What became of the sheds (柴棚) in some communities by a day, or in all, and which part of the households was given a
 * storage room (杂物间). In aggregate: whose shed stands is not told.
 */
export const shedProgress = (
  state: Slices<'register' | 'survey' | 'sheds'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): ShedProgress => {
  const { known } = householdsOf(state.register, communities, asOf)
  const found = known.flatMap((household) =>
    (lookup(state.survey.files, household)?.sheds ?? [])
      .filter((one) => countsOn(one, asOf))
      .map(({ shed }) => ({ household, shed })),
  )
  const down = found.flatMap(({ household, shed }) => demolitionOf(state.sheds, household, shed, asOf) ?? [])
  const counts = new Map<Ground['kind'], number>()
  for (const { ground } of down) counts.set(ground.kind, (counts.get(ground.kind) ?? 0) + 1)
  return {
    demolished: { reached: down.length, of: found.length },
    grounds: [...counts].map(([ground, sheds]) => ({ ground, sheds })).toSorted((a, b) => b.sheds - a.sheds),
    housed: householdsReached(
      state,
      communities,
      asOf,
      (household) => roomsOf(state.sheds, household, asOf).length > 0,
    ),
  }
}
