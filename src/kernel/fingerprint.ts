import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { isPlainObject } from './problem.ts'

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isPlainObject(value)) return JSON.stringify(value)
  const keys = Object.keys(value).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

/** The SHA-256, in hexadecimal, of a value's JSON with its keys in order: equal values have equal fingerprints. */
export const fingerprintOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))))
