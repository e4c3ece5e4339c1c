import * as E from 'fp-ts/Either'
import { storedCommit } from '../kernel/commit.ts'
import type { StoredCommit } from '../kernel/eventStore.ts'
import { malformed, type Malformed } from '../kernel/guard.ts'
import { describe, isStorable, type Problem } from '../kernel/problem.ts'

/** The most characters that a line may have: more than the greatest commit that a store is asked to keep. */
export const longestLine = 64 * 1024 * 1024

/**
 * A commit as one line of JSON, without the end of the line: each key once, in this order, with no space, so that equal
 * commits are equal lines and any program can compare two exports byte by byte.
 */
export const commitLine = (commit: StoredCommit): string => {
  const { position, stream, version, commandId, fingerprint, recordedAt, by, events } = commit
  return JSON.stringify({ position, stream, version, commandId, fingerprint, recordedAt, by, events })
}

const wrong = (expected: string, value: unknown): E.Either<Malformed, never> =>
  E.left(malformed([{ path: [], expected, found: describe(value) }]))

const parsed = (line: string): E.Either<Malformed, unknown> => {
  try {
    return E.right(JSON.parse(line) as unknown)
  } catch {
    return wrong('one line of JSON', line)
  }
}

const eventsProblem = (commit: StoredCommit): readonly Problem[] =>
  isStorable(commit.events)
    ? []
    : [{ path: ['events'], expected: 'text without U+0000 or a lone surrogate', found: describe(commit.events) }]

/**
 * Reads a line that `commitLine` has written, and refuses every other one: a key that stands twice, a key that is
 * unknown, another order, another spelling. What it accepts is written again as the same line.
 */
export const commitIn = (line: string): E.Either<Malformed, StoredCommit> => {
  if (line.startsWith('\ufeff')) return wrong('a line without a byte order mark', line)
  if (line.length > longestLine) return wrong(`at most ${longestLine} characters`, line)
  const json = parsed(line)
  if (E.isLeft(json)) return json
  const problems = storedCommit.problemsOf(json.right) ?? eventsProblem(json.right as StoredCommit)
  if (problems.length > 0) return E.left(malformed(problems))
  const commit = json.right as StoredCommit
  return commitLine(commit) === line
    ? E.right(commit)
    : wrong('a line as an export writes it: each key once, in order, without spaces', line)
}
