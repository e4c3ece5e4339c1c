import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import type { Bidding } from '../bidding/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { TenderPolicy } from './policy.ts'
import {
  awardOf,
  closingOf,
  failedBefore,
  lotIn,
  lotOf,
  lotSteps,
  noTender,
  stepsOfKind,
  tenderEntries,
  unknownBidders,
  wordsOfKey,
  type LotStep,
  type Tender,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly tender: Tender
}

/** What is asked of tenders was laid down for this renovation. */
export const TenderPolicyAdopted = adopted(
  'TenderPolicyAdopted',
  TenderPolicy,
  (tender: Writable<Tender>) => tender.policies,
)
export type TenderPolicyAdopted = EventIn<typeof TenderPolicyAdopted>

/** Adopts a tender policy; a later adoption governs what is done from its own day on. */
export const adoptTenderPolicy = adopts(
  'AdoptTenderPolicy',
  TenderPolicy,
  TenderPolicyAdopted,
  ({ tender }: Reads) => tender.policies,
)

const common = { lot: RecordId, on: CalendarDate, evidence: optional(Evidence) }
const published = {
  ...common,
  kind: oneOf('works', 'design', 'supervision', 'goods'),
  communities: list(CommunityId, 1, 500),
  closes: CalendarDate, // the last day on which bids are taken
}

/** A lot was put out to tender (招标公告): from that day its documents can be had. */
export const TenderPublished = fact('TenderPublished', published, (tender: Writable<Tender>, e) => {
  tender.lots[e.lot] = keep(lotIn(e))
})
export type TenderPublished = EventIn<typeof TenderPublished>

/** Publishes a tender. Refused when bids would certainly close before it; too short a time is recorded, and gate G3 says so. */
export const publishTender = rule('PublishTender', published, ({ opening, tender }: Reads, c, day: Today) => {
  const known = lotOf(tender, c.lot)
  if (known) return isSame(known, lotIn(c)) ? nothing : refuse(recordedDifferently('tenderLot', c.lot))
  const over = compareDates(c.closes, c.on) === 'before'
  const closed = over && ({ type: 'ClosesBeforePublication', lot: c.lot, closes: c.closes, on: c.on } as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), closed, notYet(c.on, day)], () => TenderPublished(c))
})

const enter = (tender: Writable<Tender>, lot: RecordId, step: LotStep): void => {
  entryOf(tender.steps, lot, () => []).push(keep(step))
}

const hindrances = (
  { opening, tender }: Reads,
  c: { readonly lot: RecordId; readonly on: CalendarDate },
  day: Today,
) => {
  const lot = lotOf(tender, c.lot)
  if (lot === undefined) return [{ type: 'TenderNotPublished', lot: c.lot } as const]
  const isEarly = compareDates(c.on, lot.on) === 'before'
  const early = isEarly && ({ type: 'BeforeTender', lot: c.lot, published: lot.on, on: c.on } as const)
  return [...closedTo(opening, lot.communities, c.on), early, notYet(c.on, day)]
}

const takes = (s: Reads, lot: RecordId, step: LotStep): boolean =>
  lotSteps(s.tender, lot).some((one) => isSame(one, step))

/** The documents of a tender were changed or explained (澄清、修改). */
export const TenderClarified = fact('TenderClarified', common, (tender: Writable<Tender>, e) =>
  enter(tender, e.lot, { step: 'clarified', on: e.on, voided: false }),
)
export type TenderClarified = EventIn<typeof TenderClarified>

/** Clarifies a tender. */
export const clarifyTender = rule('ClarifyTender', common, (s: Reads, c, day: Today) => {
  if (takes(s, c.lot, { step: 'clarified', on: c.on, voided: false })) return nothing
  return acceptUnless([...hindrances(s, c, day), ...failedBefore(s.tender, c.lot, c.on)], () => TenderClarified(c))
})

const bid = { ...common, bidder: OrganisationId, amount: Money }

/** A bid came in (投标): from whom, and for how much in fen. */
export const BidReceived = fact('BidReceived', bid, (tender: Writable<Tender>, { lot, bidder, amount, on }) =>
  enter(tender, lot, { step: 'bid', bidder, amount, on, voided: false }),
)
export type BidReceived = EventIn<typeof BidReceived>

/** Receives a bid. Refused after the closing, and from a bidder who has bid something else. */
export const receiveBid = rule('ReceiveBid', bid, (s: Reads & { readonly bidding: Bidding }, c, day: Today) => {
  const { lot, bidder, amount, on } = c
  const before = stepsOfKind(s.tender, lot, 'bid').find((one) => one.bidder === bidder)
  if (before)
    return before.amount === amount && before.on === on ? nothing : refuse(recordedDifferently('bid', lot, bidder))
  const closes = closingOf(s, lot)
  const isLate = closes !== undefined && compareDates(on, closes) === 'after'
  const late = isLate && ({ type: 'BidAfterClosing', lot, bidder, closes, on } as const)
  return acceptUnless([...hindrances(s, c, day), late, ...failedBefore(s.tender, lot, on)], () => BidReceived(c))
})

const display = { ...common, candidates: list(OrganisationId, 1, 20), until: Day }

/** The winning candidates were put on public display (中标候选人公示), until the end of a day. */
export const CandidatesPublicised = fact(
  'CandidatesPublicised',
  display,
  (tender: Writable<Tender>, { lot, candidates, until, on }) =>
    enter(tender, lot, { step: 'publicised', candidates, until, on, voided: false }),
)
export type CandidatesPublicised = EventIn<typeof CandidatesPublicised>

/** Publicises the candidates. Refused for one from whom no bid came in. */
export const publiciseCandidates = rule('PubliciseCandidates', display, (s: Reads, c, day: Today) => {
  const { lot, candidates, until, on } = c
  if (takes(s, lot, { step: 'publicised', candidates, until, on, voided: false })) return nothing
  const unknown = unknownBidders(s.tender, lot, candidates)
  return acceptUnless([...hindrances(s, c, day), ...unknown, ...failedBefore(s.tender, lot, on)], () =>
    CandidatesPublicised(c),
  )
})

const award = { ...common, bidder: OrganisationId }

/** The lot was awarded (中标): from that day the time to sign the contract runs. */
export const ContractAwarded = fact('ContractAwarded', award, (tender: Writable<Tender>, { lot, bidder, on }) =>
  enter(tender, lot, { step: 'awarded', bidder, on, voided: false }),
)
export type ContractAwarded = EventIn<typeof ContractAwarded>

/** Awards the lot. Refused to somebody who did not bid, and a second time. */
export const awardContract = rule('AwardContract', award, (s: Reads, c, day: Today) => {
  const before = awardOf(s.tender, c.lot)
  if (before)
    return before.bidder === c.bidder && before.on === c.on ? nothing : refuse(recordedDifferently('award', c.lot))
  const unknown = unknownBidders(s.tender, c.lot, [c.bidder])
  return acceptUnless([...hindrances(s, c, day), ...unknown, ...failedBefore(s.tender, c.lot)], () =>
    ContractAwarded(c),
  )
})

const failure = { ...common, reason: oneOf('tooFewBidders', 'allBidsRejected', 'irregular', 'withdrawn', 'other') }

/** The tender failed (流标): a new lot has to be published. */
export const TenderFailed = fact('TenderFailed', failure, (tender: Writable<Tender>, { lot, reason, on }) =>
  enter(tender, lot, { step: 'failed', reason, on, voided: false }),
)
export type TenderFailed = EventIn<typeof TenderFailed>

/** Records that a tender failed. Refused for a lot that was awarded. */
export const failTender = rule('FailTender', failure, (s: Reads, c, day: Today) => {
  const [before] = stepsOfKind(s.tender, c.lot, 'failed')
  if (before)
    return before.reason === c.reason && before.on === c.on
      ? nothing
      : refuse(recordedDifferently('tenderFailure', c.lot))
  const won = awardOf(s.tender, c.lot)
  const awarded = won && ({ type: 'LotWasAwarded', lot: c.lot, bidder: won.bidder, on: won.on } as const)
  return acceptUnless([...hindrances(s, c, day), awarded], () => TenderFailed(c))
})

const key = tagged('kind', {
  tenderLot: { lot: RecordId },
  tenderClarification: { lot: RecordId, on: CalendarDate },
  bid: { lot: RecordId, bidder: OrganisationId },
  candidates: { lot: RecordId, on: CalendarDate },
  award: { lot: RecordId },
  tenderFailure: { lot: RecordId },
})

/** A lot, or something that happened to it, was entered by mistake and does not count. */
export const TenderRecordVoided = struckOut('TenderRecordVoided', key, tenderEntries)
export type TenderRecordVoided = EventIn<typeof TenderRecordVoided>

/** Strikes out a lot or a step of it. Steps stay, and hold for a lot entered anew under its id. */
export const voidTenderRecord = strikes(
  'VoidTenderRecord',
  key,
  TenderRecordVoided,
  ({ tender }: Reads, record) => tenderEntries(tender, record),
  wordsOfKey,
)

/** Tender (招标): lots, bids, candidates, and to whom each lot was awarded. */
export const tender = stage(
  'tender',
  noTender,
  [
    TenderPolicyAdopted,
    TenderPublished,
    TenderClarified,
    BidReceived,
    CandidatesPublicised,
    ContractAwarded,
    TenderFailed,
    TenderRecordVoided,
  ],
  [
    adoptTenderPolicy,
    publishTender,
    clarifyTender,
    receiveBid,
    publiciseCandidates,
    awardContract,
    failTender,
    voidTenderRecord,
  ],
)
