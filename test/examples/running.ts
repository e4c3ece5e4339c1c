import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

/** The folder of the Kunming example. */
export const example = resolve(import.meta.dirname, '../../docs/examples/kunming')

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
