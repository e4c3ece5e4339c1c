import { describe, expect, it } from 'vitest'
import { coveringOf, hiddenWorkStepOf } from '../../src/stages/hiddenWorks/state.ts'
import { inspectionsOf } from '../../src/stages/inspection/state.ts'
import { itemCompletionOf, openItems, progressOf } from '../../src/stages/items/state.ts'
import { openRectifications, rectificationStepOf } from '../../src/stages/rectification/state.ts'
import { demolitionOf, roomsOf } from '../../src/stages/sheds/state.ts'
import { openStoppages, reportOf, resumptionOf, suspendedDays } from '../../src/stages/suspension/state.ts'
import { completionOf, extensionDays, startedCommunities, startOf } from '../../src/stages/works/state.ts'
import { CommunityId, HouseholdId, RecordId } from '../../src/vocabulary/ids.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { opened } from './histories.ts'
import { after, completed, metres, onSite, roadStarted, started } from './siteHistories.ts'

const A = decoded(CommunityId, 'A')
const household = decoded(HouseholdId, 'h-1')
const shed = decoded(RecordId, 's-1')
const ids = (entries: readonly (readonly [string, unknown])[]): readonly string[] => entries.map(([id]) => id)

describe('Asking about the works', () => {
  const extended = {
    type: 'ExtensionGranted',
    extension: 'x-1',
    communities: ['A', 'B'],
    days: 10,
    reason: 'weather',
    on: '2019-10-08',
  } as const
  const { works } = after(opened, started(['A', 'B']), started(['C'], '2019-09'), completed(['A']))

  it('tells where they had started by a day, a month only when it is over', () => {
    expect([...startedCommunities(works, day('2019-07-31')).keys()]).toEqual([])
    expect([...startedCommunities(works, day('2019-09-29')).keys()]).toEqual(['A', 'B'])
    expect([...startedCommunities(works, day('2019-09-30')).keys()]).toEqual(['A', 'B', 'C'])
    expect(startOf(works, A, day('2019-08-01'))?.scheme).toBe(1)
  })

  it('tells where they were finished by a day', () => {
    expect(completionOf(works, A, day('2019-12-09'))).toBeUndefined()
    expect(completionOf(works, A, day('2019-12-10'))?.on).toBe('2019-12-10')
  })

  it('sums the extensions granted by a day, and none that was struck out', () => {
    const more = { ...extended, extension: 'x-2', communities: ['A'], days: 5, on: '2019-11-01' } as const
    const both = after(opened, extended, more).works
    expect(extensionDays(both, A, day('2019-10-07'))).toBe(0)
    expect(extensionDays(both, A, day('2019-10-31'))).toBe(10)
    expect(extensionDays(both, A)).toBe(15)
    const record = { kind: 'extension', extension: 'x-1' } as const
    const voided = { type: 'WorksRecordVoided', record, reason: 'wrongFigure' } as const
    expect(extensionDays(after(opened, extended, more, voided).works, A)).toBe(5)
  })
})

const stopped = (suspension: string, on: string, communities: readonly string[] = ['A']) =>
  ({ type: 'WorkSuspended', suspension, communities, reason: 'weather', on }) as const
const resumed = (suspension: string, on: string) => ({ type: 'WorkResumed', suspension, on }) as const
const reported = (suspension: string, on: string) => ({ type: 'SuspensionReported', suspension, on }) as const

describe('Asking about suspensions', () => {
  const days = (...events: readonly (ReturnType<typeof stopped> | ReturnType<typeof resumed>)[]) =>
    suspendedDays(after(opened, started(['A']), ...events).suspension, A, day('2019-10-31'))

  it('counts the day of the suspension and not the day of the resumption', () => {
    expect(days(stopped('s-1', '2019-10-01'), resumed('s-1', '2019-10-08'))).toEqual({ least: 7, most: 7 })
    expect(days(stopped('s-1', '2019-10-01'), resumed('s-1', '2019-10-01'))).toEqual({ least: 0, most: 0 })
  })

  it('counts up to the day asked about while works stand still, and nothing after it', () => {
    expect(days(stopped('s-1', '2019-10-31'))).toEqual({ least: 1, most: 1 })
    expect(days(stopped('s-1', '2019-10-25'), resumed('s-1', '2019-11-20'))).toEqual({ least: 7, most: 7 })
    expect(days(stopped('s-1', '2019-11-01'))).toEqual({ least: 0, most: 0 })
  })

  it('counts the days of two stoppages once, and no other community', () => {
    const first = [stopped('s-1', '2019-10-01'), resumed('s-1', '2019-10-08')] as const
    const second = [stopped('s-2', '2019-10-05'), resumed('s-2', '2019-10-11')] as const
    const within = [stopped('s-3', '2019-10-02'), resumed('s-3', '2019-10-04')] as const
    expect(days(...second, ...first, ...within)).toEqual({ least: 10, most: 10 })
    expect(days(stopped('s-1', '2019-10-01', ['B']))).toEqual({ least: 0, most: 0 })
  })

  it('counts no stoppage that was struck out', () => {
    const record = { kind: 'suspension', suspension: 's-1' } as const
    const voided = { type: 'SuspensionRecordVoided', record, reason: 'neverHappened' } as const
    const { suspension } = after(opened, started(['A']), stopped('s-1', '2019-10-01'), voided)
    expect(suspendedDays(suspension, A, day('2019-10-31'))).toEqual({ least: 0, most: 0 })
  })

  it('counts a range where a date is known to the month', () => {
    expect(days(stopped('s-1', '2019-09'), resumed('s-1', '2019-10-03'))).toEqual({ least: 3, most: 32 })
    expect(days(stopped('s-1', '2019-10-01'), resumed('s-1', '2019-10'))).toEqual({ least: 0, most: 30 })
  })

  it('tells which stand open on a day, when they were reported and when they ended', () => {
    const { suspension } = after(
      opened,
      started(['A']),
      stopped('s-1', '2019-10-01'),
      reported('s-1', '2019-10-04'),
      resumed('s-1', '2019-10-08'),
    )
    expect(ids(openStoppages(suspension, day('2019-09-30')))).toEqual([])
    expect(ids(openStoppages(suspension, day('2019-10-07')))).toEqual(['s-1'])
    expect(ids(openStoppages(suspension, day('2019-10-08')))).toEqual([])
    expect(reportOf(suspension, 's-1', day('2019-10-03'))).toBeUndefined()
    expect(reportOf(suspension, 's-1', day('2019-10-04'))?.on).toBe('2019-10-04')
    expect(resumptionOf(suspension, 's-1')?.on).toBe('2019-10-08')
  })
})

describe('Asking about works items', () => {
  const said = (count: number, on: string) =>
    ({ type: 'ProgressReported', item: 'A-road', done: metres(count), on }) as const
  const finished = { type: 'WorkItemCompleted', item: 'A-road', done: metres(500), on: '2019-10-01' } as const
  const { items } = after(...onSite, said(300, '2019-09-10'), said(100, '2019-08-20'), finished)

  it('tells how far one had come by a day, whenever that was written down', () => {
    expect(progressOf(items, 'A-road', day('2019-08-19'))).toBeUndefined()
    expect(progressOf(items, 'A-road', day('2019-08-31'))?.done).toEqual(metres(100))
    expect(progressOf(items, 'A-road', day('2019-09-10'))?.done).toEqual(metres(300))
    expect(progressOf(items, 'A-road')?.completed).toBe(true)
  })

  it('tells which stand open on a day', () => {
    expect(ids(openItems(items, day('2019-08-04')))).toEqual([])
    expect(ids(openItems(items, day('2019-09-30')))).toEqual(['A-road'])
    expect(ids(openItems(items, day('2019-10-01')))).toEqual([])
    expect(itemCompletionOf(items, 'A-road', day('2019-09-30'))).toBeUndefined()
  })

  it('answers nothing for an id such as constructor', () => {
    expect(progressOf(items, 'constructor')).toBeUndefined()
  })
})

describe('Asking about sheds', () => {
  const { sheds } = after(
    opened,
    { type: 'ShedDemolished', shed: 's-1', household: 'h-1', ground: { kind: 'owner' }, on: '2019-08-10' },
    { type: 'StorageRoomAssigned', room: 'room-7', household: 'h-1', on: '2019-11-01' },
    { type: 'StorageRoomAssigned', room: 'room-8', household: 'h-2', on: '2019-11-01' },
  )

  it('tells which had come down by a day, and by what right', () => {
    expect(demolitionOf(sheds, household, shed, day('2019-08-09'))).toBeUndefined()
    expect(demolitionOf(sheds, household, shed, day('2019-08-10'))?.ground).toEqual({ kind: 'owner' })
  })

  it('tells which storage rooms a household had by a day', () => {
    expect(roomsOf(sheds, household, day('2019-10-31'))).toEqual([])
    expect(roomsOf(sheds, household, day('2019-11-01'))).toEqual(['room-7'])
  })
})

describe('Asking about inspections and what came of them', () => {
  const inspected = (inspection: string, on: string, communities: readonly string[] = ['A']) =>
    ({ type: 'Inspected', inspection, kind: 'patrol', communities, result: 'inOrder', on }) as const
  const steps = [
    { type: 'RectificationOrdered', rectification: 'r-1', community: 'A', severity: 'minor', on: '2019-09-01' },
    { type: 'RectificationCompleted', rectification: 'r-1', on: '2019-09-05' },
    { type: 'RectificationVerified', rectification: 'r-1', outcome: 'returned', on: '2019-09-06' },
    { type: 'RectificationCompleted', rectification: 'r-1', on: '2019-09-08' },
    { type: 'RectificationVerified', rectification: 'r-1', outcome: 'accepted', on: '2019-09-10' },
  ] as const

  it('tells which there were of a community by a day', () => {
    const { inspection } = after(opened, inspected('i-1', '2019-09-01'), inspected('i-2', '2019-09-02', ['B']))
    expect(ids(inspectionsOf(inspection, A, day('2019-08-31')))).toEqual([])
    expect(ids(inspectionsOf(inspection, A, day('2019-09-02')))).toEqual(['i-1'])
  })

  it('keeps a rectification open until a reply was accepted: replied is not verified', () => {
    const { rectification } = after(opened, ...steps)
    const open = (on: string) => ids(openRectifications(rectification, day(on)))
    expect(open('2019-08-31')).toEqual([])
    for (const on of ['2019-09-01', '2019-09-05', '2019-09-06', '2019-09-09']) expect(open(on)).toEqual(['r-1'])
    expect(open('2019-09-10')).toEqual([])
    expect(rectificationStepOf(rectification, 'r-1', day('2019-09-07'))?.step).toBe('returned')
  })

  it('tells how far hidden works had come by a day', () => {
    const { hiddenWorks } = after(
      opened,
      roadStarted,
      { type: 'HiddenWorkNotified', hiddenWork: 'hw-1', item: 'A-road', notified: ['employer'], on: '2019-09-02' },
      { type: 'HiddenWorkRejected', hiddenWork: 'hw-1', reason: 'material', on: '2019-09-03' },
    )
    expect(hiddenWorkStepOf(hiddenWorks, 'hw-1', day('2019-09-02'))?.step).toBe('notified')
    expect(hiddenWorkStepOf(hiddenWorks, 'hw-1')?.step).toBe('rejected')
    expect(coveringOf(hiddenWorks, 'hw-1')).toBeUndefined()
  })
})
