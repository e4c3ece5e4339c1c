import * as E from 'fp-ts/Either'
import type { StoredCommit } from '../kernel/eventStore.ts'
import { digest } from '../kernel/digest.ts'
import { describe, type Problem } from '../kernel/problem.ts'
import { commitIn } from './commitLine.ts'
import { linesOf, type Pieces, type TextLine } from './textLines.ts'

/** A line that is not a commit, or not the one that was due, and why. */
export interface BadLine {
  /** Counted from 1. */
  readonly line: number
  readonly problems: readonly Problem[]
}

/** A text that is no export, with every line that is wrong; of more than 100 the first 100. */
export interface BadLines {
  readonly type: 'BadLines'
  readonly lines: readonly BadLine[]
  /** How many lines are wrong in all. */
  readonly count: number
}

/** What a text of commits amounts to: how many, and the SHA-256 of the text in hexadecimal. */
export interface Checked {
  readonly commits: number
  readonly digest: string
}

const mostReported = 100

const unless = (holds: boolean, path: string, expected: string, found: unknown): readonly Problem[] =>
  holds ? [] : [{ path: [path], expected, found: describe(found) }]

interface Stream {
  version: number
  recordedAt: string
}

/** Looks at commits one after another, and tells of each what does not follow on the ones before it. */
const inOrder = (): ((commit: StoredCommit, line: number) => readonly Problem[]) => {
  const streams = new Map<string, Stream>()
  const commands = new Set<string>()
  return ({ position, stream, version, commandId, recordedAt }, line) => {
    const before = streams.get(stream) ?? { version: 0, recordedAt: '' }
    const command = JSON.stringify([stream, commandId])
    const problems = [
      ...unless(position === line, 'position', String(line), position),
      ...unless(version === before.version + 1, 'version', String(before.version + 1), version),
      ...unless(recordedAt >= before.recordedAt, 'recordedAt', `no earlier than ${before.recordedAt}`, recordedAt),
      ...unless(!commands.has(command), 'commandId', 'an id that no commit of the stream had before', commandId),
    ]
    streams.set(stream, { version, recordedAt })
    commands.add(command)
    return problems
  }
}

const problemsOf = (line: TextLine, follows: ReturnType<typeof inOrder>): readonly Problem[] => {
  if (!line.ended)
    return [{ path: [], expected: 'the end of a line: the text may be cut off', found: describe(line.text) }]
  const commit = commitIn(line.text)
  return E.isLeft(commit) ? commit.left.problems : follows(commit.right, line.number)
}

/**
 * Looks through the text of a whole export without a store: every line by itself, and whether each is the one that was
 * due. A text that is cut off at the end of a line is a shorter export: compare its digest with that of the export.
 */
export const checkLines = async (pieces: Pieces): Promise<E.Either<BadLines, Checked>> => {
  const [follows, sum] = [inOrder(), digest()]
  const lines: BadLine[] = []
  let [commits, count] = [0, 0]
  for await (const line of linesOf(pieces)) {
    commits++
    sum.add(line.ended ? `${line.text}\n` : line.text)
    const problems = problemsOf(line, follows)
    if (problems.length > 0 && ++count <= mostReported) lines.push({ line: line.number, problems })
  }
  return count === 0 ? E.right({ commits, digest: sum.end() }) : E.left({ type: 'BadLines', lines, count })
}
