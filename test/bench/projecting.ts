import {
  eventText,
  handle,
  memorySnapshots,
  memoryStore,
  memoryViews,
  observations,
  projector,
  registerHousehold,
  renovation,
  type EventStore,
  type Observations,
  type RenovationEvent,
} from 'xinyan'
import { commitsOf, history, recorder, stream, world } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { inTurn } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 1.5 }
const text = eventText<RenovationEvent>(renovation.facts)

const filled = async (households: number, visits: number): Promise<EventStore> => {
  const store = memoryStore()
  const record = recorder(store)
  for (const command of history(households, visits)) await record(stream, command)
  return store
}

const viewOf = (store: EventStore) => {
  const of = { name: 'findings', revision: '1', projection: observations, decider: renovation }
  return projector<Observations, RenovationEvent>({ ...of, store, views: memoryViews() })
}

const decodeAll = async (store: EventStore): Promise<void> => {
  for (let after = 0; ; ) {
    const page = await store.readAll(after, 500)
    if (page._tag === 'Left') throw new Error(page.left.cause)
    if (page.right.length === 0) return
    if (text.decode(page.right).quarantined.length > 0) throw new Error('a commit cannot be read')
    after += page.right.length
  }
}

const projecting = async (store: EventStore): Promise<Line> => {
  const count = (await commitsOf(store)).length
  const caughtUp = async (): Promise<void> => {
    const kept = await viewOf(store).catchUp()
    if (kept._tag === 'Left' || kept.right.position !== count) throw new Error('the view is not at the end')
  }
  const ours = { of: `a view built by projector from ${count} stored commits, and saved`, run: caughtUp }
  const theirs = { of: `reading and decoding the same ${count} commits`, run: () => decodeAll(store) }
  return cost('projecting', await inTurn(ours, theirs, 40, 10), aim)
}

const firstCommand = async (store: EventStore): Promise<Line> => {
  const count = (await commitsOf(store)).length
  const snapshots = { store: memorySnapshots(), every: 1000 }
  let sent = 0
  const first = (with_: object) => async (): Promise<void> => {
    const household = registerHousehold({ household: 'h-0001', community: 'A', on: '2019-03-02' })
    const answer = await handle(
      store,
      renovation,
      world(),
      with_,
    )(stream, household, { id: `x-${++sent}`, by: 'bench' })
    if (answer._tag === 'Left' || answer.right.type !== 'AlreadySo') throw new Error(JSON.stringify(answer))
  }
  const [ours, theirs] = [first({ snapshots }), first({})]
  await ours()
  return cost(
    'snapshot',
    await inTurn(
      { of: `the first command of a handler on a stream of ${count} commits, from a snapshot`, run: ours },
      { of: 'the same without one', run: theirs },
      40,
      10,
    ),
  )
}

/** A view kept by a projector and the first command on a long stream. */
export const views = async (): Promise<readonly Line[]> => {
  const store = await filled(1000, 19)
  return [await projecting(store), await firstCommand(store)]
}
