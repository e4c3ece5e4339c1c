import { daysBetween, deadlineOf, weekday, type Day, type DayRange, type NotCovered, type Reckoning } from 'xinyan'
import type { Story } from '../ask.ts'
import { calendar, dayIn } from '../calendar.ts'
import { lines, section, sheet, span, type Pen } from './page.ts'

const range = ({ words: { to, yet } }: Pen, days: DayRange | NotCovered | undefined): string => {
  if (days === undefined || !('first' in days)) return yet
  return days.first === days.last ? days.first : `${days.first} ${to} ${days.last}`
}

const dayOfWeek = ({ language }: Pen, days: Reckoning['deadline']): string =>
  days !== undefined && 'first' in days && days.first === days.last ? language.weekday(weekday(days.first)) : ''

/** The day on which the finish was written down: it had happened by then, though nobody recorded the day. */
const toldOn = ({ commits }: Story): Day | undefined => {
  const told = commits.findLast(({ events }) => events.some(({ type }) => type === 'WorkCompleted'))
  return told && dayIn(told.recordedAt)
}

const daysEarly = ({ deadline, early }: Reckoning, told: Day | undefined): Reckoning['early'] => {
  if (early === undefined || told === undefined || deadline === undefined || !('first' in deadline)) return early
  return { ...early, least: Math.max(early.least, daysBetween(told, deadline.first)) }
}

const rowOf = (pen: Pen, one: Reckoning, told: Day | undefined): readonly string[] => {
  const { period, agreed, start, deadline, remaining } = one
  const days = daysEarly(one, told) ?? remaining
  return [
    agreed ? pen.words.time.agreed : '',
    pen.language.periodBasis[period.from],
    pen.word(period.firstDay),
    start ?? pen.words.yet,
    range(pen, deadline),
    dayOfWeek(pen, deadline),
    days ? span(pen, days) : pen.words.yet,
  ]
}

/** On which day the period would end if a last day that is a rest day moved, where that makes a difference. */
const moved = (pen: Pen, { period, start, deadline }: Reckoning): string => {
  if (start === undefined || period.lastRestDay === 'moves') return ''
  const other = deadlineOf(start, { ...period, lastRestDay: 'moves' }, calendar)
  if (other._tag === 'Left' || range(pen, other.right) === range(pen, deadline)) return ''
  return pen.words.time.moves(range(pen, other.right), dayOfWeek(pen, other.right))
}

/** The construction period, counted from every day from which it may run. */
export const timePage = (pen: Pen, story: Story): string => {
  const { time } = pen.words
  const found = story.communities.map((one) => one.schedule).find((one) => one !== undefined)
  const agreed = found?.reckonings.find((one) => one.agreed)
  if (found === undefined || agreed === undefined) return ''
  const told = toldOn(story)
  const { completedOn, extended } = found
  return section(
    time.title(agreed.period.days),
    time.which,
    sheet(
      [...time.headings, completedOn === undefined ? time.left : time.early],
      found.reckonings.map((one) => rowOf(pen, one, told)),
      [6],
    ),
    lines(
      moved(pen, agreed),
      extended > 0 ? time.extended(extended) : '',
      completedOn !== undefined && told !== undefined ? time.done(completedOn, told) : '',
    ),
  )
}
