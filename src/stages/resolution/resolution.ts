import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { flag, list, oneOf, optional, record, text, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { CommunityId, Matter, RecordId } from '../../vocabulary/ids.ts'
import { Gate } from '../../vocabulary/obstacle.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently } from '../../vocabulary/voiding.ts'
import { resultOf } from '../../voting/count.ts'
import { WeighedCondition } from '../../voting/weighed.ts'
import { votingUntil, type Convening } from '../convening/state.ts'
import { gatesOpenedBy, notOpened, sheetsOf, type OpenedBallot, type Sheet, type Vote } from '../vote/state.ts'
import {
  annulledTooEarly,
  challengedTooLate,
  noResolution,
  notClosed,
  resolvedBefore,
  uncarried,
  unready,
  type ClosedBallot,
  type Resolution,
} from './state.ts'

interface Reads {
  readonly resolution: Resolution
}

const matter = Matter
const result = record({
  matter,
  policy: text(1, 100),
  passed: flag,
  conditions: list(WeighedCondition, 1, 100_000),
  opens: list(Gate, 0, 10),
  objectionDays: optional(wholeNumber(1, 365)),
  challengeMonths: optional(wholeNumber(1, 120)),
})

/** Voting closed (投票截止), and this is what was counted: every condition with its numbers. From here on it is locked. */
export const BallotClosed = fact(
  'BallotClosed',
  {
    ballot: RecordId,
    communities: list(CommunityId, 1, 500),
    scheme: SchemeVersion,
    results: list(result, 1, 50),
    on: CalendarDate,
  },
  (resolution: Writable<Resolution>, { ballot, communities, scheme, results, on }) => {
    const byMatter = Object.fromEntries(results.map((one) => [one.matter, one]))
    resolution.closed[ballot] = keep<ClosedBallot>({ communities, scheme, on, results: byMatter, outcomes: {} })
  },
)
export type BallotClosed = EventIn<typeof BallotClosed>

const counted = (ballot: OpenedBallot, sheet: Sheet): (typeof result)['_A'] => {
  const { head, procedure } = sheet.policy
  const { passed, conditions } = resultOf(sheet)
  const { objectionDays, challengeMonths } = procedure
  return {
    matter: sheet.matter,
    policy: head.id,
    passed,
    conditions,
    opens: gatesOpenedBy(ballot, sheet),
    ...(objectionDays !== undefined && { objectionDays }),
    ...(challengeMonths !== undefined && { challengeMonths }),
  }
}

const hasVotedOn = ({ electorate, tally }: Sheet): boolean =>
  Object.keys(electorate.voters).every((dwelling) => lookup(tally.cast, dwelling) !== undefined)

/**
 * Closes a ballot and counts it. Refused before the last day of voting, unless everybody has voted. Where only a building or
 * a stair unit voted under a law for the whole community, the result opens no gate.
 */
export const closeBallot = rule(
  'CloseBallot',
  { ballot: RecordId, on: CalendarDate },
  (s: Reads & { readonly vote: Vote; readonly convening: Convening }, c, day: Today) => {
    const known = lookup(s.resolution.closed, c.ballot)
    if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('closing', c.ballot))
    const found = lookup(s.vote.ballots, c.ballot)
    if (!found) return refuse(notOpened(c.ballot))
    const sheets = sheetsOf(found)
    const until = votingUntil(s.convening, c.ballot, found.until)
    const early =
      compareDates(c.on, until) === 'before' &&
      !sheets.every(hasVotedOn) &&
      ({ type: 'VotingNotOver', ballot: c.ballot, until, on: c.on } as const)
    const { communities, scheme } = found
    return acceptUnless([early, notYet(c.on, day)], () =>
      BallotClosed({ ...c, communities, scheme, results: sheets.map((sheet) => counted(found, sheet)) }),
    )
  },
)

const publication = { ballot: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** The result was published (公示): from here the days for objections and for going to court are counted. */
export const ResolutionPublished = fact('ResolutionPublished', publication, (resolution: Writable<Resolution>, e) => {
  const closed = resolution.closed[e.ballot]
  if (closed) closed.published = e.on
})
export type ResolutionPublished = EventIn<typeof ResolutionPublished>

/** Publishes the result of a ballot. Refused before it was closed. */
export const publishResolution = rule('PublishResolution', publication, ({ resolution }: Reads, c, day: Today) => {
  const closed = lookup(resolution.closed, c.ballot)
  if (!closed) return refuse(notClosed(c.ballot))
  if (closed.published !== undefined)
    return closed.published === c.on ? nothing : refuse(recordedDifferently('publication', c.ballot))
  const early = compareDates(c.on, closed.on) === 'before'
  return acceptUnless([early && ({ type: 'BallotNotClosed', ballot: c.ballot } as const), notYet(c.on, day)], () =>
    ResolutionPublished(c),
  )
})

const objection = {
  objection: RecordId,
  ballot: RecordId,
  about: oneOf('roll', 'delivery', 'forgedVote', 'proxy', 'count', 'content'),
  /** What was written; the text is in the vault. */
  statement: optional(NoteRef),
  on: CalendarDate,
}

/** Somebody objected to a result (异议). */
export const ObjectionRaised = fact('ObjectionRaised', objection, (resolution: Writable<Resolution>, e) => {
  resolution.objections[e.objection] = { ballot: e.ballot, about: e.about, on: e.on }
})
export type ObjectionRaised = EventIn<typeof ObjectionRaised>

/** Raises an objection to a ballot that was closed. */
export const raiseObjection = rule('RaiseObjection', objection, ({ resolution }: Reads, c, day: Today) => {
  const known = lookup(resolution.objections, c.objection)
  if (known) {
    const { settled: _, ...rest } = known
    const same = isSame(rest, { ballot: c.ballot, about: c.about, on: c.on })
    return same ? nothing : refuse(recordedDifferently('objection', c.objection))
  }
  const closed = lookup(resolution.closed, c.ballot)
  return acceptUnless([!closed && notClosed(c.ballot), notYet(c.on, day)], () => ObjectionRaised(c))
})

const settlement = { objection: RecordId, how: oneOf('dismissed', 'upheld', 'withdrawn'), on: CalendarDate }

/** An objection was settled: dismissed, withdrawn, or upheld, and then the motion is not carried. */
export const ObjectionSettled = fact('ObjectionSettled', settlement, (resolution: Writable<Resolution>, e) => {
  const found = resolution.objections[e.objection]
  if (found) found.settled = { how: e.how, on: e.on }
})
export type ObjectionSettled = EventIn<typeof ObjectionSettled>

/** Settles an objection. */
export const settleObjection = rule('SettleObjection', settlement, ({ resolution }: Reads, c, day: Today) => {
  const found = lookup(resolution.objections, c.objection)
  if (!found) return refuse(noSuchRecord('objection', c.objection))
  if (found.settled)
    return isSame(found.settled, { how: c.how, on: c.on })
      ? nothing
      : refuse(recordedDifferently('settlement', c.objection))
  return acceptUnless([notYet(c.on, day)], () => ObjectionSettled(c))
})

const motion = { ballot: RecordId, matter, on: CalendarDate }

/** A motion was adopted (决议通过): it opens the gates that its law names. */
export const ResolutionAdopted = fact('ResolutionAdopted', motion, (resolution: Writable<Resolution>, e) => {
  const closed = resolution.closed[e.ballot]
  if (closed) closed.outcomes[e.matter] = { adopted: true, on: e.on }
})
export type ResolutionAdopted = EventIn<typeof ResolutionAdopted>

/**
 * Adopts a motion. Refused while it is not carried, not published, still displayed, or objected to; every condition that
 * was not met is named with its numbers.
 */
export const adoptResolution = rule('AdoptResolution', motion, ({ resolution }: Reads, c, day: Today) => {
  const resolved = resolvedBefore(resolution, c, true)
  if (resolved !== undefined) return resolved ? nothing : refuse(recordedDifferently('resolution', c.ballot, c.matter))
  return acceptUnless([...unready(resolution, c), ...uncarried(resolution, c), notYet(c.on, day)], () =>
    ResolutionAdopted(c),
  )
})

/** A motion was rejected (决议未通过). */
export const ResolutionRejected = fact('ResolutionRejected', motion, (resolution: Writable<Resolution>, e) => {
  const closed = resolution.closed[e.ballot]
  if (closed) closed.outcomes[e.matter] = { adopted: false, on: e.on }
})
export type ResolutionRejected = EventIn<typeof ResolutionRejected>

/** Rejects a motion. Refused when it was carried and no objection was upheld. */
export const rejectResolution = rule('RejectResolution', motion, ({ resolution }: Reads, c, day: Today) => {
  const resolved = resolvedBefore(resolution, c, false)
  if (resolved !== undefined) return resolved ? nothing : refuse(recordedDifferently('resolution', c.ballot, c.matter))
  const [unmet] = uncarried(resolution, c)
  const carried = unmet === undefined && ({ type: 'MotionCarried', ballot: c.ballot, matter: c.matter } as const)
  return acceptUnless([...unready(resolution, c), carried, notYet(c.on, day)], () => ResolutionRejected(c))
})

const annulment = { ...motion, by: oneOf('court', 'owners'), filedOn: Day, evidence: optional(Evidence) }

/** An adopted resolution was annulled (撤销): from that day it opens nothing. */
export const ResolutionAnnulled = fact('ResolutionAnnulled', annulment, (resolution: Writable<Resolution>, e) => {
  const outcome = resolution.closed[e.ballot]?.outcomes[e.matter]
  if (outcome) outcome.annulled = e.on
})
export type ResolutionAnnulled = EventIn<typeof ResolutionAnnulled>

/**
 * Annuls a resolution. Refused when none was adopted by then, and when a court was asked after the time for that had run out.
 *
 * @remarks Civil Code art. 280 and 最高法 建筑物区分所有权解释 art. 12: one year from knowing, here from publication.
 */
export const annulResolution = rule('AnnulResolution', annulment, ({ resolution }: Reads, c, day: Today) => {
  const closed = lookup(resolution.closed, c.ballot)
  const outcome = closed && lookup(closed.outcomes, c.matter)
  if (!closed || !outcome?.adopted) return refuse({ type: 'NothingResolved', ballot: c.ballot, matter: c.matter })
  if (outcome.annulled !== undefined)
    return outcome.annulled === c.on ? nothing : refuse(recordedDifferently('annulment', c.ballot, c.matter))
  const late = c.by === 'court' && challengedTooLate(closed, c)
  return acceptUnless([annulledTooEarly(outcome, c), late, notYet(c.on, day)], () => ResolutionAnnulled(c))
})

/** Resolution (决议): voting closes, the result is published, objected to, adopted or rejected, and sometimes annulled. */
export const resolution = stage(
  'resolution',
  noResolution,
  [
    BallotClosed,
    ResolutionPublished,
    ObjectionRaised,
    ObjectionSettled,
    ResolutionAdopted,
    ResolutionRejected,
    ResolutionAnnulled,
  ],
  [closeBallot, publishResolution, raiseObjection, settleObjection, adoptResolution, rejectResolution, annulResolution],
)
