import type { JetStreamClient, JetStreamManager, StoredMsg } from '@nats-io/jetstream'
import type { NewCommit, StoredCommit } from '../../kernel/eventStore.ts'
import { Damage } from './failure.ts'
import { commitIn, messageOf } from './message.ts'
import { subjectOf } from './subject.ts'

/** A record on its servers, and how long one question may take. */
export interface Log {
  /** The commit at a position. */
  readonly at: (position: number) => Promise<StoredCommit>
  /** The first commit of a stream at a position or after it, if there is one. */
  readonly next: (stream: string, position: number) => Promise<StoredCommit | undefined>
  /** The position of the newest commit of a stream; 0 when it has none. */
  readonly newestOf: (stream: string) => Promise<number>
  /** The position of the newest commit of all. */
  readonly newest: () => Promise<number>
  /** Whether several servers hold the record. They compare a position of one stream before they agree, not when they do. */
  readonly isReplicated: boolean
  /**
   * Sends a commit that is to be kept when the newest of its stream is at this position, and, where it is said, when the
   * newest of all is at that one; answers where it is kept.
   */
  readonly send: (commit: NewCommit, after: number, afterAll: number | undefined) => Promise<number>
}

// The server answers these questions from the leader of the stream, never from a replica that may be behind.
export const logOn = (
  record: string,
  client: JetStreamClient,
  manager: JetStreamManager,
  isReplicated: boolean,
): Log => {
  const found = (message: StoredMsg | null) => (message === null ? undefined : commitIn(record, message))
  return {
    isReplicated,
    at: async (position) => {
      const commit = found(await manager.streams.getMessage(record, { seq: position }))
      if (commit === undefined) throw new Damage(`a commit is missing: position ${position}`)
      return commit
    },
    next: async (stream, position) => {
      const query = { seq: position, next_by_subj: subjectOf(record, stream) }
      return found(await manager.streams.getMessage(record, query))
    },
    newestOf: async (stream) => {
      const last = await manager.streams.getMessage(record, { last_by_subj: subjectOf(record, stream) })
      return last?.seq ?? 0
    },
    newest: async () => (await manager.streams.info(record)).state.last_seq,
    send: async (commit, after, afterAll) => {
      const { payload, headers } = messageOf(commit)
      // Servers that agree on messages have not always read a 0 for a stream in the same way.
      const ofStream = afterAll !== undefined && after === 0 ? {} : { lastSubjectSequence: after }
      const ofAll = afterAll === undefined ? {} : { lastSequence: afterAll }
      const expect = { streamName: record, ...ofStream, ...ofAll }
      const { seq } = await client.publish(subjectOf(record, commit.stream), payload, { headers, expect })
      return seq
    },
  }
}
