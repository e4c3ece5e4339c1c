import { isDeepStrictEqual } from 'node:util'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { numbered } from '../stores/programs/numbered.ts'

/** Whether a commit says what was written under its command id, to the last byte. */
export const isAsWritten = ({ position, ...commit }: StoredCommit): boolean =>
  position >= 1 && isDeepStrictEqual(commit, numbered(commit.stream, commit.version, commit.commandId))

/** How many commits do not say what was written. */
export const tornIn = (commits: readonly StoredCommit[]): number => commits.filter((one) => !isAsWritten(one)).length

/** How many places in a list of commits do not hold the commit that is due there. */
export const outOfPlace = (commits: readonly StoredCommit[]): number =>
  commits.filter(({ position }, n) => position !== n + 1).length

/** How many of these ids are not there exactly once. */
export const notOnce = (ids: readonly string[], commits: readonly StoredCommit[]): number => {
  const times = new Map<string, number>()
  for (const { commandId } of commits) times.set(commandId, (times.get(commandId) ?? 0) + 1)
  return ids.filter((id) => times.get(id) !== 1).length
}
