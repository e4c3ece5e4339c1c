import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import { compareDates, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId } from '../../vocabulary/ids.ts'
import type { Gate } from '../../vocabulary/obstacle.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { cancellationOf } from '../../stages/opening/state.ts'
import { ownersResolved } from '../../stages/resolution/state.ts'
import type { Slices } from '../state.ts'

/** A gate was passed on a resolution of the owners, and none stands any more on that version of the scheme. */
export interface LostResolution {
  readonly kind: 'resolutionLost'
  readonly gate: Gate
  /** When the gate was passed. */
  readonly passedOn: CalendarDate
  readonly community: CommunityId
  readonly scheme: SchemeVersion
  /** The ballot whose resolution was annulled last. */
  readonly ballot: string
  readonly matter: string
  readonly annulledOn: CalendarDate
  /** The day of that annulment, or of the passing where it was annulled before and nobody had written it down. */
  readonly on: CalendarDate
}

type Read = Slices<'opening' | 'resolution' | 'plan' | 'approval' | 'works'>

interface Passing extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
}

const passingsOf = ({ plan, approval, works }: Read): readonly (readonly [Gate, readonly Passing[]])[] => [
  ['G1', plan.listings],
  ['G2', approval.approvals],
  ['G4', works.starts],
]

interface Annulled {
  readonly ballot: string
  readonly matter: string
  readonly since: CalendarDate
  readonly annulled: CalendarDate
}

const annulledFor = (
  { resolution }: Read,
  asOf: Day,
  gate: Gate,
  community: CommunityId,
  scheme: SchemeVersion,
): readonly Annulled[] =>
  Object.entries(resolution.closed).flatMap(([ballot, closed]) => {
    if (closed.scheme !== scheme || !closed.communities.includes(community)) return []
    return Object.entries(closed.outcomes).flatMap(([matter, { adopted, on: since, annulled }]) => {
      if (!adopted || annulled === undefined || daysOf(annulled).last > asOf) return []
      return lookup(closed.results, matter)?.opens.includes(gate) === true ? [{ ballot, matter, since, annulled }] : []
    })
  })

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (daysOf(a).last < daysOf(b).last ? b : a)

const lostBy = (
  state: Read,
  asOf: Day,
  gate: Gate,
  { on: passedOn, scheme }: Passing,
  community: CommunityId,
): readonly LostResolution[] => {
  if (ownersResolved(state.resolution, gate, [community], scheme, asOf).reached > 0) return []
  const annulled = annulledFor(state, asOf, gate, community, scheme)
  // Whoever passed the gate before any of them was adopted did not pass it on a resolution.
  if (!annulled.some((one) => compareDates(passedOn, one.since) !== 'before')) return []
  const last = annulled.reduce((a, b) => (daysOf(a.annulled).last < daysOf(b.annulled).last ? b : a))
  const { ballot, matter } = last
  const on = later(last.annulled, passedOn)
  const cancelled = cancellationOf(state.opening, community, asOf)
  if (cancelled && compareDates(cancelled.on, on) !== 'after') return []
  const annulledOn = last.annulled
  return [{ kind: 'resolutionLost', gate, passedOn, community, scheme, ballot, matter, annulledOn, on }]
}

/**
 * The gates that were passed on a resolution, by a day on which none stands any more: what was begun goes on without the
 * owners' word. It is told as well where the gate was passed after the annulment, since a judgment may be written down late.
 * A community whose project was cancelled by then is not told of.
 *
 * @remarks Civil Code (民法典) art. 280: owners may ask a court to annul a resolution.
 */
export const lostResolutions = (state: Read, asOf: Day): readonly LostResolution[] => {
  const found = passingsOf(state).flatMap(([gate, passings]) =>
    passings
      .filter((one) => countsOn(one, asOf))
      .flatMap((one) => one.communities.flatMap((community) => lostBy(state, asOf, gate, one, community))),
  )
  // A gate may be passed twice on a day, as by a listing in the plans of two years.
  return found.filter((one, i) => found.findIndex((other) => isSame(other, one)) === i)
}
