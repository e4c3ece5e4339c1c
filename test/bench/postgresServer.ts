import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  makeData,
  packageName,
  programs,
  remove,
  runnable,
  serverFolder,
  startServer,
} from '../stores/postgres/server.ts'
import { ownFolder } from './peers.ts'

/** Measures on a PostgreSQL of its own with its settings as they come, or says why there is none. */
export const onServer = async <T>(measure: (url: string) => Promise<T>, unless: (why: string) => T): Promise<T> => {
  const found = await programs()
  if (found === undefined) return unless(`there is no ${packageName}`)
  mkdirSync(ownFolder, { recursive: true })
  // On a disk, and not in memory as for the specs: what is measured is mostly the sync.
  const folder = serverFolder(ownFolder)
  const able = runnable(found, folder)
  makeData(able, join(folder, 'data'))
  const server = await startServer(able, join(folder, 'data'))
  try {
    return await measure(server.url)
  } finally {
    // Pools answer that they have ended before their connections have: a server that ends first would be an error.
    await setTimeout(500)
    await server.stop()
    remove(folder)
  }
}
