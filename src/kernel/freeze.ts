/** Freezes a piece of plain JSON through and through, so that whoever holds it can rely on it. */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  for (const key in value) {
    const part = value[key]
    if (typeof part === 'object') freeze(part)
  }
  return Object.freeze(value)
}
