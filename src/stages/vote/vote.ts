import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { flag, list, oneOf, optional, record, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { BuildingId, CommunityId, DwellingId, Matter, OwnerId, RecordId, StairUnitId } from '../../vocabulary/ids.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { drawRoll, Particulars, strayParticulars } from '../../voting/draw.ts'
import { Choice, Silence, VotingPolicy } from '../../voting/policy.ts'
import { noticeLacking, outsideWindow } from '../../voting/proceedings.ts'
import { RollRow } from '../../voting/roll.ts'
import { enterReached } from '../../voting/tally.ts'
import { notAppointed, noticesOf, votingUntil, type Convening } from '../convening/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import type { Register } from '../register/state.ts'
import { alreadyClosed, type Resolution } from '../resolution/state.ts'
import {
  eachOnce,
  given,
  isThe,
  noVote,
  notOnRoll,
  notOpened,
  putToVote,
  settle,
  sheetFrom,
  sheetsOf,
  silenceCounts,
  votesOf,
  windowRefused,
  type Delivery,
  type OpenedBallot,
  type Vote,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly vote: Vote
  readonly resolution: Resolution
}

const matter = Matter

/** A law of consent was adopted for the owners' votes of this renovation. */
export const VotingPolicyAdopted = adopted('VotingPolicyAdopted', VotingPolicy, (vote: Writable<Vote>) => vote.policies)
export type VotingPolicyAdopted = EventIn<typeof VotingPolicyAdopted>

/** Adopts a law of consent; for a matter that several cover, the one adopted last by the day of the ballot governs. */
export const adoptVotingPolicy = adopts(
  'AdoptVotingPolicy',
  VotingPolicy,
  VotingPolicyAdopted,
  ({ vote }: Reads) => vote.policies,
)

const ballot = {
  ballot: RecordId,
  communities: list(CommunityId, 1, 500),
  scheme: SchemeVersion,
  /** Where only the owners of one building or stair unit vote. */
  place: optional(tagged('at', { building: { building: BuildingId }, stairUnit: { stairUnit: StairUnitId } })),
  /** The day whose register is the roll: what is sold later changes nothing. */
  rollOn: Day,
  from: Day,
  until: Day,
  on: CalendarDate,
}

/** A ballot was opened: its matters, the laws that they follow, and the roll as it stood on its day, by value. */
export const BallotOpened = fact(
  'BallotOpened',
  {
    ...ballot,
    matters: list(record({ matter, silence: Silence, policy: VotingPolicy }), 1, 50),
    roll: list(RollRow, 1, 100_000),
  },
  (vote: Writable<Vote>, e) => {
    const { communities, scheme, place, on, from, until } = e
    const sheets = e.matters.flatMap((one) => sheetFrom(one, e.roll, e.rollOn)).map((one) => [one.matter, one])
    const opened = { communities, scheme, ...(place && { place }), on, from, until }
    vote.ballots[e.ballot] = keep<OpenedBallot>({ ...opened, delivered: {}, sheets: Object.fromEntries(sheets) })
  },
)
export type BallotOpened = EventIn<typeof BallotOpened>

/**
 * Opens a ballot on one or several matters. Refused without a law for each of them, with a roll that cannot be counted,
 * and with a meaning of silence that the law does not leave to the owners; every reason is named at once.
 *
 * @remarks Civil Code art. 278; 最高法 建筑物区分所有权解释 arts 8 and 9 for area and heads.
 */
export const openBallot = rule(
  'OpenBallot',
  {
    ...ballot,
    matters: list(record({ matter, silence: optional(Silence) }), 1, 50),
    /** What laws weigh and the register does not know. */
    particulars: optional(Particulars),
  },
  (s: Reads & { readonly register: Register }, c, day: Today) => {
    const known = lookup(s.vote.ballots, c.ballot)
    if (known) return isThe(known, c) ? nothing : refuse(recordedDifferently('ballot', c.ballot))
    const roll = drawRoll(s.register, c)
    const stray = eachOnce(strayParticulars(roll, c).map((dwelling) => notOnRoll(c.ballot, [], dwelling)))
    const { put, refusals } = putToVote(s.vote, c, roll)
    return acceptUnless(
      [...closedTo(s.opening, c.communities, c.on), ...windowRefused(c), ...refusals, ...stray, notYet(c.on, day)],
      () => BallotOpened({ ...c, matters: put, roll }),
    )
  },
)

const delivery = {
  ballot: RecordId,
  dwelling: DwellingId,
  means: oneOf('handed', 'post', 'online', 'postedNotice'),
  /** Whether the owner was told what silence would mean. */
  warned: flag,
  /** Without a receipt, delivery is not proven. */
  receipt: optional(Evidence),
  on: CalendarDate,
}

/** A ballot reached a dwelling (送达): only so can its silence come to mean anything. */
export const BallotDelivered = fact('BallotDelivered', delivery, (vote: Writable<Vote>, e) => {
  const found = vote.ballots[e.ballot]
  if (!found) return
  const { warned, on } = e
  const proven = e.receipt !== undefined
  entryOf(found.delivered, e.dwelling, () => []).push({ warned, proven, on })
  for (const { policy, tally, electorate } of Object.values(found.sheets))
    if (silenceCounts(policy, warned, proven)) enterReached(tally, electorate, e.dwelling)
})
export type BallotDelivered = EventIn<typeof BallotDelivered>

/**
 * Records a delivery. One that proves no more than another of no later a date changes nothing.
 *
 * @remarks (2022)沪02民初16号: silence counts only where ballots were delivered and the owners were warned [secondary source].
 */
export const deliverBallot = rule('DeliverBallot', delivery, ({ vote, resolution }: Reads, c, day: Today) => {
  const found = lookup(vote.ballots, c.ballot)
  if (!found) return refuse(notOpened(c.ballot))
  const provesNoMore = (than: Delivery): boolean =>
    (than.warned || !c.warned) && (than.proven || c.receipt === undefined) && compareDates(than.on, c.on) !== 'after'
  if (lookup(found.delivered, c.dwelling)?.some(provesNoMore)) return nothing
  const stranger = notOnRoll(c.ballot, sheetsOf(found), c.dwelling)
  return acceptUnless([alreadyClosed(resolution, c.ballot), stranger, notYet(c.on, day)], () => BallotDelivered(c))
})

const cast = {
  ballot: RecordId,
  matter,
  scheme: SchemeVersion,
  dwelling: DwellingId,
  choice: Choice,
  channel: oneOf('paper', 'meeting', 'online', 'phone'),
  /** Who voted for the owner; absent when he voted himself. */
  proxy: optional(OwnerId),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** An owner voted on a matter (投票). Until voting closes, the vote given last is the one that counts. */
export const VoteCast = fact('VoteCast', cast, (vote: Writable<Vote>, e) => {
  const sheet = vote.ballots[e.ballot]?.sheets[e.matter]
  if (!sheet) return
  entryOf(sheet.votes, e.dwelling, () => []).push(given(e))
  settle(sheet, e.dwelling)
})
export type VoteCast = EventIn<typeof VoteCast>

/**
 * Records a vote. Refused from outside the roll, early or late, on a matter of which there was no due notice, on another
 * version of the scheme, by a proxy whom nobody appointed, and changed where the law does not let it change.
 */
export const castVote = rule('CastVote', cast, (s: Reads & { readonly convening: Convening }, c, day: Today) => {
  const found = lookup(s.vote.ballots, c.ballot)
  const sheet = found && lookup(found.sheets, c.matter)
  if (!found) return refuse(notOpened(c.ballot))
  if (!sheet) return refuse({ type: 'MatterNotOnBallot', ballot: c.ballot, matter: c.matter })
  const before = votesOf(sheet, c.dwelling).filter((one) => !one.voided)
  if (
    isSame(
      before.findLast((one) => one.on === c.on),
      given(c),
    )
  )
    return nothing
  const { policy } = sheet
  const fixed = policy.changeOfVote === 'refused' && before.some((one) => one.choice !== c.choice)
  const until = votingUntil(s.convening, c.ballot, found.until)
  const { scheme } = found
  return acceptUnless(
    [
      alreadyClosed(s.resolution, c.ballot),
      notOnRoll(c.ballot, [sheet], c.dwelling),
      outsideWindow({ from: found.from, until }, c.on),
      noticeLacking(policy, c.matter, noticesOf(s.convening, c.ballot, c.matter), c.on),
      scheme !== c.scheme &&
        ({ type: 'OtherSchemeVersion', ballot: c.ballot, needed: scheme, given: c.scheme } as const),
      notAppointed(s.convening, c.ballot, c.dwelling, c.proxy),
      fixed && ({ type: 'VoteMayNotChange', policy: policy.head.id, dwelling: c.dwelling } as const),
      notYet(c.on, day),
    ],
    () => VoteCast(c),
  )
})

const key = { ballot: RecordId, matter, dwelling: DwellingId, on: CalendarDate }

/** A vote that was entered for a dwelling and a date was a mistake: it does not count. */
export const VoteVoided = fact('VoteVoided', { ...key, reason: VoidReason }, (vote: Writable<Vote>, e) => {
  const sheet = vote.ballots[e.ballot]?.sheets[e.matter]
  if (!sheet) return
  strikeOut(sheet.votes[e.dwelling] ?? [], (one) => one.on === e.on)
  settle(sheet, e.dwelling)
})
export type VoteVoided = EventIn<typeof VoteVoided>

/** Strikes out a vote. Refused once voting has closed: then a result is objected to, not edited. */
export const voidVote = rule('VoidVote', { ...key, reason: VoidReason }, ({ vote, resolution }: Reads, c) => {
  const sheet = lookup(lookup(vote.ballots, c.ballot)?.sheets ?? {}, c.matter)
  const votes = sheet ? votesOf(sheet, c.dwelling) : []
  const standing = standingOf(votes, (one) => one.on === c.on)
  if (standing === 'unknown') return refuse(noSuchRecord('vote', c.ballot, c.matter, c.dwelling, c.on))
  return standing === 'voided' ? nothing : acceptUnless([alreadyClosed(resolution, c.ballot)], () => VoteVoided(c))
})

/** Vote (业主表决): the law, the frozen roll, ballots delivered and votes cast, counted as they come. */
export const vote = stage(
  'vote',
  noVote,
  [VotingPolicyAdopted, BallotOpened, BallotDelivered, VoteCast, VoteVoided],
  [adoptVotingPolicy, openBallot, deliverBallot, castVote, voidVote],
)
