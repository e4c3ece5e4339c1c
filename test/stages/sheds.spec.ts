import { describe, it } from 'vitest'
import { assignStorageRoom, demolishShed, voidShedsRecord } from '../../src/stages/sheds/sheds.ts'
import { cancelled, consented, evidence, given, known, opened, registered } from './histories.ts'
import { tomorrow } from './siteHistories.ts'

const shed = { type: 'ShedRecorded', shed: 's-1', household: 'h-1', on: '2019-04-02' } as const
const settled = [opened, ...known('h-1'), shed] as const
const byConsent = { kind: 'consent', scheme: 1 } as const
const demolition = { shed: 's-1', household: 'h-1', ground: byConsent, on: '2019-08-10' } as const
const demolished = { type: 'ShedDemolished', ...demolition } as const
const unconsented = { type: 'ShedOwnerHasNotConsented', household: 'h-1', shed: 's-1', scheme: 1, on: '2019-08-10' }
const withheld = (on: string) =>
  ({ type: 'ConsentWithheld', household: 'h-1', scheme: 1, reason: 'shed', shed: 's-1', on }) as const

describe('Demolishing a shed', () => {
  it('is recorded by the consent of its household, given by that very day', () => {
    given(...settled, withheld('2019-05-01'), consented('h-1', '2019-08-10'))
      .when(demolishShed({ ...demolition, evidence }))
      .records({ ...demolished, evidence })
  })

  it('is refused by a consent that was never given, not yet, withheld again, or to another scheme', () => {
    const histories = [
      [],
      [consented('h-1', '2019-08-11')],
      [consented('h-1', '2019-05-01'), withheld('2019-08-09')],
      [consented('h-1', '2019-05-01', 2)],
    ] as const
    for (const history of histories)
      given(...settled, ...history)
        .when(demolishShed(demolition))
        .isRefusedWith(unconsented)
  })

  it('is not refused where the month of the consent leaves it open', () => {
    given(...settled, consented('h-1', '2019-08'))
      .when(demolishShed(demolition))
      .records(demolished)
  })

  it.each(['owner', 'order', 'none'] as const)('is recorded without consent on the ground "%s"', (kind) => {
    given(...settled)
      .when(demolishShed({ ...demolition, ground: { kind } }))
      .records({ ...demolished, ground: { kind } })
  })

  it('is already so in the same words, even when the consent was taken back since', () => {
    const withdrawn = { ...withheld('2019-09-01'), type: 'ConsentWithdrawn' } as const
    given(...settled, consented('h-1'), demolished, withdrawn)
      .when(demolishShed(demolition))
      .isAlreadySo()
  })

  it.each([{ on: '2019-08-11' }, { ground: { kind: 'owner' } }, { ground: { kind: 'consent', scheme: 2 } }] as const)(
    'is refused when it stands otherwise than with %o',
    (other) => {
      given(...settled, consented('h-1'), demolished)
        .when(demolishShed({ ...demolition, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'demolition', key: 'h-1 s-1' })
    },
  )

  it("is refused for a shed that is not in the household's file", () => {
    given(opened, ...known('h-1'), ...known('h-2'), { ...shed, household: 'h-2' }, consented('h-1'))
      .when(demolishShed(demolition))
      .isRefusedWith({ type: 'ShedNotRecorded', household: 'h-1', shed: 's-1' })
  })

  it('is refused for a household that is not registered', () => {
    given(opened)
      .when(demolishShed({ ...demolition, ground: { kind: 'none' } }))
      .isRefusedWith(
        { type: 'HouseholdNotRegistered', household: 'h-1' },
        { type: 'ShedNotRecorded', household: 'h-1', shed: 's-1' },
      )
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...settled, consented('h-1'), cancelled(['A'], '2019-07-01'))
      .when(demolishShed({ ...demolition, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-07-01' }, tomorrow)
  })

  it('is malformed without a ground', () => {
    const { ground: _, ...rest } = demolition
    given(...settled)
      .when(demolishShed(rest as typeof demolition))
      .isMalformedAt('ground')
  })
})

const assignment = { room: 'room-7', household: 'h-1', on: '2019-11-01' } as const
const assigned = { type: 'StorageRoomAssigned', ...assignment } as const
const two = [opened, registered('h-1'), registered('h-2')] as const

describe('Assigning a storage room', () => {
  it('records whose it is, and that one household has two', () => {
    given(...two)
      .when(assignStorageRoom({ ...assignment, evidence }))
      .records({ ...assigned, evidence })
    given(...two, assigned)
      .when(assignStorageRoom({ ...assignment, room: 'room-8' }))
      .records({ ...assigned, room: 'room-8' })
  })

  it('is already so on the same day, and refused on another', () => {
    given(...two, assigned)
      .when(assignStorageRoom(assignment))
      .isAlreadySo()
    given(...two, assigned)
      .when(assignStorageRoom({ ...assignment, on: '2019-11-02' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'storageRoom', key: 'room-7' })
  })

  it("is refused while it is another household's, and open once that was struck out", () => {
    const theirs = { ...assignment, household: 'h-2' } as const
    given(...two, assigned)
      .when(assignStorageRoom(theirs))
      .isRefusedWith({ type: 'StorageRoomTaken', room: 'room-7', household: 'h-1', on: '2019-11-01' })
    const record = { kind: 'storageRoom', room: 'room-7' } as const
    given(...two, assigned, { type: 'ShedsRecordVoided', record, reason: 'wrongSubject' })
      .when(assignStorageRoom(theirs))
      .records({ ...assigned, household: 'h-2' })
  })

  it('is refused for a household that is not registered, when given up, and for a day to come', () => {
    given(opened)
      .when(assignStorageRoom(assignment))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' })
    given(...two, cancelled(['A'], '2019-07-01'))
      .when(assignStorageRoom({ ...assignment, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-07-01' }, tomorrow)
  })
})

describe('Striking a record of the sheds out', () => {
  const history = [...settled, consented('h-1'), demolished, assigned] as const
  const records = [
    [{ kind: 'demolition', household: 'h-1', shed: 's-1' }, 'h-1 s-1'],
    [{ kind: 'storageRoom', room: 'room-7' }, 'room-7'],
  ] as const

  it.each(records)('strikes out %o', (record) => {
    given(...history)
      .when(voidShedsRecord({ record, reason: 'neverHappened' }))
      .records({ type: 'ShedsRecordVoided', record, reason: 'neverHappened' })
  })

  it.each(records)('is already so when %o was struck out', (record) => {
    given(...history, { type: 'ShedsRecordVoided', record, reason: 'neverHappened' })
      .when(voidShedsRecord({ record, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(...settled)
      .when(voidShedsRecord({ record, reason: 'neverHappened' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('lets the demolition be entered anew on another ground', () => {
    const record = { kind: 'demolition', household: 'h-1', shed: 's-1' } as const
    given(...history, { type: 'ShedsRecordVoided', record, reason: 'wrongSubject' })
      .when(demolishShed({ ...demolition, ground: { kind: 'owner' } }))
      .records({ ...demolished, ground: { kind: 'owner' } })
  })
})
