import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const source = (path: string): string => resolve(import.meta.dirname, '../../../src', path)

// What a program calls the package is the source here; run as it lies there, it is what was built.
const alias = {
  'xinyan/postgres': source('stores/postgres.ts'),
  'xinyan/sqlite': source('stores/sqlite.ts'),
  xinyan: source('index.ts'),
}

/** Bundles one of these programs with the source into a folder, so that plain Node can run it; answers with its path. */
export const bundled = async (program: string, folder: string): Promise<string> => {
  const outfile = join(folder, `${program}.mjs`)
  const entry = resolve(import.meta.dirname, `${program}.ts`)
  const how = { bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] } as const
  // CommonJS that is bundled into a module still asks for what Node has built in by require.
  const js = "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)"
  await build({ entryPoints: [entry], outfile, ...how, mainFields: [...how.mainFields], banner: { js }, alias })
  return outfile
}

/** A program that runs, and what it has said so far. */
export interface Running {
  readonly child: ChildProcess
  /** The lines that are complete: a killed program may have written half of one. */
  readonly lines: () => readonly string[]
  /** Waits for a line, or for the end of the program. */
  readonly has: (line: string) => Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly complaint: string }>
}

/** Runs a program. */
export const run = (path: string, ...args: readonly string[]): Running => {
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  let complaint = ''
  let notify = (): void => {}
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    notify()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const ended = new Promise<{ code: number | null; complaint: string }>((resolveEnd) => {
    child.on('close', (code) => resolveEnd({ code, complaint }))
  })
  const lines = () => said.split('\n').slice(0, -1)
  const has = (line: string): Promise<void> =>
    new Promise((resolveLine, reject) => {
      notify = () => {
        if (lines().includes(line)) resolveLine()
      }
      notify()
      void ended.then(() => reject(new Error(`it ended without saying ${line}: ${complaint}`)))
    })
  return { child, lines, has, ended }
}
