/** One thing wrong with a piece of input: where it stands, what was expected there and what stood there instead. */
export interface Problem {
  /** Keys and indices from the root to the place, outermost first; empty for the root itself. */
  readonly path: readonly (string | number)[]
  readonly expected: string
  /** A short description of what was found; long text is cut, so that hostile input cannot flood a log. */
  readonly found: string
}

/** Describes a value in a few words for an error message, whatever it is. */
export const describe = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value === 'boolean' || typeof value === 'undefined' || value === null) return String(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

// Matches only surrogates without a partner (the u flag pairs the others) and U+0000: neither survives every store.
const unstorable = /[\ud800-\udfff]|\0/u

/** Whether a text can be stored and read back unchanged by every store: no lone surrogate, no U+0000. */
export const isStorable = (text: string): boolean => !unstorable.test(text)

/** Whether a value is an object as JSON makes them: no class, no list, nothing inherited but what every object has. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return true
  // An object of another realm (an iframe, a test runner's sandbox) has that realm's Object.prototype.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'hasOwnProperty')
}
