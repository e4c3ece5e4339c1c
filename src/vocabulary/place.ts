import { tagged, type Shape } from '../kernel/shape.ts'
import { BuildingId, CommunityId, DwellingId, StairUnitId } from './ids.ts'

const places = {
  community: { community: CommunityId },
  building: { community: CommunityId, building: BuildingId },
  stairUnit: { community: CommunityId, stairUnit: StairUnitId },
  dwelling: { community: CommunityId, dwelling: DwellingId },
}

/** Where in a renovation something is: always with the community, as finely as it is known. */
export type Place =
  | { readonly at: 'community'; readonly community: CommunityId }
  | { readonly at: 'building'; readonly community: CommunityId; readonly building: BuildingId }
  | { readonly at: 'stairUnit'; readonly community: CommunityId; readonly stairUnit: StairUnitId }
  | { readonly at: 'dwelling'; readonly community: CommunityId; readonly dwelling: DwellingId }

type PlainPlace =
  | { readonly at: 'community'; readonly community: string }
  | { readonly at: 'building'; readonly community: string; readonly building: string }
  | { readonly at: 'stairUnit'; readonly community: string; readonly stairUnit: string }
  | { readonly at: 'dwelling'; readonly community: string; readonly dwelling: string }

export const Place: Shape<Place, PlainPlace> = tagged('at', places)
