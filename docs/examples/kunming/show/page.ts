import { languages, percentage, table, widthOf, wordIn, wordOf, type Language, type WordSet } from 'xinyan'
import { words, type Tongue, type Words } from '../words.ts'

/** What a page is written with: the sentences of this example and those of the library, in one language. */
export interface Pen {
  readonly words: Words
  readonly language: Language
  /** The word for a term of the record, such as `shed` or `squareMetre`. */
  readonly word: (term: string) => string
  /** The word for one of a closed set, such as the kind of an inspection. */
  readonly wordIn: (set: WordSet) => (word: string) => string
}

export const penOf = (tongue: Tongue): Pen => {
  const language = languages[tongue]
  return { words: words[tongue], language, word: wordOf(language.words), wordIn: (set) => wordIn(language, set) }
}

/** A part of what is shown: its title with a rule under it, and blocks apart from each other. Empty blocks are left out. */
export const section = (title: string, ...blocks: readonly string[]): string =>
  [`${title}\n${'═'.repeat(widthOf(title))}`, ...blocks.filter((block) => block !== '')].join('\n\n')

/** A table of which the columns at some places are figures; nothing where there are no rows. */
export const sheet = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figures: readonly number[] = [],
): string =>
  rows.length === 0
    ? ''
    : table(
        headings.map((heading, i) => ({ heading, figures: figures.includes(i) })),
        rows,
      )

/** Lines under each other. */
export const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')

/** A table under a line that says what it is of; nothing where the table is empty. */
export const underTitle = (title: string, below: string): string => (below === '' ? '' : `${title}\n${below}`)

/** A part of a whole in per cent, or the word for none yet where there is no whole. */
export const share = ({ language }: Pen, part: number, whole: number): string =>
  whole === 0 ? language.none : percentage(part, whole)

/** Things that share a key, in the order in which each key came first. */
export const grouped = <T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    groups.set(key, [...(groups.get(key) ?? []), thing])
  }
  return [...groups.values()]
}

/** Days or ids in their order. */
export const inOrder = (all: readonly string[]): readonly string[] => all.toSorted((a, b) => (a < b ? -1 : 1))

/** So many days, or from so many to so many. */
export const span = (
  { words: { to } }: Pen,
  { least, most }: { readonly least: number; readonly most: number },
): string => (least === most ? String(least) : `${least} ${to} ${most}`)

/** A text as lines that are no wider than so many columns: broken at blanks, and between Chinese characters. */
export const wrapped = (text: string, columns: number): readonly string[] => {
  const pieces = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s+/gu) ?? []
  const all: string[] = ['']
  for (const piece of pieces) {
    const line = all.at(-1) ?? ''
    if (widthOf(line + piece.trimEnd()) <= columns || line === '') all[all.length - 1] = line + piece
    else all.push(piece.trimStart())
  }
  return all.map((line) => line.trim())
}

/** How many columns a page has. */
export const pageWidth = 118
const leastWidth = 24

/** A table as wide as a page at most, its last column wrapped: the rest of a long cell stands under its beginning. */
export const wrappedSheet = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figures: readonly number[] = [],
): string => {
  const others = headings
    .slice(0, -1)
    .map((heading, i) => Math.max(...[heading, ...rows.map((row) => row[i] ?? '')].map(widthOf)))
  const left = others.reduce((width, one) => width - one - 2, pageWidth)
  const spread = rows.flatMap((row) =>
    wrapped(row.at(-1) ?? '', Math.max(left, leastWidth)).map((line, i) => [
      ...row.slice(0, -1).map((cell) => (i === 0 ? cell : '')),
      line,
    ]),
  )
  return sheet(headings, spread, figures)
}
