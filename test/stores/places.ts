import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { afterAll } from 'vitest'
import type { StoreFailure } from '../../src/kernel/eventStore.ts'

/** Where writing costs nothing, for specs that open hundreds of files and let no process die. */
export const quickDisk: string = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder of its own for the files of a spec, gone when the spec is done. */
export const folderFor = (what: string, disk: string = tmpdir()): string => {
  const folder = mkdtempSync(join(disk, `xinyan-${what}-`))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Paths of files that are not there yet. */
export const freshPaths = (folder: string): (() => string) => {
  let count = 0
  return () => join(folder, `${++count}.db`)
}

/** What was answered; an error of the test when that is a refusal. */
export const really = async <F, T>(answer: Promise<E.Either<F, T>>): Promise<T> => {
  const settled = await answer
  if (E.isLeft(settled)) throw new Error(JSON.stringify(settled.left))
  return settled.right
}

/** The cause of a failure; an error of the test when there was none. */
export const causeOf = async <T>(answer: Promise<E.Either<{ readonly type: string }, T>>): Promise<string> => {
  const settled = await answer
  if (E.isRight(settled) || settled.left.type !== 'StoreFailure') throw new Error(JSON.stringify(settled))
  return (settled.left as StoreFailure).cause
}
