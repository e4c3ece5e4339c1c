import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { plannedBuildingsMeasured, plannedFloorArea } from '../../src/metrics/extentMetrics.ts'
import { figure } from '../../src/metrics/figure.ts'
import { tally } from '../../src/metrics/metric.ts'
import { recordFloorArea, voidRegisterRecord } from '../../src/stages/register/register.ts'
import { day } from '../vocabulary/decoded.ts'
import { evidence, given, opened } from './histories.ts'
import { after, tomorrow } from './siteHistories.ts'

const building = (id: string, community = 'A') => ({ type: 'BuildingRegistered', building: id, community }) as const
const floor = { building: 'A-1', area: 312_050, on: '2019-03-05' } as const
const measured = { type: 'FloorAreaRecorded', ...floor } as const
const record = { kind: 'floorArea', building: 'A-1', on: '2019-03-05' } as const
const struck = { type: 'RegisterRecordVoided', record, reason: 'wrongFigure' } as const

describe('The floor area of a building', () => {
  it('comes on record once for a day, and again for another day', () => {
    given(opened, building('A-1'))
      .when(recordFloorArea({ ...floor, evidence }))
      .records({ ...measured, evidence })
    given(opened, building('A-1'), measured).when(recordFloorArea(floor)).isAlreadySo()
    given(opened, building('A-1'), measured)
      .when(recordFloorArea({ ...floor, area: 312_051 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'floorArea', key: 'A-1 2019-03-05' })
    given(opened, building('A-1'), measured)
      .when(recordFloorArea({ ...floor, area: 312_051, on: '2019-03-06' }))
      .records({ ...measured, area: 312_051, on: '2019-03-06' })
  })

  it('is refused for a building that nobody registered, and for a day to come, both at once', () => {
    given(opened)
      .when(recordFloorArea({ ...floor, on: '2020-01-01' }))
      .isRefusedWith({ type: 'BuildingNotRegistered', building: 'A-1' }, tomorrow)
  })

  it.for([0, -1, 0.5])('is malformed as %s hundredths of a square metre', (area) => {
    given(opened, building('A-1'))
      .when(recordFloorArea({ ...floor, area }))
      .isMalformedAt('area')
  })

  it('can be struck out, once, and recorded anew', () => {
    const voided = voidRegisterRecord({ record, reason: 'wrongFigure' })
    given(opened, building('A-1'), measured).when(voided).records(struck)
    given(opened, building('A-1'), measured, struck).when(voided).isAlreadySo()
    given(opened, building('A-1'))
      .when(voided)
      .isRefusedWith({ type: 'NoSuchRecord', record: 'floorArea', key: 'A-1 2019-03-05' })
    given(opened, building('A-1'), measured, struck)
      .when(recordFloorArea({ ...floor, area: 9 }))
      .records({ ...measured, area: 9 })
  })
})

const listed = {
  type: 'ProjectListedInAnnualPlan',
  year: 2019,
  scheme: 1,
  communities: ['A'],
  on: '2019-03-01',
  mode: 'audit',
  despite: [],
} as const
const planned = [opened, listed, building('A-1'), building('A-2'), building('B-1', 'B')] as const

const figures = (asOf: string, ...events: readonly AnyEvent[]) =>
  [plannedFloorArea(2019), plannedBuildingsMeasured(2019)].map((metric) => {
    const { numerator } = figure(tally(metric, 'r-1', after(...planned, ...events), day(asOf)))
    return numerator
  })

describe('The floor area of an annual plan', () => {
  it('adds up what is on record, and says of how many buildings that is', () => {
    expect(figures('2019-12-31')).toEqual([0, 0])
    expect(figures('2019-12-31', measured)).toEqual([312_050, 1])
    const second = { ...measured, building: 'A-2', area: 1 } as const
    const elsewhere = { ...measured, building: 'B-1' } as const
    expect(figures('2019-12-31', measured, second, elsewhere)).toEqual([312_051, 2])
  })

  it('goes by the latest day, whatever was recorded last, and by what was not struck out', () => {
    const later = { ...measured, area: 5, on: '2019-04-01' }
    expect(figures('2019-12-31', later, measured)[0]).toBe(5)
    expect(figures('2019-03-31', later, measured)[0]).toBe(312_050)
    expect(figures('2019-03-04', later, measured)).toEqual([0, 0])
    expect(figures('2019-12-31', measured, struck)[1]).toBe(0)
  })
})
