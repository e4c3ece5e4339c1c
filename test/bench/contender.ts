import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { handle, memoryStore, renovation, replay, type RenovationCommand, type RenovationState } from 'xinyan'
import { isHouseholdEvent, type HouseholdEvent } from './handWritten.ts'
import { commitsOf, eventsOf, history, recorded, recorder, stream, world } from './history.ts'
import { timed, type Timed } from './timing.ts'
import { decoded, Refused, type HouseholdCommand } from './withoutLibrary.ts'

/** A peer with a stream of its own, which grows. */
export interface Contender {
  /** Puts events at the end of the stream without deciding anything: how the stream becomes long quickly. */
  readonly load: (events: readonly HouseholdEvent[]) => Promise<void>
  /** Carries out a command as the peer's guide says. */
  readonly send: (command: HouseholdCommand) => Promise<unknown>
  readonly state: () => Promise<RenovationState>
}

interface Work {
  readonly commands: readonly RenovationCommand[]
  readonly decoded: readonly HouseholdCommand[]
  readonly events: readonly HouseholdEvent[]
}

/** How a comparison is made: commands a batch of ours and of theirs, and how often. */
export interface Plan {
  readonly of: string
  readonly make: () => Contender
  readonly batch: number
  readonly runs: number
}

const total = 6000
const lengths = [500, 1500, 2500, 3500, 4500, 5500]
const batchOfOurs = 100

const workOf = async (): Promise<Work> => {
  const commands = history(1000, 1).slice(0, total)
  const events = eventsOf(await recorded(commands)).filter(isHouseholdEvent)
  if (events.length !== total) throw new Error(`${events.length} events instead of ${total}`)
  return { commands, decoded: decoded(commands), events }
}

const wrong: readonly RenovationCommand[] = [
  { type: 'VisitHousehold', visit: 'v', household: 'nobody', purpose: 'other', on: '2019-04-01' },
  { type: 'GiveConsent', household: 'nobody', scheme: 1, form: 'oral', on: '2019-04-01' },
  { type: 'RegisterHousehold', household: 'h', community: 'elsewhere', on: '2019-04-01' },
  { type: 'RegisterHousehold', household: 'h', community: 'A', on: '2020-01-01' },
]

const refuses = async (contender: Contender, command: HouseholdCommand): Promise<boolean> => {
  try {
    await contender.send(command)
    return false
  } catch (error) {
    if (error instanceof Refused) return true
    throw error
  }
}

// Both sides carry out the same commands, refuse the same ones, do nothing for the same ones and end in the same state.
const agree = async ({ commands, decoded: read, events }: Work, make: () => Contender): Promise<void> => {
  const [store, theirs] = [memoryStore(), make()]
  const send = handle(store, renovation, world())
  for (const [i, command] of [...commands.slice(0, 300), ...commands.slice(1, 300), ...wrong].entries()) {
    const answer = await send(stream, command, { id: `c-${i}`, by: 'bench' })
    const [given] = decoded([command])
    if (given === undefined || (await refuses(theirs, given)) !== (answer._tag === 'Left'))
      throw new Error(`only one side refuses ${JSON.stringify(command)}`)
  }
  const state = async () => replay(renovation, await commitsOf(store)).state
  if (!isDeepStrictEqual(await theirs.state(), await state())) throw new Error('the states differ after 300 commands')
  await theirs.load(events.slice(300))
  const whole = renovation.fold(events)
  if (!isDeepStrictEqual(await theirs.state(), whole))
    throw new Error(`the states differ after ${read.length} commands`)
}

const timeOf = async <C>(commands: readonly C[], send: (command: C) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (const command of commands) await send(command)
  return (performance.now() - start) / commands.length
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

const grow = async ({ commands, decoded: read, events }: Work, { make, batch }: Plan): Promise<[number, number]> => {
  const [record, theirs] = [recorder(memoryStore()), make()]
  const [ourTimes, theirTimes]: [number[], number[]] = [[], []]
  let [at, loaded] = [0, 0]
  for (const length of lengths) {
    for (const command of commands.slice(at, length)) await record(stream, command)
    at = length + batchOfOurs
    ourTimes.push(await timeOf(commands.slice(length, at), (command) => record(stream, command)))
    await theirs.load(events.slice(loaded, length))
    loaded = length + batch
    theirTimes.push(await timeOf(read.slice(length, loaded), theirs.send))
  }
  return [mean(ourTimes), mean(theirTimes)]
}

/** Commands on one stream that grows to 6,000 events, timed at its lengths 500, 1,500, … 5,500, ours and theirs in turn. */
export const race = async (plan: Plan): Promise<Timed> => {
  const work = await workOf()
  await agree(work, plan.make)
  await grow(work, plan)
  const took: [number, number][] = []
  for (let i = 0; i < plan.runs; i++) took.push(await grow(work, plan))
  const of = `on one stream in memory that grows to ${total} events`
  return timed(
    { of: `handle over memoryStore, ${of}`, took: took.map(([ours]) => ours) },
    { of: `${plan.of}, ${of}`, took: took.map(([, theirs]) => theirs) },
  )
}
