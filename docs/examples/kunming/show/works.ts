import { bar, hundredthsText, type ItemProgress } from 'xinyan'
import type { Story } from '../ask.ts'
import { grouped, inOrder, lines, section, sheet, type Pen } from './page.ts'
import { classSheet } from './scheme.ts'

const columns = 12

const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0)

const itemRow = ({ words, wordIn }: Pen, items: readonly ItemProgress[]): readonly string[] => {
  const unit = items[0]?.planned.unit
  const planned = sum(items.map((one) => one.planned.hundredths))
  const done = sum(items.map((one) => one.done?.hundredths ?? 0))
  const finished = items.flatMap((one) => one.completedOn ?? [])
  return [
    words.item(items[0]?.code ?? ''),
    wordIn('quantityUnit')(unit ?? ''),
    hundredthsText(planned),
    hundredthsText(done),
    bar(Math.min(done, planned), planned, columns),
    inOrder(items.map((one) => one.startedOn))[0] ?? words.yet,
    (finished.length === items.length && inOrder(finished).at(-1)) || words.yet,
    `${finished.length}/${items.length}`,
  ]
}

/** What was built, kind by kind over all communities. */
const itemSheet = (pen: Pen, { works }: Story): string => {
  return sheet(
    pen.words.works.headings,
    grouped(works.items, (one) => one.code).map((items) => itemRow(pen, items)),
    [2, 3],
  )
}

const hiddenSheet = ({ words, word }: Pen, { works }: Story): string =>
  sheet(
    words.works.hiddenHeadings,
    works.hiddenWorks.map(({ hiddenWork, item, stands, since, rejections, coveredOn }) => [
      hiddenWork,
      item,
      stands === undefined ? words.yet : word(stands),
      since ?? words.yet,
      String(rejections),
      coveredOn ?? words.yet,
    ]),
    [4],
  )

/** The works: what was built, what was hidden under it, and what took the place of the sheds. */
export const worksPage = (pen: Pen, story: Story): string => {
  const { words } = pen
  const { works } = words
  const { demolished, grounds, housed } = story.sheds
  if (story.works.items.length === 0) return section(works.title, words.nothingYet)
  const rights = grounds.map(({ ground, sheds }) => works.ground[ground](sheds)).join(pen.words.and)
  return section(
    works.title,
    works.kinds,
    itemSheet(pen, story),
    works.items(story.works.completed, story.works.items.length),
    classSheet(pen, story),
    story.works.hiddenWorks.length === 0 ? '' : lines(works.hidden, hiddenSheet(pen, story)),
    lines(
      demolished.of === 0 ? '' : works.sheds(demolished.reached, demolished.of, rights),
      housed.of === 0 ? '' : works.rooms(housed.reached, housed.of),
    ),
  )
}

/** What was found wrong before and during the works. */
export const conditionPage = (pen: Pen, { open }: Story): string => {
  const { words, word, wordIn } = pen
  const alike = grouped(open.findings, (one) => `${one.kind} ${one.category} ${one.severity}`)
  const rows = alike.map((found) => {
    const [first] = found
    return [
      `${word(first?.kind ?? '')} · ${wordIn(first?.kind === 'hazard' ? 'hazardCategory' : 'defectCategory')(first?.category ?? '')}`,
      wordIn('severity')(first?.severity ?? ''),
      inOrder([...new Set(found.map((one) => one.place.community))]).join(words.and),
      inOrder(found.map((one) => one.foundOn))[0] ?? '',
    ]
  })
  return section(words.condition.title, sheet(words.condition.headings, rows) || words.nothingYet)
}
