import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import {
  plannedBuildings,
  plannedBuildingsMeasured,
  plannedDwellingArea,
  plannedFloorArea,
  plannedStairUnits,
} from '../../src/metrics/extentMetrics.ts'
import { figure } from '../../src/metrics/figure.ts'
import { tally } from '../../src/metrics/metric.ts'
import { opened } from '../stages/histories.ts'
import { after } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

const listed = {
  type: 'ProjectListedInAnnualPlan',
  communities: ['A', 'B'],
  year: 2020,
  scheme: 1,
  on: '2020-01-01',
  mode: 'audit',
  despite: [],
} as const
const building = (id: string, community = 'A') => ({ type: 'BuildingRegistered', building: id, community }) as const
const stairUnit = (id: string, of: string) => ({ type: 'StairUnitRegistered', stairUnit: id, building: of }) as const
const measured = { type: 'FloorAreaRecorded', building: 'A-1', area: 300_000, on: '2020-01-01' } as const
const dwelling = {
  type: 'DwellingRegistered',
  dwelling: 'A-1-101',
  building: 'A-1',
  area: 5_000,
  owners: ['o-1'],
  on: '2020-01-01',
} as const

const metrics = [plannedBuildings, plannedStairUnits, plannedFloorArea, plannedBuildingsMeasured, plannedDwellingArea]

/** The extent of a plan, each with what is untold of it. */
const planned = (asOf: string, ...events: readonly AnyEvent[]) =>
  metrics.map((of) => {
    const { value, untold } = figure(tally(of(2020), 'r-1', after(opened, listed, ...events), day(asOf)))
    return untold === undefined ? value : [value, untold]
  })

describe('What stands in the communities of an annual plan', () => {
  it('is unknown where nobody recorded any of it, and not 0', () => {
    expect(planned('2020-12-31')).toEqual([['none', 2], ['none', 2], ['none', 2], 0, ['none', 2]])
    expect(planned('2020-12-31', building('A-1'))).toEqual([[1, 1], ['none', 2], ['none', 2], 0, ['none', 2]])
  })

  it('is told as far as it is on record, with how many buildings it is not told of', () => {
    const both = [building('A-1'), building('B-1', 'B')]
    const some = [stairUnit('A-1-1', 'A-1'), stairUnit('A-1-2', 'A-1'), measured, dwelling]
    expect(planned('2020-12-31', ...both, ...some)).toEqual([2, [2, 1], [300_000, 1], 1, [5_000, 1]])
  })

  it('is told in full once it is on record of every building', () => {
    const all = [building('A-1'), stairUnit('A-1-1', 'A-1'), measured, dwelling, building('B-1', 'B')]
    const rest = [
      { ...measured, building: 'B-1' },
      { ...dwelling, dwelling: 'B-1-1', building: 'B-1' },
    ]
    expect(planned('2020-12-31', ...all, stairUnit('B-1-1', 'B-1'), ...rest)).toEqual([2, 2, 600_000, 2, 10_000])
  })

  it('is 0 where nothing is planned', () => {
    const none = metrics.map((of) => figure(tally(of(2021), 'r-1', after(opened, listed), day('2021-12-31'))).value)
    expect(none).toEqual([0, 0, 0, 0, 0])
  })
})
