import type { AnyEvent } from '../../src/kernel/fact.ts'
import { departuresOf, type Departure } from '../../src/projections/findings/departures.ts'
import { due } from '../../src/due.ts'
import { gates } from '../../src/gates.ts'
import { renovation } from '../../src/renovation.ts'
import { asOf } from '../stages/siteHistories.ts'
import { recorded } from './recorded.ts'

const minutesAheadOfUtc = 480

const examined = (commits: ReturnType<typeof recorded>, today: string): readonly Departure[] => {
  const state = renovation.fold(commits.flatMap((one) => one.events))
  return departuresOf({ commits, state, due, gates, minutesAheadOfUtc }, asOf(today))
}

/** What departed from the rules by a day in a history that was written down in January 2020. */
export const departed = (today: string, ...events: readonly AnyEvent[]): readonly Departure[] =>
  examined(recorded(...events), today)

const endOfDay = (on: string): string => `${on.length === 7 ? `${on}-28` : on}T15:00:00.000Z`

/** The same in a history of which each entry was written down on its own day. */
export const departedAtOnce = (today: string, ...events: readonly AnyEvent[]): readonly Departure[] =>
  examined(
    recorded(...events).map((one, i) => ({ ...one, recordedAt: endOfDay(String(events[i]?.['on' as never] ?? '')) })),
    today,
  )
