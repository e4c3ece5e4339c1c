import { describe, expect, it } from 'vitest'
import { schedule } from '../../src/projections/schedule.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { opened } from '../stages/histories.ts'
import { after, started } from '../stages/siteHistories.ts'

const A = communityId('A')
const calendar = { isWorkingDay: (one: Parameters<typeof weekday>[0]) => weekday(one) < 6 }
const on = (today: string) => ({ today: day(today), calendar })

const period = {
  days: 184,
  from: 'launch',
  firstDay: 'excluded',
  counting: 'calendarDays',
  lastRestDay: 'stays',
} as const
const agreed = (over: object = {}) =>
  ({ type: 'PeriodAgreed', communities: ['A'], period: { ...period, ...over }, on: '2019-06-01' }) as const
const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' } as const
const completed = (date: string) => ({ type: 'WorkCompleted', communities: ['A'], on: date }) as const

const agreedReckoning = (today: string, ...events: readonly AnyEvent[]) =>
  schedule(after(opened, ...events), A, on(today))?.reckonings.find((one) => one.agreed)

describe('The schedule of a community', () => {
  it('ends 184 days after the launch on Sunday 2019-12-22, when the first day does not count', () => {
    const reckoning = agreedReckoning('2019-12-18', agreed(), launched)
    expect(reckoning).toMatchObject({
      start: '2019-06-21',
      deadline: { first: '2019-12-22', last: '2019-12-22' },
      elapsed: { least: 180, most: 180 },
      remaining: { least: 4, most: 4 },
    })
    expect(weekday(day('2019-12-22'))).toBe(7)
  })

  it('moves the last day to Monday where a last rest day moves', () => {
    expect(agreedReckoning('2019-12-18', agreed({ lastRestDay: 'moves' }), launched)?.deadline).toEqual({
      first: '2019-12-23',
      last: '2019-12-23',
    })
  })

  it('shows the same days by every other basis beside the one agreed', () => {
    const shown = schedule(after(opened, agreed(), launched, started(['A'], '2019-08-01')), A, on('2019-12-18'))
    expect(shown?.reckonings.map((one) => [one.period.from, one.period.firstDay, one.agreed, one.deadline])).toEqual([
      ['launch', 'excluded', true, { first: '2019-12-22', last: '2019-12-22' }],
      ['launch', 'included', false, { first: '2019-12-21', last: '2019-12-21' }],
      ['constructionStart', 'excluded', false, { first: '2020-02-01', last: '2020-02-01' }],
      ['constructionStart', 'included', false, { first: '2020-01-31', last: '2020-01-31' }],
    ])
  })

  it('gives a range where the start is known to the month', () => {
    const months = agreedReckoning('2019-12-18', agreed({ from: 'constructionStart' }), started(['A'], '2019-08'))
    expect(months).toMatchObject({
      deadline: { first: '2020-02-01', last: '2020-03-02' },
      elapsed: { least: 109, most: 139 },
    })
  })

  it('says how early or late the works were finished', () => {
    const early = agreedReckoning('2020-06-01', agreed(), launched, started(['A']), completed('2019-12-18'))
    expect(early).toMatchObject({ early: { least: 4, most: 4 }, elapsed: { least: 180, most: 180 } })
    const late = agreedReckoning('2020-06-01', agreed(), launched, started(['A']), completed('2019-12-23'))
    expect(late?.early).toEqual({ least: -1, most: -1 })
  })

  it('adds the days by which the period was extended', () => {
    const ten = { extension: 'x-1', communities: ['A'], days: 10, reason: 'weather', on: '2019-09-01' }
    const extended = agreedReckoning('2019-12-18', agreed(), launched, {
      type: 'ExtensionGranted',
      ...ten,
    } as AnyEvent)
    expect(extended?.deadline).toEqual({ first: '2020-01-01', last: '2020-01-01' })
  })

  it('tells nothing that has not happened: no start, no deadline', () => {
    expect(agreedReckoning('2019-06-10', agreed())).toEqual({ period, agreed: true })
  })

  it('says which day the working calendar does not cover', () => {
    const shown = schedule(after(opened, agreed({ counting: 'workingDays' }), launched), A, {
      today: day('2019-07-01'),
      calendar: { isWorkingDay: () => 'notCovered' },
    })
    expect(shown?.reckonings[0]?.deadline).toEqual({ type: 'NotCovered', day: '2019-06-22' })
  })

  it('is not there while no period was agreed', () => {
    expect(schedule(after(opened, launched), A, on('2019-07-01'))).toBeUndefined()
  })
})
