import { deciderOf, type DeciderOf, type EventsOf } from '../../src/kernel/decider.ts'
import { fact } from '../../src/kernel/fact.ts'
import type { Writable } from '../../src/kernel/keep.ts'
import { lookup } from '../../src/kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../src/kernel/rule.ts'
import { text, wholeNumber } from '../../src/kernel/shape.ts'
import { stage } from '../../src/kernel/stage.ts'

/** A cabinet of keys: who has which, and how often any was taken. */
export interface Cabinet {
  readonly out: { readonly [key: string]: { readonly by: string } }
  readonly taken: number
}

/** What the keeper of the cabinet knows of the world. */
export interface Hours {
  readonly open: boolean
}

export interface Reads {
  readonly cabinet: Cabinet
}

const key = text(1, 20)

export const KeyTaken = fact('KeyTaken', { key, by: key }, (cabinet: Writable<Cabinet>, e) => {
  cabinet.out[e.key] = { by: e.by }
  cabinet.taken++
})

export const KeyReturned = fact('KeyReturned', { key }, (cabinet: Writable<Cabinet>, e) => {
  delete cabinet.out[e.key]
})

export const takeKey = rule('TakeKey', { key, by: key }, ({ cabinet }: Reads, c, hours: Hours) => {
  const holder = lookup(cabinet.out, c.key)?.by
  if (holder === c.by) return nothing
  const out = holder !== undefined && ({ type: 'KeyIsOut', key: c.key, by: holder } as const)
  return acceptUnless([out, !hours.open && ({ type: 'CabinetIsClosed' } as const)], () => KeyTaken(c))
})

export const returnKey = rule('ReturnKey', { key }, ({ cabinet }: Reads, c) =>
  lookup(cabinet.out, c.key) ? accept(KeyReturned(c)) : nothing,
)

/** Takes over a key from whoever has it: two facts by one command. */
export const takeOver = rule('TakeOver', { key, by: key }, ({ cabinet }: Reads, c) => {
  if (lookup(cabinet.out, c.key) === undefined) return refuse({ type: 'KeyIsIn', key: c.key })
  return accept(KeyReturned(c), KeyTaken(c))
})

const count = { count: wholeNumber(0, 1_000_000) }

export const TakingsCounted = fact('TakingsCounted', count, () => undefined)

/** Has it on record how often a key was taken. Refused when that is not what the record says. */
export const countTakings = rule('CountTakings', count, ({ cabinet }: Reads, c) =>
  cabinet.taken === c.count
    ? accept(TakingsCounted(c))
    : refuse({ type: 'CountDiffers', count: c.count, found: cabinet.taken }),
)

const empty: Cabinet = { out: {}, taken: 0 }

export const cabinet = stage(
  'cabinet',
  empty,
  [KeyTaken, KeyReturned, TakingsCounted],
  [takeKey, returnKey, takeOver, countTakings],
)

export const keys: DeciderOf<[typeof cabinet]> = deciderOf(cabinet)
export type KeyEvent = EventsOf<typeof keys>
