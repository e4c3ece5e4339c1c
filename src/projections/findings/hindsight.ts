import type { Commit } from '../../kernel/commit.ts'
import type { RenovationEvent } from '../../renovation.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import type { Obstacle } from '../../vocabulary/obstacle.ts'
import type { Noted, Observations } from '../observations.ts'
import type { RenovationState } from '../state.ts'

/** What a gate asked for and was not there, as the record stands now, though the passing itself does not say so. */
export interface OpenInHindsight {
  readonly kind: 'gateOpenInHindsight'
  /** By what is on record now; what counts is what had happened by the date of the passing. */
  readonly obstacle: Obstacle
}

/** How gates are looked at afterwards: the library's `gates`. */
export interface Gates {
  readonly openAt: (state: RenovationState, event: RenovationEvent) => readonly Obstacle[]
  readonly stateOf: (events: readonly RenovationEvent[], from?: RenovationState) => RenovationState
}

interface Known {
  readonly commits: readonly Commit<RenovationEvent>[]
  readonly state: RenovationState
  readonly gates: Gates
}

type Passage = Observations['passages'][number]
type Commits = Known['commits']

const eventsIn = (commits: Commits): readonly RenovationEvent[] => commits.flatMap((one) => one.events)

const isSameQuestion = (a: Obstacle, b: Obstacle): boolean => a.gate === b.gate && a.requirement === b.requirement

/** The commit with which something came to be open that was not when the gate was passed: found by halving. */
const openedBy = (
  { commits, gates }: Known,
  passing: RenovationEvent,
  from: number,
  obstacle: Obstacle,
): Commits[number] => {
  const isOpenAfter = (index: number): boolean =>
    gates
      .openAt(gates.stateOf(eventsIn(commits.slice(0, index + 1))), passing)
      .some((one) => isSameQuestion(one, obstacle))
  let [shut, open] = [from, commits.length - 1]
  while (open - shut > 1) {
    const middle = Math.floor((shut + open) / 2)
    if (isOpenAfter(middle)) open = middle
    else shut = middle
  }
  return commits[open] as Commits[number]
}

const notedIn = ({ stream, version, recordedAt }: Commits[number], on: CalendarDate): Noted => ({
  on,
  at: { stream, version, index: 0 },
  recordedAt,
})

/**
 * Gates that were passed while something was open, as the record stands now: in the mode `audit`, which asks nothing when
 * the act is recorded, and in any mode where an entry on which the gate relied was struck out since or one was added that
 * counts against it. What the passing itself tells under `despite` is not told again.
 *
 * It is noted with the passing where it was open on what was known then, otherwise with the commit that opened it.
 */
export const hindsightOf = (
  known: Known,
  { passages }: Observations,
  asOf: Day,
): readonly (OpenInHindsight & Noted)[] => {
  const { commits, state, gates } = known
  const indexOf = new Map(commits.map(({ version }, index) => [version, index]))
  let [then, upTo]: [RenovationState | undefined, number] = [undefined, 0]
  return passages
    .filter((one) => countsOn(one, asOf))
    .flatMap((one: Passage): readonly (OpenInHindsight & Noted)[] => {
      const index = indexOf.get(one.at.version) ?? -1
      const passing = commits[index]?.events[one.at.index]
      if (passing === undefined) return []
      const open = gates.openAt(state, passing).filter((now) => !one.despite.some((told) => isSameQuestion(told, now)))
      if (open.length === 0) return []
      then = gates.stateOf(eventsIn(commits.slice(upTo, index + 1)), then)
      upTo = index + 1
      const openThen = gates.openAt(then, passing)
      return open.map((obstacle) => {
        const { on, at, recordedAt } = openThen.some((before) => isSameQuestion(before, obstacle))
          ? one
          : notedIn(openedBy(known, passing, index, obstacle), one.on)
        return { kind: 'gateOpenInHindsight', obstacle, on, at, recordedAt }
      })
    })
}
