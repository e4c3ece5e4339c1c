import type { Story } from '../ask.ts'
import { grouped, lines, section, sheet, type Pen } from './page.ts'

type Version = Story['scheme']['versions'][number]

const versionRow = ({ words, wordIn }: Pen, one: Version): readonly string[] => {
  const { adopted, partlyAdopted } = one.outcomes
  return [
    String(one.scheme),
    one.on,
    one.scheme === 1 ? words.yet : wordIn('earlierConsents')(one.consents),
    String(one.items.basic),
    String(one.items.improved),
    String(one.items.local),
    String(one.opinionsReceived),
    String(one.opinionsAnswered),
    String(adopted + partlyAdopted),
  ]
}

const displayedIn = ({ words }: Pen, one: Version): string =>
  one.displays.length === 0
    ? ''
    : words.scheme.displayed(
        one.scheme,
        one.displays.map((display) => `${display.on} ${words.to} ${display.until}`).join(words.and),
      )

/** How the plan came about: its versions, the meetings, what residents said of it. */
export const schemePage = (pen: Pen, { scheme }: Story): string => {
  const { words } = pen
  if (scheme.versions.length === 0) return ''
  const rows = scheme.versions.map((one) => versionRow(pen, one))
  return section(
    words.scheme.title,
    lines(scheme.meetings === 0 ? '' : words.scheme.told(scheme.meetings), rows.length < 2 ? '' : words.scheme.revised),
    sheet(words.scheme.headings, rows, [3, 4, 5, 6, 7, 8]),
    lines(...scheme.versions.map((one) => displayedIn(pen, one)), words.scheme.classes),
  )
}

/** What the works items come to by their class in the catalogue. */
export const classSheet = ({ words, wordIn }: Pen, { works, classOf }: Story): string => {
  const classes = grouped(works.items, (one) => classOf(one.code))
  const rows = classes.map((items) => [
    wordIn('worksClass')(classOf(items[0]?.code ?? '')),
    [...new Set(items.map((one) => words.item(one.code)))].join(words.and),
    `${items.filter((one) => one.completedOn !== undefined).length}/${items.length}`,
  ])
  return sheet(words.scheme.classHeadings, rows)
}
