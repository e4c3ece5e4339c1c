import type { PlainTenderPolicy } from '../stages/tender/policy.ts'

const days = (count: number) =>
  ({ days: count, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'moves' }) as const

/**
 * The national periods of a tender, to be adopted or replaced: 20 days to bid, changes 15 days before the closing, at
 * least three bidders, three days of display, three days to answer an objection, 30 days to sign, 15 days to report.
 *
 * @remarks The numbers were read in the articles; that a display of three days does not count its first day, and that a last
 * rest day moves, is how this pack counts them.
 */
export const chinaTender: PlainTenderPolicy = {
  head: {
    id: 'cn/tendering/periods',
    jurisdiction: 'CN',
    basis:
      'Tendering and Bidding Law (招标投标法) art. 23, 24, 28, 46, 47; Implementing Regulations (实施条例) art. 21, 22, 54',
    verified: true,
    validFrom: '2012-02-01',
  },
  daysToBid: 20,
  daysAfterChange: 15,
  bidders: 3,
  daysOnDisplay: 3,
  answerWithin: days(3),
  signWithin: days(30),
  reportWithin: days(15),
}
