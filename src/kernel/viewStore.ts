import type { Answer, StoreFailure } from './eventStore.ts'

/** A view as it is kept: its text, and up to where in the store it was computed. */
export interface StoredView {
  /** The position of the last commit that the view has taken in; 0 for none. */
  readonly position: number
  /** A fingerprint of that commit: a view of another store is noticed by it. Empty for none. */
  readonly last: string
  /** JSON text; whoever keeps it does not look into it. */
  readonly text: string
  /** Of everything else: a view that was damaged is noticed by it. */
  readonly checksum: string
}

/** A kept view, and how often one was saved under its name. */
export interface KeptView extends StoredView {
  /** Counted from 1. */
  readonly saves: number
}

/** Somebody else has saved the view meanwhile, and nothing was written. */
export interface ViewMoved {
  readonly type: 'ViewMoved'
  readonly name: string
  readonly expected: number
  /** How often it really was saved. */
  readonly actual: number
}

/**
 * The port to whatever keeps views. A view and its position are saved together or not at all, and only by whoever knew
 * the last save: so every commit is taken in exactly once, however many work on it and whenever they are killed.
 */
export interface ViewStore {
  readonly load: (name: string) => Answer<StoreFailure, KeptView | undefined>
  /** Saves a view that was saved `expected` times before, 0 for never; answers how often it was saved now. */
  readonly save: (name: string, view: StoredView, expected: number) => Answer<ViewMoved | StoreFailure, number>
}
