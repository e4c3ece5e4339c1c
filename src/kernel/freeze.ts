const freezeAll = (list: readonly unknown[]): void => {
  for (const part of list) if (typeof part === 'object') freeze(part)
}

/** Freezes a piece of plain JSON through and through, so that whoever holds it can rely on it. */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  // A walk along the keys of a list would make a text of each index.
  if (Array.isArray(value)) freezeAll(value)
  else
    for (const key in value) {
      const part = value[key]
      if (typeof part === 'object') freeze(part)
    }
  return Object.freeze(value)
}
