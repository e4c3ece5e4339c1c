import { valueText, type Due } from 'xinyan'
import type { Story } from '../ask.ts'
import { lines, section, sheet, span, type Pen } from './page.ts'

const owedBy = ({ words }: Pen, owed: Due | undefined): string =>
  owed !== undefined && 'last' in owed.by ? owed.by.last : words.yet

const openSheet = (pen: Pen, { open, supervision: { rectifications } }: Story): string => {
  const { supervision } = pen.words
  if (rectifications.length === 0) return supervision.none
  if (open.rectifications.length === 0) return supervision.noneOpen
  const rows = open.rectifications.map(({ rectification, severity, age, awaits, owed }) => [
    rectification,
    pen.wordIn('severity')(severity),
    span(pen, age),
    supervision.awaits[awaits],
    owedBy(pen, owed),
  ])
  return lines(supervision.open(rows.length), sheet(supervision.openHeadings, rows, [2]))
}

/** Who looked at the site, what had to be put right, and what still has to. */
export const supervisionPage = (pen: Pen, story: Story): string => {
  const { words, wordIn } = pen
  const { inspections, rectifications } = story.supervision
  return section(
    words.supervision.title,
    sheet(
      words.supervision.headings,
      inspections.map(({ kind, inOrder, defectsFound }) => [
        wordIn('inspectionKind')(kind),
        String(inOrder),
        String(defectsFound),
        String(inOrder + defectsFound),
      ]),
      [1, 2, 3],
    ),
    sheet(
      words.supervision.rectified,
      rectifications.map((one) => [
        one.rectification,
        one.item ?? one.community,
        wordIn('severity')(one.severity),
        one.orderedOn,
        String(one.replies),
        String(one.returned),
        one.acceptedOn ?? words.yet,
        one.took ? span(pen, one.took) : words.yet,
      ]),
      [4, 5, 7],
    ),
    openSheet(pen, story),
  )
}

/** The reported figures, each with what it was counted from. */
export const figuresPage = (pen: Pen, { figures, asOf }: Story): string => {
  const { words, language } = pen
  const rows = figures.map((one) => [
    words.metric(one.metric),
    valueText(one, language.none),
    String(one.numerator),
    one.denominator === 'none' ? words.yet : String(one.denominator),
    String(one.events),
  ])
  return section(`${words.figures.title} · ${words.asOf(asOf)}`, sheet(words.figures.headings, rows, [1, 2, 3, 4]))
}
