import { Refusal } from './failure.ts'
import type { Raw } from './row.ts'

/** What a server and a session are set to, selected without a table. */
export const settingsAsked = `current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS full_page_writes,
  current_setting('synchronous_commit') AS synchronous_commit,
  current_setting('server_encoding') AS server_encoding,
  current_setting('server_version_num') AS server_version_num,
  pg_is_in_recovery()::text AS standby`

const oldest = 14

const durable: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_write', 'remote_apply'],
}

/** Whether a commit that is acknowledged could not be lost, as a condition of a statement. */
export const isDurable = Object.entries(durable)
  .map(([name, values]) => `current_setting('${name}') IN (${values.map((value) => `'${value}'`).join(', ')})`)
  .join(' AND ')

/** Each setting under which a commit that was acknowledged could be lost. */
export const weaknesses = (settings: Raw): readonly string[] =>
  Object.entries(durable)
    .filter(([name, values]) => !values.includes(String(settings[name])))
    .map(([name, values]) => `${name} is ${String(settings[name])} and must be ${values.join(' or ')}`)

/** Why no record can be kept here at all, whatever a program puts up with. */
const unfit = (settings: Raw): string | undefined => {
  const version = Number(settings['server_version_num'])
  if (!(version >= oldest * 10_000)) return `needs PostgreSQL ${oldest} or later: the server has ${version}`
  if (settings['standby'] === 'true') return 'the server is a standby: the record is read and written on the primary'
  const encoding = settings['server_encoding']
  return encoding === 'UTF8' ? undefined : `the encoding of the database is ${String(encoding)} and must be UTF8`
}

/** Refuses a server or a session that cannot keep the promise. */
export const mustHold = (settings: Raw, losesAcknowledgedWrites: boolean): void => {
  const reason = unfit(settings)
  if (reason !== undefined) throw new Refusal(reason)
  const weak = losesAcknowledgedWrites ? [] : weaknesses(settings)
  if (weak.length > 0)
    throw new Refusal(`the settings do not hold: ${weak.join(', ')}; set them so, or say losesAcknowledgedWrites`)
}
