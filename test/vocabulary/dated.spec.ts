import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CalendarDate, compareDates } from '../../src/vocabulary/calendarDate.ts'
import { countsOn, earliest, latest, mayCountBy } from '../../src/vocabulary/dated.ts'
import { notYet } from '../../src/vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut } from '../../src/vocabulary/voiding.ts'
import { day, decoded } from './decoded.ts'

const date = (text: string): CalendarDate => decoded(CalendarDate, text)
const entry = (id: string, on: string, voided = false) => ({ id, on: date(on), voided })

describe('The entry that holds', () => {
  it('is the one that happened last, whenever it was written down', () => {
    expect(latest([entry('june', '2019-06-21'), entry('may', '2019-05-01')])?.id).toBe('june')
  })

  it('is the one recorded later when both are of one day, or the dates leave it open', () => {
    expect(latest([entry('first', '2019-06-21'), entry('second', '2019-06-21')])?.id).toBe('second')
    expect(latest([entry('day', '2019-06-21'), entry('month', '2019-06')])?.id).toBe('month')
    expect(latest([entry('month', '2019-06'), entry('day', '2019-06-21')])?.id).toBe('day')
  })

  it('leaves out what was struck out and what had not certainly happened by the day asked for', () => {
    const entries = [entry('may', '2019-05-01'), entry('june', '2019-06'), entry('void', '2019-06-29', true)]
    expect(latest(entries)?.id).toBe('june')
    expect(latest(entries, day('2019-06-30'))?.id).toBe('june')
    expect(latest(entries, day('2019-06-29'))?.id).toBe('may')
    expect(latest(entries, day('2019-04-30'))).toBeUndefined()
    expect(latest([])).toBeUndefined()
  })
})

describe('An entry between two others that its year leaves open', () => {
  const [march, year, january] = [entry('march', '2019-03-01'), entry('year', '2019'), entry('january', '2019-01-01')]

  it('does not let one hold that certainly happened before the first of them', () => {
    expect(latest([march, year, january])?.id).toBe('year')
    expect(latest([year, march, january])?.id).toBe('march')
    expect(latest([january, year, march])?.id).toBe('march')
  })

  it('does not let one come first that certainly happened after the last of them', () => {
    expect(earliest([january, year, march])?.id).toBe('january')
    expect(earliest([year, march, january])?.id).toBe('year')
    expect(earliest([march, year, january])?.id).toBe('year')
  })

  it('holds in whatever order: nothing that holds certainly happened before another, nothing that came first after one', () => {
    const dates = ['2019', '2019-05', '2019-05-07', '2019-05-20', '2019-06', '2020', '2020-01-01', '2018-12-31']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...dates), { minLength: 1, maxLength: 8 }), (all) => {
        const entries = all.map((on, i) => entry(String(i), on))
        const [holds, first] = [latest(entries), earliest(entries)]
        if (holds === undefined || first === undefined) throw new Error('none of them holds')
        for (const { on } of entries) {
          expect(compareDates(holds.on, on)).not.toBe('before')
          expect(compareDates(first.on, on)).not.toBe('after')
        }
      }),
    )
  })
})

describe('The entry that came first', () => {
  it('is the one that happened first, whenever it was written down', () => {
    expect(earliest([entry('june', '2019-06-21'), entry('may', '2019-05-01')])?.id).toBe('may')
  })

  it('is the one recorded first when both are of one day, or the dates leave it open', () => {
    expect(earliest([entry('first', '2019-06-21'), entry('second', '2019-06-21')])?.id).toBe('first')
    expect(earliest([entry('day', '2019-06-21'), entry('month', '2019-06')])?.id).toBe('day')
  })

  it('leaves out what was struck out and what had not certainly happened by the day asked for', () => {
    const entries = [entry('void', '2019-05-01', true), entry('month', '2019-06'), entry('july', '2019-07-01')]
    expect(earliest(entries)?.id).toBe('month')
    expect(earliest(entries, day('2019-06-29'))).toBeUndefined()
  })
})

describe('An entry', () => {
  it('counts on the last day that its date may mean, and not a day before', () => {
    expect(countsOn(entry('a', '2019-06'), day('2019-06-30'))).toBe(true)
    expect(countsOn(entry('a', '2019-06'), day('2019-06-29'))).toBe(false)
    expect(countsOn(entry('a', '2019-06'))).toBe(true)
    expect(countsOn(entry('a', '2019-06', true))).toBe(false)
  })

  it('may count from the first day that its date may mean, and not a day before', () => {
    expect(mayCountBy(entry('a', '2019-06'), date('2019-06-01'))).toBe(true)
    expect(mayCountBy(entry('a', '2019-06'), date('2019-05-31'))).toBe(false)
    expect(mayCountBy(entry('a', '2019-06-30'), date('2019-06'))).toBe(true)
    expect(mayCountBy(entry('a', '2019-06', true), date('2019-07'))).toBe(false)
  })

  it('stands as struck out once all that answers to its key is', () => {
    const entries = [entry('a', '2019-06', true), entry('a', '2019-06'), entry('b', '2019-07', true)]
    expect(standingOf(entries, (one) => one.id === 'a')).toBe('counts')
    expect(standingOf(entries, (one) => one.id === 'b')).toBe('voided')
    expect(standingOf(entries, (one) => one.id === 'c')).toBe('unknown')
  })

  it('is struck out with all that answer to its key, and nothing else is', () => {
    const entries = [entry('a', '2019-06'), entry('b', '2019-06'), entry('a', '2019-07')]
    strikeOut(entries, (one) => one.id === 'a')
    expect(entries.map((one) => one.voided)).toEqual([true, false, true])
  })

  it('is named by its key when it is not there, or is there differently', () => {
    expect(noSuchRecord('survey', 'h-1', '2019-06')).toEqual({
      type: 'NoSuchRecord',
      record: 'survey',
      key: 'h-1 2019-06',
    })
    expect(recordedDifferently('listing', 2019)).toEqual({
      type: 'RecordedDifferently',
      record: 'listing',
      key: '2019',
    })
  })
})

describe('A date that is still to come', () => {
  const today = { today: day('2019-06-21'), calendar: { isWorkingDay: () => true } }

  it('is refused, and one that may have come is not', () => {
    for (const on of ['2019-06-21', '2019-06', '2019', '2019-05-01']) expect(notYet(date(on), today)).toBeUndefined()
    for (const on of ['2019-06-22', '2019-07', '2020'])
      expect(notYet(date(on), today)).toEqual({ type: 'NotYetHappened', on, today: '2019-06-21' })
  })
})
