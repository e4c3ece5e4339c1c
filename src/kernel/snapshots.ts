import * as E from 'fp-ts/Either'
import { checksumOf } from './checksum.ts'
import { allReadable } from './commit.ts'
import type { Decider } from './decider.ts'
import type { Answer, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import { eventText } from './eventText.ts'
import type { AnyEvent } from './fact.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Malformed } from './guard.ts'
import { markOf } from './keptView.ts'
import { release } from './release.ts'
import type { AnyRefusal } from './rule.ts'
import { settle, settled } from './settled.ts'
import type { Snapshot, SnapshotStore } from './snapshotStore.ts'

/** How a handler uses snapshots. */
export interface SnapshotOptions {
  readonly store: SnapshotStore
  /** After how many commits to keep the next one; 1,000 when not given. */
  readonly every?: number
  /** Change it whenever a recipe of your own changes: no codec tells that, and an older snapshot is then discarded. */
  readonly revision?: string
}

/** What a state is computed by: a snapshot under another key is stale. */
export const snapshotKey = (decider: { readonly fingerprint: string }, revision = ''): string =>
  fingerprintOf([release, decider.fingerprint, revision])

const sumOf = ({ stream, version, last, recordedAt, key, state }: Omit<Snapshot, 'checksum'>): string =>
  checksumOf(stream, String(version), last, recordedAt, key, state)

/** The snapshot of a state after a commit. */
export const snapshotOf = (commit: StoredCommit, state: unknown, key: string): Snapshot => {
  const { stream, version, recordedAt } = commit
  const snapshot = { stream, version, recordedAt, last: markOf(commit), key, state: JSON.stringify(state) }
  return { ...snapshot, checksum: sumOf(snapshot) }
}

/** What is wrong with a snapshot by itself. */
const fault = (snapshot: Snapshot, stream: string, key: string): 'Stale' | 'Damaged' | undefined => {
  if (snapshot.stream !== stream || sumOf(snapshot) !== snapshot.checksum) return 'Damaged'
  return snapshot.key === key ? undefined : 'Stale'
}

/** Whether the commit after which a snapshot was made stands in the record where it stood then. */
const isOf = async (store: EventStore, { stream, version, last }: Snapshot): Answer<StoreFailure, boolean> =>
  E.map(([commit]: readonly StoredCommit[]) => commit !== undefined && markOf(commit) === last)(
    await store.read(stream, version - 1, 1),
  )

/** A snapshot that may be gone on from; undefined when there is none, or when it is stale, damaged or of another record. */
export const usableSnapshot = async (
  store: EventStore,
  snapshots: SnapshotStore,
  stream: string,
  key: string,
): Promise<Snapshot | undefined> => {
  const kept = await settle('load', () => snapshots.load(stream))
  if (E.isLeft(kept) || kept.right === undefined || fault(kept.right, stream, key) !== undefined) return undefined
  const stands = await isOf(store, kept.right)
  return E.isRight(stands) && stands.right ? kept.right : undefined
}

/** What became of a snapshot that was looked at. */
export type SnapshotVerdict =
  /** None is kept, or one that would be discarded: computed by something else, changed by others, of another record. */
  | { readonly type: 'NoSnapshot' | 'Stale' | 'Damaged' | 'OfAnotherRecord' }
  /** It says what the record says. */
  | { readonly type: 'Agrees'; readonly version: number }
  /** It does not say what the record says, at these places of the state. */
  | {
      readonly type: 'Differs'
      readonly version: number
      readonly paths: readonly (readonly (string | number)[])[]
    }

const mostPaths = 100

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

type Path = readonly (string | number)[]

const differences = (a: unknown, b: unknown, path: Path, found: Path[]): Path[] => {
  if (a === b || found.length >= mostPaths) return found
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    found.push(path)
    return found
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [mine, theirs] = [Object.hasOwn(a, key) ? a[key] : undefined, Object.hasOwn(b, key) ? b[key] : undefined]
    differences(mine, theirs, [...path, Array.isArray(a) ? Number(key) : key], found)
  }
  return found
}

/**
 * Compares the snapshot of a stream with a replay of the stream from its beginning, and says where they differ: by hand,
 * by night, or before anything is decided that matters.
 *
 * @remarks A checksum tells damage, not a lie: whoever can write a snapshot can write its checksum. Only this finds a
 * snapshot that says what never happened. Of more than 100 places the first 100 are named.
 */
export const verifySnapshot = async <S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal>(
  given: EventStore,
  decider: Decider<S, P, C, X, Ev, R>,
  { store: snapshots, revision }: SnapshotOptions,
  stream: string,
): Answer<Malformed | StoreFailure, SnapshotVerdict> => {
  const store = settled(given)
  const kept = await settle('load', () => snapshots.load(stream))
  if (E.isLeft(kept)) return kept
  if (kept.right === undefined) return E.right({ type: 'NoSnapshot' })
  const why = fault(kept.right, stream, snapshotKey(decider, revision))
  if (why !== undefined) return E.right({ type: why })
  const stands = await isOf(store, kept.right)
  if (E.isLeft(stands)) return stands
  if (!stands.right) return E.right({ type: 'OfAnotherRecord' })
  const { version, state } = kept.right
  const stored = await store.read(stream, 0, version)
  if (E.isLeft(stored)) return stored
  const commits = allReadable(eventText<Ev>(decider.facts).decode(stored.right))
  if (E.isLeft(commits)) return commits
  const folded = decider.fold(commits.right.flatMap(({ events }) => events))
  const paths = differences(JSON.parse(state), JSON.parse(JSON.stringify(folded)), [], [])
  return E.right(paths.length === 0 ? { type: 'Agrees', version } : { type: 'Differs', version, paths })
}
