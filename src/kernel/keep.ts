import type { Draft } from 'immer'

/** A value that a recipe may change: the same type without its `readonly`. */
export type Writable<T> = Draft<T>

/**
 * Copies a piece of an event for keeping in a slice. A recipe that stored the piece itself would change the event when
 * it later changed the state.
 */
export const keep = <T>(piece: T): Writable<T> => copyOf(piece) as Writable<T>

const copyOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key])
  return copy
}
