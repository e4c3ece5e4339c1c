import type { NewCommit } from '../../../src/kernel/eventStore.ts'

/** A commit of which everything follows from its id, so that whoever reads it can tell whether it is whole. */
export const numbered = (stream: string, version: number, commandId: string): NewCommit => {
  const seed = new TextEncoder().encode(commandId).reduce((sum, byte) => (sum * 31 + byte) % 9973, 7)
  const events = Array.from({ length: 1 + (seed % 5) }, (_, n) => ({
    shape: 1,
    event: { type: 'Tried', of: commandId, n, text: '新颜'.repeat((seed * (n + 1)) % 997) },
  }))
  return {
    stream,
    version,
    commandId,
    fingerprint: `fingerprint of ${commandId}`,
    recordedAt: '2019-06-21T01:30:00.000Z',
    by: 'clerk-7',
    events: JSON.stringify(events),
  }
}
