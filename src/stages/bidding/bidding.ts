import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { entryOf } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { awardOf, closingOf, failedBefore, lotOf, seenBy, type Tender } from '../tender/state.ts'
import { biddingEntries, courseOf, noBidding, openingOf, reportOf, type Bidding, type Course } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly tender: Tender
  readonly bidding: Bidding
}

const common = { lot: RecordId, on: CalendarDate, evidence: optional(Evidence) }

interface OnLot {
  readonly lot: RecordId
  readonly on: CalendarDate
}

const hindrances = ({ opening, tender }: Reads, c: OnLot, day: Today) => {
  const lot = lotOf(tender, c.lot)
  if (lot === undefined) return [{ type: 'TenderNotPublished', lot: c.lot } as const]
  const isEarly = compareDates(c.on, lot.on) === 'before'
  const early = isEarly && ({ type: 'BeforeTender', lot: c.lot, published: lot.on, on: c.on } as const)
  return [...closedTo(opening, lot.communities, c.on), early, notYet(c.on, day)]
}

const courseIn = (bidding: Writable<Bidding>, lot: RecordId): Writable<Course> =>
  entryOf<Writable<Course>>(bidding.courses, lot, () => ({ postponements: [], openings: [], reports: [] }))

const postponement = { ...common, closes: CalendarDate }

/** The closing of a lot's bids was put off to a later day (延长投标截止时间), as after a late change of its documents. */
export const TenderClosingPostponed = fact(
  'TenderClosingPostponed',
  postponement,
  (bidding: Writable<Bidding>, { lot, closes, on }) => {
    courseIn(bidding, lot).postponements.push({ closes, on, voided: false })
  },
)
export type TenderClosingPostponed = EventIn<typeof TenderClosingPostponed>

const againstClosing = (s: Reads, { lot, closes, on }: OnLot & { readonly closes: CalendarDate }) => {
  const before = closingOf(s, lot, seenBy(on))
  if (before === undefined) return []
  const later = ['after', 'open'].includes(compareDates(closes, before))
  const isOver = compareDates(on, before) === 'after'
  return [
    !later && ({ type: 'ClosingNotLater', lot, closes, before } as const),
    isOver && ({ type: 'BiddingHasClosed', lot, closes: before, on } as const),
  ]
}

/**
 * Puts off the closing. Refused when the new closing certainly is no later than the one that held on
 * that day, and once that is over.
 *
 * @remarks Implementing Regulations of the Tendering and Bidding Law (招标投标法实施条例) art. 21: where a change leaves less than
 * 15 days, the closing is put off.
 */
export const postponeClosing = rule('PostponeClosing', postponement, (s: Reads, c, day: Today) => {
  const known = courseOf(s.bidding, c.lot).postponements.find((one) => !one.voided && one.on === c.on)
  if (known)
    return known.closes === c.closes ? nothing : refuse(recordedDifferently('closingPostponement', c.lot, c.on))
  return acceptUnless([...hindrances(s, c, day), ...againstClosing(s, c), ...failedBefore(s.tender, c.lot, c.on)], () =>
    TenderClosingPostponed(c),
  )
})

/** The bids for a lot were opened (开标). */
export const BidsOpened = fact('BidsOpened', common, (bidding: Writable<Bidding>, { lot, on }) => {
  courseIn(bidding, lot).openings.push({ on, voided: false })
})
export type BidsOpened = EventIn<typeof BidsOpened>

/** Opens the bids. Refused before bids have closed. With too few bidders it is recorded as it was, and gate G3 says so. */
export const openBids = rule('OpenBids', common, (s: Reads, c, day: Today) => {
  const known = openingOf(s.bidding, c.lot)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('bidOpening', c.lot))
  const closes = closingOf(s, c.lot)
  const isEarly = closes !== undefined && compareDates(c.on, closes) === 'before'
  const early = isEarly && ({ type: 'OpenedBeforeClosing', lot: c.lot, closes, on: c.on } as const)
  return acceptUnless([...hindrances(s, c, day), early, ...failedBefore(s.tender, c.lot, c.on)], () => BidsOpened(c))
})

/** The course of a tender was reported in writing to the department that watches over it (招标投标情况书面报告). */
export const TenderReported = fact('TenderReported', common, (bidding: Writable<Bidding>, { lot, on }) => {
  courseIn(bidding, lot).reports.push({ on, voided: false })
})
export type TenderReported = EventIn<typeof TenderReported>

/**
 * Reports a tender. Refused for a lot that was awarded to nobody, and before its award. A late report is recorded; it was
 * `due` until then.
 *
 * @remarks Tendering and Bidding Law (招标投标法) art. 47: within 15 days of the award, where tendering is compulsory.
 */
export const reportTender = rule('ReportTender', common, (s: Reads, c, day: Today) => {
  const known = reportOf(s.bidding, c.lot)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('tenderReport', c.lot))
  const award = awardOf(s.tender, c.lot)
  const none = award === undefined && ({ type: 'LotNotAwarded', lot: c.lot } as const)
  const isEarly = award !== undefined && compareDates(c.on, award.on) === 'before'
  const early = isEarly && ({ type: 'ReportedBeforeAward', lot: c.lot, awarded: award.on, on: c.on } as const)
  return acceptUnless([...hindrances(s, c, day), none, early], () => TenderReported(c))
})

const key = tagged('kind', {
  closingPostponement: { lot: RecordId, on: CalendarDate },
  bidOpening: { lot: RecordId },
  tenderReport: { lot: RecordId },
})

/** A postponement, an opening or a report was entered by mistake and does not count. */
export const BiddingRecordVoided = struckOut('BiddingRecordVoided', key, biddingEntries)
export type BiddingRecordVoided = EventIn<typeof BiddingRecordVoided>

/** Strikes out a postponement, an opening or a report. */
export const voidBiddingRecord = strikes(
  'VoidBiddingRecord',
  key,
  BiddingRecordVoided,
  ({ bidding }: Reads, record) => biddingEntries(bidding, record),
  (record) => ('on' in record ? [record.lot, record.on] : [record.lot]),
)

/** Bidding (开标与招标报告): the closing put off, the bids opened, the tender reported. */
export const bidding = stage(
  'bidding',
  noBidding,
  [TenderClosingPostponed, BidsOpened, TenderReported, BiddingRecordVoided],
  [postponeClosing, openBids, reportTender, voidBiddingRecord],
)
