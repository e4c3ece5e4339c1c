import { describe, expect, it } from 'vitest'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { asOfDay, whenActing } from '../../src/vocabulary/asking.ts'
import { day, decoded } from './decoded.ts'

const date = (one: string): CalendarDate => decoded(CalendarDate, one)

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
