import {
  daysBetween,
  dayOfPeriod,
  deadlineOf,
  weekday,
  type Day,
  type DayRange,
  type Finish,
  type NotCovered,
  type Reckoning,
  type Schedule,
} from 'xinyan'
import type { Story } from '../ask.ts'
import { calendar } from '../calendar.ts'
import { lines, section, sheet, span, type Pen } from './page.ts'

const range = ({ words: { to, yet } }: Pen, days: DayRange | NotCovered | undefined): string => {
  if (days === undefined || !('first' in days)) return yet
  return days.first === days.last ? days.first : `${days.first} ${to} ${days.last}`
}

const dayOfWeek = ({ language }: Pen, days: Reckoning['deadline']): string =>
  days !== undefined && 'first' in days && days.first === days.last ? language.weekday(weekday(days.first)) : ''

/** The finish of the community that was finished last, once all of them were. */
const lastFinish = ({ life, communities }: Story): Finish | undefined =>
  life.finishes.length < communities.length
    ? undefined
    : life.finishes.toSorted((a, b) => (a.days.last < b.days.last ? 1 : -1))[0]

/** Which day of the period a day is, counted one way. */
const nthOn = ({ start, period }: Reckoning, day: Day): Finish['periods'][number]['nth'] => {
  const nth = start && dayOfPeriod(start, period, day, calendar)
  return nth?._tag === 'Right' ? nth.right : 'unknown'
}

const rowOf = (pen: Pen, one: Reckoning, finish: Finish | undefined, on: Day): readonly string[] => {
  const { period, agreed, start, deadline, remaining } = one
  const early = finish?.periods.find(
    ({ reckoning: { period: of } }) => of.from === period.from && of.firstDay === period.firstDay,
  )?.early
  const days = finish === undefined ? remaining : early
  const nth = nthOn(one, on)
  return [
    agreed ? pen.words.time.agreed : '',
    pen.language.periodBasis[period.from],
    pen.word(period.firstDay),
    start ?? pen.words.yet,
    range(pen, deadline),
    dayOfWeek(pen, deadline),
    nth === 'unknown' ? pen.words.yet : span(pen, nth),
    days === undefined || days === 'unknown' ? pen.words.yet : span(pen, days),
  ]
}

/** On which day the period would end if a last day that is a rest day moved, where that makes a difference. */
const moved = (pen: Pen, { period, start, deadline }: Reckoning): string => {
  if (start === undefined || period.lastRestDay === 'moves') return ''
  const other = deadlineOf(start, { ...period, lastRestDay: 'moves' }, calendar)
  if (other._tag === 'Left' || range(pen, other.right) === range(pen, deadline)) return ''
  return pen.words.time.moves(range(pen, other.right), dayOfWeek(pen, other.right))
}

/** The one line that matters: which day of the period it is, or was when everything had been finished. */
const stands = (pen: Pen, agreed: Reckoning, of: number, finish: Finish | undefined, on: Day): string => {
  const { words, language, word } = pen
  const nth = nthOn(agreed, on)
  const { start, period, deadline } = agreed
  if (nth === 'unknown' || start === undefined || deadline === undefined || !('first' in deadline)) return ''
  const counted = words.time.counted(language.periodBasis[period.from], start, word(period.firstDay))
  const told = finish === undefined ? words.time.isDay : words.time.finishedBy
  return told({ on, nth: span(pen, nth), of, counted, left: daysBetween(on, deadline.first) })
}

interface Standing {
  readonly found: Schedule
  readonly agreed: Reckoning
  readonly finish: Finish | undefined
  readonly on: Day
}

const standing = (story: Story): Standing | undefined => {
  const found = story.communities.map((one) => one.schedule).find((one) => one !== undefined)
  const agreed = found?.reckonings.find((one) => one.agreed)
  const finish = lastFinish(story)
  return found && agreed && { found, agreed, finish, on: finish?.days.last ?? story.asOf }
}

/** Which day of the period it is, or was when everything had been finished; nothing where no period was agreed. */
export const periodLine = (pen: Pen, story: Story): string => {
  const stood = standing(story)
  if (stood === undefined) return ''
  const { found, agreed, finish, on } = stood
  return stands(pen, agreed, agreed.period.days + found.extended, finish, on)
}

/** The construction period, counted from every day from which it may run. */
export const timePage = (pen: Pen, story: Story): string => {
  const { time } = pen.words
  const stood = standing(story)
  if (stood === undefined) return ''
  const { found, agreed, finish, on } = stood
  const isRough = finish !== undefined && finish.days.first !== finish.days.last
  return section(
    time.title(agreed.period.days),
    lines(periodLine(pen, story), isRough ? time.done(finish.on, finish.writtenOn) : ''),
    lines(
      time.which,
      sheet(
        [...time.headings, time.nth(on), finish === undefined ? time.left : time.early],
        found.reckonings.map((one) => rowOf(pen, one, finish, on)),
        [6, 7],
      ),
    ),
    lines(moved(pen, agreed), found.extended > 0 ? time.extended(found.extended) : ''),
  )
}
