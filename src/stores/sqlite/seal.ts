import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Kept } from '../../kernel/vault.ts'

const keyLength = 32
const tagLength = 16
// Every key seals one thing once, so that this never repeats under one key.
const nonce = Buffer.alloc(12)

/** The key of something that was forgotten: nothing is sealed with it. */
export const noKey: Uint8Array = new Uint8Array(keyLength)

/** Whether something was forgotten: its key has been written over. */
export const isNoKey = (key: Uint8Array): boolean => noKey.every((byte, index) => key[index] === byte)

/** A key for one thing. */
export const newKey = (): Uint8Array => randomBytes(keyLength)

/** Type and bytes, unreadable without the key and bound to the id. */
export const seal = (id: string, { type, bytes }: Kept, key: Uint8Array): Uint8Array => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id))
  const sealed = [cipher.update(`${type}\0`), cipher.update(bytes), cipher.final()]
  return Buffer.concat([cipher.getAuthTag(), ...sealed])
}

/** What was sealed; undefined when anything of it has changed since. */
export const unseal = (id: string, sealed: Uint8Array, key: Uint8Array): Kept | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(id))
  try {
    decipher.setAuthTag(sealed.subarray(0, tagLength))
    const plain = Buffer.concat([decipher.update(sealed.subarray(tagLength)), decipher.final()])
    const end = plain.indexOf(0)
    return { type: plain.toString('utf8', 0, end), bytes: new Uint8Array(plain.subarray(end + 1)) }
  } catch {
    return undefined
  }
}
