import * as E from 'fp-ts/Either'
import type { Answer, EventStore, NewCommit, StoredCommit, StoreFailure } from '../../kernel/eventStore.ts'
import { isStorable } from '../../kernel/problem.ts'
import { storable, unanswerable } from '../storable.ts'
import { isTimeLeft, pause, type Connections } from './connections.ts'
import { causeOf, failure, isLost } from './failure.ts'
import { groupWriter, type Appended } from './group.ts'
import { inGroups } from './queue.ts'
import { columns, intactOf, intactRun, rowOf, type Row } from './row.ts'
import type { Tables } from './schema.ts'

/** What the store on a record needs: its tables, connections, and how long to try. */
export interface Record {
  readonly tables: Tables
  readonly connections: Connections
  readonly patience: number
  readonly losesAcknowledgedWrites: boolean
}

const unknownOutcome = 'nobody could be asked whether it was stored, so send the command again with the same id'

/** Writes groups of commits, each again on another connection while it is not known what became of it. */
const groupsOn = ({ tables, connections, patience, losesAcknowledgedWrites }: Record) => {
  const write = groupWriter(tables, losesAcknowledgedWrites)
  return async (group: readonly NewCommit[]): Promise<readonly Appended[]> => {
    let until = performance.now() + patience
    let isUnknown = false
    for (;;) {
      let isCommitting = false
      try {
        return await connections.use(until - performance.now(), (client) =>
          write(client, group, (is) => (isCommitting = is)),
        )
      } catch (error) {
        const lost = isLost(error)
        if (isCommitting && lost && !isUnknown) {
          isUnknown = true
          until = performance.now() + patience
        }
        if (!lost || !isTimeLeft(until)) {
          const cause = isUnknown ? `${unknownOutcome} (${causeOf(error)})` : causeOf(error)
          return group.map(() => E.left(failure('append', cause)))
        }
        await pause()
      }
    }
  }
}

/** The event store on a record, and how to wait for what it was given. */
export const commitsIn = (record: Record): EventStore & { readonly idle: () => Promise<void> } => {
  const { tables, connections } = record
  const read = `SELECT ${columns} FROM ${tables.commits} WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3`
  const readAll = `SELECT ${columns} FROM ${tables.commits} WHERE position > $1 ORDER BY position LIMIT $2`
  const ofCommand = `SELECT ${columns} FROM ${tables.commits} WHERE stream = $1 AND command_id = $2`

  const asked = async <T>(
    text: string,
    values: unknown[],
    answerOf: (rows: readonly Row[]) => E.Either<StoreFailure, T>,
  ): Answer<StoreFailure, T> => {
    try {
      const { rows } = await connections.ask((client) => client.query(text, values))
      return answerOf(rows.map(rowOf))
    } catch (error) {
      return E.left(failure('read', causeOf(error)))
    }
  }

  const groups = inGroups<NewCommit, Appended>(groupsOn(record), ({ events }) => events.length)

  return {
    read: async (stream, after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      if (!isStorable(stream)) return E.right([])
      const isDue = (commit: StoredCommit, due: number) => commit.stream === stream && commit.version === due
      return asked(read, [stream, after, limit], (rows) => intactRun(rows, after, isDue))
    },
    readAll: async (after, limit) => {
      const problem = unanswerable(after, limit)
      if (problem !== undefined) return E.left(problem)
      return asked(readAll, [after, limit], (rows) => intactRun(rows, after, ({ position }, due) => position === due))
    },
    commitOf: async (stream, commandId) => {
      if (!isStorable(stream) || !isStorable(commandId)) return E.right(undefined)
      return asked<StoredCommit | undefined>(ofCommand, [stream, commandId], ([row]) =>
        row === undefined ? E.right(undefined) : intactOf(row, stream, commandId),
      )
    },
    append: async (given) => {
      const commit = storable(given)
      return E.isLeft(commit) ? commit : groups.give(commit.right)
    },
    idle: groups.idle,
  }
}
