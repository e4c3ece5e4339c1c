import * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit } from '../../kernel/eventStore.ts'
import { isStorable } from '../../kernel/problem.ts'
import { storable, unanswerable } from '../storable.ts'
import { appending } from './append.ts'
import { attempt } from './failure.ts'
import { memoryOf } from './known.ts'
import type { Log } from './log.ts'
import { patiently, within, type Deadline } from './patience.ts'

const atOnce = 64

/** The event store on a record, which goes on asking for so many milliseconds while the servers are busy. */
export const commitsIn = (log: Log, patience: number): EventStore => {
  const memory = memoryOf(log)
  const append = appending(log, memory)

  const all = async (positions: readonly number[], deadline: Deadline): Promise<readonly StoredCommit[]> => {
    const commits: StoredCommit[] = []
    for (let from = 0; from < positions.length; from += atOnce) {
      const some = positions.slice(from, from + atOnce)
      commits.push(...(await Promise.all(some.map((position) => patiently(deadline, () => log.at(position))))))
    }
    return commits
  }

  return {
    read: async (stream, after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      if (!isStorable(stream)) return E.right([])
      return attempt('read', async () => {
        const deadline = within(patience)
        const { positions } = await patiently(deadline, () => memory.caughtUp(stream))
        return E.right(await all(positions.slice(after, after + limit), deadline))
      })
    },
    readAll: async (after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      return attempt('read', async () => {
        const deadline = within(patience)
        const newest = await patiently(deadline, log.newest)
        const length = Math.max(0, Math.min(limit, newest - after))
        return E.right(
          await all(
            Array.from({ length }, (_, index) => after + index + 1),
            deadline,
          ),
        )
      })
    },
    commitOf: async (stream, commandId) => {
      if (!isStorable(stream) || !isStorable(commandId)) return E.right(undefined)
      return attempt('read', async () => {
        const deadline = within(patience)
        const known = await patiently(deadline, () => memory.caughtUp(stream))
        const position = known.positionOf(commandId)
        return E.right(position === undefined ? undefined : await patiently(deadline, () => log.at(position)))
      })
    },
    append: async (given) => {
      const commit = storable(given)
      return E.isLeft(commit) ? commit : attempt('append', () => append(commit.right, within(patience)))
    },
  }
}
