import type { StoreFailure } from '../../kernel/eventStore.ts'

/** The world said no: what was being done, and why it could not be. */
export const failure = (doing: string, cause: string): StoreFailure => ({ type: 'StoreFailure', doing, cause })

/** The store itself says no: a setting does not hold, a schema is not ours. Asking again would be answered alike. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** The server did not answer in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

interface Told extends Error {
  readonly code?: unknown
  readonly severity?: unknown
}

const ofNetwork = /^(ECONN|EPIPE$|ETIMEDOUT$|EHOST|ENET|EAI_AGAIN$)/
/** What the driver says, without a code, when its connection is gone. */
const ofDriver = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded)/
/** Connection exceptions, the end of a server or a session, and transactions that the server has undone for another. */
const ofServer = /^(08...|57P0[1235]|25P0[34]|40001|40P01|53300)$/

/**
 * Whether the connection or the transaction went lost, so that the same may be asked again on another. What was asked
 * last may have been done nevertheless.
 */
export const isLost = (error: unknown): boolean => {
  if (error instanceof NoAnswer) return true
  if (!(error instanceof Error)) return false
  const { code, message } = error as Told
  return typeof code === 'string' ? ofNetwork.test(code) || ofServer.test(code) : ofDriver.test(message)
}

/** Whether the server itself said no and stays connected: then nothing of the transaction is stored. */
export const isAnswered = (error: unknown): boolean => error instanceof Error && (error as Told).severity === 'ERROR'

/** Whether a name of a statement is known to another session than the one that was asked: something stands between. */
export const isNameLost = (error: unknown): boolean =>
  error instanceof Error && ['26000', '42P05'].includes(String((error as Told).code))

/** What went wrong, in the words of whoever noticed it. */
export const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { code, message } = error as Told
  // Where every address of a name refused, the error that gathers them has a code and no message.
  if (message === '') return typeof code === 'string' ? code : error.name
  return typeof code === 'string' && !message.includes(code) ? `${message} (${code})` : message
}
