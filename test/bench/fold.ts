import { isDeepStrictEqual } from 'node:util'
import { renovation } from 'xinyan'
import { isHouseholdEvent, replayed, replayedAndFrozen, type HouseholdEvent } from './handWritten.ts'
import { eventsOf, history, recorded } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { inTurn } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 1.5 }

const again = (times: number, work: () => unknown) => (): number => {
  for (let i = 0; i < times; i++) work()
  return times
}

const compare = async (name: string, what: string, events: readonly HouseholdEvent[], times: number) => {
  const state = renovation.fold(events)
  if (!isDeepStrictEqual(state, replayedAndFrozen(events))) throw new Error(`${name}: the states differ`)
  const ours = { of: `renovation.fold over ${what}`, run: again(times, () => renovation.fold(events)) }
  const frozen = { of: `a switch in a loop over ${what}, frozen`, run: again(times, () => replayedAndFrozen(events)) }
  const plain = { of: `a switch in a loop over ${what}, not frozen`, run: again(times, () => replayed(events)) }
  return [
    cost(name, await inTurn(ours, frozen, 40, 10), aim),
    cost(`${name}, not frozen`, await inTurn(ours, plain, 40, 5)),
  ]
}

const eventsFor = async (households: number, visits: number): Promise<readonly HouseholdEvent[]> =>
  eventsOf(await recorded(history(households, visits))).filter(isHouseholdEvent)

/** Replay against a hand-written mutable loop over the same events. */
export const fold = async (): Promise<readonly Line[]> => {
  const many = await eventsFor(1000, 19)
  const few = await eventsFor(129, 7)
  return [
    ...(await compare('fold', `${many.length} events of 1000 households`, many, 1)),
    ...(await compare('fold of 129', `${few.length} events of 129 households`, few, 20)),
  ]
}
