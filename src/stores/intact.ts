import * as E from 'fp-ts/Either'
import type { StoredCommit, StoreFailure } from '../kernel/eventStore.ts'

/** A commit as a table keeps it. */
export interface Row extends StoredCommit {
  readonly checksum: string
}

/** What a row is selected as. */
export const columns =
  'position, stream, version, command_id AS "commandId", fingerprint, recorded_at AS "recordedAt", recorded_by AS "by", events, checksum'

const placeOf = ({ position, stream, version }: StoredCommit): string =>
  `position ${position}, stream ${JSON.stringify(stream)}, version ${version}`

const damaged = (cause: string): E.Either<StoreFailure, never> => E.left({ type: 'StoreFailure', doing: 'read', cause })

/** How a store that keeps its commits in a table tells a row that is as it was written, given its SHA-256. */
export const intactBy = (sha256: (text: string) => string) => {
  /**
   * The SHA-256, in hexadecimal, of the JSON list of everything else in the row, in the order of the columns. It is part
   * of the format: any program can check a row with it.
   */
  const checksumOf = (commit: StoredCommit): string => {
    const { position, stream, version, commandId, fingerprint, recordedAt, by, events } = commit
    return sha256(JSON.stringify([position, stream, version, commandId, fingerprint, recordedAt, by, events]))
  }

  /** A commit as it was written; a row that was changed since is reported with its place and never handed out. */
  const intact = ({ checksum, ...row }: Row): E.Either<StoreFailure, StoredCommit> =>
    checksumOf(row) === checksum ? E.right(row) : damaged(`a commit is not as it was written: ${placeOf(row)}`)

  /** The commit of a command as it was written; an index that was damaged may lead to that of another. */
  const intactOf = (row: Row, stream: string, commandId: string): E.Either<StoreFailure, StoredCommit> =>
    row.stream === stream && row.commandId === commandId
      ? intact(row)
      : damaged(`a commit is out of place: command ${JSON.stringify(commandId)} led to ${placeOf(row)}`)

  /** Commits as they were written, each of them the one that is due after the one before it. */
  const intactRun = (
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
        return damaged(`a commit is missing or out of place: number ${due} before ${placeOf(row)}`)
      commits.push(commit.right)
    }
    return E.right(commits)
  }

  return { checksumOf, intactOf, intactRun }
}
