import { optional, record, wholeNumber, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How many days bidders have at least from the day on which the documents are handed out to the closing of bids. */
  daysToBid: wholeNumber(0, 3650),
  /** How many days before the closing a change of the documents must be told at least. */
  daysAfterChange: wholeNumber(0, 3650),
  /** How many bidders there must be at least; with fewer, the tender has failed and is held again. */
  bidders: wholeNumber(1, 100),
  /** How many days the candidates are on public display at least, the day on which they were put up not counted. */
  daysOnDisplay: wholeNumber(0, 3650),
  /** How long whoever tenders may take to answer an objection. */
  answerWithin: Period,
  /** How long after the award the contract may be signed. */
  signWithin: Period,
  /** How long after the award the tender may be reported; absent where no report is asked for. */
  reportWithin: optional(Period),
}

/**
 * What a place asks of a tender.
 *
 * @remarks Tendering and Bidding Law (招标投标法) art. 23, 24, 28, 46 and 47, its Implementing Regulations (招标投标法实施条例) art.
 * 21, 22 and 54.
 */
export type TenderPolicy = StructOf<typeof fields>
export const TenderPolicy: Shape<TenderPolicy, PlainStructOf<typeof fields>> = record(fields)
export type PlainTenderPolicy = PlainStructOf<typeof fields>
