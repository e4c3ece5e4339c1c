import * as E from 'fp-ts/Either'
import { digest } from '../kernel/digest.ts'
import type { Answer, EventStore, StoredCommit, StoreFailure } from '../kernel/eventStore.ts'
import { pageSize } from '../kernel/pages.ts'
import { settled } from '../kernel/settled.ts'
import { arrive, endsAt, type TargetDiffers } from './arrival.ts'
import { checkLines, type BadLines, type Checked } from './checkLines.ts'
import { commitIn } from './commitLine.ts'
import { linesOf, type Pieces } from './textLines.ts'

/** How an export is read in. */
export interface ImportOptions {
  /** The digest that the export had: a text with another one is refused, though every line of it be good. */
  readonly digest?: string
  /** Is told how many commits stand in the store, again and again. */
  readonly progress?: (commits: number) => void
}

/** The text is not the one that was asked for, or it changed between the two readings; told with what was found. */
export interface OtherText {
  readonly type: 'OtherText'
  readonly expected: string
  readonly found: string
}

/** Why an export was not read in, or not to its end. */
export type ImportFailure = BadLines | OtherText | TargetDiffers | StoreFailure

type Filled = Answer<OtherText | TargetDiffers | StoreFailure, string>

const other = (expected: string, found: string): E.Either<OtherText, never> =>
  E.left({ type: 'OtherText', expected, found })

const fill = async (to: EventStore, pieces: Pieces, known: Checked, { progress }: ImportOptions): Filled => {
  const sum = digest()
  let [page, commits]: [StoredCommit[], number] = [[], 0]
  const send = async (): Answer<TargetDiffers | StoreFailure, undefined> => {
    const arrived = await arrive(to, page)
    commits += page.length
    page = []
    if (E.isRight(arrived)) progress?.(commits)
    return arrived
  }
  for await (const { number, text } of linesOf(pieces)) {
    const commit = commitIn(text)
    if (E.isLeft(commit) || commit.right.position !== number) return other(known.digest, `another line ${number}`)
    sum.add(`${text}\n`)
    page.push(commit.right)
    const sent = page.length < pageSize ? E.right(undefined) : await send()
    if (E.isLeft(sent)) return sent
  }
  const sent = await send()
  return E.isLeft(sent) ? sent : E.right(sum.end())
}

/**
 * Reads an export into a store that is empty or holds the beginning of it. The text is read twice: a first time to look
 * at every line, and only when all of them are good a second time to store them. After an interruption, call it again.
 *
 * @param read - gives the text from its beginning, each time it is called.
 * @returns how many commits there are, and the SHA-256 of the text; or every bad line, with nothing stored.
 */
export const importLines = async (
  given: EventStore,
  read: () => Pieces,
  options: ImportOptions = {},
): Answer<ImportFailure, Checked> => {
  const to = settled(given)
  const checked = await checkLines(read())
  if (E.isLeft(checked)) return checked
  const known = checked.right
  if (options.digest !== undefined && options.digest !== known.digest) return other(options.digest, known.digest)
  const fits = await endsAt(to, known.commits)
  if (E.isLeft(fits)) return fits
  const filled = await fill(to, read(), known, options)
  if (E.isLeft(filled)) return filled
  return filled.right === known.digest ? checked : other(known.digest, filled.right)
}
