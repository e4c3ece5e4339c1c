import type { Story } from '../ask.ts'
import { lines, section, sheet, type Pen } from './page.ts'

const known = ({ words }: Pen, count: number): string => (count === 0 ? words.after.unknown : String(count))

/** The street in one view: this renovation, and what the neighbourhood communities did beside it. */
export const streetPage = (pen: Pen, { street }: Story): string => {
  const { words, word } = pen
  const kinds = Object.entries(street.initiatives)
  if (kinds.length === 0) return ''
  const rows = kinds.map(([kind, part]) => [
    kind === 'other' ? words.street.other : word(kind),
    String(part.initiatives),
    String(part.occasions),
    known(pen, part.beneficiaries),
    part.partners.length === 0 ? words.yet : String(part.partners.length),
  ])
  const { communities, started, completed, households, consenting } = street
  return section(
    words.street.title,
    words.street.renovation(communities, started, completed, String(households.value), String(consenting.value)),
    lines(sheet(words.street.headings, rows, [1, 2, 3, 4]), words.street.counted),
  )
}
