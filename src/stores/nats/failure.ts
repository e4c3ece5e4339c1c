import { JetStreamApiError } from '@nats-io/jetstream'
import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'

/** The world said no: what was being done, and why it could not be. */
export const failure = (doing: string, cause: string): StoreFailure => ({ type: 'StoreFailure', doing, cause })

/** The record is not what it should be. Asking again does not change that. */
export class Damage extends Error {}

/** A server answered from behind what this connection has seen, as a new leader may for a moment. */
export class Behind extends Error {}

const endings = ['ClosedConnectionError', 'DrainingConnectionError']
const passing = ['TimeoutError', 'RequestError', 'NoRespondersError', 'JetStreamNotEnabled', 'ConnectionError']

/** Whether the same question may be answered in a moment: a leader is being chosen, or a connection made again. */
export const mayPass = (error: unknown): boolean => {
  if (error instanceof JetStreamApiError) return error.status >= 500
  return error instanceof Error && (error instanceof Behind || passing.includes(error.name))
}

const wrongLastSequence = [10_071, 10_164]

/** Whether the server refused a message because the stream stands elsewhere. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof JetStreamApiError && wrongLastSequence.includes(error.code)

const told = (error: Error): string => {
  if (endings.includes(error.name)) return `the connection was closed (${error.message})`
  if (error instanceof Damage || error instanceof Behind) return error.message
  const because = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${because}`
}

/** What an error says, for a failure. */
export const causeOf = (error: unknown): string => (error instanceof Error ? told(error) : String(error))

/** Answers with a failure where the client or a server says no. */
export const attempt = async <F, T>(
  doing: string,
  work: () => Promise<E.Either<F, T>>,
): Promise<E.Either<F | StoreFailure, T>> => {
  try {
    return await work()
  } catch (error) {
    return E.left(failure(doing, causeOf(error)))
  }
}
