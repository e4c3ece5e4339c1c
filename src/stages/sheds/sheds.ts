import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { mayConsent, type Consent } from '../consent/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { communityOf, unregistered, type Register } from '../register/state.ts'
import { versionsMayHold, type Scheme } from '../scheme/state.ts'
import { shedOf, type Survey } from '../survey/state.ts'
import { assignmentOf, demolitionOf, noSheds, type Ground, type Sheds, type ShedOwnerHasNotConsented } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly register: Register
  readonly sheds: Sheds
}

const outside = ({ opening, register }: Reads, household: HouseholdId, on: CalendarDate) => {
  const community = communityOf(register, household)
  return [...closedTo(opening, community === undefined ? [] : [community], on), unregistered(register, household)]
}

const demolition = {
  shed: RecordId,
  household: HouseholdId,
  /** By what right it came down; `none` records what should not have happened. */
  ground: tagged('kind', { consent: { scheme: SchemeVersion }, owner: {}, order: {}, none: {} }),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A household's shed (柴棚) came down, and by what right. */
export const ShedDemolished = fact('ShedDemolished', demolition, (sheds: Writable<Sheds>, e) => {
  const { shed, ground, on } = e
  entryOf(sheds.demolitions, e.household, () => []).push(keep({ shed, ground, on, voided: false }))
})
export type ShedDemolished = EventIn<typeof ShedDemolished>

interface Claimed {
  readonly household: HouseholdId
  readonly shed: RecordId
  readonly ground: Ground
  readonly on: CalendarDate
}

const unconsented = (
  { consent, scheme }: { readonly consent: Consent; readonly scheme: Scheme },
  { household, shed, ground, on }: Claimed,
): ShedOwnerHasNotConsented | undefined => {
  if (ground.kind !== 'consent') return undefined
  if (mayConsent(consent, household, versionsMayHold(scheme, ground.scheme, on), on)) return undefined
  return { type: 'ShedOwnerHasNotConsented', household, shed, scheme: ground.scheme, on }
}

/**
 * Records the demolition of a shed. Refused when the shed is not in the household's file, and when it is said to rest on a
 * consent that the household had not given. What came down without any right is recorded with the ground `none`.
 *
 * @remarks Agreeing to the scheme and giving up one's shed are two things: here only the household's own word opens the
 * way to its shed, never a share of the households and never a vote.
 */
export const demolishShed = rule(
  'DemolishShed',
  demolition,
  (s: Reads & { readonly survey: Survey; readonly scheme: Scheme; readonly consent: Consent }, c, day: Today) => {
    const known = demolitionOf(s.sheds, c.household, c.shed)
    if (known)
      return known.on === c.on && isSame(known.ground, c.ground)
        ? nothing
        : refuse(recordedDifferently('demolition', c.household, c.shed))
    const unknown =
      shedOf(s.survey, c.household, c.shed) === undefined &&
      ({ type: 'ShedNotRecorded', household: c.household, shed: c.shed } as const)
    return acceptUnless([...outside(s, c.household, c.on), unknown, unconsented(s, c), notYet(c.on, day)], () =>
      ShedDemolished(c),
    )
  },
)

const assignment = { room: RecordId, household: HouseholdId, on: CalendarDate, evidence: optional(Evidence) }

/** A storage room (杂物间) was assigned to a household, in the place of its shed or without one. */
export const StorageRoomAssigned = fact('StorageRoomAssigned', assignment, (sheds: Writable<Sheds>, e) => {
  sheds.rooms[e.room] = { household: e.household, on: e.on, voided: false }
})
export type StorageRoomAssigned = EventIn<typeof StorageRoomAssigned>

/** Assigns a storage room. Refused when it is another household's. */
export const assignStorageRoom = rule('AssignStorageRoom', assignment, (s: Reads, c, day: Today) => {
  const known = assignmentOf(s.sheds, c.room)
  if (known?.household === c.household)
    return known.on === c.on ? nothing : refuse(recordedDifferently('storageRoom', c.room))
  const taken = known && ({ type: 'StorageRoomTaken', room: c.room, household: known.household, on: known.on } as const)
  return acceptUnless([...outside(s, c.household, c.on), taken, notYet(c.on, day)], () => StorageRoomAssigned(c))
})

const key = tagged('kind', {
  demolition: { household: HouseholdId, shed: RecordId },
  storageRoom: { room: RecordId },
})

const entriesFor = (sheds: Sheds, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'storageRoom') return [lookup(sheds.rooms, record.room)].filter((one) => one !== undefined)
  return (lookup(sheds.demolitions, record.household) ?? []).filter((one) => one.shed === record.shed)
}

/** An entry was a mistake: the demolition of a shed or the assignment of a storage room does not count. */
export const ShedsRecordVoided = struckOut('ShedsRecordVoided', key, entriesFor)
export type ShedsRecordVoided = EventIn<typeof ShedsRecordVoided>

/** Strikes out the demolition of a shed or the assignment of a storage room, which may then go to somebody else. */
export const voidShedsRecord = strikes(
  'VoidShedsRecord',
  key,
  ShedsRecordVoided,
  ({ sheds }: Reads, record) => entriesFor(sheds, record),
  (record) => (record.kind === 'storageRoom' ? [record.room] : [record.household, record.shed]),
)

/** Sheds (柴棚与杂物间): what households had put up comes down, and storage rooms are given them in its place. */
export const sheds = stage(
  'sheds',
  noSheds,
  [ShedDemolished, StorageRoomAssigned, ShedsRecordVoided],
  [demolishShed, assignStorageRoom, voidShedsRecord],
)
