import type { Spelled } from './spelling.ts'

/** Values that were seen, by the field in which they stood and the shape that they had. */
export type Seen = Map<string, unknown[]>

const names = new WeakMap<Spelled, string>()

const spell = (of: Spelled): string => {
  if (of.kind === 'brand') return of.name
  if (of.kind === 'either') return of.of.map(spell).join('|')
  if (of.kind === 'word') return of.word
  if (of.kind === 'record') return `{${of.fields.map((one) => `${one.key}:${spell(one.of)}`).join(',')}}`
  if (of.kind === 'list') return `list(${spell(of.of)})`
  return of.kind === 'dictionary' ? of.kind : `${of.kind}(${of.min},${of.max})`
}

/** The name of a shape, by which values that have it are found again. */
export const nameOf = (of: Spelled): string => {
  const known = names.get(of)
  if (known !== undefined) return known
  const name = spell(of)
  names.set(of, name)
  return name
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is of this one of several records. */
export const fits = (of: Spelled, value: unknown): boolean =>
  of.kind === 'record' &&
  isObject(value) &&
  of.fields.every(({ key, of: field }) => field.kind !== 'word' || value[key] === field.word)

export const isWords = (of: Spelled): boolean => of.kind === 'either' && of.of.every((one) => one.kind === 'word')

const note = (seen: Seen, key: string, of: Spelled, value: unknown): void => {
  for (const name of [`${key}:${nameOf(of)}`, nameOf(of)]) {
    const values = seen.get(name) ?? []
    values.push(value)
    seen.set(name, values)
  }
}

/** Notes every value of a piece of JSON that has this shape. */
export const see = (seen: Seen, of: Spelled, value: unknown, key = ''): void => {
  if (of.kind === 'word' || of.kind === 'dictionary') return
  if (of.kind === 'record') {
    for (const field of of.fields)
      if (isObject(value) && Object.hasOwn(value, field.key)) see(seen, field.of, value[field.key], field.key)
  } else if (of.kind === 'either' && !isWords(of)) {
    for (const one of of.of) if (fits(one, value)) see(seen, one, value, key)
  } else {
    note(seen, key, of, value)
    if (of.kind === 'list') for (const one of value as readonly unknown[]) see(seen, of.of, one, key)
  }
}
