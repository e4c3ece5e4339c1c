import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { CalendarDate, Day, weekday } from '../../src/vocabulary/calendarDate.ts'
import { dayOfPeriod, deadlineOf, Period, type WorkingCalendar } from '../../src/vocabulary/period.ts'
import { decoded, takes } from './decoded.ts'

const weekdays: WorkingCalendar = { isWorkingDay: (day) => weekday(day) < 6 }
const unknown: WorkingCalendar = { isWorkingDay: () => 'notCovered' }
const within = (years: readonly string[]): WorkingCalendar => ({
  isWorkingDay: (day) => (years.includes(day.slice(0, 4)) ? weekday(day) < 6 : 'notCovered'),
})

const plain = {
  days: 184,
  from: 'launch',
  firstDay: 'excluded',
  counting: 'calendarDays',
  lastRestDay: 'stays',
} as const
type Plain = { readonly [K in keyof typeof plain]: (typeof plain)[K] extends number ? number : string }

const deadline = (start: string, period: Partial<Plain>, calendar: WorkingCalendar = unknown) =>
  deadlineOf(decoded(CalendarDate, start), decoded(Period, { ...plain, ...period }), calendar)
const on = (day: string) => E.right({ first: day, last: day })
const notCovered = (day: string) => E.left({ type: 'NotCovered', day })

describe('A construction period of 184 days from 21 June 2019', () => {
  it('ends on Sunday 22 December when the first day is not counted', () => {
    expect(deadline('2019-06-21', {})).toEqual(on('2019-12-22'))
  })

  it('ends on 21 December when the first day is day 1', () => {
    expect(deadline('2019-06-21', { firstDay: 'included' })).toEqual(on('2019-12-21'))
  })

  it('ends on Monday 23 December when a last rest day moves', () => {
    expect(deadline('2019-06-21', { lastRestDay: 'moves' }, weekdays)).toEqual(on('2019-12-23'))
  })

  it('ends on 31 December when it runs from 1 July, that day included', () => {
    expect(deadline('2019-07-01', { firstDay: 'included' })).toEqual(on('2019-12-31'))
  })

  it('ends on one of 31 days when it runs from some day of August', () => {
    expect(deadline('2019-08', {})).toEqual(E.right({ first: '2020-02-01', last: '2020-03-02' }))
  })

  it('moves both ends of that range when a last rest day moves: from a Saturday, and not from a Monday', () => {
    expect(deadline('2019-08', { lastRestDay: 'moves' }, weekdays)).toEqual(
      E.right({ first: '2020-02-03', last: '2020-03-02' }),
    )
  })
})

describe('Which day of its 184 a day is', () => {
  const nth = (day: string, over: Partial<Plain> = {}, start = '2019-06-21', calendar: WorkingCalendar = unknown) =>
    dayOfPeriod(decoded(CalendarDate, start), decoded(Period, { ...plain, ...over }), decoded(Day, day), calendar)
  const the = (least: number, most = least) => E.right({ least, most })

  it('is the 180th on 18 December, counted from the launch whose day does not count', () => {
    expect(nth('2019-12-18')).toEqual(the(180))
    expect(nth('2019-12-22')).toEqual(the(184))
  })

  it('is the 181st where the day of the launch is day 1', () => {
    expect(nth('2019-12-18', { firstDay: 'included' })).toEqual(the(181))
    expect(nth('2019-06-21', { firstDay: 'included' })).toEqual(the(1))
  })

  it('is 0 before the first day, and counts on beyond the last', () => {
    expect([nth('2019-06-20'), nth('2019-06-21'), nth('2019-12-23')]).toEqual([the(0), the(0), the(185)])
  })

  it('is a range where the start is known to the month', () => {
    expect(nth('2019-12-18', {}, '2019-08')).toEqual(the(109, 139))
  })

  it('counts working days alone where the period does, and does not guess beyond its calendar', () => {
    const working = { counting: 'workingDays' } as const
    expect(nth('2019-06-28', working, '2019-06-21', weekdays)).toEqual(the(5))
    expect(nth('2019-06-28', { ...working, firstDay: 'included' }, '2019-06-21', weekdays)).toEqual(the(6))
    expect(nth('2020-01-01', working, '2019-12-31', within(['2019']))).toEqual(notCovered('2020-01-01'))
  })
})

describe('A period', () => {
  it('does not ask about rest days that stay', () => {
    expect(deadline('2019-06-21', {}, unknown)).toEqual(on('2019-12-22'))
  })

  it('says for which day the calendar does not know whether it is a rest day', () => {
    expect(deadline('2019-06-21', { lastRestDay: 'moves' }, unknown)).toEqual(notCovered('2019-12-22'))
    expect(deadline('2019-06-29', { lastRestDay: 'moves' }, within(['2020']))).toEqual(notCovered('2019-12-30'))
    expect(deadline('2019-08', { lastRestDay: 'moves' }, within(['2019']))).toEqual(notCovered('2020-02-01'))
  })

  it('does not run past the year 2199', () => {
    expect(deadline('2199-12-30', { days: 1 })).toEqual(on('2199-12-31'))
    expect(deadline('2199-12-30', { days: 2 })).toEqual(notCovered('2199-12-30'))
    expect(deadline('2199-12-27', { days: 1, lastRestDay: 'moves' }, { isWorkingDay: () => false })).toEqual(
      notCovered('2199-12-31'),
    )
  })

  it('has at least one day and at most 36,500', () => {
    for (const [days, right] of [
      [0, false],
      [1, true],
      [36_500, true],
      [36_501, false],
      [1.5, false],
    ] as const)
      expect(takes(Period, { ...plain, days })).toBe(right)
  })

  it('names all that is needed to count it', () => {
    for (const key of Object.keys(plain)) expect(takes(Period, { ...plain, [key]: undefined })).toBe(false)
  })
})

describe('A period of working days', () => {
  const working = { counting: 'workingDays' } as const

  it.each([
    ['Friday', '2019-06-21', 'excluded', 1, '2019-06-24'],
    ['Friday', '2019-06-21', 'included', 1, '2019-06-21'],
    ['Friday', '2019-06-21', 'excluded', 5, '2019-06-28'],
    ['Friday', '2019-06-21', 'included', 5, '2019-06-27'],
    ['Saturday', '2019-06-22', 'excluded', 1, '2019-06-24'],
    ['Saturday', '2019-06-22', 'included', 1, '2019-06-24'],
    ['Saturday', '2019-06-22', 'included', 6, '2019-07-01'],
  ])('from %s %s, that day %s, %i long, ends on %s', (_, start, firstDay, days, end) => {
    expect(deadline(start, { ...working, firstDay, days }, weekdays)).toEqual(on(end))
  })

  it('says which day its calendar does not cover', () => {
    expect(deadline('2019-12-27', { ...working, days: 2 }, within(['2019']))).toEqual(on('2019-12-31'))
    expect(deadline('2019-12-27', { ...working, days: 3 }, within(['2019']))).toEqual(notCovered('2020-01-01'))
    expect(deadline('2019-12-27', { ...working, days: 1 }, unknown)).toEqual(notCovered('2019-12-28'))
  })

  it('ends nowhere when nobody ever works', () => {
    expect(deadline('2199-12-01', { ...working, days: 1 }, { isWorkingDay: () => false })).toEqual(
      notCovered('2199-12-31'),
    )
  })
})

const announced = resolve(import.meta.dirname, '../../../shared/schemas/holiday-cn/2026.json')
const isThere = existsSync(announced)
if (!isThere) console.warn('SKIPPED: the holidays announced for 2026 are not on this machine')

interface Announced {
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[]
}

const calendar2026 = (): WorkingCalendar => {
  const { days } = JSON.parse(readFileSync(announced, 'utf8')) as Announced
  const said = new Map(days.map((one) => [one.date, !one.isOffDay]))
  const isWorkingDay = (day: Day) => said.get(day) ?? (day.startsWith('2026') ? weekday(day) < 6 : 'notCovered')
  return { isWorkingDay }
}

describe.skipIf(!isThere)('The working days announced for 2026', () => {
  it('make three days of work after 30 September end on 10 October, a Saturday worked for the holiday', () => {
    const working = { counting: 'workingDays', firstDay: 'excluded', days: 3 } as const
    expect(deadline('2026-09-30', working, calendar2026())).toEqual(on('2026-10-10'))
  })

  it('make 15 working days from 9 February skip the Spring Festival', () => {
    const working = { counting: 'workingDays', firstDay: 'excluded', days: 15 } as const
    expect(deadline('2026-02-09', working, calendar2026())).toEqual(on('2026-03-06'))
  })

  it('move a period that ends on the National Day to the first working day after the holiday', () => {
    expect(deadline('2026-09-01', { days: 30, lastRestDay: 'moves' }, calendar2026())).toEqual(on('2026-10-08'))
  })

  it('say nothing of 2027', () => {
    const working = { counting: 'workingDays', days: 2 } as const
    expect(deadline('2026-12-30', working, calendar2026())).toEqual(notCovered('2027-01-01'))
  })
})
