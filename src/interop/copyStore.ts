import * as E from 'fp-ts/Either'
import { digest, type Digest } from '../kernel/digest.ts'
import type { Answer, EventStore, StoreFailure } from '../kernel/eventStore.ts'
import { pageAfter, pageSize, pagesAfter } from '../kernel/pages.ts'
import { settled } from '../kernel/settled.ts'
import { arrive, endsAt, type TargetDiffers } from './arrival.ts'
import type { Checked } from './checkLines.ts'
import { textOf } from './exportLines.ts'

/** How a store is copied. */
export interface CopyOptions {
  /** Is told how many commits stand in the new store, again and again. */
  readonly progress?: (commits: number) => void
  /** How many commits are read at a time; 500 when not given. */
  readonly page?: number
}

/** The two stores are not equal after copying: one of them does not give back what it holds. */
export interface CopyDiffers {
  readonly type: 'CopyDiffers'
  readonly from: string
  readonly to: string
}

const sumUpTo = async (store: EventStore, last: number, page: number): Answer<StoreFailure, string> => {
  const sum: Digest = digest()
  for (let position = 0; position < last; ) {
    const commits = await pageAfter(store, position, Math.min(page, last - position))
    if (E.isLeft(commits)) return commits
    if (commits.right.length === 0)
      return E.left({ type: 'StoreFailure', doing: 'copy', cause: `the store ends before position ${last}` })
    sum.add(textOf(commits.right))
    position += commits.right.length
  }
  return E.right(sum.end())
}

/**
 * Copies everything into another store, which is empty or holds the beginning of it: positions, versions, times and the
 * exact text. After an interruption, call it again. At the end both stores are read once more and compared.
 *
 * @remarks Nobody may write into the new store meanwhile. What is written into the old one while it is copied is copied
 * too, until nothing is left; end the writing before the last call.
 *
 * @returns how many commits there are, and the SHA-256 of their export, which is the same for both stores.
 */
export const copyStore = async (
  given: EventStore,
  into: EventStore,
  { progress, page = pageSize }: CopyOptions = {},
): Answer<TargetDiffers | CopyDiffers | StoreFailure, Checked> => {
  const [from, to] = [settled(given), settled(into)]
  let commits = 0
  for await (const read of pagesAfter(from, 0, page)) {
    if (E.isLeft(read)) return read
    const arrived = await arrive(to, read.right)
    if (E.isLeft(arrived)) return arrived
    commits += read.right.length
    progress?.(commits)
  }
  const [ended, mine, theirs] = [
    await endsAt(to, commits),
    await sumUpTo(from, commits, page),
    await sumUpTo(to, commits, page),
  ]
  if (E.isLeft(ended)) return ended
  if (E.isLeft(mine)) return mine
  if (E.isLeft(theirs)) return theirs
  if (mine.right !== theirs.right) return E.left({ type: 'CopyDiffers', from: mine.right, to: theirs.right })
  return E.right({ commits, digest: mine.right })
}
