import { readFileSync } from 'node:fs'

/** Something that whoever runs this program can put right: told in a sentence with its place, and no stack. */
export class Stop extends Error {}

/** The text of a file, or a stop that names it. */
export const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Stop(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
