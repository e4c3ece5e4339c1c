import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** A SHA-256 that is fed piece by piece, of more text than fits into memory. */
export interface Digest {
  readonly add: (text: string) => void
  /** In hexadecimal; nothing can be added afterwards. */
  readonly end: () => string
}

export const digest = (): Digest => {
  const hash = sha256.create()
  return {
    add: (text) => {
      hash.update(utf8ToBytes(text))
    },
    end: () => bytesToHex(hash.digest()),
  }
}
