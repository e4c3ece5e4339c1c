import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'

/** How many commits are read at a time when nothing else is said. */
export const pageSize = 500

const misplaced = (commits: readonly StoredCommit[], after: number): StoreFailure | undefined => {
  const index = commits.findIndex(({ position }, i) => position !== after + i + 1)
  const found = commits[index]
  if (found === undefined) return undefined
  const cause = `the commit at position ${after + index + 1} was due and that at ${found.position} came`
  return { type: 'StoreFailure', doing: 'readAll', cause }
}

/** The commits after a position, each of them the one that was due: a gap is a failure and is never passed over. */
export const pageAfter = async (
  store: EventStore,
  after: number,
  size: number,
): Answer<StoreFailure, readonly StoredCommit[]> => {
  const page = await store.readAll(after, size)
  if (E.isLeft(page)) return page
  const problem = misplaced(page.right, after)
  return problem === undefined ? page : E.left(problem)
}

/** Everything that a store holds after a position, page by page; a failure is the last thing that is told. */
export async function* pagesAfter(
  store: EventStore,
  after: number,
  size: number = pageSize,
): AsyncGenerator<E.Either<StoreFailure, readonly StoredCommit[]>, void, undefined> {
  for (let from = after; ; ) {
    const page = await pageAfter(store, from, size)
    if (E.isLeft(page)) {
      yield page
      return
    }
    if (page.right.length === 0) return
    yield page
    from += page.right.length
  }
}
