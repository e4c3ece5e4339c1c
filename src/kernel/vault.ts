import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Answer, StoreFailure } from './eventStore.ts'

/** A text or a document that people wrote, kept apart from the record because it may have to be forgotten. */
export interface Kept {
  readonly bytes: Uint8Array
  /** The media type, such as `text/plain;charset=utf-8` or `image/jpeg`. */
  readonly type: string
}

/** What a vault answers for an id: the thing itself, or that it was forgotten, or that it never had it. */
export type Found =
  | { readonly type: 'Kept'; readonly kept: Kept }
  | { readonly type: 'Forgotten' }
  | { readonly type: 'NeverKept' }

/** The id was used before, for something else or for something that has been forgotten since. */
export interface VaultIdTaken {
  readonly type: 'VaultIdTaken'
  readonly id: string
  readonly forgotten: boolean
}

/**
 * The port to whatever keeps names, notes, photos and signed forms. Events hold only an opaque id and a hash, so that
 * forgetting leaves every figure as it was.
 *
 * @remarks Personal Information Protection Law art. 47 (deletion). A forgotten id stays forgotten: what a late device
 * hands in again is refused.
 */
export interface Vault {
  /** Keeps something under an id. The same bytes under the same id once more change nothing. */
  readonly keep: (id: string, kept: Kept) => Answer<VaultIdTaken | StoreFailure, undefined>
  readonly read: (id: string) => Answer<StoreFailure, Found>
  /** Forgets for ever what stands under an id, and remembers only that it did. */
  readonly forget: (id: string) => Answer<StoreFailure, undefined>
}

/**
 * The SHA-256 of a document's bytes in hexadecimal: the part of a document's reference that lets anyone check, for as
 * long as the document is kept, that it is the one that was handed in.
 */
export const sha256Of = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
