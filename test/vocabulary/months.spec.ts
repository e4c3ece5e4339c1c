import { describe, expect, it } from 'vitest'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { Months, monthsAfter, monthsFrom, monthsFromDate } from '../../src/vocabulary/months.ts'
import { day, decoded, takes } from './decoded.ts'

const date = (one: string): CalendarDate => decoded(CalendarDate, one)

describe('So many months from a day', () => {
  it.each([
    ['2019-08-31', 6, '2020-02-29'],
    ['2019-08-31', -6, '2019-02-28'],
    ['2019-01-15', -1, '2018-12-15'],
    ['2020-02-29', 60, '2025-02-28'],
    ['2019-12-01', 1, '2020-01-01'],
    ['2199-12-31', 1, undefined],
    ['1900-01-01', -1, undefined],
  ] as const)('from %s by %i is %s', (from, months, to) => {
    expect(monthsFrom(day(from), months)).toBe(to)
  })

  it('is a range of days where the date is one', () => {
    expect(monthsFromDate(date('2019-06'), 12)).toEqual({ first: '2020-06-01', last: '2020-06-30' })
    expect(monthsFromDate(date('2199'), 12)).toBeUndefined()
  })
})

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
