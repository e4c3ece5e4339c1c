import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The folder of the Kunming example. */
export const example = resolve(import.meta.dirname, '../../docs/examples/kunming')

/** The lines of one of its files. */
export const linesOf = (file: string): readonly string[] =>
  readFileSync(join(example, file), 'utf8').trimEnd().split('\n')

/** How a run of it ended. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the example on a database. */
export const run = (database: string, ...args: readonly string[]): Promise<Run> =>
  new Promise((settle) => {
    const env = { ...process.env, XINYAN_DB: database }
    const program = resolve(example, 'main.ts')
    execFile(process.execPath, [program, ...args], { env, maxBuffer: 1 << 24 }, (error, out, err) =>
      settle({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })

/** How many commits a database holds. */
export const rowsIn = (file: string): number => {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(db.prepare('SELECT count(*) AS count FROM commits').get()?.['count'])
  } finally {
    db.close()
  }
}
