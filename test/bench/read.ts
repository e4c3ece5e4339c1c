import { isDeepStrictEqual } from 'node:util'
import { renovation, replay, type StoredCommit } from 'xinyan'
import { eventsOf, history, recorded } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { inTurn } from './timing.ts'

const aim: Aim = { is: 'at most', ratio: 2 }

const parse = (commits: readonly StoredCommit[]): void => {
  for (const { events } of commits) JSON.parse(events)
}

const compare = async (name: string, commits: readonly StoredCommit[], times: number): Promise<Line> => {
  const { state, quarantined } = replay(renovation, commits)
  if (quarantined.length > 0 || !isDeepStrictEqual(state, renovation.fold(eventsOf(commits))))
    throw new Error(`${name}: what was read is not what was written`)
  const repeated = (work: () => unknown) => (): number => {
    for (let i = 0; i < times; i++) work()
    return times
  }
  const of = `${commits.length} stored commits of one event`
  const ours = { of: `replay of ${of}`, run: repeated(() => replay(renovation, commits)) }
  const theirs = { of: `JSON.parse alone of ${of}`, run: repeated(() => parse(commits)) }
  return cost(name, await inTurn(ours, theirs, 40, 10), aim)
}

/** Stored text to state, which is to parse, guard, decode, fold and freeze, against JSON.parse alone. */
export const read = async (): Promise<readonly Line[]> => [
  await compare('read', await recorded(history(1000, 19)), 1),
  await compare('read of 129', await recorded(history(129, 7)), 20),
]
