import { countsOn, hundredthsText, squareMetresOf, type LandArea } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Entry } from '../journal.ts'
import { lines, section, sheet, underTitle, type Pen } from './page.ts'

const known = ({ words }: Pen, count: number): string => (count === 0 ? words.after.unknown : String(count))

const initiativesSheet = (pen: Pen, { parts }: Story): string => {
  const { words, wordIn } = pen
  const rows = Object.entries(parts.initiatives).flatMap(([of, kinds]) =>
    Object.entries(kinds).map(([kind, part], i) => [
      i === 0 ? words.street.name(of) : '',
      kind === 'other' ? words.street.other : wordIn('initiativeKind')(kind),
      String(part.initiatives),
      known(pen, part.occasions),
      known(pen, part.beneficiaries),
      known(pen, part.partners.length),
    ]),
  )
  return sheet(words.street.headings, rows, [2, 3, 4, 5])
}

const areaText = ({ words }: Pen, area: LandArea): string => {
  const { numerator, denominator } = squareMetresOf(area)
  const metres = hundredthsText(Math.floor((100 * numerator) / denominator))
  return words.street.area[area.told](hundredthsText(area.hundredthsOfMu), metres)
}

/** Land that moved: how much, as it was told, and where the report gives no figure, that it does not. */
const landLines = (
  pen: Pen,
  { beside, asOf }: Story,
  entries: readonly Entry<{ readonly type: string }>[],
): readonly string[] => {
  const { street } = pen.words
  const isUntold = (movement: string): boolean =>
    entries.some(
      ({ except, commands }) =>
        except.includes('area') && commands.some((one) => 'movement' in one && one.movement === movement),
    )
  return beside.flatMap(({ stream, state }) =>
    Object.entries(state.occasion.land)
      .filter(([, one]) => countsOn(one, asOf))
      .map(([id, one]) => {
        const moved = one.move === 'returned' ? street.returned : street.contracted[one.how ?? 'otherwise']
        return moved(street.name(stream), isUntold(id) ? street.areaUntold : areaText(pen, one.area))
      }),
  )
}

/** The street in one view: this renovation, and what the neighbourhood communities did beside it. */
export const streetPage = (pen: Pen, story: Story, entries: readonly Entry<{ readonly type: string }>[]): string => {
  const { words } = pen
  const { parts, street } = story
  const renovations = Object.entries(parts.renovations).map(([of, one]) => [
    words.street.name(of),
    String(one.communities),
    String(one.started),
    String(one.completed),
    one.households === undefined ? words.after.unknown : String(one.households),
    one.consent === undefined ? words.after.unknown : String(one.consent.reached),
  ])
  const count = Object.values(street.initiatives).reduce((sum, one) => sum + one.initiatives, 0)
  return section(
    words.street.title,
    sheet(words.street.renovationHeadings, renovations, [1, 2, 3, 4, 5]),
    count === 0 ? '' : underTitle(words.street.count(count), initiativesSheet(pen, story)),
    count === 0 ? '' : words.street.counted,
    lines(...landLines(pen, story, entries)),
  )
}
