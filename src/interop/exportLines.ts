import * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit, StoreFailure } from '../kernel/eventStore.ts'
import { pagesAfter } from '../kernel/pages.ts'
import { settled } from '../kernel/settled.ts'
import { commitLine } from './commitLine.ts'

/** The lines of commits, each with its end. */
export const textOf = (commits: readonly StoredCommit[]): string =>
  commits.map((commit) => `${commitLine(commit)}\n`).join('')

/**
 * Writes a whole store down as text, one commit a line, in pieces of some hundred lines. A failure is the last thing that
 * is told; the text before it is the beginning of an export.
 */
export async function* exportLines(
  store: EventStore,
  page?: number,
): AsyncGenerator<E.Either<StoreFailure, string>, void, undefined> {
  for await (const commits of pagesAfter(settled(store), 0, page)) yield E.map(textOf)(commits)
}
