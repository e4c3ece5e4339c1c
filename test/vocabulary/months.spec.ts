import { describe, expect, it } from 'vitest'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { Months, monthsAfter } from '../../src/vocabulary/months.ts'
import { decoded, takes } from './decoded.ts'

const end = (start: string, months: number) => monthsAfter(decoded(CalendarDate, start), decoded(Months, months))
const on = (first: string, last = first) => ({ first, last })

describe('Some months from a day on', () => {
  it.each([
    ['2019-03-15', 3, '2019-06-15'],
    ['2019-12-31', 1, '2020-01-31'],
    ['2019-03-31', 3, '2019-06-30'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2018-11-30', 3, '2019-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-02-28', 1, '2019-03-28'],
    ['2019-12-01', 12, '2020-12-01'],
  ])('from %s, %i of them end on %s: the same day, or the last of a shorter month', (start, months, last) => {
    expect(end(start, months)).toEqual(on(last))
  })

  it('end on a range of days where the date is known to the month or the year', () => {
    expect(end('2019-03', 3)).toEqual(on('2019-06-01', '2019-06-30'))
    expect(end('2019', 2)).toEqual(on('2019-03-01', '2020-02-29'))
  })

  it('have no last day after 2199, and are whole and at least one', () => {
    expect(end('2199-11-30', 1)).toEqual(on('2199-12-30'))
    expect(end('2199-12-01', 1)).toBeUndefined()
    expect([0, 1, 1.5, 1200, 1201].map((one) => takes(Months, one))).toEqual([false, true, false, true, false])
  })
})
