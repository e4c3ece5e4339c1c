import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { unregistered, type Register } from '../register/state.ts'
import {
  contributionOf,
  contributionPaymentOf,
  noContributions,
  type Contribution,
  type ContributionPayment,
  type Contributions,
} from './state.ts'

interface Reads {
  readonly register: Register
  readonly contributions: Contributions
}

const agreed = {
  contribution: RecordId,
  household: HouseholdId,
  form: oneOf('direct', 'maintenanceFundTopUp', 'commonIncome', 'providentFund', 'labour', 'materials'),
  amount: Money,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const agreedIn = ({ household, form, amount, on }: Omit<Contribution, 'voided'>): Contribution => ({
  household,
  form,
  amount,
  on,
  voided: false,
})

/** A household agreed to contribute (居民出资): what, and how much it is worth in fen. */
export const ResidentContributionAgreed = fact(
  'ResidentContributionAgreed',
  agreed,
  (contributions: Writable<Contributions>, e) => {
    contributions.agreed[e.contribution] = agreedIn(e)
  },
)
export type ResidentContributionAgreed = EventIn<typeof ResidentContributionAgreed>

/** Records what a household will contribute. Agreeing to contribute is no consent to the scheme. */
export const agreeContribution = rule(
  'AgreeContribution',
  agreed,
  ({ register, contributions }: Reads, c, day: Today) => {
    const known = contributionOf(contributions, c.contribution)
    if (known) return isSame(known, agreedIn(c)) ? nothing : refuse(recordedDifferently('contribution', c.contribution))
    return acceptUnless([unregistered(register, c.household), notYet(c.on, day)], () => ResidentContributionAgreed(c))
  },
)

const paid = {
  payment: RecordId,
  contribution: RecordId,
  amount: Money,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const paidIn = ({ contribution, amount, on }: Omit<ContributionPayment, 'voided'>): ContributionPayment => ({
  contribution,
  amount,
  on,
  voided: false,
})

/** A household paid what it had agreed to contribute, or a part of it. */
export const ResidentContributionPaid = fact(
  'ResidentContributionPaid',
  paid,
  (contributions: Writable<Contributions>, e) => {
    contributions.paid[e.payment] = paidIn(e)
  },
)
export type ResidentContributionPaid = EventIn<typeof ResidentContributionPaid>

/** Records a payment. Refused for a contribution that nobody agreed to; more than was agreed is recorded as it is. */
export const payContribution = rule('PayContribution', paid, ({ contributions }: Reads, c, day: Today) => {
  const known = contributionPaymentOf(contributions, c.payment)
  if (known) return isSame(known, paidIn(c)) ? nothing : refuse(recordedDifferently('contributionPayment', c.payment))
  const none =
    contributionOf(contributions, c.contribution) === undefined &&
    ({ type: 'ContributionNotAgreed', contribution: c.contribution } as const)
  return acceptUnless([none, notYet(c.on, day)], () => ResidentContributionPaid(c))
})

const key = tagged('kind', {
  contribution: { contribution: RecordId },
  contributionPayment: { payment: RecordId },
})
type Key = (typeof key)['_A']

const idOf = (of: Key): RecordId => (of.kind === 'contribution' ? of.contribution : of.payment)

const entriesFor = (slice: Contributions, of: Key): readonly { readonly voided: boolean }[] => {
  const one = of.kind === 'contribution' ? lookup(slice.agreed, idOf(of)) : lookup(slice.paid, idOf(of))
  return one === undefined ? [] : [one]
}

/** A contribution or a payment of one was entered by mistake and does not count. */
export const ContributionRecordVoided = struckOut('ContributionRecordVoided', key, entriesFor)
export type ContributionRecordVoided = EventIn<typeof ContributionRecordVoided>

/** Strikes out a contribution or a payment. Payments stay, and count for a contribution entered anew under its id. */
export const voidContributionRecord = strikes(
  'VoidContributionRecord',
  key,
  ContributionRecordVoided,
  ({ contributions }: Reads, record) => entriesFor(contributions, record),
  (record) => [idOf(record)],
)

/** Contributions (居民出资): what households agreed to give, in money or in kind, and what they gave. */
export const contributions = stage(
  'contributions',
  noContributions,
  [ResidentContributionAgreed, ResidentContributionPaid, ContributionRecordVoided],
  [agreeContribution, payContribution, voidContributionRecord],
)
