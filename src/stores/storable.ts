import * as E from 'fp-ts/Either'
import { storedCommit } from '../kernel/commit.ts'
import type { NewCommit, StoreFailure } from '../kernel/eventStore.ts'
import { isStorable } from '../kernel/problem.ts'
import { wholeNumber } from '../kernel/shape.ts'

const counted = wholeNumber(0, Number.MAX_SAFE_INTEGER)

/**
 * What is to be kept of a commit, or why a store could not give it back unchanged: then nothing of it is written.
 * Whatever else the object carries, such as the position it has in another store, is left out.
 */
export const storable = (commit: NewCommit): E.Either<StoreFailure, NewCommit> => {
  const { stream, version, commandId, fingerprint, recordedAt, by, events } = commit
  const own = { stream, version, commandId, fingerprint, recordedAt, by, events }
  const [problem] = storedCommit.problemsOf({ ...own, position: 1 }) ?? []
  if (problem !== undefined)
    return E.left(refusal('append', `${problem.path.join('.')}: expected ${problem.expected}, found ${problem.found}`))
  if (!isStorable(events)) return E.left(refusal('append', 'events: expected text without U+0000 or a lone surrogate'))
  return E.right(own)
}

/** Why commits after `after`, at most `limit` of them, cannot be asked for; undefined when they can. */
export const unanswerable = (after: number, limit: number): StoreFailure | undefined => {
  const [problem] = counted.problemsOf(after) ?? counted.problemsOf(limit) ?? []
  return problem && refusal('read', `after and limit: expected ${problem.expected}, found ${problem.found}`)
}

const refusal = (doing: string, cause: string): StoreFailure => ({ type: 'StoreFailure', doing, cause })
