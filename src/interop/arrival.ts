import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoredCommit, StoreFailure } from '../kernel/eventStore.ts'
import { pageAfter } from '../kernel/pages.ts'
import { commitLine } from './commitLine.ts'

/** The store that was to be filled holds something else, from this position on; what is there was not touched. */
export interface TargetDiffers {
  readonly type: 'TargetDiffers'
  readonly position: number
  readonly stream: string
  readonly version: number
}

export const differs = ({ position, stream, version }: StoredCommit): E.Either<TargetDiffers, never> =>
  E.left({ type: 'TargetDiffers', position, stream, version })

type Arrived = Answer<TargetDiffers | StoreFailure, undefined>

const isEqual = (a: StoredCommit | undefined, b: StoredCommit): boolean =>
  a !== undefined && commitLine(a) === commitLine(b)

const appended = async (to: EventStore, commits: readonly StoredCommit[]): Arrived => {
  for (const commit of commits) {
    const answer = await to.append(commit)
    if (E.isLeft(answer) && answer.left.type === 'StoreFailure') return E.left(answer.left)
    if (E.isLeft(answer) || !isEqual(answer.right, commit)) return differs(commit)
  }
  return E.right(undefined)
}

/** Holds that commits stand in a store as they are, and appends those that are not there yet. */
export const arrive = async (to: EventStore, commits: readonly StoredCommit[]): Arrived => {
  const [first] = commits
  if (first === undefined) return E.right(undefined)
  const there = await pageAfter(to, first.position - 1, commits.length)
  if (E.isLeft(there)) return there
  const other = there.right.find((commit, index) => commits[index] === undefined || !isEqual(commits[index], commit))
  if (other !== undefined) return differs(other)
  return appended(to, commits.slice(there.right.length))
}

/** Holds that a store ends with a position. */
export const endsAt = async (to: EventStore, position: number): Arrived => {
  const beyond = await pageAfter(to, position, 1)
  if (E.isLeft(beyond)) return beyond
  const [more] = beyond.right
  return more === undefined ? E.right(undefined) : differs(more)
}
