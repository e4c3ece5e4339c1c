import { describe, it } from 'vitest'
import { completeWorkItem, reportProgress, startWorkItem, voidItemsRecord } from '../../src/stages/items/items.ts'
import { cancelled, evidence, given, opened } from './histories.ts'
import { metres, onSite, road, roadStarted, started, tomorrow } from './siteHistories.ts'

const voided = (record: { readonly kind: string; readonly item: string; readonly on?: string }) =>
  ({ type: 'ItemsRecordVoided', record, reason: 'wrongFigure' }) as const
const noRoad = voided({ kind: 'workItem', item: 'A-road' })

const squareMetres = { hundredths: 50_000, unit: 'squareMetre' } as const
const said = (count: number, on: string) => ({ item: 'A-road', done: metres(count), on }) as const
const reported = (count: number, on: string) => ({ type: 'ProgressReported', ...said(count, on) }) as const
const finished = (count: number, on: string) => ({ type: 'WorkItemCompleted', ...said(count, on) }) as const
const falls = (on: string, count: number, when: string) =>
  ({ type: 'ProgressFalls', item: 'A-road', on, other: { done: metres(count), on: when } }) as const

describe('Starting a works item', () => {
  it('records what is planned, on the day the works start or later', () => {
    given(opened, started(['A']))
      .when(startWorkItem({ ...road, evidence }))
      .records({ ...roadStarted, evidence })
    given(opened, started(['A'], '2019-08-05'))
      .when(startWorkItem(road))
      .records(roadStarted)
  })

  it('is already so in the same words', () => {
    given(...onSite)
      .when(startWorkItem(road))
      .isAlreadySo()
  })

  it.each([
    { community: 'B' },
    { code: 'B15' },
    { planned: metres(400) },
    { hidden: false },
    { on: '2019-08-06' },
  ] as const)('is refused when it stands otherwise than with %o', (other) => {
    given(...onSite, started(['B']))
      .when(startWorkItem({ ...road, ...other }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'workItem', key: 'A-road' })
  })

  it('is refused where works had not started by then', () => {
    const unstarted = { type: 'WorkNotStarted', community: 'A', on: '2019-08-05' } as const
    given(opened).when(startWorkItem(road)).isRefusedWith(unstarted)
    given(opened, started(['A'], '2019-08-06'))
      .when(startWorkItem(road))
      .isRefusedWith(unstarted)
    given(opened, started(['A'], '2019-08'))
      .when(startWorkItem(road))
      .records(roadStarted)
  })

  it('is entered anew after it was struck out, but not in another unit than was reported', () => {
    given(...onSite, noRoad)
      .when(startWorkItem({ ...road, planned: squareMetres }))
      .records({ ...roadStarted, planned: squareMetres })
    given(...onSite, reported(100, '2019-08-20'), noRoad)
      .when(startWorkItem({ ...road, planned: squareMetres }))
      .isRefusedWith({ type: 'UnitDiffers', item: 'A-road', unit: 'squareMetre', found: 'metre' })
    const struckOut = voided({ kind: 'progress', item: 'A-road', on: '2019-08-20' })
    given(...onSite, reported(100, '2019-08-20'), struckOut, noRoad)
      .when(startWorkItem({ ...road, planned: squareMetres }))
      .records({ ...roadStarted, planned: squareMetres })
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(opened, started(['A']), cancelled(['A'], '2019-10-05'))
      .when(startWorkItem({ ...road, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
    given(opened)
      .when(startWorkItem({ ...road, community: 'D' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'WorkNotStarted', community: 'D', on: '2019-08-05' },
      )
  })

  it('is malformed with half a hundredth of a metre', () => {
    given(opened)
      .when(startWorkItem({ ...road, planned: { hundredths: 0.5, unit: 'metre' } }))
      .isMalformedAt('planned', 'hundredths')
  })
})

describe('Reporting progress', () => {
  it('records how much is done in all, and more than was planned', () => {
    given(...onSite)
      .when(reportProgress({ ...said(200, '2019-08-20'), evidence }))
      .records({ ...reported(200, '2019-08-20'), evidence })
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(501, '2019-09-01')))
      .records(reported(501, '2019-09-01'))
  })

  it('is already so with the same figure of the same day', () => {
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(200, '2019-08-20')))
      .isAlreadySo()
  })

  it('may stand still, and may not fall below an earlier report', () => {
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(200, '2019-08-21')))
      .records(reported(200, '2019-08-21'))
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(199, '2019-08-21')))
      .isRefusedWith(falls('2019-08-21', 200, '2019-08-20'))
  })

  it('may not rise above a later report when the paper arrives late', () => {
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(200, '2019-08-10')))
      .records(reported(200, '2019-08-10'))
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(201, '2019-08-10')))
      .isRefusedWith(falls('2019-08-10', 200, '2019-08-20'))
  })

  it('may rise on one day and not fall', () => {
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(240, '2019-08-20')))
      .records(reported(240, '2019-08-20'))
    given(...onSite, reported(200, '2019-08-20'))
      .when(reportProgress(said(160, '2019-08-20')))
      .isRefusedWith(falls('2019-08-20', 200, '2019-08-20'))
  })

  it('names every report that it contradicts', () => {
    given(...onSite, reported(200, '2019-08-20'), reported(300, '2019-09-20'))
      .when(reportProgress(said(100, '2019-10-20')))
      .isRefusedWith(falls('2019-10-20', 200, '2019-08-20'), falls('2019-10-20', 300, '2019-09-20'))
  })

  it('contradicts nothing where a month leaves the order open', () => {
    given(...onSite, reported(200, '2019-08'))
      .when(reportProgress(said(100, '2019-08-10')))
      .records(reported(100, '2019-08-10'))
    given(...onSite, reported(200, '2019-08'))
      .when(reportProgress(said(100, '2019-08')))
      .records(reported(100, '2019-08'))
  })

  it('falls below a report that was struck out', () => {
    given(...onSite, reported(900, '2019-08-20'), voided({ kind: 'progress', item: 'A-road', on: '2019-08-20' }))
      .when(reportProgress(said(90, '2019-08-20')))
      .records(reported(90, '2019-08-20'))
  })

  it('is refused in another unit', () => {
    given(...onSite)
      .when(reportProgress({ ...said(200, '2019-08-20'), done: squareMetres }))
      .isRefusedWith({ type: 'UnitDiffers', item: 'A-road', unit: 'metre', found: 'squareMetre' })
  })

  it('is refused for an item that was not started by then, or was struck out', () => {
    const unstarted = { type: 'WorkItemNotStarted', item: 'A-road', on: '2019-08-04' } as const
    given(opened, started(['A']))
      .when(reportProgress(said(1, '2019-08-04')))
      .isRefusedWith(unstarted)
    given(...onSite)
      .when(reportProgress(said(1, '2019-08-04')))
      .isRefusedWith(unstarted)
    given(...onSite, noRoad)
      .when(reportProgress(said(1, '2019-08-20')))
      .isRefusedWith({ ...unstarted, on: '2019-08-20' })
    given(...onSite)
      .when(reportProgress(said(1, '2019-08')))
      .records(reported(1, '2019-08'))
  })

  it('is refused after the item was completed, and recorded up to that day', () => {
    given(...onSite, finished(500, '2019-10-01'))
      .when(reportProgress(said(500, '2019-10-02')))
      .isRefusedWith({ type: 'WorkItemAlreadyCompleted', item: 'A-road', on: '2019-10-01' })
    given(...onSite, finished(500, '2019-10-01'))
      .when(reportProgress(said(480, '2019-09-30')))
      .records(reported(480, '2019-09-30'))
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...onSite, cancelled(['A'], '2019-10-05'))
      .when(reportProgress(said(1, '2020-01-01')))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })
})

describe('Completing a works item', () => {
  it('records what was really built, also less than was planned', () => {
    given(...onSite, reported(480, '2019-09-30'))
      .when(completeWorkItem({ ...said(480, '2019-10-01'), evidence }))
      .records({ ...finished(480, '2019-10-01'), evidence })
  })

  it('is already so with the same figure of the same day, and refused with any other', () => {
    given(...onSite, finished(480, '2019-10-01'))
      .when(completeWorkItem(said(480, '2019-10-01')))
      .isAlreadySo()
    for (const other of [said(481, '2019-10-01'), said(480, '2019-10-02')])
      given(...onSite, finished(480, '2019-10-01'))
        .when(completeWorkItem(other))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'itemCompletion', key: 'A-road' })
  })

  it('is refused below what was reported, and before a later report', () => {
    given(...onSite, reported(480, '2019-09-30'))
      .when(completeWorkItem(said(479, '2019-10-01')))
      .isRefusedWith(falls('2019-10-01', 480, '2019-09-30'))
    given(...onSite, reported(480, '2019-09-30'))
      .when(completeWorkItem(said(480, '2019-09-29')))
      .isRefusedWith({ type: 'ProgressReportedLater', item: 'A-road', on: '2019-09-30' })
    given(...onSite, reported(480, '2019-09-30'), voided({ kind: 'progress', item: 'A-road', on: '2019-09-30' }))
      .when(completeWorkItem(said(470, '2019-09-29')))
      .records(finished(470, '2019-09-29'))
    given(...onSite, reported(480, '2019-09'))
      .when(completeWorkItem(said(480, '2019-09-29')))
      .records(finished(480, '2019-09-29'))
  })

  it('is refused in another unit, for an item that was not started, when given up, and for a day to come', () => {
    given(...onSite, cancelled(['A'], '2019-10-05'))
      .when(completeWorkItem({ ...said(500, '2020-01-01'), done: squareMetres }))
      .isRefusedWith(
        { type: 'UnitDiffers', item: 'A-road', unit: 'metre', found: 'squareMetre' },
        { type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' },
        tomorrow,
      )
    given(opened)
      .when(completeWorkItem(said(500, '2019-10-01')))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2019-10-01' })
  })
})

describe('Striking a record of an item out', () => {
  const history = [...onSite, reported(200, '2019-08-20'), finished(500, '2019-10-01')] as const
  const records = [
    [{ kind: 'workItem', item: 'A-road' }, 'A-road'],
    [{ kind: 'progress', item: 'A-road', on: '2019-08-20' }, 'A-road 2019-08-20'],
    [{ kind: 'itemCompletion', item: 'A-road' }, 'A-road'],
  ] as const

  it.each(records)('strikes out %o', (record) => {
    given(...history)
      .when(voidItemsRecord({ record, reason: 'wrongFigure' }))
      .records(voided(record))
  })

  it.each(records)('is already so when %o was struck out', (record) => {
    given(...history, voided(record))
      .when(voidItemsRecord({ record, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(opened)
      .when(voidItemsRecord({ record, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('does not take the completion of a day for a report of its progress', () => {
    const record = { kind: 'progress', item: 'A-road', on: '2019-10-01' } as const
    given(...history)
      .when(voidItemsRecord({ record, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'progress', key: 'A-road 2019-10-01' })
  })

  it('opens the item again when its completion is struck out', () => {
    given(...history, voided({ kind: 'itemCompletion', item: 'A-road' }))
      .when(reportProgress(said(520, '2019-10-10')))
      .records(reported(520, '2019-10-10'))
  })
})
