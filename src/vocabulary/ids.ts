import type * as t from 'io-ts'
import { branded, text, type Shape } from '../kernel/shape.ts'

// A name that every object answers to: as a key it would read or replace something inherited.
const reserved = new Set(['__proto__', 'prototype', ...Object.getOwnPropertyNames(Object.prototype)])
const plain = /^[\w.:/-]+$/
const withoutControls = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u

/** Whether a text can be an opaque id: visible, stored unchanged, no blank at either end, no name that objects inherit. */
const isId = (value: string): boolean =>
  !reserved.has(value) && (plain.test(value) || (withoutControls.test(value) && value.trim() === value))

const id = <B>(name: string): Shape<string & t.Brand<B>, string> =>
  branded<B, string>(name, text(1, 100), 'an opaque id: up to 100 visible characters, no name such as __proto__', isId)

interface RenovationIdBrand {
  readonly RenovationId: unique symbol
}
/** A renovation project (改造项目): one stream of events, which may span several communities. Opaque; 1 to 100 characters. */
export const RenovationId: Shape<RenovationId, string> = id<RenovationIdBrand>('RenovationId')
export type RenovationId = string & t.Brand<RenovationIdBrand>

interface CommunityIdBrand {
  readonly CommunityId: unique symbol
}
/** A residential community (小区) within a renovation. */
export const CommunityId: Shape<CommunityId, string> = id<CommunityIdBrand>('CommunityId')
export type CommunityId = string & t.Brand<CommunityIdBrand>

interface BuildingIdBrand {
  readonly BuildingId: unique symbol
}
/** A building (栋/幢). */
export const BuildingId: Shape<BuildingId, string> = id<BuildingIdBrand>('BuildingId')
export type BuildingId = string & t.Brand<BuildingIdBrand>

interface StairUnitIdBrand {
  readonly StairUnitId: unique symbol
}
/** A stair unit (单元): the dwellings that share one entrance. */
export const StairUnitId: Shape<StairUnitId, string> = id<StairUnitIdBrand>('StairUnitId')
export type StairUnitId = string & t.Brand<StairUnitIdBrand>

interface DwellingIdBrand {
  readonly DwellingId: unique symbol
}
/** A dwelling (套): an exclusive part that somebody owns. */
export const DwellingId: Shape<DwellingId, string> = id<DwellingIdBrand>('DwellingId')
export type DwellingId = string & t.Brand<DwellingIdBrand>

interface HouseholdIdBrand {
  readonly HouseholdId: unique symbol
}
/** A household (户): those who live together; not a dwelling, and not its owner. */
export const HouseholdId: Shape<HouseholdId, string> = id<HouseholdIdBrand>('HouseholdId')
export type HouseholdId = string & t.Brand<HouseholdIdBrand>

interface OwnerIdBrand {
  readonly OwnerId: unique symbol
}
/** An owner (业主) of a dwelling: a pseudonym, never a name or an ID number. */
export const OwnerId: Shape<OwnerId, string> = id<OwnerIdBrand>('OwnerId')
export type OwnerId = string & t.Brand<OwnerIdBrand>

interface ActorIdBrand {
  readonly ActorId: unique symbol
}
/** Somebody who acts in an office: a cadre, an inspector, an engineer. A pseudonym. */
export const ActorId: Shape<ActorId, string> = id<ActorIdBrand>('ActorId')
export type ActorId = string & t.Brand<ActorIdBrand>

interface OrganisationIdBrand {
  readonly OrganisationId: unique symbol
}
/** An organisation: a sub-district office, a contractor, a property-right unit (产权单位). */
export const OrganisationId: Shape<OrganisationId, string> = id<OrganisationIdBrand>('OrganisationId')
export type OrganisationId = string & t.Brand<OrganisationIdBrand>

interface RecordIdBrand {
  readonly RecordId: unique symbol
}
/**
 * A thing on record that may occur twice in the same words and so needs a name of its own: a visit, a defect, a shed,
 * an inspection, a rectification notice.
 */
export const RecordId: Shape<RecordId, string> = id<RecordIdBrand>('RecordId')
export type RecordId = string & t.Brand<RecordIdBrand>

interface WorkItemIdBrand {
  readonly WorkItemId: unique symbol
}
/** A works item (改造项): one kind of work in one community, such as the road of community A. */
export const WorkItemId: Shape<WorkItemId, string> = id<WorkItemIdBrand>('WorkItemId')
export type WorkItemId = string & t.Brand<WorkItemIdBrand>

interface PlaceNameBrand {
  readonly PlaceName: unique symbol
}
/** The name or alias of a community or an organisation, up to 80 characters. Not for people and not for notes. */
export const PlaceName: Shape<PlaceName, string> = branded<PlaceNameBrand, string>(
  'PlaceName',
  text(1, 80),
  'a name on one line, without blanks at its ends',
  (value) => withoutControls.test(value) && value.trim() === value,
)
export type PlaceName = string & t.Brand<PlaceNameBrand>
