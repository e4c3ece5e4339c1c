import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import { sumOf, type Source, type Use } from '../stages/funding/state.ts'
import type { Slices } from './state.ts'

/** An amount in fen; `none` where the sum is too large to be kept exactly. */
export type Amount = number | 'none'

/** What one source promised, what came in from it, and what was paid out of it, in fen. */
export interface SourceMoney {
  readonly source: Source
  readonly committed: Amount
  readonly received: Amount
  readonly paid: Amount
}

/** The money of a renovation, in fen, by where it comes from and where it went. */
export interface MoneyView {
  /** Sources with any entry, in the order in which they were first recorded. */
  readonly sources: readonly SourceMoney[]
  readonly uses: readonly { readonly use: Use; readonly paid: Amount }[]
  readonly committed: Amount
  readonly received: Amount
  readonly paid: Amount
  /** What the works cost in the end, where it was settled. */
  readonly finalCost: Amount
  readonly residents: { readonly agreed: Amount; readonly paid: Amount; readonly households: number }
}

type Read = Slices<'funding' | 'contributions'>

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)]

const counting = <T extends Voidable>(entries: { readonly [id: string]: T }, asOf?: Day): readonly T[] =>
  Object.values(entries).filter((one) => countsOn(one, asOf))

const residentsIn = ({ contributions }: Read, asOf?: Day): MoneyView['residents'] => {
  const agreed = counting(contributions.agreed, asOf)
  return {
    agreed: sumOf(agreed),
    paid: sumOf(counting(contributions.paid, asOf)),
    households: distinct(agreed.map((one) => one.household)).length,
  }
}

/** The money of a renovation by a day, or in all: exact sums in fen, nothing rounded. */
export const moneyBySource = (state: Read, asOf?: Day): MoneyView => {
  const { funding } = state
  const [commitments, receipts] = [counting(funding.commitments, asOf), counting(funding.receipts, asOf)]
  const payments = counting(funding.payments, asOf)
  const sources = distinct([...commitments, ...receipts, ...payments].map((one) => one.source))
  const from = <T extends { readonly source: Source }>(entries: readonly T[], source: Source): readonly T[] =>
    entries.filter((one) => one.source === source)
  return {
    sources: sources.map((source) => ({
      source,
      committed: sumOf(from(commitments, source)),
      received: sumOf(from(receipts, source)),
      paid: sumOf(from(payments, source)),
    })),
    uses: distinct(payments.map((one) => one.use)).map((use) => ({
      use,
      paid: sumOf(payments.filter((one) => one.use === use)),
    })),
    committed: sumOf(commitments),
    received: sumOf(receipts),
    paid: sumOf(payments),
    finalCost: sumOf(counting(funding.accounts, asOf)),
    residents: residentsIn(state, asOf),
  }
}

/** Money that does not add up: it is on record as it was, and here it is said. Amounts in fen. */
export interface MoneyDiscrepancy {
  readonly kind: 'receivedBeyondCommitted' | 'paidBeyondReceived' | 'contributedBeyondAgreed'
  /** The source, or the contribution, that it is about. */
  readonly subject: string
  readonly allowed: number
  readonly found: number
}

const beyond = (
  kind: MoneyDiscrepancy['kind'],
  subject: string,
  allowed: Amount,
  found: Amount,
): readonly MoneyDiscrepancy[] =>
  allowed !== 'none' && found !== 'none' && found > allowed ? [{ kind, subject, allowed, found }] : []

/** Where more came in than was promised, more was paid than came in, or a household paid more than it had agreed to. */
export const moneyDiscrepancies = (state: Read, asOf?: Day): readonly MoneyDiscrepancy[] => {
  const { agreed, paid } = state.contributions
  return [
    ...moneyBySource(state, asOf).sources.flatMap(({ source, committed, received, paid: out }) => [
      ...beyond('receivedBeyondCommitted', source, committed, received),
      ...beyond('paidBeyondReceived', source, received, out),
    ]),
    ...Object.entries(agreed)
      .filter(([, one]) => countsOn(one, asOf))
      .flatMap(([id, one]) => {
        const given = counting(paid, asOf).filter((payment) => payment.contribution === id)
        return beyond('contributedBeyondAgreed', id, one.amount, sumOf(given))
      }),
  ]
}
