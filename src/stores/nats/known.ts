import type { StoredCommit } from '../../kernel/eventStore.ts'
import { Behind, Damage } from './failure.ts'
import type { Log } from './log.ts'

/** What a connection knows of a stream: where each of its commits is, and what each command led to. */
export interface Known {
  /** The positions of the commits, by version. */
  readonly positions: readonly number[]
  readonly positionOf: (commandId: string) => number | undefined
  /** The position of the newest commit that is known; 0 when there is none. */
  readonly newest: () => number
  readonly take: (commit: StoredCommit) => void
}

const nothingKnown = (): Known => {
  const positions: number[] = []
  const byCommand = new Map<string, number>()
  const newest = () => positions.at(-1) ?? 0
  return {
    positions,
    positionOf: (commandId) => byCommand.get(commandId),
    newest,
    take: ({ stream, version, commandId, position }) => {
      if (position <= newest()) return
      if (version !== positions.length + 1)
        throw new Damage(
          `a commit is missing or out of place: stream ${JSON.stringify(stream)}, version ${positions.length + 1}, ` +
            `before position ${position}, version ${version}`,
        )
      positions.push(position)
      byCommand.set(commandId, position)
    },
  }
}

const streamsKept = 1000

/** What a connection knows of streams; of those that it has not used for long it forgets everything. */
export interface Memory {
  /** What is known of a stream, however old. */
  readonly of: (stream: string) => Known
  /** What is known of a stream once everything is known that was acknowledged before. */
  readonly caughtUp: (stream: string) => Promise<Known>
}

export const memoryOf = (log: Log): Memory => {
  const streams = new Map<string, Known>()

  const of = (stream: string): Known => {
    const known = streams.get(stream) ?? nothingKnown()
    streams.delete(stream)
    streams.set(stream, known)
    for (const [oldest] of streams) if (streams.size > streamsKept) streams.delete(oldest)
    return known
  }

  return {
    of,
    caughtUp: async (stream) => {
      const known = of(stream)
      const newest = await log.newestOf(stream)
      if (newest < known.newest() && (await log.newestOf(stream)) < known.newest())
        throw new Behind(`the record ends before what was read from it: position ${newest} of a stream`)
      while (known.newest() < newest) {
        const commit = await log.next(stream, known.newest() + 1)
        if (commit === undefined) throw new Behind(`position ${newest} of a stream is not there any more`)
        known.take(commit)
      }
      return known
    },
  }
}
