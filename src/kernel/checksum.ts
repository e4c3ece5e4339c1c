const multipliers = [0x85ebca77, 0xc2b2ae3d] as const

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')

/**
 * A checksum of texts in 64 bits, several times as fast as a SHA-256. It tells damage by chance, for which one in 2^64 is
 * enough, and no lie: whoever can change the texts can change the checksum as well, whatever it is made by.
 */
export const checksumOf = (...texts: readonly string[]): string => {
  let [a, b] = [0x9e3779b1, 0x41c64e6d]
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      a = Math.imul(a ^ unit, multipliers[0])
      b = Math.imul(b ^ unit, multipliers[1])
      a ^= a >>> 15
      b ^= b >>> 13
    }
    // Where one text ends and the next begins is part of what is summed.
    a = Math.imul(a ^ text.length ^ 0x10000, multipliers[1])
    b = Math.imul(b ^ text.length ^ 0x20000, multipliers[0])
  }
  return hex(a ^ (a >>> 16)) + hex(b ^ (b >>> 16))
}
