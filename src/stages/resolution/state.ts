import { lookup } from '../../kernel/lookup.ts'
import { addDays, compareDates, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { monthsAfter } from '../../voting/proceedings.ts'
import type { WeighedCondition } from '../../voting/weighed.ts'

/** The result of one matter when voting closed. */
export interface Result {
  readonly matter: string
  readonly policy: string
  readonly passed: boolean
  readonly conditions: readonly WeighedCondition[]
  readonly opens: readonly Gate[]
  readonly objectionDays?: number
  readonly challengeMonths?: number
}

/** What became of a motion. */
export interface Outcome {
  readonly adopted: boolean
  readonly on: CalendarDate
  readonly annulled?: CalendarDate
}

/** A ballot that was closed, and what came after. */
export interface ClosedBallot {
  readonly on: CalendarDate
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
  readonly results: { readonly [matter: string]: Result }
  readonly published?: CalendarDate
  readonly outcomes: { readonly [matter: string]: Outcome }
}

/** An objection to a result. */
export interface Objection {
  readonly ballot: RecordId
  readonly about: string
  readonly on: CalendarDate
  readonly settled?: { readonly how: 'dismissed' | 'upheld' | 'withdrawn'; readonly on: CalendarDate }
}

/** The resolution's slice: closed ballots with their results, objections, and what was resolved. */
export interface Resolution {
  readonly closed: { readonly [ballot: string]: ClosedBallot }
  readonly objections: { readonly [id: string]: Objection }
}

/** Before any ballot is closed. */
export const noResolution: Resolution = { closed: {}, objections: {} }

/** Refusal: voting is over, and what was counted is locked. */
export interface BallotAlreadyClosed {
  readonly type: 'BallotAlreadyClosed'
  readonly ballot: RecordId
  readonly on: CalendarDate
}

/** Why nothing can be added to a ballot any more; nothing while voting goes on. */
export const alreadyClosed = (resolution: Resolution, ballot: RecordId): BallotAlreadyClosed | undefined => {
  const closed = lookup(resolution.closed, ballot)
  return closed && { type: 'BallotAlreadyClosed', ballot, on: closed.on }
}

/** The objections to a ballot that nobody has settled, and those that were upheld; with a day, as it was by then. */
export const objectionsTo = (resolution: Resolution, ballot: RecordId, asOf?: Day) => {
  const all = Object.entries(resolution.objections)
    .filter(([, one]) => one.ballot === ballot && countsOn(one, asOf))
    .map(([id, { settled }]) => [id, settled && countsOn(settled, asOf) ? settled.how : undefined] as const)
  const ids = (some: typeof all): readonly RecordId[] => some.map(([id]) => id as RecordId)
  return {
    open: ids(all.filter(([, how]) => how === undefined)),
    upheld: ids(all.filter(([, how]) => how === 'upheld')),
  }
}

/** Refusal: the ballot was not closed by then. */
export interface BallotNotClosed {
  readonly type: 'BallotNotClosed'
  readonly ballot: RecordId
}

/** The refusal for a ballot that was not closed. */
export const notClosed = (ballot: RecordId): BallotNotClosed => ({ type: 'BallotNotClosed', ballot })

interface Motion {
  readonly ballot: RecordId
  readonly matter: string
  readonly on: CalendarDate
}

/** Whether a motion was resolved on already, just so; `undefined` when it was not. */
export const resolvedBefore = (resolution: Resolution, { ballot, matter, on }: Motion, adopted: boolean) => {
  const closed = lookup(resolution.closed, ballot)
  const outcome = closed && lookup(closed.outcomes, matter)
  return outcome && outcome.adopted === adopted && outcome.on === on
}

/** Refusals: the result of a motion cannot be acted on yet. */
export type Unready =
  | BallotNotClosed
  | { readonly type: 'MatterNotOnBallot'; readonly ballot: RecordId; readonly matter: string }
  | { readonly type: 'ResultNotPublished'; readonly ballot: RecordId }
  | { readonly type: 'DisplayNotOver'; readonly policy: string; readonly until: Day; readonly on: CalendarDate }
  | { readonly type: 'ObjectionsOpen'; readonly ballot: RecordId; readonly objections: readonly RecordId[] }

const displayed = (
  { policy, objectionDays }: Result,
  published: CalendarDate,
  on: CalendarDate,
): readonly Unready[] => {
  const until = objectionDays === undefined ? undefined : addDays(daysOf(published).first, objectionDays)
  if (until === undefined || daysOf(on).last > until) return []
  return [{ type: 'DisplayNotOver', policy, until, on }]
}

/** Why the result of a motion cannot be acted on yet: not closed, not published, still displayed, or objected to. */
export const unready = (resolution: Resolution, { ballot, matter, on }: Motion): readonly Unready[] => {
  const closed = lookup(resolution.closed, ballot)
  if (closed === undefined) return [notClosed(ballot)]
  const result = lookup(closed.results, matter)
  if (result === undefined) return [{ type: 'MatterNotOnBallot', ballot, matter }]
  const { published } = closed
  const early = published === undefined || compareDates(on, published) === 'before'
  const { open } = objectionsTo(resolution, ballot)
  return [
    ...(early ? [{ type: 'ResultNotPublished', ballot } as const] : displayed(result, published, on)),
    ...(open.length > 0 ? [{ type: 'ObjectionsOpen', ballot, objections: open } as const] : []),
  ]
}

/** Refusals: the motion was not carried, or an objection to its ballot was upheld. */
export type Uncarried =
  | {
      readonly type: 'MotionNotCarried'
      readonly policy: string
      readonly matter: string
      readonly unmet: readonly WeighedCondition[]
    }
  | { readonly type: 'ObjectionUpheld'; readonly ballot: RecordId; readonly objections: readonly RecordId[] }

/** Why a motion is not carried, with every condition that was not met and its numbers. */
export const uncarried = (resolution: Resolution, { ballot, matter }: Motion): readonly Uncarried[] => {
  const closed = lookup(resolution.closed, ballot)
  const result = closed && lookup(closed.results, matter)
  if (result === undefined) return []
  const { upheld } = objectionsTo(resolution, ballot)
  const unmet = result.conditions.filter(({ met }) => !met)
  return [
    ...(unmet.length > 0 ? [{ type: 'MotionNotCarried', policy: result.policy, matter, unmet } as const] : []),
    ...(upheld.length > 0 ? [{ type: 'ObjectionUpheld', ballot, objections: upheld } as const] : []),
  ]
}

/** Refusal: the court was asked after the time that the law gives. */
export interface ChallengedTooLate {
  readonly type: 'ChallengedTooLate'
  readonly policy: string
  readonly months: number
  readonly last: Day
  readonly filedOn: Day
}

/** Refusal: a resolution cannot be annulled before it was adopted. */
export interface AnnulledBeforeAdopted {
  readonly type: 'AnnulledBeforeAdopted'
  readonly ballot: RecordId
  readonly matter: string
  readonly adopted: CalendarDate
  readonly on: CalendarDate
}

/** The refusal for an annulment that certainly lies before the adoption. */
export const annulledTooEarly = (
  { on: adopted }: Outcome,
  { ballot, matter, on }: Motion,
): AnnulledBeforeAdopted | undefined =>
  compareDates(on, adopted) === 'before' ? { type: 'AnnulledBeforeAdopted', ballot, matter, adopted, on } : undefined

/** Why a court can no longer be asked to annul a resolution. */
export const challengedTooLate = (
  { published, results }: ClosedBallot,
  { matter, filedOn }: { readonly matter: string; readonly filedOn: Day },
): ChallengedTooLate | undefined => {
  const result = lookup(results, matter)
  const months = result?.challengeMonths
  if (published === undefined || result === undefined || months === undefined) return undefined
  const last = monthsAfter(daysOf(published).last, months)
  if (last === undefined || filedOn <= last) return undefined
  return { type: 'ChallengedTooLate', policy: result.policy, months, last, filedOn }
}

const isAdopted = ({ outcomes, results }: ClosedBallot, gate: Gate, last: string): boolean =>
  Object.entries(outcomes).some(
    ([matter, { adopted, on, annulled }]) =>
      adopted &&
      daysOf(on).last <= last &&
      (annulled === undefined || daysOf(annulled).last > last) &&
      lookup(results, matter)?.opens.includes(gate) === true,
  )

/**
 * What a gate asks of the owners' votes: that in each community a resolution stands, on that version of the scheme, whose
 * law says that it opens the gate.
 */
export const ownersResolved = (
  resolution: Resolution,
  gate: Gate,
  communities: readonly CommunityId[],
  scheme: SchemeVersion,
  on: CalendarDate,
): Requirement => {
  const { last } = daysOf(on)
  const standing = Object.values(resolution.closed).filter((one) => one.scheme === scheme && isAdopted(one, gate, last))
  return {
    gate,
    requirement: 'ownersResolved',
    subjects: communities,
    needed: communities.length,
    reached: communities.filter((one) => standing.some((ballot) => ballot.communities.includes(one))).length,
  }
}
