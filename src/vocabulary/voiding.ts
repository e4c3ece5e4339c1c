import { oneOf, type Shape } from '../kernel/shape.ts'

/** Why an entry is struck out as a mistake. The entry stays on record and no longer counts. */
export type VoidReason = 'wrongDate' | 'wrongSubject' | 'wrongFigure' | 'enteredTwice' | 'neverHappened'
export const VoidReason: Shape<VoidReason> = oneOf(
  'wrongDate',
  'wrongSubject',
  'wrongFigure',
  'enteredTwice',
  'neverHappened',
)

/** Whether what somebody wants to strike out counts, was struck out already, or is not on record. */
export type Standing = 'counts' | 'voided' | 'unknown'

/** How the entries stand that match: `counts` as soon as one of them still does. */
export const standingOf = <T extends { readonly voided: boolean }>(
  entries: readonly T[],
  matches: (entry: T) => boolean,
): Standing => {
  const found = entries.filter(matches)
  if (found.length === 0) return 'unknown'
  return found.some((entry) => !entry.voided) ? 'counts' : 'voided'
}

/** Strikes out every entry that matches. */
export const strikeOut = <T extends { voided: boolean }>(entries: T[], matches: (entry: T) => boolean): void => {
  for (const entry of entries) if (matches(entry)) entry.voided = true
}

/** Refusal: nothing on record answers to the key that should be struck out. */
export interface NoSuchRecord {
  readonly type: 'NoSuchRecord'
  /** The kind of record, such as `survey`. */
  readonly record: string
  readonly key: string
}

/** The refusal for a key that nothing on record answers to. */
export const noSuchRecord = (record: string, ...key: readonly (string | number)[]): NoSuchRecord => ({
  type: 'NoSuchRecord',
  record,
  key: key.join(' '),
})

/** Refusal: the same thing is on record with other particulars; it has to be struck out before it is recorded anew. */
export interface RecordedDifferently {
  readonly type: 'RecordedDifferently'
  readonly record: string
  readonly key: string
}

/** The refusal for a record that stands with other particulars. */
export const recordedDifferently = (record: string, ...key: readonly (string | number)[]): RecordedDifferently => ({
  type: 'RecordedDifferently',
  record,
  key: key.join(' '),
})
