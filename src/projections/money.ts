import { lookup } from '../kernel/lookup.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import { amountOf, exactSum, type Amount, type Source, type Use } from '../stages/funding/state.ts'
import { entriesDuring } from './duringPeriod.ts'
import type { Slices } from './state.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'

/** What one source promised, what came in from it, what was paid out of it, and what is left of it, in fen. */
export interface SourceMoney {
  readonly source: Source
  readonly committed: Amount
  readonly received: Amount
  readonly paid: Amount
  /** What came in and was not paid out; negative where more was paid than came in. */
  readonly balance: Amount
}

/** The money of a renovation, in fen, by where it comes from and where it went. */
export interface MoneyView {
  /** Sources with any entry, in the order in which they were first recorded. */
  readonly sources: readonly SourceMoney[]
  readonly uses: readonly { readonly use: Use; readonly paid: Amount }[]
  readonly committed: Amount
  readonly received: Amount
  readonly paid: Amount
  /** What came in and was not paid out, over all sources. */
  readonly balance: Amount
  /** What the works cost in the end, where it was settled. */
  readonly finalCost: Amount
  /** What households promised and gave, in money and in kind: a view of its own, not added to what came in. */
  readonly residents: { readonly agreed: Amount; readonly paid: Amount; readonly households: number }
}

type Read = Slices<'funding' | 'contributions'>

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)]

const counting = <T extends Voidable>(entries: { readonly [id: string]: T }, asOf?: Day): readonly T[] =>
  Object.values(entries).filter((one) => countsOn(one, asOf))

const residentsIn = ({ contributions }: Read, asOf?: Day): MoneyView['residents'] => {
  const agreed = counting(contributions.agreed, asOf)
  return {
    agreed: amountOf(exactSum(agreed)),
    paid: amountOf(exactSum(counting(contributions.paid, asOf))),
    households: distinct(agreed.map((one) => one.household)).length,
  }
}

interface Sums {
  readonly committed: bigint
  readonly received: bigint
  readonly paid: bigint
}

const sumsIn = ({ funding }: Read, asOf?: Day, source?: Source): Sums => {
  const of = (entries: { readonly [id: string]: Voidable & { readonly source: Source; readonly amount: number } }) =>
    exactSum(
      Object.values(entries).filter((one) => source === undefined || one.source === source),
      asOf,
    )
  return { committed: of(funding.commitments), received: of(funding.receipts), paid: of(funding.payments) }
}

const amounts = ({ committed, received, paid }: Sums): Omit<SourceMoney, 'source'> => ({
  committed: amountOf(committed),
  received: amountOf(received),
  paid: amountOf(paid),
  balance: amountOf(received - paid),
})

const sourcesIn = ({ funding }: Read, asOf?: Day): readonly Source[] =>
  distinct(
    [funding.commitments, funding.receipts, funding.payments]
      .flatMap((entries) => counting<Voidable & { readonly source: Source }>(entries, asOf))
      .map((one) => one.source),
  )

/** The money of a renovation by a day, or in all: exact sums in fen, nothing rounded. */
export const moneyBySource = (state: Read, asOf?: Day): MoneyView => {
  const payments = counting(state.funding.payments, asOf)
  return {
    sources: sourcesIn(state, asOf).map((source) => ({ source, ...amounts(sumsIn(state, asOf, source)) })),
    uses: distinct(payments.map((one) => one.use)).map((use) => ({
      use,
      paid: amountOf(exactSum(payments.filter((one) => one.use === use))),
    })),
    ...amounts(sumsIn(state, asOf)),
    finalCost: amountOf(exactSum(counting(state.funding.accounts, asOf))),
    residents: residentsIn(state, asOf),
  }
}

/** Money that does not add up: it is on record as it was, and here it is said. Amounts in fen. */
export interface MoneyDiscrepancy {
  readonly kind: 'receivedBeyondCommitted' | 'paidBeyondReceived' | 'contributedBeyondAgreed'
  /** The source, or the contribution, that it is about. */
  readonly subject: string
  readonly allowed: Amount
  readonly found: Amount
}

const beyond = (
  kind: MoneyDiscrepancy['kind'],
  subject: string,
  allowed: bigint,
  found: bigint,
): readonly MoneyDiscrepancy[] =>
  found > allowed ? [{ kind, subject, allowed: amountOf(allowed), found: amountOf(found) }] : []

/**
 * Where more came in than was promised, more was paid than came in, or a household paid more than it had agreed to. Compared
 * exactly, also where the sums are too large to be told. What a household paid is beyond what was agreed where the agreement
 * was struck out.
 */
export const moneyDiscrepancies = (state: Read, asOf?: Day): readonly MoneyDiscrepancy[] => {
  const { agreed, paid } = state.contributions
  const given = counting(paid, asOf)
  return [
    ...sourcesIn(state, asOf).flatMap((source) => {
      const { committed, received, paid: out } = sumsIn(state, asOf, source)
      return [
        ...beyond('receivedBeyondCommitted', source, committed, received),
        ...beyond('paidBeyondReceived', source, received, out),
      ]
    }),
    ...distinct(given.map((one) => one.contribution)).flatMap((id) => {
      const agreement = lookup(agreed, id)
      const allowed = agreement && countsOn(agreement, asOf) ? BigInt(agreement.amount) : 0n
      return beyond('contributedBeyondAgreed', id, allowed, exactSum(given.filter((one) => one.contribution === id)))
    }),
  ]
}

/** What was promised, came in or was paid out within a period, in fen, from all sources or from one. */
export const moneyDuring = (
  { funding }: Slices<'funding'>,
  which: 'committed' | 'received' | 'paid',
  { period, asOf, source }: { readonly period: ReportPeriod; readonly asOf: Day; readonly source: Source | undefined },
): Amount => {
  const { commitments, receipts, payments } = funding
  const all: readonly (Voidable & { readonly source: Source; readonly amount: number })[] = Object.values(
    { committed: commitments, received: receipts, paid: payments }[which],
  )
  const fromIt = all.filter((one) => source === undefined || one.source === source)
  return amountOf(exactSum(entriesDuring(fromIt, period, asOf)))
}
