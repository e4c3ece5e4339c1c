import * as E from 'fp-ts/Either'
import type { CommandIdReused, Conflict, NewCommit, StoredCommit, StoreFailure } from '../../kernel/eventStore.ts'
import { causeOf, failure, isOvertaken, mayPass } from './failure.ts'
import type { Known, Memory } from './known.ts'
import type { Log } from './log.ts'
import { patiently, pause, type Deadline } from './patience.ts'

type Appended = E.Either<Conflict | CommandIdReused | StoreFailure, StoredCommit>

/**
 * Appends a commit. It is sent with the position of the newest commit that is known of its stream, and kept only when
 * that still is the newest: so nothing that is unknown here, such as the same command sent from elsewhere, is before it.
 * Where several servers hold the record, it is kept only when nothing at all has come meanwhile: they compare that, and
 * only that, in the order in which they agree on messages.
 *
 * When no answer comes, the commit is sent again in the same words. At most one of the two can be kept.
 */
export const appending =
  (log: Log, memory: Memory) =>
  async (commit: NewCommit, deadline: Deadline): Promise<Appended> => {
    const { stream, version, commandId, fingerprint } = commit

    const answered = async (position: number): Promise<Appended> => {
      const before = await patiently(deadline, () => log.at(position))
      return before.fingerprint === fingerprint
        ? E.right(before)
        : E.left({ type: 'CommandIdReused', stream, commandId })
    }
    const unknown = (error: unknown): Appended => {
      const advice = 'whether the commit is stored is unknown: send the same command again'
      return E.left(failure('append', `${causeOf(error)}; ${advice}`))
    }
    // The end of the record is asked for first: whatever is before it is known once the stream has been read.
    const catchUp = () =>
      patiently(deadline, async () => {
        const end = log.isReplicated ? await log.newest() : undefined
        return { end, known: await memory.caughtUp(stream) }
      })

    let known: Known = memory.of(stream)
    let end: number | undefined
    let isNew = false
    let unanswered: unknown
    for (;;) {
      const before = known.positionOf(commandId)
      if (before !== undefined) return answered(before)
      const actual = known.positions.length
      if (version !== actual + 1) {
        if (isNew) return E.left({ type: 'Conflict', stream, expected: version - 1, actual })
      } else if (isNew || !log.isReplicated)
        try {
          const position = await log.send(commit, known.newest(), end)
          known.take({ ...commit, position })
          return E.right({ ...commit, position })
        } catch (error) {
          if (!isOvertaken(error)) {
            if (!mayBeKept(error)) throw error
            unanswered = error
            if (deadline.passed()) return unknown(error)
          } else if (deadline.passed()) throw error
          if (isNew) await pause(isOvertaken(error) ? 20 : 200)
        }
      try {
        const caught = await catchUp()
        known = caught.known
        end = caught.end
        isNew = true
      } catch (error) {
        if (unanswered === undefined) throw error
        return unknown(unanswered)
      }
    }
  }

const mayBeKept = (error: unknown): boolean =>
  mayPass(error) || (error instanceof Error && error.name === 'ClosedConnectionError')
