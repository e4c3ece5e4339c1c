import { daysBetween, type Due } from 'xinyan'
import type { Story } from '../ask.ts'
import { lines, section, sheet, wrappedSheet, type Pen } from './page.ts'

const byWhen = ({ words }: Pen, { by }: Due): string => {
  if (!('last' in by)) return words.after.untold
  return by.first === by.last ? by.last : `${by.first} ${words.to} ${by.last}`
}

const timeLeft = ({ words }: Pen, { by }: Due, { asOf }: Story): string => {
  if (!('last' in by)) return words.yet
  const left = daysBetween(asOf, by.last)
  return left < 0 ? words.after.over(-left) : String(left)
}

const owedSheet = (pen: Pen, story: Story): string =>
  wrappedSheet(
    pen.words.after.owedHeadings,
    story.due.map((one) => [
      pen.word(one.what),
      one.subject,
      one.since,
      byWhen(pen, one),
      timeLeft(pen, one, story),
      one.basis ?? pen.words.yet,
    ]),
    [4],
  )

/** Who will look after the place: what was announced and promised, and what is not on record. */
export const afterPage = (pen: Pen, story: Story): string => {
  const { words, wordIn } = pen
  const rows = story.governance.map((one) => [
    one.community,
    wordIn('management')(one.managementBefore),
    one.pledgedOn ?? words.yet,
    one.intentions.map(([, { what, on }]) => `${wordIn('intention')(what)} (${on})`).join(words.and) || words.yet,
    one.steps.committee === 'unknown' ? words.after.unknown : one.steps.committee,
    one.next === undefined ? words.yet : words.after.step(one.next),
  ])
  return section(
    words.after.title,
    lines(sheet(words.after.headings, rows), words.after.announced),
    lines(words.after.owed(story.asOf), owedSheet(pen, story) || words.after.nothingOwed),
  )
}
