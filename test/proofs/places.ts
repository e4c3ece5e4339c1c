import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Lends a folder, and takes it away afterwards. */
export const inFolder = async <T>(use: (folder: string) => Promise<T>, quick = false): Promise<T> => {
  const folder = mkdtempSync(join(quick && existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'xinyan-proof-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A program that writes or reads as a process of its own, with the package as it was built. */
export const program = (name: string): string => resolve(import.meta.dirname, `../stores/programs/${name}.ts`)

type Answer<F, T> = { readonly _tag: 'Left'; readonly left: F } | { readonly _tag: 'Right'; readonly right: T }

/** What was answered; an error of the proof when that is a refusal. */
export const really = async <F, T>(answer: Promise<Answer<F, T>>): Promise<T> => {
  const settled = await answer
  if (settled._tag === 'Left') throw new Error(JSON.stringify(settled.left))
  return settled.right
}
