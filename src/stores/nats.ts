import { jetstream, jetstreamManager, JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream'
import { type ConnectionOptions, type NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import * as E from 'fp-ts/Either'
import type { Answer, EventStore, StoreFailure } from '../kernel/eventStore.ts'
import { commitsIn } from './nats/commits.ts'
import { attempt, failure } from './nats/failure.ts'
import { incomplete, keepsEverything, weaknesses } from './nats/guard.ts'
import { logOn } from './nats/log.ts'
import { patiently, within } from './nats/patience.ts'
import { isRecordName } from './nats/subject.ts'
import { unproven } from './nats/sync.ts'

/** What must be said in words before a store gives less than it promises, and how its servers are reached. */
export interface NatsOptions {
  /**
   * How to reach the servers, as the client of NATS has it: `servers`, and whatever proves who one is. `timeout` says, in
   * milliseconds, how long one question may stay without an answer, 5,000 when not given; then it is asked again.
   */
  readonly connection?: ConnectionOptions
  /** How many milliseconds to go on asking while servers choose a leader or come back; 15,000 when not given. */
  readonly patience?: number
  /** How many servers hold the record; 3 when not given, and 1 with `onOneServer`. */
  readonly replicas?: 3 | 5
  /** The addresses of the monitoring ports of all servers that hold the record, such as `http://nats-1:8222`. */
  readonly monitoring?: readonly string[]
  /** Needed for a record on a single server: it is gone when the disk of that server is. */
  readonly onOneServer?: boolean
  /** Needed where it cannot be read that servers write to their disks first: a power cut may then take what was acknowledged. */
  readonly syncNotProven?: boolean
}

/** An event store on servers of NATS, which many processes on many machines may use at once. */
export interface NatsStore extends EventStore {
  /** Closes the connection. Whatever is asked of it afterwards is answered with a failure; closing it again does nothing. */
  readonly close: () => Answer<StoreFailure, undefined>
}

const refused = (cause: string): E.Either<StoreFailure, never> => E.left(failure('open', cause))

const infoOf = async (manager: JetStreamManager, record: string, replicas: number) => {
  const settings = keepsEverything(record, replicas)
  try {
    return await manager.streams.info(record)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.status !== 404) throw error
    return manager.streams.add({ ...settings, subjects: [...settings.subjects] })
  }
}

const used = async (
  connection: NatsConnection,
  record: string,
  options: NatsOptions,
): Promise<E.Either<StoreFailure, EventStore>> => {
  const patience = options.patience ?? 15_000
  const replicas = options.onOneServer === true ? 1 : (options.replicas ?? 3)
  const timeout = options.connection?.timeout ?? 5000
  const manager = await patiently(within(patience), () => jetstreamManager(connection, { timeout }))
  const info = await patiently(within(patience), () => infoOf(manager, record, replicas))
  const [weakness] = weaknesses(info.config, replicas)
  if (weakness !== undefined)
    return refused(replicas === 3 && info.config.num_replicas < 3 ? `${weakness}, or say onOneServer` : weakness)
  const missing = incomplete(info)
  if (missing !== undefined) return refused(missing)
  const doubt = options.syncNotProven === true ? undefined : await unproven(info, options.monitoring ?? [])
  if (doubt !== undefined)
    return refused(`it is not proven that servers write to their disks first: ${doubt}; or say syncNotProven`)
  return E.right(
    commitsIn(logOn(record, jetstream(connection, { timeout }), manager, info.config.num_replicas > 1), patience),
  )
}

/**
 * Opens a record on servers of NATS with JetStream, and makes it where there is none. A commit that it acknowledges is
 * held by a majority of the servers that hold the record.
 *
 * @remarks It answers with a failure, and changes nothing, when the record may lose what was acknowledged: by its settings,
 * because commits are missing, or because nothing proves that servers write to their disks first.
 */
export const openNatsStore = async (
  record: string,
  options: NatsOptions = {},
): Promise<E.Either<StoreFailure, NatsStore>> => {
  if (!isRecordName(record)) return refused('a record is named in 1 to 64 letters without marks, digits, - and _')
  return attempt('open', async () => {
    const connection = await connect({ maxReconnectAttempts: -1, reconnectTimeWait: 200, ...options.connection })
    const close = () =>
      attempt('close', async () => {
        if (!connection.isClosed()) await connection.close()
        return E.right(undefined)
      })
    const store = await attempt('open', () => used(connection, record, options))
    if (E.isLeft(store)) await close()
    return E.map((port: EventStore) => ({ ...port, close }))(store)
  })
}
