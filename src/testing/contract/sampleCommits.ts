import type { EventStore, NewCommit, StoredCommit } from '../../kernel/eventStore.ts'
import { answered } from '../expectations.ts'

/** A commit of which only what matters to a clause need be said. */
export const commit = (version: number, said: Partial<NewCommit> = {}): NewCommit => ({
  stream: 'renovation-1',
  version,
  commandId: `command-${version}`,
  fingerprint: `fingerprint of ${said.commandId ?? version}`,
  recordedAt: '2019-06-21T01:30:00.000Z',
  by: 'clerk-7',
  events: `[{"shape":1,"event":{"type":"Tried","number":${version}}}]`,
  ...said,
})

/** Appends commits one after another. */
export const record = async (store: EventStore, ...commits: readonly NewCommit[]): Promise<readonly StoredCommit[]> => {
  const stored: StoredCommit[] = []
  for (const one of commits) stored.push(await answered(store.append(one)))
  return stored
}

/** Appends the first `count` commits of a stream. */
export const recordRun = (
  store: EventStore,
  count: number,
  said: Partial<NewCommit> = {},
): Promise<readonly StoredCommit[]> =>
  record(store, ...Array.from({ length: count }, (_, index) => commit(index + 1, said)))

/** The versions of a stream that are read. */
export const versionsOf = async (
  store: EventStore,
  after = 0,
  limit = 10_000,
  stream = 'renovation-1',
): Promise<readonly number[]> => (await answered(store.read(stream, after, limit))).map(({ version }) => version)

/** Everything in a store. */
export const everythingIn = (store: EventStore): Promise<readonly StoredCommit[]> => answered(store.readAll(0, 100_000))
