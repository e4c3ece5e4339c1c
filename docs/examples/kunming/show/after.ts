import { daysBetween, type Due } from 'xinyan'
import type { Story } from '../ask.ts'
import { lines, pageWidth, section, sheet, wrapped, type Pen } from './page.ts'

const byWhen = ({ words }: Pen, { by }: Due): string => {
  if (!('last' in by)) return words.after.untold
  return by.first === by.last ? by.last : `${by.first} ${words.to} ${by.last}`
}

const timeLeft = ({ words }: Pen, { by }: Due, { asOf }: Story): string => {
  if (!('last' in by)) return words.yet
  const left = daysBetween(asOf, by.last)
  return left < 0 ? words.after.over(-left) : String(left)
}

/** What is owed, each with the number under which its basis stands below the table. */
const owedBlocks = (pen: Pen, story: Story): readonly string[] => {
  const { after, yet } = pen.words
  if (story.due.length === 0) return [after.nothingOwed]
  const bases = [...new Set(story.due.flatMap((one) => one.basis ?? []))]
  const rows = story.due.map((one) => [
    pen.word(one.what),
    one.subject,
    one.since,
    byWhen(pen, one),
    timeLeft(pen, one, story),
    one.basis === undefined ? yet : `[${bases.indexOf(one.basis) + 1}]`,
  ])
  return [
    lines(after.owed(story.asOf), sheet(after.owedHeadings, rows, [4])),
    lines(...bases.flatMap((basis, i) => wrapped(`[${i + 1}] ${basis}`, pageWidth))),
  ]
}

/** Who will look after the place: what was announced and promised, and what is not on record. */
export const afterPage = (pen: Pen, story: Story): string => {
  const { words, wordIn } = pen
  const rows = story.governance.map((one) => [
    one.community,
    wordIn('management')(one.managementBefore),
    one.pledgedOn ?? words.yet,
    one.intentions.map(([, { what, on }]) => words.after.what(wordIn('intention')(what), on)).join(words.and) ||
      words.yet,
    one.steps.committee === 'unknown' ? words.after.unknown : one.steps.committee,
    one.next === undefined ? words.yet : words.after.step(one.next),
  ])
  return section(
    words.after.title,
    sheet(words.after.headings, rows),
    story.governance.some((one) => one.intentions.length > 0) ? words.after.announced : '',
    ...owedBlocks(pen, story),
  )
}
