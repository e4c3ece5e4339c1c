import { lookup } from '../../kernel/lookup.ts'
import { daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId } from '../../vocabulary/ids.ts'
import type { Gate } from '../../vocabulary/obstacle.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { ownersResolved, type ClosedBallot, type Outcome } from '../../stages/resolution/state.ts'
import type { Slices } from '../state.ts'

/** A gate was passed on a resolution of the owners that was annulled afterwards, and no other one stands in its place. */
export interface LostResolution {
  readonly kind: 'resolutionLost'
  readonly gate: Gate
  /** When the gate was passed. */
  readonly passedOn: CalendarDate
  /** The communities that passed it and are now without a resolution. */
  readonly communities: readonly CommunityId[]
  readonly ballot: string
  readonly matter: string
  /** The day of the annulment. */
  readonly on: CalendarDate
}

type Read = Slices<'resolution' | 'plan' | 'approval' | 'works'>

interface Passing extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
}

const passingsOf = ({ plan, approval, works }: Read): readonly (readonly [Gate, readonly Passing[]])[] => [
  ['G1', plan.listings],
  ['G2', approval.approvals],
  ['G4', works.starts],
]

const isBetween = (on: CalendarDate, from: CalendarDate, until: CalendarDate): boolean =>
  daysOf(from).last <= daysOf(on).last && daysOf(on).last < daysOf(until).last

const lostIn = (
  state: Read,
  asOf: Day,
  [ballot, closed]: readonly [string, ClosedBallot],
  [matter, { adopted, on: since, annulled: on }]: readonly [string, Outcome],
): readonly LostResolution[] => {
  if (!adopted || on === undefined || daysOf(on).last > asOf) return []
  return passingsOf(state).flatMap(([gate, passings]) => {
    if (!lookup(closed.results, matter)?.opens.includes(gate)) return []
    return passings.flatMap((one) => {
      if (one.scheme !== closed.scheme || !countsOn(one, asOf) || !isBetween(one.on, since, on)) return []
      const communities = one.communities.filter(
        (id) =>
          closed.communities.includes(id) &&
          ownersResolved(state.resolution, gate, [id], one.scheme, asOf).reached === 0,
      )
      if (communities.length === 0) return []
      return [{ kind: 'resolutionLost', gate, passedOn: one.on, communities, ballot, matter, on } as const]
    })
  })
}

/**
 * The gates that were passed on a resolution which was annulled since: what was begun goes on without the owners' word. A
 * gate that was passed before the resolution or after its annulment was never passed on it.
 *
 * @remarks Civil Code (民法典) art. 280: owners may ask a court to annul a resolution.
 */
export const lostResolutions = (state: Read, asOf: Day): readonly LostResolution[] =>
  Object.entries(state.resolution.closed).flatMap((ballot) =>
    Object.entries(ballot[1].outcomes).flatMap((outcome) => lostIn(state, asOf, ballot, outcome)),
  )
