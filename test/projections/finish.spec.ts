import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { finishes, finishOf } from '../../src/projections/finish.ts'
import { weekday, type Day } from '../../src/vocabulary/calendarDate.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { opened } from '../stages/histories.ts'
import { completed, started } from '../stages/siteHistories.ts'
import { recorded, stateAfter } from './recorded.ts'

const calendar = { isWorkingDay: (one: Day) => weekday(one) < 6 }
const period = {
  days: 184,
  from: 'launch',
  firstDay: 'excluded',
  counting: 'calendarDays',
  lastRestDay: 'stays',
} as const
const agreed = { type: 'PeriodAgreed', communities: ['A', 'B'], period, on: '2019-06-21' } as const
const launched = { type: 'ProjectLaunched', communities: ['A', 'B'], on: '2019-06-21' } as const
const before = [opened, agreed, launched, started(['A', 'B'], '2019-08')] as const

/** Events of which the last was written down at a time of its own. */
const finish = (writtenAt: string, today: string, ...events: readonly AnyEvent[]) => {
  const history = [...before, ...events]
  const commits = recorded(...history).map((one, i, all) =>
    i === all.length - 1 ? { ...one, recordedAt: writtenAt } : one,
  )
  const on = { today: day(today), calendar }
  return finishOf(finishes.of(commits), stateAfter(...history), communityId('A'), on, 480)
}

const december = completed(['A'], '2019-12')
const on18 = '2019-12-18T05:36:00.000Z'

describe('The finish of works that is known to the month', () => {
  it('was by the day on which it was written down, the 180th of the 184 days from the launch', () => {
    const found = finish(on18, '2019-12-31', december)
    expect(found).toMatchObject({
      on: '2019-12',
      writtenOn: '2019-12-18',
      days: { first: '2019-12-01', last: '2019-12-18' },
    })
    expect(found?.periods[0]).toMatchObject({
      reckoning: { agreed: true, deadline: { first: '2019-12-22', last: '2019-12-22' } },
      nth: { least: 180, most: 180 },
      of: 184,
      early: { least: 4, most: 21 },
      verdict: 'inTime',
    })
  })

  it('is counted by every other basis as well, as a range where works started in some month', () => {
    const found = finish(on18, '2019-12-31', december)
    expect(found?.periods.map((one) => one.nth)).toEqual([
      { least: 180, most: 180 },
      { least: 181, most: 181 },
      { least: 109, most: 139 },
      { least: 110, most: 140 },
    ])
  })

  it('counts from the day on which it was written down, and not a day earlier', () => {
    expect(finish(on18, '2019-12-17', december)).toBeUndefined()
    expect(finish(on18, '2019-12-18', december)?.days.last).toBe('2019-12-18')
  })

  it('was by the day that it was where the renovation is, not by the day in Greenwich', () => {
    expect(finish('2019-12-17T16:00:00.000Z', '2019-12-31', december)?.writtenOn).toBe('2019-12-18')
    expect(finish('2019-12-17T15:59:59.999Z', '2019-12-31', december)?.writtenOn).toBe('2019-12-17')
  })

  it('is not made more exact by a record from after the month', () => {
    const found = finish('2020-01-05T05:00:00.000Z', '2020-02-01', december)
    expect(found?.days).toEqual({ first: '2019-12-01', last: '2019-12-31' })
    expect(found?.periods[0]).toMatchObject({ early: { least: -9, most: 21 }, verdict: 'open' })
  })
})

describe('The finish of works', () => {
  it('is in time on the last day of the period, and late one day after it', () => {
    const verdict = (on: string) => finish('2020-01-05T05:00:00.000Z', '2020-02-01', completed(['A'], on))?.periods[0]
    expect(verdict('2019-12-22')).toMatchObject({ verdict: 'inTime', nth: { most: 184 }, early: { least: 0 } })
    expect(verdict('2019-12-23')).toMatchObject({ verdict: 'late', nth: { most: 185 }, early: { most: -1 } })
  })

  it('is counted of as many days more as the period was extended by', () => {
    const more = {
      type: 'ExtensionGranted',
      extension: 'e-1',
      communities: ['A'],
      days: 10,
      reason: 'weather',
      on: '2019-11-01',
    } as const
    expect(finish(on18, '2019-12-31', more, december)?.periods[0]).toMatchObject({ of: 194, early: { least: 14 } })
  })

  it('is none where it was struck out, and the one that was recorded in its place', () => {
    const record = { kind: 'completion', communities: ['A'], on: '2019-12' }
    const struck = { type: 'WorksRecordVoided', record, reason: 'wrongDate' }
    expect(finish(on18, '2019-12-31', december, struck)).toBeUndefined()
    const again = finish(on18, '2019-12-31', december, struck, completed(['A'], '2019-12-16'))
    expect(again).toMatchObject({ on: '2019-12-16', days: { last: '2019-12-16' } })
  })

  it('is none for a community in which nothing was finished', () => {
    expect(finish(on18, '2019-12-31', completed(['B'], '2019-12'))).toBeUndefined()
  })

  it('is held against no period where none was agreed', () => {
    const commits = recorded(opened, started(['A'], '2019-08'), december)
    const state = stateAfter(opened, started(['A'], '2019-08'), december)
    const on = { today: day('2020-01-31'), calendar }
    expect(finishOf(finishes.of(commits), state, communityId('A'), on, 480)?.periods).toEqual([])
  })
})
