import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure, mergeAll } from '../../src/metrics/figure.ts'
import { tally } from '../../src/metrics/metric.ts'
import {
  contributionRate,
  fundExecutionRate,
  investmentPaid,
  investmentReceived,
} from '../../src/metrics/moneyMetrics.ts'
import { moneyBySource, moneyDiscrepancies } from '../../src/projections/money.ts'
import {
  agreeContribution,
  payContribution,
  voidContributionRecord,
} from '../../src/stages/contributions/contributions.ts'
import {
  commitFunding,
  finaliseCost,
  makePayment,
  receiveFunding,
  voidFundingRecord,
} from '../../src/stages/funding/funding.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, opened, registered } from './histories.ts'
import { after, tomorrow } from './siteHistories.ts'

const commitment = { commitment: 'm-1', source: 'centralSubsidy', amount: 1000, on: '2019-05-01' } as const
const receipt = { receipt: 'r-1', source: 'centralSubsidy', amount: 800, on: '2019-06-01' } as const
const payment = {
  payment: 'p-1',
  source: 'centralSubsidy',
  use: 'construction',
  payee: 'builder',
  amount: 300,
  on: '2019-09-01',
} as const
const account = { account: 'a-1', communities: ['A'], amount: 790, on: '2019-12-20' } as const
const committed = { type: 'FundingCommitted', ...commitment } as const
const received = { type: 'FundingReceived', ...receipt } as const
const paid = { type: 'PaymentMade', ...payment } as const
const finalised = { type: 'CostFinalised', ...account } as const

describe('Money', () => {
  it('is promised, comes in, is paid out and settled, each entry once', () => {
    given(opened).when(commitFunding(commitment)).records(committed)
    given(opened, committed).when(commitFunding(commitment)).isAlreadySo()
    given(opened).when(receiveFunding(receipt)).records(received)
    given(opened, received).when(receiveFunding(receipt)).isAlreadySo()
    given(opened).when(makePayment(payment)).records(paid)
    given(opened, paid).when(makePayment(payment)).isAlreadySo()
    given(opened).when(finaliseCost(account)).records(finalised)
    given(opened, finalised).when(finaliseCost(account)).isAlreadySo()
  })

  it('is refused under an id that stands for another amount', () => {
    const differs = (record: string, key: string) => ({ type: 'RecordedDifferently', record, key }) as const
    given(opened, committed)
      .when(commitFunding({ ...commitment, amount: 1 }))
      .isRefusedWith(differs('fundingCommitment', 'm-1'))
    given(opened, received)
      .when(receiveFunding({ ...receipt, amount: 1 }))
      .isRefusedWith(differs('fundingReceipt', 'r-1'))
    given(opened, paid)
      .when(makePayment({ ...payment, amount: 1 }))
      .isRefusedWith(differs('payment', 'p-1'))
    given(opened, finalised)
      .when(finaliseCost({ ...account, amount: 1 }))
      .isRefusedWith(differs('finalAccount', 'a-1'))
  })

  it('is settled once a community, and never in the future or as a fraction of a fen', () => {
    given(opened, finalised)
      .when(finaliseCost({ ...account, account: 'a-2' }))
      .isRefusedWith({ type: 'CostAlreadyFinalised', communities: ['A'], on: '2019-12-20' })
    given(opened)
      .when(makePayment({ ...payment, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(opened)
      .when(makePayment({ ...payment, amount: 0.5 }))
      .isMalformedAt('amount')
    given(opened)
      .when(makePayment({ ...payment, amount: -1 }))
      .isMalformedAt('amount')
  })

  it('is struck out when it was a mistake, and may be entered again', () => {
    const record = { kind: 'payment', payment: 'p-1' } as const
    const voided = { type: 'FundingRecordVoided', record, reason: 'wrongFigure' } as const
    given(opened, paid)
      .when(voidFundingRecord({ record, reason: 'wrongFigure' }))
      .records(voided)
    given(opened, paid, voided)
      .when(voidFundingRecord({ record, reason: 'wrongFigure' }))
      .isAlreadySo()
    given(opened, paid, voided)
      .when(makePayment({ ...payment, amount: 1 }))
      .records({ ...paid, amount: 1 })
    given(opened)
      .when(voidFundingRecord({ record, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'payment', key: 'p-1' })
  })
})

const agreement = { contribution: 'c-1', household: 'h-1', form: 'direct', amount: 100, on: '2019-05-01' } as const
const agreed = { type: 'ResidentContributionAgreed', ...agreement } as const
const part = { payment: 'cp-1', contribution: 'c-1', amount: 60, on: '2019-06-01' } as const
const given60 = { type: 'ResidentContributionPaid', ...part } as const

describe("A resident's contribution", () => {
  it('is agreed by a registered household and paid in parts', () => {
    given(opened, registered('h-1')).when(agreeContribution(agreement)).records(agreed)
    given(opened, registered('h-1'), agreed).when(agreeContribution(agreement)).isAlreadySo()
    given(opened).when(agreeContribution(agreement)).isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' })
    given(opened, registered('h-1'), agreed).when(payContribution(part)).records(given60)
    given(opened, registered('h-1'), agreed, given60).when(payContribution(part)).isAlreadySo()
    given(opened).when(payContribution(part)).isRefusedWith({ type: 'ContributionNotAgreed', contribution: 'c-1' })
  })

  it('can be struck out', () => {
    const record = { kind: 'contribution', contribution: 'c-1' } as const
    given(opened, registered('h-1'), agreed)
      .when(voidContributionRecord({ record, reason: 'wrongFigure' }))
      .records({ type: 'ContributionRecordVoided', record, reason: 'wrongFigure' })
    given(opened)
      .when(voidContributionRecord({ record, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'contribution', key: 'c-1' })
  })
})

describe('The view of the money', () => {
  const history = [opened, registered('h-1'), committed, received, paid, finalised, agreed, given60]
  const state = after(...history)

  it('sums by source and use, exactly, and by a past day', () => {
    expect(moneyBySource(state)).toEqual({
      sources: [{ source: 'centralSubsidy', committed: 1000, received: 800, paid: 300, balance: 500 }],
      uses: [{ use: 'construction', paid: 300 }],
      committed: 1000,
      received: 800,
      paid: 300,
      balance: 500,
      finalCost: 790,
      residents: { agreed: 100, paid: 60, households: 1 },
    })
    expect(moneyBySource(state, day('2019-05-31'))).toMatchObject({ committed: 1000, received: 0, finalCost: 0 })
  })

  it('says where it does not add up, and is silent where it just does', () => {
    const withMore = (...more: readonly (AnyEvent & Readonly<Record<string, unknown>>)[]) =>
      moneyDiscrepancies(after(...history, ...more))
    expect(withMore()).toEqual([])
    expect(withMore({ ...paid, payment: 'p-2', amount: 500 })).toEqual([])
    expect(withMore({ ...paid, payment: 'p-2', amount: 501 })).toEqual([
      { kind: 'paidBeyondReceived', subject: 'centralSubsidy', allowed: 800, found: 801 },
    ])
    expect(withMore({ ...received, receipt: 'r-2', amount: 201 })).toEqual([
      { kind: 'receivedBeyondCommitted', subject: 'centralSubsidy', allowed: 1000, found: 1001 },
    ])
    expect(withMore({ ...given60, payment: 'cp-2', amount: 41 })).toEqual([
      { kind: 'contributedBeyondAgreed', subject: 'c-1', allowed: 100, found: 101 },
    ])
  })

  it('says that a balance is overdrawn, and that a household paid what nobody agreed to any more', () => {
    const record = { kind: 'contribution', contribution: 'c-1' } as const
    const struck = { type: 'ContributionRecordVoided', record, reason: 'neverHappened' } as const
    const state = after(...history, { ...paid, payment: 'p-2', amount: 501 }, struck)
    expect(moneyBySource(state).balance).toBe(-1)
    expect(moneyDiscrepancies(state)).toContainEqual({
      kind: 'contributedBeyondAgreed',
      subject: 'c-1',
      allowed: 0,
      found: 60,
    })
    expect(moneyDiscrepancies(state, day('2019-05-31'))).toEqual([])
  })

  it('compares exactly where the sums are too large to be told', () => {
    const nine = (type: 'FundingReceived' | 'FundingCommitted', more: number) =>
      [...Array.from({ length: 9 }, () => 1e15), more].map((amount, i) =>
        type === 'FundingReceived'
          ? ({ ...received, receipt: `r-${i}`, amount } as const)
          : ({ ...committed, commitment: `m-${i}`, amount } as const),
      )
    const around = [...nine('FundingCommitted', 7_199_254_740_991), ...nine('FundingReceived', 7_199_254_740_992)]
    const edge = after(opened, ...around)
    expect(moneyBySource(edge)).toMatchObject({ committed: Number.MAX_SAFE_INTEGER, received: 'none', balance: 'none' })
    expect(moneyDiscrepancies(edge)).toEqual([
      { kind: 'receivedBeyondCommitted', subject: 'centralSubsidy', allowed: Number.MAX_SAFE_INTEGER, found: 'none' },
    ])
    const total = (one: number) =>
      tally(investmentReceived(), `r-${one}`, after(opened, { ...received, amount: 1e15 }), day('2019-12-31'))
    const [first, ...rest] = Array.from({ length: 10 }, (_, i) => total(i))
    const merged = first && mergeAll(first, ...rest)
    expect(() => merged?.type === 'Merged' && figure(merged.tally)).toThrow(/beyond what can be kept exactly/)
  })

  it('has none where the sum is too large to be kept exactly, and a figure of it is an error that says so', () => {
    const huge = Array.from({ length: 10 }, (_, i) => ({ ...received, receipt: `r-${i}`, amount: 1e15 }))
    const rich = after(opened, ...huge)
    expect(moneyBySource(rich).received).toBe('none')
    expect(() => tally(investmentReceived(), 'r', rich, day('2019-12-31'))).toThrow(/beyond what can be kept exactly/)
  })

  it('gives figures in fen and as exact shares', () => {
    const valueOf = (metric: Parameters<typeof tally<typeof state>>[0]) =>
      figure(tally(metric, 'r', state, day('2019-12-31'))).value
    expect(valueOf(investmentPaid())).toBe(300)
    expect(valueOf(investmentPaid('centralSubsidy'))).toBe(300)
    expect(valueOf(investmentPaid('city'))).toBe(0)
    expect(valueOf(fundExecutionRate)).toEqual({ numerator: 300, denominator: 800 })
    expect(valueOf(contributionRate)).toEqual({ numerator: 60, denominator: 100 })
    expect(figure(tally(fundExecutionRate, 'r', after(opened), day('2019-12-31'))).value).toBe('none')
  })
})
