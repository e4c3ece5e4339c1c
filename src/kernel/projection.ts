import { Immer } from 'immer'
import type { Address, Commit } from './commit.ts'
import type { AnyEvent } from './fact.ts'
import { freeze } from './freeze.ts'
import { keep, type Writable } from './keep.ts'

/** What a projection does on one kind of event: mutates the view, nothing else. */
export type Handlers<V, Ev extends AnyEvent> = {
  readonly [N in Ev['type']]?: (
    view: Writable<V>,
    event: Extract<Ev, { readonly type: N }>,
    at: Address,
    recordedAt: string,
  ) => void
}

/** A view of what happened, computed from commits and from nothing else. */
export interface Projection<V, Ev extends AnyEvent> {
  /** The view before anything happened. */
  readonly empty: V
  /** The view after these commits; frozen. */
  readonly of: (commits: Iterable<Commit<Ev>>) => V
  /** Goes on from a view with the commits that came after it: equal to a rebuild from the beginning. */
  readonly resume: (view: V, commits: Iterable<Commit<Ev>>) => V
  /** A mutable copy of a view, of the empty one when none is given, for whoever owns it alone; see `advance`. */
  readonly owned: (from?: V) => Writable<V>
  /** Takes commits into a view made by `owned`, in place: several times as fast as `resume` on a wide view. */
  readonly advance: (owned: Writable<V>, commits: Iterable<Commit<Ev>>) => void
}

const immer = new Immer({ autoFreeze: true })

/** Makes a projection of an empty view and what it does on each kind of event that it cares for. */
export const projectionOf = <V, Ev extends AnyEvent>(empty: V, handlers: Handlers<V, Ev>): Projection<V, Ev> => {
  const known = new Map(Object.entries(handlers)) as ReadonlyMap<
    string,
    (view: Writable<V>, event: Ev, at: Address, recordedAt: string) => void
  >
  const run = (view: Writable<V>, commits: Iterable<Commit<Ev>>): void => {
    for (const { stream, version, recordedAt, events } of commits)
      for (const [index, event] of events.entries())
        known.get(event.type)?.(view, event, { stream, version, index }, recordedAt)
  }
  return {
    empty: freeze(keep(empty) as V),
    of: (commits) => {
      const view = keep(empty)
      run(view, commits)
      return freeze(view as V)
    },
    resume: (view, commits) =>
      immer.produce(view, (draft) => {
        run(draft as Writable<V>, commits)
      }),
    owned: (from = empty) => keep(from),
    advance: run,
  }
}
