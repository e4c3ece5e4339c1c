import { pathToFileURL } from 'node:url'
import { keep, renovation, type RenovationState, type Writable } from 'xinyan'
import { race, type Contender, type Plan } from './contender.ts'
import { apply, type HouseholdEvent } from './handWritten.ts'
import { stream } from './history.ts'
import { gain, skipped, type Aim, type Line } from './line.ts'
import { fileOf, peers, whyNotThere } from './peers.ts'
import { next } from './spreading.ts'
import { decide } from './withoutLibrary.ts'

const aim: Aim = { is: 'at least', ratio: 10 }

interface EmmettEvent {
  readonly type: string
  readonly data: HouseholdEvent
}

interface Evolution<S> {
  readonly evolve: (state: S, event: EmmettEvent) => S
  readonly initialState: () => S
}

interface EmmettStore {
  readonly appendToStream: (stream: string, events: readonly EmmettEvent[]) => Promise<unknown>
  readonly aggregateStream: <S>(stream: string, evolution: Evolution<S>) => Promise<{ readonly state: S }>
}

// The part of what the package exports that is used here.
interface Emmett {
  readonly getInMemoryEventStore: () => EmmettStore
  readonly CommandHandler: <S>(
    evolution: Evolution<S>,
  ) => (store: EmmettStore, stream: string, decide: (state: S) => readonly EmmettEvent[]) => Promise<unknown>
}

const wrapped = (data: HouseholdEvent): EmmettEvent => ({ type: data.type, data })

const bySpreading: Evolution<RenovationState> = {
  evolve: (state, { data }) => next(state, data),
  initialState: () => renovation.initial,
}

const inPlace: Evolution<Writable<RenovationState>> = {
  evolve: (state, { data }) => {
    apply(state, data)
    return state
  },
  initialState: () => keep(renovation.initial),
}

const contender =
  <S extends RenovationState>(emmett: Emmett, evolution: Evolution<S>) =>
  (): Contender => {
    const store = emmett.getInMemoryEventStore()
    const handler = emmett.CommandHandler(evolution)
    return {
      load: async (events) => {
        await store.appendToStream(stream, events.map(wrapped))
      },
      send: (command) => handler(store, stream, (state) => decide(state, command).map(wrapped)),
      state: async () => (await store.aggregateStream(stream, evolution)).state,
    }
  }

const name = `Emmett ${peers['@event-driven-io/emmett']}`

/** Commands a second of ours against Emmett's CommandHandler over its event store in memory. */
export const emmett = async (): Promise<readonly Line[]> => {
  const reason = whyNotThere()
  if (reason !== undefined) return [skipped('emmett', aim, reason)]
  const file = fileOf('@event-driven-io/emmett', 'dist/index.js')
  const library = (await import(pathToFileURL(file).href)) as Emmett
  const documented: Plan = {
    of: `${name}, CommandHandler with an evolve that spreads, as its guide has it`,
    make: contender(library, bySpreading),
    batch: 2,
    runs: 5,
  }
  const mutating: Plan = {
    of: `${name}, CommandHandler with an evolve that changes the state in place`,
    make: contender(library, inPlace),
    batch: 20,
    runs: 15,
  }
  return [gain('emmett', await race(documented), aim), gain('emmett, evolving in place', await race(mutating))]
}
