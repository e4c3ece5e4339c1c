import { lookup } from '../kernel/lookup.ts'
import { votingUntil } from '../stages/convening/state.ts'
import { objectionsTo, type ClosedBallot, type Result } from '../stages/resolution/state.ts'
import { explained, gatesOpenedBy, sheetOn, sheetsOf, type OpenedBallot, type Sheet } from '../stages/vote/state.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
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
  /**
   * `notBegun` and `votingOpen` by the days of the ballot, `votingOver` after its last day while nobody has closed it,
   * `counted` until somebody resolves on the result, `contested` where an objection to it was upheld.
   */
  readonly standing:
    | 'notBegun'
    | 'votingOpen'
    | 'votingOver'
    | 'counted'
    | 'contested'
    | 'adopted'
    | 'rejected'
    | 'annulled'
  /** Since when it was adopted, rejected or annulled. */
  readonly on?: CalendarDate
  /** The gates that it opens, or would open if it were adopted; none once it was rejected or annulled. */
  readonly opens: readonly Gate[]
  /** What was counted when the ballot was closed; absent before. */
  readonly result?: { readonly passed: boolean; readonly conditions: Result['conditions'] }
  /** While it is not closed: every condition with its numbers, what is missing, and whether it can still pass or fail. */
  readonly explained?: ReturnType<typeof explained>
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
  /** Objections to the result: those that nobody has settled, and those that were upheld. */
  readonly objections: { readonly open: readonly RecordId[]; readonly upheld: readonly RecordId[] }
  readonly motions: readonly MotionStanding[]
}

type Resolved = Pick<MotionStanding, 'standing' | 'on'>

const resolved = ({ outcomes }: ClosedBallot, matter: string, today: Day): Resolved | undefined => {
  const outcome = lookup(outcomes, matter)
  if (outcome === undefined || !countsOn(outcome, today)) return undefined
  const { adopted, on, annulled } = outcome
  if (annulled !== undefined && countsOn({ on: annulled }, today)) return { standing: 'annulled', on: annulled }
  return { standing: adopted ? 'adopted' : 'rejected', on }
}

const opening = (from: Day, until: Day, today: Day): MotionStanding['standing'] => {
  if (today < from) return 'notBegun'
  return today > until ? 'votingOver' : 'votingOpen'
}

interface Known {
  readonly ballot: OpenedBallot
  readonly closed: ClosedBallot | undefined
  readonly isContested: boolean
  readonly until: Day
  readonly today: Day
}

const motionOf = ({ ballot, closed, isContested, until, today }: Known, onRecord: Sheet): MotionStanding => {
  const sheet = sheetOn(ballot, onRecord, today)
  const { matter, electorate, tally } = sheet
  const counts = { matter, voters: Object.keys(electorate.voters).length, voted: Object.keys(tally.cast).length }
  const opens = gatesOpenedBy(ballot, sheet)
  const result = closed && lookup(closed.results, matter)
  if (closed === undefined || result === undefined)
    return { ...counts, standing: opening(ballot.from, until, today), opens, explained: explained(sheet) }
  const { passed, conditions } = result
  const standing = resolved(closed, matter, today) ?? ({ standing: isContested ? 'contested' : 'counted' } as const)
  const isGone = standing.standing === 'rejected' || standing.standing === 'annulled'
  return { ...counts, ...standing, opens: isGone ? [] : result.opens, result: { passed, conditions } }
}

type Read = Slices<'vote' | 'convening' | 'resolution'>

/** How a ballot stood on a day, by what had happened by then; undefined for one that was not opened. */
export const ballotStanding = (
  { vote, convening, resolution }: Read,
  id: string,
  today: Day,
): BallotStanding | undefined => {
  const found = lookup(vote.ballots, id)
  if (found === undefined || !countsOn(found, today)) return undefined
  const ballot = id as RecordId
  const last = lookup(resolution.closed, ballot)
  const closed = last && countsOn(last, today) ? last : undefined
  const { communities, scheme, from, delivered } = found
  const until = votingUntil(convening, ballot, found.until, today)
  const { open, upheld } = objectionsTo(resolution, ballot, today)
  const published = closed?.published
  const known: Known = { ballot: found, closed, isContested: upheld.length > 0, until, today }
  return {
    ballot: id,
    communities,
    scheme,
    from,
    until,
    delivered: Object.values(delivered).filter((all) => all.some((one) => countsOn(one, today))).length,
    ...(closed && { closedOn: closed.on }),
    ...(published !== undefined && countsOn({ on: published }, today) && { publishedOn: published }),
    objections: { open, upheld },
    motions: sheetsOf(found).map((sheet) => motionOf(known, sheet)),
  }
}

/** How every ballot stands, in the order of their first days of voting. */
export const ballotStandings = (state: Read, today: Day): readonly BallotStanding[] =>
  Object.entries(state.vote.ballots)
    .toSorted(([, a], [, b]) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .flatMap(([id]) => ballotStanding(state, id, today) ?? [])
