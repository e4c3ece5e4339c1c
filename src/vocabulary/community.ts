import { list, oneOf, optional, record, text, type PlainStructOf, type Shape, type StructOf } from '../kernel/shape.ts'
import { CalendarDate } from './calendarDate.ts'
import { CommunityId, OrganisationId, PlaceName } from './ids.ts'

const division = record({
  /** The administrative division code (GB/T 2260 and its 12-digit extension). */
  code: text(2, 12),
  /** The year of the code list: codes change yearly. */
  year: CalendarDate,
})

const fields = {
  community: CommunityId,
  name: PlaceName,
  aliases: list(PlaceName, 0, 20),
  /** When it was built, as exactly as anybody knows: usually the year. */
  built: optional(CalendarDate),
  /** The work unit that built it for its own people (原产权单位). */
  formerOwner: optional(PlaceName),
  /** Who looks after it: `unmanaged` where nobody does (三不管). */
  management: oneOf('unmanaged', 'selfManaged', 'owningUnit', 'residentsCommittee', 'propertyService', 'unknown'),
  division: optional(division),
  /** Who administers it in fact, such as a development zone: not always the administrative division. */
  managingAuthority: optional(OrganisationId),
}

/** What is on record of a community (小区) when it joins a renovation. */
export type CommunityRecord = StructOf<typeof fields>
export const CommunityRecord: Shape<CommunityRecord, PlainStructOf<typeof fields>> = record(fields)
