import { memoryStore, type EventStore, type RenovationCommand } from 'xinyan'
import { opening, recorder, storyOf, type Recorder } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { inTurn, type Side } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 1.5 }
const visits = 19
const ofOneHousehold = visits + 5

/** Loads a stream with so many events: one household a commit, and the rest of the last one's story left untold. */
const load = async (record: Recorder, stream: string, events: number): Promise<void> => {
  await record(stream, opening)
  for (let done = 1; done < events; done += ofOneHousehold)
    await record(stream, storyOf(`h-${done}`, visits).slice(0, events - done))
}

const eventsIn = async (store: EventStore, stream: string): Promise<number> => {
  const read = await store.read(stream, 0, Number.MAX_SAFE_INTEGER)
  if (read._tag === 'Left') throw new Error(read.left.cause)
  return read.right.reduce((sum, { events }) => sum + (JSON.parse(events) as readonly unknown[]).length, 0)
}

// Households that are new to the stream: each run has the same work, whatever was recorded before it.
const newcomers = (run: number): readonly RenovationCommand[] =>
  Array.from({ length: 40 }, (_, i) => storyOf(`n-${run}-${i}`, visits)).flat()

/** A command through a warm handler on a long stream against one on a short stream. */
export const growth = async (): Promise<readonly Line[]> => {
  const store = memoryStore()
  const record = recorder(store)
  await load(record, 'long', 100_000)
  let runs = 0
  const side = (of: string, startOf: (run: number) => Promise<string>): Side => {
    let [stream, commands]: [string, readonly RenovationCommand[]] = ['', []]
    return {
      of,
      prepare: async () => {
        commands = newcomers(++runs)
        stream = await startOf(runs)
      },
      run: async () => {
        for (const command of commands) await record(stream, command)
        return commands.length
      },
    }
  }
  const fresh = async (run: number): Promise<string> => {
    await load(record, `short-${run}`, 1000)
    return `short-${run}`
  }
  const long = side(`a command on a stream of ${await eventsIn(store, 'long')} events`, async () => 'long')
  const short = side(`a command on a stream of ${await eventsIn(store, await fresh(0))} events`, fresh)
  return [cost('growth', await inTurn(long, short, 60, 10), aim)]
}
