import { isSame } from '../kernel/same.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../vocabulary/ids.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { plannedIn, plannedItems, type PlannedItem } from '../stages/planning/state.ts'
import { publishedVersion } from '../stages/scheme/state.ts'
import type { Slices } from './state.ts'

/** A works item that two versions plan differently. */
export interface ChangedItem {
  readonly item: string
  readonly before: PlannedItem
  readonly after: PlannedItem
}

/** What one version of the scheme plans otherwise than another. */
export interface SchemeDiff {
  readonly added: readonly (readonly [item: string, planned: PlannedItem])[]
  readonly dropped: readonly (readonly [item: string, planned: PlannedItem])[]
  readonly changed: readonly ChangedItem[]
}

const substance = ({ community, code, class: of, planned, forEachHousehold, privateParts }: PlannedItem) => ({
  community,
  code,
  of,
  planned,
  forEachHousehold,
  privateParts,
})

/** What version `b` plans otherwise than version `a`: items added, dropped and changed. */
export const schemeDiff = (
  { planning }: Slices<'planning'>,
  a: SchemeVersion,
  b: SchemeVersion,
  asOf?: Day,
): SchemeDiff => {
  const before = plannedItems(planning, a, asOf)
  const after = plannedItems(planning, b, asOf)
  return {
    added: after.filter(([item]) => plannedIn(planning, item, a, asOf) === undefined),
    dropped: before.filter(([item]) => plannedIn(planning, item, b, asOf) === undefined),
    changed: before.flatMap(([item, was]) => {
      const is = plannedIn(planning, item, b, asOf)
      return is === undefined || isSame(substance(was), substance(is)) ? [] : [{ item, before: was, after: is }]
    }),
  }
}

/** A works item that was started although the version on display in its community does not plan it. */
export interface UnplannedItem {
  readonly item: string
  readonly community: CommunityId
  readonly code: RecordId
  readonly startedOn: CalendarDate
  /** The version that was on display. */
  readonly scheme: SchemeVersion
}

/**
 * The works items started by a day that the highest version on display in their community does not plan there. Where no
 * version was on display there is nothing to hold them against.
 */
export const unplannedItems = (
  { items, planning, scheme }: Slices<'items' | 'planning' | 'scheme'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): readonly UnplannedItem[] =>
  Object.entries(items.items).flatMap(([item, { community, code, on, voided }]) => {
    const version = publishedVersion(scheme, community, asOf)
    if (version === undefined || !communities.includes(community) || !countsOn({ on, voided }, asOf)) return []
    const planned = plannedIn(planning, item, version, asOf)
    if (planned?.community === community) return []
    return [{ item, community, code, startedOn: on, scheme: version }]
  })
