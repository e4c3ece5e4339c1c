import type { PoolConfig } from 'pg'
import { causeOf, isAnswered, isLost, NoAnswer, Refusal } from './failure.ts'
import type { PostgresClient, PostgresConfig, PostgresPool } from './driver.ts'
import { mustHold, settingsAsked } from './settings.ts'

/** Connections to one server, each of which is looked at before it is used for the first time. */
export interface Connections {
  /** Does something on a connection within some milliseconds; a connection that went wrong is not used again. */
  readonly use: <T>(milliseconds: number, work: (client: PostgresClient) => Promise<T>) => Promise<T>
  /** The same, asked again on another connection while there is time and the one before went lost. */
  readonly ask: <T>(work: (client: PostgresClient) => Promise<T>) => Promise<T>
  readonly end: () => Promise<void>
}

interface Manners {
  readonly patience: number
  readonly losesAcknowledgedWrites: boolean
}

interface OwnPool extends PostgresPool {
  readonly end?: () => Promise<void>
}

const isPool = (server: object): server is PostgresPool => typeof (server as PostgresPool).connect === 'function'

const poolFor = async (server: string | PostgresConfig, patience: number): Promise<OwnPool> => {
  const loaded = await import('pg').catch((error: unknown) => {
    throw new Refusal(`the package pg has to be installed beside this one (${causeOf(error)})`)
  })
  const config = typeof server === 'string' ? { connectionString: server } : server
  // The driver takes 0 for no limit at all.
  const connectionTimeoutMillis = Math.max(1, patience)
  // Statements that do not wait for one another's answers are sent together where the driver can.
  const how = { keepAlive: true, pipeline: true, ...config, max: config.max ?? 4, connectionTimeoutMillis }
  return new loaded.default.Pool(how as PoolConfig) as unknown as OwnPool
}

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('the server gave no answer in time')), Math.max(0, milliseconds))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const longestPause = 100

/** Waits a moment of another length each time, so that those who wait as well come at another moment. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, longestPause * (0.2 + Math.random() * 0.8)))

/** Whether there is time to wait that moment and to ask again before some time on the clock of the process. */
export const isTimeLeft = (until: number): boolean => performance.now() + longestPause < until

// A connection that breaks while nobody waits for it tells so by an event, which would otherwise end the process.
const heard = (): void => {}
const listened = new WeakSet<PostgresClient | PostgresPool>()
const listenTo = (speaker: PostgresClient | PostgresPool): void => {
  if (!listened.has(speaker)) speaker.on('error', heard)
  listened.add(speaker)
}

const connectionsOf = (pool: OwnPool, own: boolean, { patience, losesAcknowledgedWrites }: Manners): Connections => {
  const known = new WeakSet<PostgresClient>()
  listenTo(pool)

  const connected = async (milliseconds: number): Promise<PostgresClient> => {
    const connecting = pool.connect()
    try {
      return await within(milliseconds, connecting)
    } catch (error) {
      if (error instanceof NoAnswer) void connecting.then((late) => late.release(true)).catch(heard)
      throw error
    }
  }

  const looked = async (client: PostgresClient): Promise<void> => {
    if (known.has(client)) return
    const { rows } = await client.query(`SELECT ${settingsAsked}`)
    mustHold(rows[0] ?? {}, losesAcknowledgedWrites)
    known.add(client)
  }

  const use: Connections['use'] = async (milliseconds, work) => {
    const until = performance.now() + milliseconds
    const client = await connected(milliseconds)
    listenTo(client)
    let broken = true
    try {
      const doing = looked(client).then(() => work(client))
      const answer = await within(until - performance.now(), doing)
      broken = false
      return answer
    } catch (error) {
      broken = !isAnswered(error)
      throw error
    } finally {
      client.release(broken)
    }
  }

  const ask: Connections['ask'] = async (work) => {
    const until = performance.now() + patience
    for (;;) {
      try {
        return await use(until - performance.now(), work)
      } catch (error) {
        if (!isLost(error) || !isTimeLeft(until)) throw error
        await pause()
      }
    }
  }

  const end = async (): Promise<void> => {
    if (own) await pool.end?.()
  }

  return { use, ask, end }
}

/** Connections to a server, or those of a pool that belongs to somebody else and stays open. */
export const connectionsTo = async (
  server: string | PostgresConfig | PostgresPool,
  manners: Manners,
): Promise<Connections> =>
  typeof server === 'object' && isPool(server)
    ? connectionsOf(server, false, manners)
    : connectionsOf(await poolFor(server, manners.patience), true, manners)
