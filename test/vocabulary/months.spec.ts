import { describe, expect, it } from 'vitest'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { asOfDay, whenActing } from '../../src/vocabulary/moment.ts'
import { monthsFrom, monthsFromDate } from '../../src/vocabulary/months.ts'
import { day, decoded } from './decoded.ts'

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

describe('A point in time', () => {
  const july = { on: date('2019-07'), voided: false }

  it('leaves what is open out of figures', () => {
    expect(asOfDay(day('2019-07-30')).counts(july)).toBe(false)
    expect(asOfDay(day('2019-07-31')).counts(july)).toBe(true)
    expect(asOfDay().counts({ ...july, voided: true })).toBe(false)
    expect([asOfDay(day('2019-07-31')), asOfDay(day('2019-08-01'))].map((at) => at.hasPassed(july.on))).toEqual([
      false,
      true,
    ])
  })

  it('lets what is open stand in nobody’s way when somebody acts', () => {
    const acting = whenActing(date('2019-07-15'))
    expect([acting.counts(july), acting.isOver(july), acting.hasPassed(july.on)]).toEqual([true, false, false])
    expect(whenActing(date('2019-08')).isOver(july)).toBe(true)
    expect(whenActing(date('2019-08')).isOver({ ...july, voided: true })).toBe(false)
  })
})
