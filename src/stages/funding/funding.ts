import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { MoneySource } from '../../vocabulary/moneySource.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { entryIn, noFunding, type FinalAccount, type Fund, type Funding, type Payment } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly funding: Funding
}

const common = { amount: Money, on: CalendarDate, evidence: optional(Evidence) }
const fundIn = ({ source, amount, on }: Omit<Fund, 'voided'>): Fund => ({
  source,
  amount,
  on,
  voided: false,
})

const committed = { commitment: RecordId, source: MoneySource, ...common }

/** A source promised money (资金落实), in fen. It is not there yet. */
export const FundingCommitted = fact('FundingCommitted', committed, (funding: Writable<Funding>, e) => {
  funding.commitments[e.commitment] = fundIn(e)
})
export type FundingCommitted = EventIn<typeof FundingCommitted>

/** Records a promise of money. */
export const commitFunding = rule('CommitFunding', committed, ({ opening, funding }: Reads, c, day: Today) => {
  const known = entryIn(funding.commitments, c.commitment)
  if (known) return isSame(known, fundIn(c)) ? nothing : refuse(recordedDifferently('fundingCommitment', c.commitment))
  return acceptUnless([...closedTo(opening, [], c.on), notYet(c.on, day)], () => FundingCommitted(c))
})

const received = { receipt: RecordId, source: MoneySource, ...common }

/** Money from a source came in (资金到位). */
export const FundingReceived = fact('FundingReceived', received, (funding: Writable<Funding>, e) => {
  funding.receipts[e.receipt] = fundIn(e)
})
export type FundingReceived = EventIn<typeof FundingReceived>

/** Records money that came in. More than was promised is recorded as it is. */
export const receiveFunding = rule('ReceiveFunding', received, ({ opening, funding }: Reads, c, day: Today) => {
  const known = entryIn(funding.receipts, c.receipt)
  if (known) return isSame(known, fundIn(c)) ? nothing : refuse(recordedDifferently('fundingReceipt', c.receipt))
  return acceptUnless([...closedTo(opening, [], c.on), notYet(c.on, day)], () => FundingReceived(c))
})

const paid = {
  payment: RecordId,
  source: MoneySource,
  use: oneOf('construction', 'design', 'surveying', 'supervision', 'equipment', 'compensation', 'otherUse'),
  payee: OrganisationId,
  contract: optional(RecordId),
  ...common,
}

const paymentIn = (c: Omit<Payment, 'voided'>): Payment => ({
  source: c.source,
  use: c.use,
  amount: c.amount,
  payee: c.payee,
  ...(c.contract !== undefined && { contract: c.contract }),
  on: c.on,
  voided: false,
})

/** Money was paid out (资金支付): from which source, for what and to whom. */
export const PaymentMade = fact('PaymentMade', paid, (funding: Writable<Funding>, e) => {
  funding.payments[e.payment] = keep(paymentIn(e))
})
export type PaymentMade = EventIn<typeof PaymentMade>

/** Records a payment. More than came in is recorded as it is, and `moneyDiscrepancies` says so. */
export const makePayment = rule('MakePayment', paid, ({ opening, funding }: Reads, c, day: Today) => {
  const known = entryIn(funding.payments, c.payment)
  if (known) return isSame(known, paymentIn(c)) ? nothing : refuse(recordedDifferently('payment', c.payment))
  return acceptUnless([...closedTo(opening, [], c.on), notYet(c.on, day)], () => PaymentMade(c))
})

const finalised = { account: RecordId, communities: list(CommunityId, 1, 500), ...common }

const accountIn = ({ communities, amount, on }: Omit<FinalAccount, 'voided'>): FinalAccount => ({
  communities,
  amount,
  on,
  voided: false,
})

/** What the works of some communities cost was settled (竣工决算). */
export const CostFinalised = fact('CostFinalised', finalised, (funding: Writable<Funding>, e) => {
  funding.accounts[e.account] = keep(accountIn(e))
})
export type CostFinalised = EventIn<typeof CostFinalised>

/** Settles the cost. Refused for a community whose cost was settled before. */
export const finaliseCost = rule('FinaliseCost', finalised, ({ opening, funding }: Reads, c, day: Today) => {
  const known = entryIn(funding.accounts, c.account)
  if (known) return isSame(known, accountIn(c)) ? nothing : refuse(recordedDifferently('finalAccount', c.account))
  const already = Object.values(funding.accounts)
    .filter((one) => !one.voided && one.communities.some((id) => c.communities.includes(id)))
    .map((one) => ({ type: 'CostAlreadyFinalised', communities: one.communities, on: one.on }) as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), ...already, notYet(c.on, day)], () =>
    CostFinalised(c),
  )
})

const key = tagged('kind', {
  fundingCommitment: { commitment: RecordId },
  fundingReceipt: { receipt: RecordId },
  payment: { payment: RecordId },
  finalAccount: { account: RecordId },
})
type Key = (typeof key)['_A']

const idOf = (of: Key): RecordId => {
  if (of.kind === 'fundingCommitment') return of.commitment
  if (of.kind === 'fundingReceipt') return of.receipt
  return of.kind === 'payment' ? of.payment : of.account
}

const entriesFor = (slice: Funding, of: Key): readonly { readonly voided: boolean }[] => {
  const lists = {
    fundingCommitment: slice.commitments,
    fundingReceipt: slice.receipts,
    payment: slice.payments,
    finalAccount: slice.accounts,
  }
  const one = lookup<{ readonly voided: boolean }>(lists[of.kind], idOf(of))
  return one === undefined ? [] : [one]
}

/** A promise, a receipt, a payment or a final account was entered by mistake and does not count. */
export const FundingRecordVoided = struckOut('FundingRecordVoided', key, entriesFor)
export type FundingRecordVoided = EventIn<typeof FundingRecordVoided>

/** Strikes out an entry of money. */
export const voidFundingRecord = strikes(
  'VoidFundingRecord',
  key,
  FundingRecordVoided,
  ({ funding }: Reads, record) => entriesFor(funding, record),
  (record) => [idOf(record)],
)

/** Funding (资金): what was promised, what came in, what was paid, and what it cost. */
export const funding = stage(
  'funding',
  noFunding,
  [FundingCommitted, FundingReceived, PaymentMade, CostFinalised, FundingRecordVoided],
  [commitFunding, receiveFunding, makePayment, finaliseCost, voidFundingRecord],
)
