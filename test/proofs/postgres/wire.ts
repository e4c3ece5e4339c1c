import { Pool } from 'pg'
import { type Fate, type Proxy, proxyTo } from '../proxy.ts'

const commit = Buffer.from('Q\0\0\0\x0bCOMMIT\0', 'latin1')

/** A way to a PostgreSQL on which each COMMIT has a fate. */
export const proxyToPostgres = (port: number, fate: () => Fate): Promise<Proxy> =>
  proxyTo(port, (sent) => sent.indexOf(commit), fate)

/** Where to connect to for a way like that. */
export const urlOf = ({ port }: { readonly port: number }): string => `postgres://postgres@127.0.0.1:${port}/postgres`

/** Connections for what is wrong on purpose; one that breaks is told where it is used, and nowhere else. */
const carelessPool = (url: string, max: number): Pool => {
  const pool = new Pool({ connectionString: url, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Lends connections, which are closed afterwards. */
export const withPool = async <T>(url: string, use: (pool: Pool) => Promise<T>, max = 1): Promise<T> => {
  const pool = carelessPool(url, max)
  try {
    return await use(pool)
  } finally {
    await pool.end()
  }
}
