import type { Chance } from './chance.ts'
import { fits, isObject, isWords, nameOf, type Seen } from './seeing.ts'
import type { Spelled, SpelledField } from './spelling.ts'

/** Where a command may take its values from. */
export interface Sources {
  /** One event that happened, which the command may be about. */
  readonly event: Seen | undefined
  /** Everything that happened in this life. */
  readonly life: Seen
  /** Everything that ever happened. */
  readonly ever: Seen
}

/** Where in a command something is written, and what stands there in an event that the command is to resemble. */
export interface At {
  readonly sources: Sources
  readonly key: string
  readonly like: unknown
}

const fromEvent = (chance: Chance, of: Spelled, { key, sources }: At): unknown => {
  const values = sources.event?.get(`${key}:${nameOf(of)}`)
  return values !== undefined && chance.happens(85) ? chance.oneOf(values) : undefined
}

// What was seen last in this very life is what a command is most likely to be about.
const seenBefore = (chance: Chance, of: Spelled, at: At): unknown => {
  const about = fromEvent(chance, of, at)
  if (about !== undefined) return about
  const { life, ever } = at.sources
  const names = [`${at.key}:${nameOf(of)}`, nameOf(of)].slice(chance.happens(95) ? 0 : 1)
  for (const name of names)
    for (const pool of chance.happens(75) ? [life, ever] : [ever]) {
      const values = pool.get(name)
      if (values !== undefined) return chance.oneOf(pool === life && chance.happens(60) ? values.slice(-4) : values)
    }
  return undefined
}

const isId = (of: Spelled): boolean => of.kind === 'brand' && of.name.endsWith('Id')

const leaf = (chance: Chance, of: Spelled, at: At): unknown => {
  if (isId(of) && chance.happens(6)) return `new-${chance.below(4)}`
  if (of.kind === 'text' && chance.happens(2)) return chance.oneOf(['__proto__', 'constructor', 'toString'])
  if (at.like !== undefined && chance.happens(90)) return at.like
  if (of.kind === 'brand' && of.name === 'flag') return chance.happens(50)
  const value = seenBefore(chance, of, at)
  if (value !== undefined) return value
  throw new Error(`nothing is known to write under ${at.key}, a ${nameOf(of)}: add a golden line that has one`)
}

const eitherOf = (chance: Chance, of: Spelled & { readonly kind: 'either' }, at: At): unknown => {
  if (!isWords(of)) {
    const same = of.of.filter((one) => fits(one, at.like))
    return write(chance, chance.oneOf(same.length > 0 ? same : of.of), at)
  }
  if (at.like !== undefined && chance.happens(90)) return at.like
  return (chance.happens(60) ? seenBefore(chance, of, at) : undefined) ?? write(chance, chance.oneOf(of.of), at)
}

const length = (chance: Chance, min: number, max: number): number => Math.min(max, min + chance.below(3))

const recordOf = (chance: Chance, fields: readonly SpelledField[], { sources, like }: At): Record<string, unknown> => {
  const made: Record<string, unknown> = {}
  for (const { key, optional, of } of fields) {
    const example = isObject(like) && Object.hasOwn(like, key) ? like[key] : undefined
    const isThere = isObject(like) ? example !== undefined : chance.happens(40)
    if (!optional || isThere) made[key] = write(chance, of, { sources, key, like: example })
  }
  return made
}

const listOf = (chance: Chance, of: Spelled & { readonly kind: 'list' }, at: At): unknown => {
  if (Array.isArray(at.like)) return at.like.map((like: unknown) => write(chance, of.of, { ...at, like }))
  const known = fromEvent(chance, of, at)
  if (known !== undefined) return known
  const all = Array.from({ length: length(chance, of.min, of.max) }, () =>
    write(chance, of.of, { ...at, like: undefined }),
  )
  return all.every((one) => typeof one === 'string') ? [...new Set(all)] : all
}

const dictionaryOf = (chance: Chance, of: Spelled & { readonly kind: 'dictionary' }, at: At): unknown => {
  if (isObject(at.like)) return at.like
  const keys = Array.from({ length: length(chance, 1, of.max) }, () => write(chance, of.keys, at) as string)
  return Object.fromEntries(keys.map((one) => [one, write(chance, of.values, at)]))
}

/** Writes a piece of JSON of a shape, out of values that were seen. Lists of ids name each once. */
export const write = (chance: Chance, of: Spelled, at: At): unknown => {
  if (of.kind === 'word') return of.word
  if (of.kind === 'either') return eitherOf(chance, of, at)
  if (of.kind === 'record') return recordOf(chance, of.fields, at)
  if (of.kind === 'list') return listOf(chance, of, at)
  return of.kind === 'dictionary' ? dictionaryOf(chance, of, at) : leaf(chance, of, at)
}
