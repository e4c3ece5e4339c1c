import { checksumOf } from './checksum.ts'
import type { Quarantined } from './commit.ts'
import type { StoredCommit } from './eventStore.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Problem } from './problem.ts'
import type { KeptView, StoredView } from './viewStore.ts'

/** A commit that a view was not given because it could not be read: where it stands, and what is wrong with it. */
export interface SetAside {
  readonly position: number
  readonly stream: string
  readonly version: number
  readonly problems: readonly Problem[]
}

export const setAsideOf = ({ commit: { position, stream, version }, problems }: Quarantined): SetAside => ({
  position,
  stream,
  version,
  problems,
})

/** What a commit is known by again, in whatever store it stands. */
export const markOf = ({ position, stream, version, commandId, fingerprint }: StoredCommit): string =>
  fingerprintOf([position, stream, version, commandId, fingerprint])

/** What the text of a kept view says. */
export interface Said<V> {
  readonly view: V
  readonly setAside: readonly SetAside[]
  /** Whether it has ever got to the end of the store: a view that is being built is shown to nobody. */
  readonly whole: boolean
}

const sumOf = (name: string, { position, last, text }: Omit<StoredView, 'checksum'>): string =>
  checksumOf(name, String(position), last, text)

export const storedView = <V>(name: string, position: number, last: string, said: Said<V>): StoredView => {
  const view = { position, last, text: JSON.stringify(said) }
  return { ...view, checksum: sumOf(name, view) }
}

/** What a kept view says; undefined for one that is not as it was saved, which is never believed. */
export const saidBy = <V>(name: string, kept: KeptView): Said<V> | undefined => {
  if (sumOf(name, kept) !== kept.checksum) return undefined
  return JSON.parse(kept.text) as Said<V>
}
