import { incidentsBy } from '../stages/incidents/state.ts'
import { itemOf } from '../stages/items/state.ts'
import { materialInspections } from '../stages/materials/state.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Slices } from './state.ts'

/** How many incidents had happened in some communities by a day. */
export const incidentCount = (
  { incidents }: Slices<'incidents'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): number => incidentsBy(incidents, asOf).filter(([, one]) => communities.includes(one.community)).length

/** How many inspections of material for the items of some communities there had been by a day, and how many accepted it. */
export const materialsAccepted = (
  { items, materials }: Slices<'items' | 'materials'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): { readonly accepted: number; readonly of: number } => {
  const mine = materialInspections(materials, asOf).filter((one) => {
    const community = itemOf(items, one.item)?.community
    return community !== undefined && communities.includes(community)
  })
  return { accepted: mine.filter((one) => one.result === 'accepted').length, of: mine.length }
}
