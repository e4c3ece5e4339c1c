import { longestLine } from './commitLine.ts'

/** Text in pieces of any size, cut anywhere, as files and connections give it. */
export type Pieces = Iterable<string> | AsyncIterable<string>

/** A line of a text, and whether it was ended: the last line of a text that was cut off is not. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  readonly ended: boolean
}

/**
 * The lines of a text. Of a line that is longer than any may be only the beginning is kept, so that no input can fill
 * the memory; it is longer than `longestLine` all the same.
 */
export async function* linesOf(pieces: Pieces): AsyncGenerator<TextLine, void, undefined> {
  let [number, open]: [number, string[]] = [1, []]
  let length = 0
  const take = (part: string): void => {
    if (length <= longestLine) open.push(part)
    length += part.length
  }
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      take(piece.slice(from, end))
      yield { number: number++, text: open.join(''), ended: true }
      ;[open, length, from] = [[], 0, end + 1]
    }
    if (from < piece.length) take(piece.slice(from))
  }
  if (length > 0) yield { number, text: open.join(''), ended: false }
}
