import type { Commit } from './commit.ts'
import type { AnyEvent } from './fact.ts'

/**
 * The commits that had been recorded by the end of a day, or by an instant: what was known then, whenever it happened.
 *
 * @param until - a day such as `2019-08-31`, which means the whole of it in UTC, or an instant such as
 *   `2019-08-31T15:59:59.999Z`, which is the end of that day in China.
 */
export const asKnown = <Ev extends AnyEvent>(commits: readonly Commit<Ev>[], until: string): readonly Commit<Ev>[] => {
  const end = until.length === 10 ? `${until}T23:59:59.999Z` : until
  const later = commits.findIndex((commit) => commit.recordedAt > end)
  return later < 0 ? commits : commits.slice(0, later)
}
