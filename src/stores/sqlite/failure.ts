import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'

/** The world said no: what was being done, and why it could not be. */
export const failure = (doing: string, cause: string): StoreFailure => ({ type: 'StoreFailure', doing, cause })

const meanings: ReadonlyMap<number, string> = new Map([
  [5, 'another connection held the file locked for longer than the busy timeout'],
  [6, 'the table is locked'],
  [8, 'the file may only be read'],
  [10, 'the disk could not be read or written'],
  [11, 'the file is damaged'],
  [13, 'the disk is full, or the file has reached the size that it may have'],
  [14, 'the file cannot be opened'],
  [26, 'the file is not an SQLite database'],
])

interface Told extends Error {
  readonly code: string
  readonly errcode?: number
}

const isTold = (error: unknown): error is Told =>
  error instanceof Error && typeof (error as Partial<Told>).code === 'string'

const meaningOf = ({ code, errcode = 0 }: Told): string | undefined =>
  code === 'ERR_INVALID_STATE' ? 'the file was closed' : meanings.get(errcode & 0xff)

const thrownFor =
  (code: number) =>
  (error: unknown): boolean =>
    isTold(error) && ((error.errcode ?? 0) & 0xff) === code

/** Whether SQLite threw because another connection stood in the way. */
export const isBusy: (error: unknown) => boolean = thrownFor(5)

/** Whether the file system threw because a file is not there. */
export const isGone = (error: unknown): boolean => isTold(error) && error.code === 'ENOENT'

/** Whether SQLite threw because the file contradicts itself. */
export const isDamage: (error: unknown) => boolean = thrownFor(11)

/**
 * Answers with a failure where SQLite or the file system throws. An error without their code is a bug of ours and goes
 * on as it came.
 */
export const attempt = <F, T>(doing: string, work: () => E.Either<F, T>): E.Either<F | StoreFailure, T> => {
  try {
    return work()
  } catch (error) {
    if (!isTold(error)) throw error
    const meaning = meaningOf(error)
    return E.left(failure(doing, meaning === undefined ? error.message : `${meaning} (${error.message})`))
  }
}
