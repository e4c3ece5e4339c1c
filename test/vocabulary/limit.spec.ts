import { describe, expect, it } from 'vitest'
import { endOfLimit, inOrder, Limit, momentsOf, punctuality, type Timed } from '../../src/vocabulary/limit.ts'
import { ClockTime } from '../../src/vocabulary/moment.ts'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { within } from '../stages/siteHistories.ts'
import { decoded } from './decoded.ts'

const at = (on: string, time?: string): Timed => ({
  on: decoded(CalendarDate, on),
  ...(time !== undefined && { time: decoded(ClockTime, time) }),
})
const hours = (count: number) => decoded(Limit, { kind: 'hours', hours: count })
const days = (count: number) => decoded(Limit, { kind: 'period', period: within(count) })
const judge = (limit: Limit, from: Timed, to: Timed) => punctuality(limit, from, to, noCalendar)

describe('A limit of hours', () => {
  it('is kept in its last minute and missed one minute later, across midnight too', () => {
    expect(judge(hours(2), at('2019-09-02', '09:00'), at('2019-09-02', '11:00'))).toBe('inTime')
    expect(judge(hours(2), at('2019-09-02', '09:00'), at('2019-09-02', '11:01'))).toBe('late')
    expect(judge(hours(2), at('2019-12-31', '22:30'), at('2020-01-01', '00:30'))).toBe('inTime')
    expect(judge(hours(2), at('2019-12-31', '22:30'), at('2020-01-01', '00:31'))).toBe('late')
  })

  it('is open where a time is missing and the days do not decide', () => {
    expect(judge(hours(2), at('2019-09-02'), at('2019-09-02', '11:00'))).toBe('open')
    expect(judge(hours(24), at('2019-09-02'), at('2019-09-03'))).toBe('open')
    expect(judge(hours(24), at('2019-09-02', '12:00'), at('2019-09-03'))).toBe('open')
    expect(judge(hours(24), at('2019-09'), at('2019-09-30'))).toBe('open')
  })

  it('is decided without times where the days decide it', () => {
    expect(judge(hours(24), at('2019-09-02'), at('2019-09-04'))).toBe('late')
    expect(judge(hours(2), at('2019-09-02', '09:00'), at('2019-09-03'))).toBe('late')
    expect(judge(hours(48), at('2019-09-02', '09:00'), at('2019-09-03'))).toBe('inTime')
  })

  it('ends between two moments where it begins on a day without a time', () => {
    expect(endOfLimit(hours(2), at('2019-09-02'), noCalendar)).toEqual({
      first: { day: '2019-09-02', time: '02:00' },
      last: { day: '2019-09-03', time: '01:59' },
    })
    expect(endOfLimit(hours(2), at('2199-12-31', '23:00'), noCalendar)).toEqual({
      type: 'NotCovered',
      day: '2199-12-31',
    })
  })
})

describe('A limit of days', () => {
  it('is kept until the end of its last day, whatever the times', () => {
    expect(judge(days(7), at('2019-09-02', '09:00'), at('2019-09-09', '23:59'))).toBe('inTime')
    expect(judge(days(7), at('2019-09-02', '09:00'), at('2019-09-10', '00:00'))).toBe('late')
    expect(judge(days(7), at('2019-09-02'), at('2019-09'))).toBe('open')
  })

  it('is open where the working calendar does not cover it', () => {
    const working = decoded(Limit, { kind: 'period', period: { ...within(2), counting: 'workingDays' } })
    expect(judge(working, at('2019-09-02'), at('2019-09-03'))).toBe('open')
  })
})

describe('Times of day', () => {
  it('say nothing of a month', () => {
    expect(momentsOf(at('2019-09', '08:00'))).toEqual({
      first: { day: '2019-09-01', time: '00:00' },
      last: { day: '2019-09-30', time: '23:59' },
    })
  })

  it('put entries in order where they are known, and leave the order of record where they are not', () => {
    const [late, early, untimed] = [at('2019-09-02', '11:00'), at('2019-09-02', '09:00'), at('2019-09-02')]
    expect(inOrder([late, early])).toEqual([early, late])
    expect(inOrder([late, untimed, early])).toEqual([late, untimed, early])
    expect(inOrder([at('2019-09-03'), at('2019-09'), at('2019-09-01')])).toEqual([
      at('2019-09-03'),
      at('2019-09'),
      at('2019-09-01'),
    ])
  })
})
