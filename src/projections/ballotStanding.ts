import { lookup } from '../kernel/lookup.ts'
import { convenedFor } from '../stages/convening/state.ts'
import { objectionsTo, type ClosedBallot } from '../stages/resolution/state.ts'
import { explained, gatesOpenedBy, sheetsOf, type OpenedBallot, type Sheet } from '../stages/vote/state.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import type { CommunityId, RecordId } from '../vocabulary/ids.ts'
import type { Gate } from '../vocabulary/obstacle.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import type { Slices } from './state.ts'

/** How one motion of a ballot stands. */
export interface MotionStanding {
  readonly matter: string
  /** The dwellings that have a vote under the law of this matter, and those that have given it. */
  readonly voters: number
  readonly voted: number
  /** `votingOpen` until the ballot is closed, `counted` until somebody resolves on the result. */
  readonly standing: 'votingOpen' | 'counted' | 'adopted' | 'rejected' | 'annulled'
  /** Since when it was adopted, rejected or annulled. */
  readonly on?: CalendarDate
  /** The gates that it opens, or would open. */
  readonly opens: readonly Gate[]
  /** Every condition with its numbers, what is missing, and whether it can still pass or fail. */
  readonly explained: ReturnType<typeof explained>
}

/** How a ballot stands: from its opening to what was resolved. */
export interface BallotStanding {
  readonly ballot: string
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
  readonly from: Day
  /** The last day of voting, as it was last extended. */
  readonly until: Day
  /** The dwellings that a ballot has reached. */
  readonly delivered: number
  readonly closedOn?: CalendarDate
  readonly publishedOn?: CalendarDate
  /** Objections to the result that nobody has settled. */
  readonly objections: readonly RecordId[]
  readonly motions: readonly MotionStanding[]
}

const resolved = (closed: ClosedBallot | undefined, matter: string): Pick<MotionStanding, 'standing' | 'on'> => {
  if (closed === undefined) return { standing: 'votingOpen' }
  const outcome = lookup(closed.outcomes, matter)
  if (outcome === undefined) return { standing: 'counted' }
  if (outcome.annulled !== undefined) return { standing: 'annulled', on: outcome.annulled }
  return { standing: outcome.adopted ? 'adopted' : 'rejected', on: outcome.on }
}

const motionOf = (ballot: OpenedBallot, sheet: Sheet, closed: ClosedBallot | undefined): MotionStanding => ({
  matter: sheet.matter,
  voters: Object.keys(sheet.electorate.voters).length,
  voted: Object.keys(sheet.tally.cast).length,
  ...resolved(closed, sheet.matter),
  opens: gatesOpenedBy(ballot, sheet),
  explained: explained(sheet),
})

type Read = Slices<'vote' | 'convening' | 'resolution'>

/**
 * How a ballot stands by what is on record; undefined for one that was never opened. Deliveries are kept without their
 * day, so for an earlier day ask the record as it was known then.
 */
export const ballotStanding = ({ vote, convening, resolution }: Read, id: string): BallotStanding | undefined => {
  const found = lookup(vote.ballots, id)
  if (found === undefined) return undefined
  const ballot = id as RecordId
  const closed = lookup(resolution.closed, ballot)
  const { communities, scheme, from, delivered } = found
  const { until = found.until } = convenedFor(convening, ballot)
  return {
    ballot: id,
    communities,
    scheme,
    from,
    until,
    delivered: Object.keys(delivered).length,
    ...(closed && { closedOn: closed.on }),
    ...(closed?.published !== undefined && { publishedOn: closed.published }),
    objections: objectionsTo(resolution, ballot).open,
    motions: sheetsOf(found).map((sheet) => motionOf(found, sheet, closed)),
  }
}

/** How every ballot stands, in the order in which they were opened. */
export const ballotStandings = (state: Read): readonly BallotStanding[] =>
  Object.keys(state.vote.ballots).flatMap((id) => ballotStanding(state, id) ?? [])
