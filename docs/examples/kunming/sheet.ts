import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { Stop } from './stop.ts'

/** One line of a sheet: the number at which it ends in the file, and its cells. */
export interface SheetLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** A sheet as it was read, and what could not be read of it. */
export interface Sheet {
  readonly lines: readonly SheetLine[]
  readonly problems: readonly string[]
}

const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Stop(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const textAs = (encoding: string, bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/**
 * The text of a sheet as Excel in China saves it: UTF-8 with a byte order mark, plain UTF-8, or GB18030, which a Chinese
 * Windows means by "CSV". What is valid UTF-8 is read as such: Chinese in GB18030 never is, over more than a few characters.
 */
const textOf = (file: string): string => {
  const bytes = bytesOf(file)
  if (isUtf16(bytes)) throw new Stop(`${file}: this is UTF-16 (Unicode text); save it as CSV UTF-8 or as CSV`)
  const text = textAs('utf-8', bytes) ?? textAs('gb18030', bytes)
  if (text === undefined) throw new Stop(`${file}: this is neither UTF-8 nor GB18030`)
  if (text.includes('\u0000')) throw new Stop(`${file}: this is no text: it holds a zero byte`)
  return text
}

/** Reads the lines of a CSV file; blank ones are passed over. What is no CSV is told with its line. */
export const readSheet = (file: string): Sheet => {
  const problems: string[] = []
  const skipped = (error: CsvError | undefined): undefined => {
    const line = error?.['lines']
    problems.push(`${file}${typeof line === 'number' ? `:${line}` : ''}: ${error?.message ?? 'cannot be read'}`)
  }
  const lines: SheetLine[] = []
  parse(textOf(file), {
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines: line }) => {
      lines.push({ line, cells })
      return null
    },
    on_skip: skipped,
  })
  return { lines, problems }
}
