import { describe, expect, it } from 'vitest'
import { timelineByMonth, timelineOf } from '../../src/projections/timeline.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { known, opened } from '../stages/histories.ts'
import { completed, started } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'
import { recorded } from './recorded.ts'

const struck = { type: 'SurveyVoided', household: 'h-1', on: '2019-04-01', reason: 'wrongDate' } as const
const told = (asked: string | undefined, ...events: readonly AnyEvent[]) =>
  timelineOf(recorded(...events), 480, asked === undefined ? undefined : day(asked)).map((one) => [
    one.event.type,
    one.days.first,
    one.placed,
  ])

describe('The timeline', () => {
  it('tells everything in the order in which it happened, whenever it was written down', () => {
    const order = told(undefined, opened, completed(['A']), started(['A']), ...known('h-1')).map(([type]) => type)
    expect(order).toEqual([
      'RenovationOpened',
      'HouseholdRegistered',
      'HouseholdFileOpened',
      'SurveyDone',
      'WorkStarted',
      'WorkCompleted',
    ])
  })

  it('keeps the order of record within a day, and puts a month where it begins', () => {
    const days = told(
      undefined,
      opened,
      started(['A'], '2019-08-01'),
      started(['B'], '2019-08'),
      completed(['A'], '2019-08-01'),
    )
    expect(days.map(([type]) => type)).toEqual(['RenovationOpened', 'WorkStarted', 'WorkStarted', 'WorkCompleted'])
  })

  it('leaves out, on a past day, what may not have happened by then', () => {
    expect(told('2019-08-30', opened, started(['A'], '2019-08')).map(([type]) => type)).toEqual(['RenovationOpened'])
    expect(told('2019-08-31', opened, started(['A'], '2019-08'))).toHaveLength(2)
  })

  it('puts a striking out where it was recorded, not on the date of what it strikes out', () => {
    const entry = told(undefined, opened, ...known('h-1'), struck).find(([type]) => type === 'SurveyVoided')
    expect(entry?.[2]).toBe('recorded')
    expect(entry?.[1]).not.toBe('2019-04-01')
  })

  it('names the place of each entry in the record', () => {
    const [, second] = timelineOf(recorded(opened, started(['A'])), 480)
    expect(second?.at).toMatchObject({ version: 2, index: 0 })
  })

  it('is counted by month, what is known to the year alone under the year and not in a month of it', () => {
    const months = timelineByMonth(
      timelineOf(
        recorded(opened, started(['A'], '2019-08'), completed(['A'], '2019-08-31'), completed(['B'], '2019')),
        480,
      ),
    )
    expect(months).toEqual([
      { month: '2019', counts: { WorkCompleted: 1 }, total: 1 },
      { month: '2019-03', counts: { RenovationOpened: 1 }, total: 1 },
      { month: '2019-08', counts: { WorkStarted: 1, WorkCompleted: 1 }, total: 2 },
    ])
  })
})
