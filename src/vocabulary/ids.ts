import type * as t from 'io-ts'
import { textWhere, type Shape } from '../kernel/shape.ts'

// A name that every object answers to: as a key it would read or replace something inherited.
const reserved = new Set(['__proto__', 'prototype', ...Object.getOwnPropertyNames(Object.prototype)])
const withoutControls = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
const isDigitOrMark = (code: number): boolean => code >= 45 && code <= 58 // - . / 0 to 9 :

// Most ids are short and ASCII, and every event ever read has several: a look at each character is cheaper than a pattern.
// No reserved name has a digit or a mark in it.
const isPlainId = (value: string): boolean => {
  let marked = false
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (isDigitOrMark(code)) marked = true
    else if (!isLetter(code)) return false
  }
  return marked
}

const isAnyId = (value: string): boolean =>
  withoutControls.test(value) && value.trim() === value && !reserved.has(value)

const isId = (value: string): boolean => value.length <= 100 && (isPlainId(value) || isAnyId(value))

const id = <B>(name: string): Shape<string & t.Brand<B>, string> =>
  textWhere(name, 'an opaque id: 1 to 100 visible characters, no name such as __proto__', isId)

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
export const PlaceName: Shape<PlaceName, string> = textWhere(
  'PlaceName',
  'a name of 1 to 80 characters on one line, without blanks at its ends',
  (value) => value.length <= 80 && withoutControls.test(value) && value.trim() === value,
)
export type PlaceName = string & t.Brand<PlaceNameBrand>

/**
 * A matter that is put to the vote, by its code in a law of consent such as `building/alter`; 1 to 60 characters. Sheets and
 * results are filed under it, so it is held to what an id is held to.
 */
export const Matter: Shape<string> = textWhere(
  'Matter',
  'a matter such as building/alter: 1 to 60 visible characters, no name such as __proto__',
  (value) => value.length <= 60 && isId(value),
)
