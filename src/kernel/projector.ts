import * as E from 'fp-ts/Either'
import type { Commit, Reading } from './commit.ts'
import type { Answer, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import { eventText } from './eventText.ts'
import type { AnyEvent, AnyFact } from './fact.ts'
import { fingerprintOf } from './fingerprint.ts'
import { freeze } from './freeze.ts'
import type { Writable } from './keep.ts'
import { markOf, saidBy, setAsideOf, storedView, type SetAside } from './keptView.ts'
import { pageAfter, pagesAfter } from './pages.ts'
import type { Projection } from './projection.ts'
import { release } from './release.ts'
import { settle, settled } from './settled.ts'
import { subscribe, type SubscribeOptions } from './subscribe.ts'
import type { KeptView, ViewMoved, ViewStore } from './viewStore.ts'

/** What a projector works with. */
export interface ProjectorOf<V, Ev extends AnyEvent> {
  /** What the view is called where views are kept. */
  readonly name: string
  /** Change it whenever the handlers of the projection change: the view is then built anew, beside the old one. */
  readonly revision: string
  readonly projection: Projection<V, Ev>
  /** What can be read: `renovation`, or a decider of your own. */
  readonly decider: { readonly facts: ReadonlyMap<string, AnyFact>; readonly fingerprint: string }
  readonly store: EventStore
  readonly views: ViewStore
  /** What to do at a commit that this release cannot read: stop before it, or go on without it and list it. */
  readonly unreadable?: 'stop' | 'set aside'
  /** After how many commits to save on the way; 10,000 when not given. It is saved at the end of the store in any case. */
  readonly saveEvery?: number
}

/** A view, how far it goes, and what it lacks. */
export interface ViewAt<V> {
  /** Frozen. */
  readonly view: V
  /** The position of the last commit that was taken in; 0 for none. */
  readonly position: number
  /** The commits that could not be read and were left out. */
  readonly setAside: readonly SetAside[]
}

/** A commit that this release cannot read: the view stands as it was before it. */
export interface Unreadable extends SetAside {
  readonly type: 'Unreadable'
}

/** The view was computed from another store, or from this one before it was put back to an earlier day. Rebuild it. */
export interface StrayView {
  readonly type: 'StrayView'
  readonly name: string
  readonly position: number
}

/** Why a view does not stand at the end of the store. */
export type ProjectorFailure = Unreadable | StrayView | StoreFailure

/** Keeps a view of a store up to date. */
export interface Projector<V> {
  /** Takes in what there is and was not taken in yet, and saves the view. */
  readonly catchUp: () => Answer<ProjectorFailure, ViewAt<V>>
  /** Goes on taking in what comes until the signal is aborted. */
  readonly run: (options: SubscribeOptions) => Answer<ProjectorFailure, ViewAt<V>>
  /** Computes the view from the beginning while the old one stays as it is, then puts it in its place at once. */
  readonly rebuild: () => Answer<ProjectorFailure, ViewAt<V>>
  /** The view as it was saved last, by whomever; undefined until one has been built. */
  readonly read: () => Answer<StoreFailure, ViewAt<V> | undefined>
}

interface Work<V> {
  readonly owned: Writable<V>
  position: number
  last: string
  setAside: readonly SetAside[]
  whole: boolean
  /** How often the view was saved, and up to where. */
  saves: number
  saved: number
}

type Done = E.Either<ProjectorFailure | ViewMoved, undefined>
const done: Done = E.right(undefined)

/** The part of a page that may be taken in, and the first commit that ends it. */
const readable = <Ev extends AnyEvent>(
  { commits, quarantined }: Reading<Ev>,
  stops: boolean,
): { readonly commits: readonly Commit<Ev>[]; readonly stop?: SetAside; readonly aside: readonly SetAside[] } => {
  const [first] = quarantined
  if (!stops || first === undefined) return { commits, aside: quarantined.map(setAsideOf) }
  const before = commits.filter(({ position }) => position < first.commit.position)
  return { commits: before, stop: setAsideOf(first), aside: [] }
}

/**
 * Keeps a view with its position: it goes on where it was left, equals a view that is computed from the beginning, and
 * takes in every commit exactly once, even when the process is killed and when several work on the same view.
 *
 * @remarks Views have to be plain JSON. Each release of the library, and each `revision`, keeps a view of its own, so that
 * old and new processes can run side by side. It never rejects but for a bug of ours or of a handler.
 */
export const projector = <V, Ev extends AnyEvent>(of: ProjectorOf<V, Ev>): Projector<V> => {
  const { projection, decider, unreadable = 'stop', saveEvery = 10_000 } = of
  const views: ViewStore = {
    load: (asked) => settle('load', () => of.views.load(asked)),
    save: (...given) => settle('save', () => of.views.save(...given)),
  }
  const store = settled(of.store)
  const codec = eventText<Ev>(decider.facts)
  const key = fingerprintOf([release, decider.fingerprint, of.revision])
  const name = `${of.name} ${key.slice(0, 16)}`
  let working: Work<V> | undefined

  const begun = (saves: number): Work<V> => ({
    owned: projection.owned(),
    position: 0,
    last: '',
    setAside: [],
    whole: false,
    saves,
    saved: 0,
  })

  const shown = ({ owned, position, setAside }: Work<V>): ViewAt<V> => ({
    view: freeze(projection.owned(owned as V) as V),
    position,
    setAside,
  })

  const isStray = async ({ position, last }: Work<V>): Answer<StoreFailure, boolean> => {
    if (position === 0) return E.right(false)
    const there = await pageAfter(store, position - 1, 1)
    return E.map(([commit]: readonly StoredCommit[]) => commit === undefined || markOf(commit) !== last)(there)
  }

  const load = async (): Answer<ProjectorFailure, Work<V>> => {
    const kept = await views.load(name)
    if (E.isLeft(kept)) return kept
    const said = kept.right && saidBy<V>(name, kept.right)
    if (kept.right === undefined || said === undefined) return E.right(begun(kept.right?.saves ?? 0))
    const { position, last, saves } = kept.right
    const work = { ...said, owned: projection.owned(said.view), position, last, saves, saved: position }
    const stray = await isStray(work)
    if (E.isLeft(stray)) return stray
    return stray.right ? E.left({ type: 'StrayView', name: of.name, position }) : E.right(work)
  }

  const save = async (work: Work<V>): Promise<Done> => {
    const { owned: view, setAside, whole, position, last } = work
    const answer = await views.save(name, storedView(name, position, last, { view, setAside, whole }), work.saves)
    if (E.isLeft(answer)) return answer
    work.saves = answer.right
    work.saved = position
    return done
  }

  const atTheEnd = async (work: Work<V>): Promise<Done> => {
    if (work.whole && work.saved === work.position) return done
    work.whole = true
    return save(work)
  }

  /** Takes in a page and saves where it is time to. */
  const takeIn = async (work: Work<V>, page: readonly StoredCommit[], keeps = true): Promise<Done> => {
    const { commits, aside, stop } = readable(codec.decode(page), unreadable === 'stop')
    projection.advance(work.owned, commits)
    const last = stop === undefined ? page.at(-1) : page.find(({ position }) => position === stop.position - 1)
    if (last !== undefined) [work.position, work.last] = [last.position, markOf(last)]
    if (aside.length > 0) work.setAside = [...work.setAside, ...aside]
    if (stop === undefined) return keeps && work.position - work.saved >= saveEvery ? save(work) : done
    const saved = keeps && work.saved < work.position ? await save(work) : done
    return E.isLeft(saved) ? saved : E.left({ type: 'Unreadable', ...stop })
  }

  const toTheEnd = async (work: Work<V>, keeps = true): Promise<Done> => {
    for await (const page of pagesAfter(store, work.position)) {
      const taken = E.isLeft(page) ? page : await takeIn(work, page.right, keeps)
      if (E.isLeft(taken)) return taken
    }
    return done
  }

  const asTheyCome = async (work: Work<V>, options: SubscribeOptions): Promise<Done> => {
    for await (const page of subscribe(store, work.position, options)) {
      if (E.isLeft(page)) return page
      const taken = page.right.length > 0 ? await takeIn(work, page.right) : await atTheEnd(work)
      if (E.isLeft(taken)) return taken
    }
    return work.saved < work.position ? save(work) : done
  }

  /** Works from where the view stands, and again from where others have brought it meanwhile. */
  const keepAt = async (go: (work: Work<V>) => Promise<Done>): Answer<ProjectorFailure, ViewAt<V>> => {
    for (;;) {
      const loaded = working === undefined ? await load() : E.right(working)
      if (E.isLeft(loaded)) return loaded
      // A handler that throws, or a save that fails, leaves nothing behind on which anybody could go on.
      working = undefined
      const went = await go(loaded.right)
      if (E.isRight(went)) {
        working = loaded.right
        return E.right(shown(loaded.right))
      }
      if (went.left.type !== 'ViewMoved') return E.left(went.left)
    }
  }

  const swap = async (): Answer<ProjectorFailure, ViewAt<V>> => {
    const work = begun(0)
    for (;;) {
      const [went, kept] = [await toTheEnd(work, false), await views.load(name)]
      if (E.isLeft(went)) return E.left(went.left as ProjectorFailure)
      if (E.isLeft(kept)) return kept
      work.saves = kept.right?.saves ?? 0
      work.whole = true
      const saved = await save(work)
      if (E.isRight(saved)) return E.right(shown(work))
      if (saved.left.type !== 'ViewMoved') return E.left(saved.left)
    }
  }

  const goToTheEnd = async (work: Work<V>): Promise<Done> => {
    const went = await toTheEnd(work)
    return E.isLeft(went) ? went : atTheEnd(work)
  }

  const readView = ({ right: kept }: E.Right<KeptView | undefined>): ViewAt<V> | undefined => {
    const said = kept && saidBy<V>(name, kept)
    if (kept === undefined || said?.whole !== true) return undefined
    return { view: freeze(said.view), position: kept.position, setAside: said.setAside }
  }

  return {
    catchUp: () => keepAt(goToTheEnd),
    run: (options) => keepAt((work) => asTheyCome(work, options)),
    rebuild: swap,
    read: async () => {
      const kept = await views.load(name)
      return E.isLeft(kept) ? kept : E.right(readView(kept))
    },
  }
}
