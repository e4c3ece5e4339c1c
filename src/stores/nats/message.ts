import { headers, type MsgHdrs } from '@nats-io/nats-core'
import type { StoredMsg } from '@nats-io/jetstream'
import { storedCommit } from '../../kernel/commit.ts'
import type { NewCommit, StoredCommit } from '../../kernel/eventStore.ts'
import { sha256Of } from '../../kernel/vault.ts'
import { Damage } from './failure.ts'
import { subjectOf } from './subject.ts'

const header = 'Xinyan-Commit'
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The SHA-256, in hexadecimal, of the JSON list of everything in a commit but its position. It is part of the format of a
 * message: every program can check one with it.
 */
const checksumOf = ({ stream, version, commandId, fingerprint, recordedAt, by, events }: NewCommit): string =>
  sha256Of(encoder.encode(JSON.stringify([stream, version, commandId, fingerprint, recordedAt, by, events])))

// A header line takes what ASCII can say.
const ascii = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What is sent for a commit: the exact text of its events, and the rest as JSON in a header. */
export const messageOf = (commit: NewCommit): { readonly payload: Uint8Array; readonly headers: MsgHdrs } => {
  const { events, ...rest } = commit
  const said = headers()
  said.set(header, ascii(JSON.stringify({ ...rest, checksum: checksumOf(commit) })))
  return { payload: encoder.encode(events), headers: said }
}

const parsed = (message: StoredMsg): unknown => {
  try {
    const rest: unknown = JSON.parse(message.header.get(header))
    return typeof rest === 'object' && rest !== null ? { ...rest, events: decoder.decode(message.data) } : undefined
  } catch {
    return undefined
  }
}

/** The commit in a message as it was written; what was changed since, or sent by another program, is damage. */
export const commitIn = (record: string, message: StoredMsg): StoredCommit => {
  const place = `position ${message.seq}, subject ${message.subject}`
  const said = parsed(message)
  if (said === undefined) throw new Damage(`a message is no commit: ${place}`)
  const { checksum, ...rest } = said as StoredCommit & { readonly checksum: unknown }
  const commit = { ...rest, position: message.seq }
  if (storedCommit.problemsOf(commit) !== null) throw new Damage(`a message is no commit: ${place}`)
  if (checksumOf(commit) !== checksum || subjectOf(record, commit.stream) !== message.subject)
    throw new Damage(`a commit is not as it was written: ${place}`)
  return commit
}
