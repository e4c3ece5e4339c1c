import {
  commitLine,
  deciderOf,
  exportLines,
  fact,
  memoryViews,
  projectionOf,
  projector,
  stage,
  text,
  wholeNumber,
  type EventStore,
} from 'xinyan'
import type { SqliteStore } from 'xinyan/sqlite'

/** What a reader got, by what it asked for, and whether it was ever told that something is wrong. */
export interface Told {
  readonly got: ReadonlyMap<string, string>
  readonly refused: boolean
}

/** One way to read all that is there: each thing under a number, counted from 1. The last may be a refusal. */
type Way = (store: SqliteStore) => AsyncGenerator<readonly [number, string] | 'refused'>

interface Answered<T> {
  readonly _tag: 'Left' | 'Right'
  readonly left?: { readonly type: string }
  readonly right?: T
}

/** What an answer holds; a refusal must say that the store failed, or it is as wrong as a changed commit. */
const valueOf = <T>(answer: unknown): T | 'refused' => {
  const { _tag, left, right } = answer as Answered<T>
  if (_tag === 'Right') return right as T
  if (left?.type !== 'StoreFailure') throw new Error(`not a refusal: ${JSON.stringify(left)}`)
  return 'refused'
}

const commits = 40

const byPage = (read: (store: EventStore, after: number) => ReturnType<EventStore['readAll']>): Way =>
  async function* (store) {
    for (let after = 0; after < commits; after++) {
      const page = valueOf<readonly Parameters<typeof commitLine>[0][]>(await read(store, after))
      if (page === 'refused') yield page
      else for (const one of page) yield [after + 1, commitLine(one)]
    }
  }

const Tried = fact(
  'Tried',
  { of: text(1, 100), n: wholeNumber(0, 9), text: text(0, 9999) },
  (trials: { count: number }) => {
    trials.count++
  },
)
const trials = deciderOf(stage('trials', { count: 0 }, [Tried], []))
const seen = projectionOf<{ readonly seen: readonly string[] }, ReturnType<typeof Tried>>(
  { seen: [] },
  { Tried: (view, e, { stream, version }) => void view.seen.push(JSON.stringify([stream, version, e])) },
)

const ways: Readonly<Record<string, Way>> = {
  all: byPage((store, after) => store.readAll(after, 1)),
  stream: byPage((store, after) => store.read('one', after, 1)),
  whole: async function* (store) {
    const page = valueOf<readonly Parameters<typeof commitLine>[0][]>(await store.readAll(0, commits + 1))
    if (page === 'refused') yield page
    else for (const [n, one] of page.entries()) yield [n + 1, commitLine(one)]
  },
  command: async function* (store) {
    for (let n = 1; n <= commits; n++) {
      const one = valueOf<Parameters<typeof commitLine>[0] | undefined>(await store.commitOf('one', `command-${n}`))
      if (one === 'refused') yield one
      else if (one !== undefined) yield [n, commitLine(one)]
    }
  },
  export: async function* (store) {
    let n = 0
    for await (const piece of exportLines(store, 7)) {
      const lines = valueOf<string>(piece)
      if (lines === 'refused') yield lines
      else for (const line of lines.split('\n').slice(0, -1)) yield [++n, line]
    }
  },
  view: async function* (store) {
    const works = projector({
      name: 'seen',
      revision: '1',
      projection: seen,
      decider: trials,
      store,
      views: memoryViews(),
    })
    const at = valueOf<{ readonly view: { readonly seen: readonly string[] } }>(await works.catchUp())
    if (at === 'refused') yield at
    else for (const [n, one] of at.view.seen.entries()) yield [n + 1, one]
  },
}

/** Everything that a store tells, in every way in which it can be read. */
export const toldBy = async (store: SqliteStore): Promise<Told> => {
  const got = new Map<string, string>()
  let refused = valueOf(await store.verify()) === 'refused'
  for (const [name, way] of Object.entries(ways))
    for await (const one of way(store))
      if (one === 'refused') refused = true
      else got.set(`${name} ${one[0]}`, one[1])
  return { got, refused }
}
