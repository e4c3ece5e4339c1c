import type { Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { isSame } from '../../kernel/same.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, type Dated, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, DwellingId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { emptyTally, letsSilenceCount, silenceAllowed } from '../../voting/count.ts'
import { openVote } from '../../voting/draw.ts'
import type { ElectorateRefused } from '../../voting/electorate.ts'
import { explainVote, type VoteExplanation } from '../../voting/explain.ts'
import type { Choice, Silence, VotingPolicy } from '../../voting/policy.ts'
import { windowTooLong, type WindowTooLong } from '../../voting/proceedings.ts'
import type { RollRefused, RollRow } from '../../voting/roll.ts'
import { enterReached, enterVote, takeOutVote } from '../../voting/tally.ts'
import type { Vote as CountedVote } from '../../voting/weigh.ts'

/** A vote as it was given. */
export interface GivenVote extends Voidable {
  readonly choice: Choice
  readonly inPerson: boolean
  readonly channel: string
  readonly proxy?: string
}

/** A vote as it is kept: in person is who came to the meeting himself. */
export const given = ({ choice, channel, proxy, on }: Omit<GivenVote, 'voided' | 'inPerson'>): GivenVote => {
  const inPerson = channel === 'meeting' && proxy === undefined
  return { choice, channel, on, inPerson, voided: false, ...(proxy !== undefined && { proxy }) }
}

/** One matter of a ballot: its law, who may vote under it, the votes as given and as counted so far. */
export interface Sheet extends CountedVote {
  readonly matter: string
  readonly votes: { readonly [dwelling: string]: readonly GivenVote[] }
}

/** A ballot that reached a dwelling: whether its owner was told what silence would mean, and whether there is a receipt. */
export interface Delivery extends Dated {
  readonly warned: boolean
  readonly proven: boolean
}

/** A ballot on one or several matters. */
export interface OpenedBallot {
  readonly communities: readonly CommunityId[]
  readonly scheme: SchemeVersion
  /** Where only the owners of one building or stair unit vote. */
  readonly place?: { readonly at: string }
  readonly on: CalendarDate
  readonly from: Day
  readonly until: Day
  readonly sheets: { readonly [matter: string]: Sheet }
  readonly delivered: { readonly [dwelling: string]: readonly Delivery[] }
}

/** The vote's slice: the laws adopted for it, and every ballot with its roll. */
export interface Vote {
  readonly policies: readonly Adoption<VotingPolicy>[]
  readonly ballots: { readonly [id: string]: OpenedBallot }
}

/** Before anything is put to the vote. */
export const noVote: Vote = { policies: [], ballots: {} }

/** The law that governs a vote on a matter on a day: of those adopted for it, the one adopted last. */
export const lawFor = (vote: Vote, matter: string, on: CalendarDate): VotingPolicy | undefined =>
  inForce(
    vote.policies.filter(({ policy }) => policy.matters.includes(matter)),
    on,
  )

const opensOnMatter = ({ consequence: { opens, opensOn } }: VotingPolicy, matter: string): readonly Gate[] =>
  opensOn?.includes(matter) === false ? [] : opens

/** Whether a gate asks for a resolution of the owners: where the law that governs some matter then opens it by one. */
export const asksForResolution = (vote: Vote, gate: Gate, on: CalendarDate): boolean =>
  vote.policies
    .flatMap(({ policy }) => policy.matters)
    .some((matter) => {
      const law = lawFor(vote, matter, on)
      return law !== undefined && opensOnMatter(law, matter).includes(gate)
    })

/**
 * The gates that a motion opens once it is adopted: none where its law opens them on other matters only, and none where the
 * owners of one building or stair unit voted on what the law asks of a whole community.
 */
export const gatesOpenedBy = ({ place }: OpenedBallot, { matter, policy }: Sheet): readonly Gate[] => {
  const asksAll = policy.scope === 'community' || policy.scope === 'renovation'
  return place !== undefined && asksAll ? [] : opensOnMatter(policy, matter)
}

/** Refusal: no such ballot was opened. */
export interface BallotNotOpened {
  readonly type: 'BallotNotOpened'
  readonly ballot: RecordId
}

/** The refusal for a ballot that nobody opened. */
export const notOpened = (ballot: RecordId): BallotNotOpened => ({ type: 'BallotNotOpened', ballot })

/** Refusal: the dwelling is not on the roll of the vote, or has no vote under its law. */
export interface NotOnRoll {
  readonly type: 'NotOnRoll'
  readonly ballot: RecordId
  readonly dwelling: DwellingId
}

/** Why a dwelling has no vote on any of these matters. */
export const notOnRoll = (ballot: RecordId, sheets: readonly Sheet[], dwelling: DwellingId): NotOnRoll | undefined =>
  sheets.some(({ electorate }) => lookup(electorate.voters, dwelling) !== undefined)
    ? undefined
    : { type: 'NotOnRoll', ballot, dwelling }

/** The same refusals, each of them once: two matters under one law are refused for one reason. */
export const eachOnce = <R>(refusals: readonly R[]): readonly R[] =>
  refusals.filter((one, i) => one !== undefined && refusals.findIndex((other) => isSame(other, one)) === i)

/** The sheets of a ballot, one a matter. */
export const sheetsOf = (ballot: OpenedBallot): readonly Sheet[] => Object.values(ballot.sheets)

/** The votes of a dwelling on a matter, in order of record. */
export const votesOf = ({ votes }: Sheet, dwelling: DwellingId): readonly GivenVote[] => lookup(votes, dwelling) ?? []

/** Enters into the count what holds of a dwelling's votes: the one given last. */
export const settle = (sheet: Writable<Sheet>, dwelling: DwellingId): void => {
  const held = latest<GivenVote>(lookup(sheet.votes, dwelling) ?? [])
  if (held === undefined) takeOutVote(sheet.tally, sheet.electorate, dwelling)
  else enterVote(sheet.tally, sheet.electorate, dwelling, held)
}

/** How a matter stands: every condition with its numbers, what is missing, and whether it can still pass or fail. */
export const explained: (sheet: Sheet) => VoteExplanation = explainVote

/** Whether a delivery lets the silence of a dwelling count under the law of a matter. */
export const silenceCounts = (policy: VotingPolicy, warned: boolean, proven: boolean): boolean =>
  letsSilenceCount(policy, warned) && (proven || !policy.silence.provenDelivery)

/** A matter as it stood on a day: counted again from the ballots delivered and the votes given by then. */
export const sheetOn = ({ delivered }: OpenedBallot, sheet: Sheet, asOf: Day): Sheet => {
  const { policy, electorate } = sheet
  const tally = emptyTally(policy, electorate)
  for (const dwelling of Object.keys(electorate.voters) as DwellingId[]) {
    const reached = (lookup(delivered, dwelling) ?? []).filter((one) => countsOn(one, asOf))
    if (reached.some(({ warned, proven }) => silenceCounts(policy, warned, proven)))
      enterReached(tally, electorate, dwelling)
    const held = latest<GivenVote>(votesOf(sheet, dwelling), asOf)
    if (held !== undefined) enterVote(tally, electorate, dwelling, held)
  }
  return { ...sheet, tally }
}

/** A matter as it is put to the vote: under which law, and what silence means. */
export interface PutToVote {
  readonly matter: string
  readonly silence: Silence
  readonly policy: VotingPolicy
}

/** The sheet of a matter before anybody has voted; none where the roll cannot be counted under its law. */
export const sheetFrom = (put: PutToVote, roll: readonly RollRow[], rollOn: Day): readonly Sheet[] => {
  const opened = openVote(put.policy, put.silence, roll, rollOn)
  return opened._tag === 'Left' ? [] : [{ matter: put.matter, votes: {}, ...opened.right }]
}

interface Asked {
  readonly matters: readonly { readonly matter: string; readonly silence?: Silence }[]
  readonly rollOn: Day
  readonly from: Day
  readonly until: Day
  readonly on: CalendarDate
}

/** Whether a ballot was opened just so: on the same matters, with silence meaning the same, for the same days. */
export const isThe = (
  { sheets, ...opened }: OpenedBallot,
  {
    matters,
    communities,
    scheme,
    place,
    on,
    from,
    until,
  }: Asked & Pick<OpenedBallot, 'communities' | 'scheme' | 'place'>,
): boolean =>
  isSame(
    { ...opened, delivered: {} },
    { communities, scheme, ...(place && { place }), on, from, until, delivered: {} },
  ) &&
  matters.length === Object.keys(sheets).length &&
  matters.every(({ matter, silence }) => {
    const sheet = lookup(sheets, matter)
    return sheet !== undefined && (silence ?? sheet.policy.silence.unlessAgreed) === sheet.silence
  })

/** Refusals: no law was adopted for the matter, or not one that leaves this meaning of silence to the owners. */
export type MatterRefused =
  | { readonly type: 'NoLawForMatter'; readonly matter: string; readonly on: CalendarDate }
  | { readonly type: 'MatterTwice'; readonly matter: string }
  | {
      readonly type: 'SilenceNotLeftToOwners'
      readonly policy: string
      readonly silence: Silence
      readonly ownersMayAgree: readonly Silence[]
    }
  | (RollRefused & { readonly matter: string })
  | (ElectorateRefused & { readonly matter: string })

/** Refusals: the roll is frozen after voting begins, or voting ends before it begins. */
export type WindowRefused =
  | { readonly type: 'RollFrozenTooLate'; readonly rollOn: Day; readonly from: Day }
  | { readonly type: 'WindowEndsBeforeItBegins'; readonly from: Day; readonly until: Day }
  | { readonly type: 'VotingBeginsTooEarly'; readonly from: Day; readonly on: CalendarDate }

/** What is wrong with the days of a ballot. */
export const windowRefused = ({ rollOn, from, until, on }: Asked): readonly WindowRefused[] => [
  ...(rollOn > from ? [{ type: 'RollFrozenTooLate', rollOn, from } as const] : []),
  ...(until < from ? [{ type: 'WindowEndsBeforeItBegins', from, until } as const] : []),
  ...(compareDates(from, on) === 'before' ? [{ type: 'VotingBeginsTooEarly', from, on } as const] : []),
]

/** What each matter would be voted on under, or everything for which it cannot be. */
export const putToVote = (
  vote: Vote,
  asked: Asked,
  roll: readonly RollRow[],
): { readonly put: readonly PutToVote[]; readonly refusals: readonly (MatterRefused | WindowTooLong)[] } => {
  const put: PutToVote[] = []
  const refusals: (MatterRefused | WindowTooLong)[] = []
  asked.matters.forEach(({ matter, silence: meant }, i) => {
    if (asked.matters.findIndex((one) => one.matter === matter) < i)
      return refusals.push({ type: 'MatterTwice', matter })
    const policy = lawFor(vote, matter, asked.on)
    if (policy === undefined) return refusals.push({ type: 'NoLawForMatter', matter, on: asked.on })
    const silence = meant ?? policy.silence.unlessAgreed
    const { ownersMayAgree } = policy.silence
    if (!silenceAllowed(policy, silence))
      refusals.push({ type: 'SilenceNotLeftToOwners', policy: policy.head.id, silence, ownersMayAgree })
    const tooLong = windowTooLong(policy, asked, false)
    if (tooLong) refusals.push(tooLong)
    const opened = openVote(policy, silence, roll, asked.rollOn)
    if (opened._tag === 'Left') refusals.push({ ...opened.left, matter })
    return put.push({ matter, silence, policy })
  })
  return { put, refusals: eachOnce(refusals) }
}
