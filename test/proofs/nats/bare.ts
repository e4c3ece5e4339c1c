import { createHash } from 'node:crypto'
import { headers, type MsgHdrs } from '@nats-io/nats-core'
import type { NewCommit } from '../../../src/kernel/eventStore.ts'

/** A message as the store would send it, for whoever sends it without the care of the store. */
export const bare = (commit: NewCommit): readonly [subject: string, payload: string, MsgHdrs] => {
  const { events, ...rest } = commit
  const { stream, version, commandId, fingerprint, recordedAt, by } = rest
  const all = JSON.stringify([stream, version, commandId, fingerprint, recordedAt, by, events])
  const said = headers()
  said.set('Xinyan-Commit', JSON.stringify({ ...rest, checksum: createHash('sha256').update(all).digest('hex') }))
  return [`proof.${stream}`, events, said]
}
