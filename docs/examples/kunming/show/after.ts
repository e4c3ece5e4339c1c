import type { Due } from 'xinyan'
import type { Story } from '../ask.ts'
import { lines, section, sheet, type Pen } from './page.ts'

const byWhen = ({ words }: Pen, { by }: Due): string => {
  if (!('last' in by)) return words.after.untold
  return by.first === by.last ? by.last : `${by.first} ${words.to} ${by.last}`
}

const width = 60

/** A long basis as its beginning; `--json` has the whole of it. */
const shortened = (text: string): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

const owedSheet = (pen: Pen, { due }: Story): string =>
  sheet(
    pen.words.after.owedHeadings,
    due.map((one) => [
      pen.word(one.what),
      one.subject,
      one.since,
      byWhen(pen, one),
      shortened(one.basis ?? pen.words.yet),
    ]),
  )

/** Who will look after the place: what was announced and promised, and what is not on record. */
export const afterPage = (pen: Pen, story: Story): string => {
  const { words, word } = pen
  const rows = story.governance.map((one) => [
    one.community,
    word(one.managementBefore),
    one.pledgedOn ?? words.yet,
    one.intentions.map(([, { what, on }]) => `${word(what)} (${on})`).join(words.and) || words.yet,
    one.steps.committee === 'unknown' ? words.after.unknown : one.steps.committee,
    one.next === undefined ? words.yet : words.after.step(one.next),
  ])
  return section(
    words.after.title,
    lines(sheet(words.after.headings, rows), words.after.announced),
    lines(words.after.owed(story.asOf), owedSheet(pen, story) || words.after.nothingOwed),
  )
}
