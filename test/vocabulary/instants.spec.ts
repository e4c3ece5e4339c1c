import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, endOf } from '../../src/vocabulary/calendarDate.ts'
import { day } from './decoded.ts'

const china = 480

describe('The day at an instant', () => {
  it('turns at midnight of the place, not of UTC', () => {
    expect(dayAt('2019-06-20T15:59:59.999Z', china)).toBe('2019-06-20')
    expect(dayAt('2019-06-20T16:00:00.000Z', china)).toBe('2019-06-21')
    expect(dayAt('2020-01-01T04:59:59.999Z', -300)).toBe('2019-12-31')
  })

  it('ends where the next one begins, everywhere and on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 840 }), fc.integer({ min: 0, max: 100_000 }), (offset, days) => {
        const local = new Date(Date.UTC(1910, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
        const end = endOf(day(local), offset)
        const after = new Date(Date.parse(end) + 1).toISOString()
        expect(dayAt(end, offset)).toBe(local)
        expect(dayAt(after, offset) > local).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses a clock that is out of its mind', () => {
    expect(() => dayAt('0001-01-01T00:00:00.000Z', china)).toThrow(RangeError)
  })
})
