import { padTo, widthOf } from './width.ts'

/** One column: its heading, and whether its cells are figures, which stand to the right. */
export interface Column {
  readonly heading: string
  readonly figures?: boolean
}

/** A table as text, its columns aligned whatever the script of its cells; a rule under the headings. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map(({ heading }, i) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[i] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ figures }, i) => padTo(cells[i] ?? '', widths[i] ?? 0, figures === true ? 'left' : 'right'))
      .join('  ')
      .trimEnd()
  return [
    line(columns.map((column) => column.heading)),
    widths
      .map((width) => '─'.repeat(width))
      .join('  ')
      .trimEnd(),
    ...rows.map(line),
  ].join('\n')
}

/** A bar of so many columns that is filled as far as a part is of a whole. */
export const bar = (part: number, whole: number, columns: number): string => {
  const filled = whole === 0 ? 0 : Math.floor((part * columns) / whole)
  return '█'.repeat(filled) + '░'.repeat(columns - filled)
}
