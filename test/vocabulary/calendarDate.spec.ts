import { describe, expect, it } from 'vitest'
import {
  addDays,
  CalendarDate,
  compareDates,
  Day,
  daysBetween,
  daysOf,
  hasComeBy,
  spanBetween,
  weekday,
} from '../../src/vocabulary/calendarDate.ts'
import { day, decoded, takes } from './decoded.ts'

const date = (text: string): CalendarDate => decoded(CalendarDate, text)

const oneDay = 24 * 60 * 60 * 1000
const epoch = Date.UTC(1900, 0, 1)
const allDays = Math.round((Date.UTC(2200, 0, 1) - epoch) / oneDay)
/** An independent calendar: that of the machine, in universal time. */
const oracle = (number: number): Date => new Date(epoch + number * oneDay)
const written = (number: number): string => oracle(number).toISOString().slice(0, 10)

describe('The calendar', () => {
  const first = day('1900-01-01')

  it('has 109,573 days from 1900 to 2199', () => {
    expect(allDays).toBe(109_573)
    expect(daysBetween(first, day('2199-12-31'))).toBe(109_572)
  })

  it('counts, writes and names the weekday of every one of them as another calendar does', () => {
    const wrong: string[] = []
    for (let number = 0; number < allDays; number++) {
      const text = written(number)
      const one = day(text)
      const named = oracle(number).getUTCDay() || 7
      const right = daysBetween(first, one) === number && addDays(first, number) === text && weekday(one) === named
      if (!right) wrong.push(text)
    }
    expect(wrong).toEqual([])
  })

  it('goes one day on and one day back everywhere, and not past its ends', () => {
    const wrong: string[] = []
    for (let number = 0; number < allDays; number++) {
      const one = day(written(number))
      const next = number + 1 < allDays ? written(number + 1) : undefined
      const last = number > 0 ? written(number - 1) : undefined
      if (addDays(one, 1) !== next || addDays(one, -1) !== last) wrong.push(one)
    }
    expect(wrong).toEqual([])
  })

  it('answers nothing for a day outside its years or for part of a day', () => {
    for (const days of [-1, allDays, 1e9, -1e9, Infinity, Number.NaN, 0.5]) expect(addDays(first, days)).toBeUndefined()
    expect(addDays(first, allDays - 1)).toBe('2199-12-31')
  })

  it('takes exactly those days that exist', () => {
    const wrong: string[] = []
    for (let year = 1896; year < 2204; year++)
      for (let month = 0; month < 14; month++)
        for (let number = 0; number < 33; number++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
          const exists = year >= 1900 && year <= 2199 && isOnCalendar(text)
          if (takes(Day, text) !== exists || takes(CalendarDate, text) !== exists) wrong.push(text)
        }
    expect(wrong).toEqual([])
  })
})

const isOnCalendar = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

describe('A date', () => {
  it.each(['2019-06-21', '2019-06', '2019', '1900', '2199', '2000-02-29', '2020-02-29', '1900-01', '2199-12'])(
    'can be %s',
    (text) => expect(takes(CalendarDate, text)).toBe(true),
  )

  it.each([
    '2019-02-29',
    '1900-02-29',
    '2100-02-29',
    '2019-13',
    '2019-00',
    '2019-06-31',
    '2019-06-00',
    '1899',
    '2200',
    '1899-12-31',
    '2019-6-21',
    '2019/06/21',
    '20190621',
    '2019-06-21T00:00',
    '2019-06-21\n',
    ' 2019',
    '２０１９',
    '2019-',
    '',
  ])('cannot be %j', (text) => expect(takes(CalendarDate, text)).toBe(false))

  it('is text, and a day is known to the day', () => {
    for (const value of [2019, null, new Date(0), ['2019']]) expect(takes(CalendarDate, value)).toBe(false)
    for (const text of ['2019-06', '2019']) expect(takes(Day, text)).toBe(false)
  })

  it.each([
    ['2019-06-21', '2019-06-21', '2019-06-21'],
    ['2019-08', '2019-08-01', '2019-08-31'],
    ['2019-02', '2019-02-01', '2019-02-28'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2019', '2019-01-01', '2019-12-31'],
  ])('written %s may mean %s to %s', (text, first, last) => {
    expect(daysOf(date(text))).toEqual({ first, last })
  })

  it.each([
    ['2019-06-20', '2019-06-21', 'before'],
    ['2019-06-21', '2019-06-20', 'after'],
    ['2019-06-21', '2019-06-21', 'same'],
    ['2019-08', '2019-08-15', 'open'],
    ['2019-08-15', '2019-08', 'open'],
    ['2019-08', '2019-08', 'open'],
    ['2019-07', '2019-08', 'before'],
    ['2019-07-31', '2019-08', 'before'],
    ['2019-08-01', '2019-08', 'open'],
    ['2019-09-01', '2019-08', 'after'],
    ['2019', '2019-08', 'open'],
    ['2018', '2019-01-01', 'before'],
    ['2020', '2019-12-31', 'after'],
  ])('%s against %s is %s, as far as one knows', (a, b, order) => {
    expect(compareDates(date(a), date(b))).toBe(order)
  })

  it('has come when the last day that it may mean has', () => {
    expect(hasComeBy(date('2019-08'), day('2019-08-31'))).toBe(true)
    expect(hasComeBy(date('2019-08'), day('2019-08-30'))).toBe(false)
  })

  it.each([
    ['2019-06-21', '2019-12-22', 184, 184],
    ['2019-08', '2019-09-01', 1, 31],
    ['2019-08', '2019-08', -30, 30],
    ['2019-12-22', '2019-06-21', -184, -184],
  ])('from %s to %s lie %i to %i days', (from, to, least, most) => {
    expect(spanBetween(date(from), date(to))).toEqual({ least, most })
  })
})
