import { keep, renovation, type RenovationState, type Writable } from 'xinyan'
import { race, type Contender, type Plan } from './contender.ts'
import { apply, type HouseholdEvent } from './handWritten.ts'
import { stream } from './history.ts'
import { gain, skipped, type Aim, type Line } from './line.ts'
import { peers, required, whyNotThere } from './peers.ts'
import { next } from './spreading.ts'
import { decide, type HouseholdCommand } from './withoutLibrary.ts'

const aim: Aim = { is: 'at least', ratio: 1 }

type Aggregate<S> = S & { readonly aggregateId: string; readonly version: number }

interface Detail {
  readonly aggregateId: string
  readonly version: number
  readonly type: string
  readonly payload: HouseholdEvent
}

type Reducer<S> = (aggregate: Aggregate<S> | undefined, event: Detail) => Aggregate<S>

interface CastoreStore<S> {
  readonly getAggregate: (id: string) => Promise<{ readonly aggregate?: Aggregate<S> }>
  readonly getEvents: (
    id: string,
    options: { readonly reverse: boolean; readonly limit: number },
  ) => Promise<{ readonly events: readonly Detail[] }>
  readonly pushEvent: (event: Detail) => Promise<unknown>
}

interface CastoreCommand<S> {
  readonly handler: (input: HouseholdCommand, stores: readonly [CastoreStore<S>]) => Promise<unknown>
}

// The part of what the packages export that is used here.
interface Castore {
  readonly EventType: new (options: { readonly type: string }) => object
  readonly EventStore: new <S>(options: {
    readonly eventStoreId: string
    readonly eventTypes: readonly object[]
    readonly reducer: Reducer<S>
    readonly eventStorageAdapter: object
  }) => CastoreStore<S>
  readonly Command: new <S>(
    options: {
      readonly commandId: string
      readonly requiredEventStores: readonly CastoreStore<S>[]
    } & CastoreCommand<S>,
  ) => CastoreCommand<S>
}

interface InMemory {
  readonly InMemoryEventStorageAdapter: new () => object
}

const bySpreading: Reducer<RenovationState> = (aggregate, { aggregateId, version, payload }) => ({
  ...next(aggregate ?? renovation.initial, payload),
  aggregateId,
  version,
})

const inPlace: Reducer<Writable<RenovationState>> = (aggregate, { aggregateId, version, payload }) => {
  const state = aggregate ?? { ...keep(renovation.initial), aggregateId, version }
  apply(state, payload)
  return Object.assign(state, { version })
}

const types: readonly HouseholdEvent['type'][] = [
  'RenovationOpened',
  'HouseholdRegistered',
  'HouseholdFileOpened',
  'HouseholdVisited',
  'SurveyDone',
  'ConsentWithheld',
  'ConsentGiven',
]

const contender =
  <S extends RenovationState>(
    { EventType, EventStore, Command }: Castore,
    { InMemoryEventStorageAdapter }: InMemory,
    reducer: Reducer<S>,
  ) =>
  (): Contender => {
    const store = new EventStore<S>({
      eventStoreId: 'RENOVATIONS',
      eventTypes: types.map((type) => new EventType({ type })),
      reducer,
      eventStorageAdapter: new InMemoryEventStorageAdapter(),
    })
    const command = new Command<S>({
      commandId: 'CARRY_OUT',
      requiredEventStores: [store],
      handler: async (input, [renovations]) => {
        const { aggregate } = await renovations.getAggregate(stream)
        let version = aggregate?.version ?? 0
        for (const payload of decide(aggregate ?? renovation.initial, input))
          await renovations.pushEvent({ aggregateId: stream, version: ++version, type: payload.type, payload })
      },
    })
    return {
      load: async (events) => {
        const {
          events: [last],
        } = await store.getEvents(stream, { reverse: true, limit: 1 })
        let version = last?.version ?? 0
        for (const payload of events)
          await store.pushEvent({ aggregateId: stream, version: ++version, type: payload.type, payload })
      },
      send: (input) => command.handler(input, [store]),
      state: async () => {
        const { aggregate } = await store.getAggregate(stream)
        if (aggregate === undefined) return renovation.initial
        const { aggregateId: _, version: __, ...state } = aggregate
        return state
      },
    }
  }

/** Commands a second of ours against Castore's commands over its event store in memory. */
export const castore = async (): Promise<readonly Line[]> => {
  const reason = whyNotThere()
  if (reason !== undefined) return [skipped('castore', aim, reason)]
  const core = required('@castore/core') as Castore
  const memory = required('@castore/event-storage-adapter-in-memory') as InMemory
  const of = `Castore ${peers['@castore/core']}, Command over the event store in memory, with a reducer that`
  const documented: Plan = {
    of: `${of} spreads, as its guide has it`,
    make: contender(core, memory, bySpreading),
    batch: 2,
    runs: 5,
  }
  const mutating: Plan = {
    of: `${of} changes the aggregate in place`,
    make: contender(core, memory, inPlace),
    batch: 20,
    runs: 15,
  }
  return [gain('castore', await race(documented), aim), gain('castore, reducing in place', await race(mutating))]
}
