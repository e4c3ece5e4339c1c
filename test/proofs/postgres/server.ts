import { join } from 'node:path'
import { openPostgresStore, type PostgresOptions, type PostgresStore } from 'xinyan/postgres'
import {
  makeData,
  packageName,
  programs,
  remove,
  runnable,
  type Server,
  serverFolder,
  startServer,
} from '../../stores/postgres/server.ts'
import { really } from '../places.ts'

const found = await programs()

/** Why there can be no server here, as a proof says it; empty where there can. */
export const noServer: { readonly because?: string } =
  found === undefined ? { because: `there is no ${packageName} with a PostgreSQL for this machine` } : {}

/** Lends a server of its own, which is gone afterwards. Whoever gives no settings gets those under which nothing is lost. */
export const onServer = async <T>(
  use: (server: Server, folder: string) => Promise<T>,
  settings: readonly string[] = [],
): Promise<T> => {
  if (found === undefined) throw new Error(noServer.because)
  const folder = serverFolder()
  try {
    const able = runnable(found, folder)
    makeData(able, join(folder, 'data'))
    const server = await startServer(able, join(folder, 'data'), settings)
    try {
      return await use(server, folder)
    } finally {
      await server.stop('SIGQUIT')
    }
  } finally {
    remove(folder)
  }
}

/** Lends a store, which is closed afterwards. */
export const withStore = async <T>(
  server: Parameters<typeof openPostgresStore>[0],
  options: PostgresOptions,
  use: (store: PostgresStore) => Promise<T>,
): Promise<T> => {
  const store = await really(openPostgresStore(server, options))
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
