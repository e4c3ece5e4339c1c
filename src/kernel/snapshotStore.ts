import type { Answer, StoreFailure } from './eventStore.ts'

/** The state of a stream as it was after a commit, kept so that a long stream need not be read from its beginning. */
export interface Snapshot {
  readonly stream: string
  /** The version of the last commit in the state. */
  readonly version: number
  /** A fingerprint of that commit: a snapshot of another record is noticed by it. */
  readonly last: string
  readonly recordedAt: string
  /** What the state was computed by: release, codecs and revision. */
  readonly key: string
  /** The state as JSON text. */
  readonly state: string
  /** Of everything else: damage is noticed by it. */
  readonly checksum: string
}

/**
 * The port to whatever keeps snapshots, one a stream. Whatever it loses or damages costs time and nothing else, so it
 * need not be careful.
 */
export interface SnapshotStore {
  readonly load: (stream: string) => Answer<StoreFailure, Snapshot | undefined>
  /** Puts a snapshot in the place of the one that the stream had. */
  readonly save: (snapshot: Snapshot) => Answer<StoreFailure, undefined>
}
