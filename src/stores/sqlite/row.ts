import * as crypto from 'node:crypto'
import * as E from 'fp-ts/Either'
import type { StoredCommit, StoreFailure } from '../../kernel/eventStore.ts'
import { failure } from './failure.ts'

/** A row of the table of commits. */
export interface Row extends StoredCommit {
  readonly checksum: string
}

/** What a row is selected as. */
export const columns =
  'position, stream, version, command_id AS commandId, fingerprint, recorded_at AS recordedAt, recorded_by AS "by", events, checksum'

/**
 * The SHA-256, in hexadecimal, of the JSON list of everything else in the row, in the order of the columns. It is part of
 * the format of the file: any program can check a row with it.
 */
export const checksumOf = (commit: StoredCommit): string => {
  const { position, stream, version, commandId, fingerprint, recordedAt, by, events } = commit
  const said = JSON.stringify([position, stream, version, commandId, fingerprint, recordedAt, by, events])
  return crypto.hash('sha256', said, 'hex')
}

const placeOf = ({ position, stream, version }: StoredCommit): string =>
  `position ${position}, stream ${JSON.stringify(stream)}, version ${version}`

/** A commit as it was written; a row that was changed since is reported with its place and never handed out. */
export const intact = ({ checksum, ...row }: Row): E.Either<StoreFailure, StoredCommit> =>
  checksumOf(row) === checksum
    ? E.right(row)
    : E.left(failure('read', `a commit is not as it was written: ${placeOf(row)}`))

/** The commit of a command as it was written; an index that was damaged may lead to that of another. */
export const intactOf = (row: Row, stream: string, commandId: string): E.Either<StoreFailure, StoredCommit> => {
  if (row.stream === stream && row.commandId === commandId) return intact(row)
  return E.left(
    failure('read', `a commit is out of place: command ${JSON.stringify(commandId)} led to ${placeOf(row)}`),
  )
}

/** Commits as they were written, each of them the one that is due after the one before it. */
export const intactRun = (
  rows: readonly Row[],
  after: number,
  isDue: (commit: StoredCommit, number: number) => boolean,
): E.Either<StoreFailure, readonly StoredCommit[]> => {
  const commits: StoredCommit[] = []
  for (const [index, row] of rows.entries()) {
    const commit = intact(row)
    if (E.isLeft(commit)) return commit
    const due = after + index + 1
    if (!isDue(commit.right, due))
      return E.left(failure('read', `a commit is missing or out of place: number ${due} before ${placeOf(row)}`))
    commits.push(commit.right)
  }
  return E.right(commits)
}
