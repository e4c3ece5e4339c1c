import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const at = (file: string): string => join(import.meta.dirname, file)

/** The lines of a golden file, as they stand in it. */
export const linesOf = (file: string): readonly string[] => readFileSync(at(file), 'utf8').trimEnd().split('\n')

export const jsonOf = (file: string): unknown => JSON.parse(readFileSync(at(file), 'utf8'))

export const pathOf = at

/** The events of the golden history, in its order, as the text that was once stored. */
export const goldenEvents: readonly string[] = linesOf('events.jsonl')

export const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex')

/** Hashes of the lines that have been released, by the version that released them first. */
export type Released = { readonly [version: string]: { readonly [file: string]: readonly string[] } }

/** The hashes of a file's lines over all versions, in order. */
export const releasedOf = (released: Released, file: string): readonly string[] =>
  Object.values(released).flatMap((files) => files[file] ?? [])

/** The released lines that no longer stand where they stood, by their number from 1: edited, moved or deleted. */
export const lost = (hashes: readonly string[], lines: readonly string[]): readonly number[] =>
  hashes.flatMap((hash, i) => (hash === hashOf(lines[i] ?? '') ? [] : [i + 1]))

/** The lines that no version has released yet: a golden file only ever grows at its end. */
export const unreleased = (hashes: readonly string[], lines: readonly string[]): readonly string[] =>
  lines.slice(hashes.length)

/** JSON with its keys in order, one to a line, so that a change shows where it is. */
export const sorted = (value: unknown): string => `${JSON.stringify(value, inOrder, 2)}\n`

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
