import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { procurement } from '../../src/projections/procurement.ts'
import { signContract } from '../../src/stages/contract/contract.ts'
import { clarifyTender, failTender, publiciseCandidates } from '../../src/stages/tender/tender.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import { awarded, bids, enforced, published, shown, tenderPolicyAdopted } from './moneyHistories.ts'
import { after } from './siteHistories.ts'

const open = [opened, enforced, tenderPolicyAdopted, published] as const
const signing = {
  contract: 'c-1',
  communities: ['A'],
  role: 'contractor',
  party: 'b-1',
  amount: 300_000_000,
  basis: { kind: 'tender', lot: 'lot-1' },
  on: '2019-07-10',
} as const
const signed = { type: 'ContractSigned', ...signing, mode: 'enforce', despite: [] } as const
const asked = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G3', requirement, subjects: ['lot-1'], needed, reached }) as const
const closed = (...obstacles: readonly unknown[]) => ({ type: 'GateClosed', gate: 'G3', obstacles }) as const
const postponed = (closes: string) =>
  ({ type: 'TenderClosingPostponed', lot: 'lot-1', closes, on: '2019-06-08' }) as const

describe('Gate G3', () => {
  it('counts the display only up to the award: awarded on its last day, it was a day short', () => {
    given(...open, ...bids, shown, { ...awarded, on: '2019-06-27' })
      .when(signContract(signing))
      .isRefusedWith(closed(asked('daysOnDisplay', 3, 2)))
    given(...open, ...bids, shown, { ...awarded, on: '2019-06-25' })
      .when(signContract(signing))
      .isRefusedWith(closed(asked('daysOnDisplay', 3, 0)))
    given(...open, ...bids, shown, { ...awarded, on: '2019-06' })
      .when(signContract(signing))
      .records(signed)
  })

  it('counts no display on which whoever was awarded the lot did not stand', () => {
    given(...open, ...bids, shown, { ...awarded, bidder: 'b-2' })
      .when(signContract({ ...signing, party: 'b-2' }))
      .isRefusedWith(closed(asked('daysOnDisplay', 3, 0)))
  })

  it('counts nothing that certainly happened after the contract was signed', () => {
    const late = { ...bids[2], on: '2019-07-11' } as AnyEvent & { readonly type: 'BidReceived' }
    given(...open, postponed('2019-07-12'), ...bids.slice(0, 2), late, shown, awarded)
      .when(signContract(signing))
      .isRefusedWith(closed(asked('bidders', 3, 2)))
  })

  it('counts from the last change to the closing as it was put off', () => {
    const change = { type: 'TenderClarified', lot: 'lot-1', on: '2019-06-07' } as const
    given(...open, change, ...bids, shown, awarded)
      .when(signContract(signing))
      .isRefusedWith(closed(asked('daysAfterChange', 15, 14)))
    given(...open, change, postponed('2019-06-22'), ...bids, shown, awarded)
      .when(signContract(signing))
      .records(signed)
  })
})

describe('A contract', () => {
  const ready = [...open, ...bids, shown, awarded] as const

  it('is refused for a community that is not in its lot', () => {
    given(...ready)
      .when(signContract({ ...signing, communities: ['A', 'B'] }))
      .isRefusedWith({ type: 'OutsideLot', lot: 'lot-1', communities: ['B'] })
  })

  it('may name the construction period that was agreed for all its communities, and no other', () => {
    const period = { days: 184, from: 'contract', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }
    const agreed = { type: 'PeriodAgreed', communities: ['A', 'B'], period, on: '2019-07-09' } as const
    const naming = { ...signing, periodAgreedOn: '2019-07-09' } as const
    given(...ready, agreed)
      .when(signContract(naming))
      .records({ ...signed, periodAgreedOn: '2019-07-09' })
    given(...ready, agreed, { ...signed, periodAgreedOn: '2019-07-09' })
      .when(signContract(naming))
      .isAlreadySo()
    given(...ready, agreed, { ...signed, periodAgreedOn: '2019-07-09' })
      .when(signContract(signing))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'contract', key: 'c-1' })
    given(...ready, { ...agreed, communities: ['B'] })
      .when(signContract(naming))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'period', key: 'A 2019-07-09' })
  })
})

describe('What was entered late', () => {
  const failed = { type: 'TenderFailed', lot: 'lot-1', reason: 'allBidsRejected', on: '2019-06-30' } as const

  it('is recorded for a tender that failed afterwards, and refused from the day after the failure on', () => {
    given(...open, ...bids, failed)
      .when(clarifyTender({ lot: 'lot-1', on: '2019-06-30' }))
      .records({ type: 'TenderClarified', lot: 'lot-1', on: '2019-06-30' })
    given(...open, ...bids, failed)
      .when(clarifyTender({ lot: 'lot-1', on: '2019-07-01' }))
      .isRefusedWith({ type: 'TenderHasFailed', lot: 'lot-1', on: '2019-06-30' })
    const { type: _, ...display } = shown
    given(...open, ...bids, failed)
      .when(publiciseCandidates(display))
      .records(shown)
    given(...open)
      .when(failTender({ lot: 'lot-1', reason: 'withdrawn', on: '2019-05-31' }))
      .isRefusedWith({ type: 'BeforeTender', lot: 'lot-1', published: '2019-06-01', on: '2019-05-31' })
  })
})

describe('Procurement on a past day', () => {
  const whole = after(...open, ...bids, shown, awarded, signed)
  const on = (date: string, state = whole) => procurement(state, day(date))[0]

  it('knows nothing of what came later', () => {
    expect(on('2019-06-10')).toMatchObject({ stands: 'open', periods: { bidders: 0, daysOnDisplay: 0 }, problems: [] })
    expect(on('2019-06-26')).toMatchObject({ stands: 'publicised', periods: { bidders: 3, daysOnDisplay: 2 } })
    expect(on('2019-06-10')).not.toHaveProperty('awardedTo')
    expect(on('2019-12-31')).toMatchObject({ stands: 'signed', daysToSign: 12, awardedOn: '2019-06-28', problems: [] })
  })

  it('says too few bidders only once bids have closed, and too short a display only once the lot was awarded', () => {
    const state = after(...open, ...bids.slice(0, 2), { ...shown, until: '2019-06-26' }, awarded)
    expect(on('2019-06-21', state)?.problems).toEqual([])
    expect(on('2019-06-22', state)?.problems).toEqual([asked('bidders', 3, 2)])
    expect(on('2019-06-28', state)?.problems).toEqual([asked('bidders', 3, 2), asked('daysOnDisplay', 3, 2)])
  })

  it('says too short a time to bid at once, and nothing where no policy is in force or the tender failed', () => {
    const brief = { ...published, closes: '2019-06-20' } as const
    const failed = { type: 'TenderFailed', lot: 'lot-1', reason: 'tooFewBidders', on: '2019-06-22' } as const
    const state = after(opened, tenderPolicyAdopted, brief, failed)
    expect(on('2019-06-01', state)?.problems).toEqual([asked('daysToBid', 20, 19)])
    expect(on('2019-06-22', state)).toMatchObject({ stands: 'failed', problems: [] })
    expect(on('2019-06-01', after(opened, brief))?.problems).toEqual([])
  })

  it('tells when bids were opened, the tender was reported and the closing was put off', () => {
    const opening = { type: 'BidsOpened', lot: 'lot-1', on: '2019-06-22' } as const
    const reported = { type: 'TenderReported', lot: 'lot-1', on: '2019-07-05' } as const
    const state = after(...open, postponed('2019-06-22'), ...bids, opening, shown, awarded, reported)
    expect(on('2019-06-07', state)).toMatchObject({ closes: '2019-06-21', periods: { daysToBid: 20 } })
    expect(on('2019-06-22', state)).toMatchObject({ stands: 'opened', closes: '2019-06-22', openedOn: '2019-06-22' })
    expect(on('2019-07-05', state)).toMatchObject({ stands: 'awarded', reportedOn: '2019-07-05' })
  })
})
