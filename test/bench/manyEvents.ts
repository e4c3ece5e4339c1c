import { memoryStore, subscribe, timer, type EventStore, type NewCommit } from 'xinyan'

/** How many events are read. */
export const count = 100_000
/** In how many commits they stand. */
export const commits = 2000

const event = { shape: 1, event: { type: 'HouseholdVisited', visit: 'v-1', household: 'h-0001', on: '2019-04-02' } }
const events = JSON.stringify(Array.from({ length: count / commits }, () => event))

const commit = (version: number): NewCommit => ({
  stream: 'renovation',
  version,
  commandId: `c-${version}`,
  fingerprint: `f-${version}`,
  recordedAt: '2019-07-01T00:00:00.000Z',
  by: 'bench',
  events,
})

/** A store in memory that holds them. */
export const filled = async (): Promise<EventStore> => {
  const store = memoryStore()
  for (let version = 1; version <= commits; version++) await store.append(commit(version))
  return store
}

/** Follows a store from its beginning to its end; answers with the length of the text, so that nothing is left unread. */
export const follow = async (store: EventStore): Promise<void> => {
  let [seen, length] = [0, 0]
  for await (const page of subscribe(store, 0, { wait: timer })) {
    if (page._tag === 'Left') throw new Error(page.left.cause)
    for (const one of page.right) length += one.events.length
    seen += page.right.length
    if (seen >= commits) break
  }
  if (length !== commits * events.length) throw new Error(`read ${length} characters`)
}
