import { fact, type EventOf, type Fact } from '../../kernel/fact.ts'
import { acceptUnless, nothing, refuse, rule, type AnyRefusal } from '../../kernel/rule.ts'
import type { Shape, StructOf } from '../../kernel/shape.ts'
import { noSuchRecord, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'

/** The key of an entry: of which kind it is, and whatever tells it from others of its kind. */
interface AnyKey {
  readonly kind: string
}

type Striking<K, Q> = { readonly record: Shape<K, Q>; readonly reason: typeof VoidReason }
type Entries = readonly { readonly voided: boolean }[]

const all = (): boolean => true

/**
 * Declares the fact that an entry of a stage was a mistake: it stays on record and no longer counts.
 *
 * @param entries - the entries of the slice that answer to a key.
 */
export const struckOut = <const N extends string, K extends AnyKey, Q, W>(
  name: N,
  record: Shape<K, Q>,
  entries: (slice: W, record: K) => Entries,
): Fact<N, EventOf<N, Striking<K, Q>>, W, StructOf<Striking<K, Q>>> =>
  fact(name, { record, reason: VoidReason }, (slice: W, e) =>
    strikeOut(entries(slice, e.record) as { voided: boolean }[], all),
  )

/**
 * Declares the rule that strikes out an entry. Twice is already so; it is refused for a key that nothing answers to.
 *
 * @param entries - the entries of the stage that answer to a key.
 * @param wordsOf - the key in words, for the refusal.
 * @param held - what stands in the way while the entry counts, such as entries that rest on it; nothing where it is left out.
 */
export const strikes = <
  const N extends string,
  V extends string,
  K extends AnyKey,
  Q,
  W,
  S,
  R extends AnyRefusal = never,
>(
  name: N,
  record: Shape<K, Q>,
  voided: Fact<V, EventOf<V, Striking<K, Q>>, W, StructOf<Striking<K, Q>>>,
  entries: (slices: S, record: K) => Entries,
  wordsOf: (record: K) => readonly (string | number)[],
  held: (slices: S, record: K) => R | undefined = () => undefined,
) =>
  rule(name, { record, reason: VoidReason }, (slices: S, c) => {
    const standing = standingOf(entries(slices, c.record), all)
    if (standing === 'unknown') return refuse(noSuchRecord(c.record.kind, ...wordsOf(c.record)))
    if (standing === 'voided') return nothing
    return acceptUnless([held(slices, c.record)], () => voided({ record: c.record, reason: c.reason }))
  })
