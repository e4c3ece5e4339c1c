import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { chinaTender } from '../../src/policies/tender.ts'
import { due } from '../../src/due.ts'
import { openBids, postponeClosing, reportTender, voidBiddingRecord } from '../../src/stages/bidding/bidding.ts'
import { receiveBid } from '../../src/stages/tender/tender.ts'
import { cancelled, evidence, given, opened } from './histories.ts'
import {
  awarded,
  bidOf,
  bids,
  enforced,
  published,
  shown,
  tenderPolicy,
  tenderPolicyAdopted,
} from './moneyHistories.ts'
import { after, asOf, tomorrow, within } from './siteHistories.ts'

const open = [opened, enforced, tenderPolicyAdopted, published] as const
const failed = { type: 'TenderFailed', lot: 'lot-1', reason: 'allBidsRejected', on: '2019-06-24' } as const
const unpublished = { type: 'TenderNotPublished', lot: 'lot-1' } as const
const struck = (record: object) => ({ type: 'BiddingRecordVoided', record, reason: 'wrongDate' }) as const

describe('Putting off the closing of bids', () => {
  const later = { lot: 'lot-1', closes: '2019-06-25', on: '2019-06-10' } as const
  const postponed = { type: 'TenderClosingPostponed', ...later } as const

  it('lets bids come in until the new day and not a day longer', () => {
    const { type: _, ...bid } = bidOf('b-1', '2019-06-25')
    given(...open)
      .when(postponeClosing({ ...later, evidence }))
      .records({ ...postponed, evidence })
    given(...open, postponed)
      .when(receiveBid(bid))
      .records(bidOf('b-1', '2019-06-25'))
    given(...open, postponed)
      .when(receiveBid({ ...bid, on: '2019-06-26' }))
      .isRefusedWith({ type: 'BidAfterClosing', lot: 'lot-1', bidder: 'b-1', closes: '2019-06-25', on: '2019-06-26' })
  })

  it('is already so the second time, and refused with another closing told on that day', () => {
    given(...open, postponed)
      .when(postponeClosing(later))
      .isAlreadySo()
    given(...open, postponed)
      .when(postponeClosing({ ...later, closes: '2019-06-26' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'closingPostponement', key: 'lot-1 2019-06-10' })
  })

  it('is refused to the closing that holds, and recorded to the day after it or to a month that leaves it open', () => {
    given(...open)
      .when(postponeClosing({ ...later, closes: '2019-06-21' }))
      .isRefusedWith({ type: 'ClosingNotLater', lot: 'lot-1', closes: '2019-06-21', before: '2019-06-21' })
    given(...open)
      .when(postponeClosing({ ...later, closes: '2019-06-22' }))
      .records({ ...postponed, closes: '2019-06-22' })
    given(...open)
      .when(postponeClosing({ ...later, closes: '2019-06' }))
      .records({ ...postponed, closes: '2019-06' })
  })

  it('is recorded on the last day of bidding and refused on the day after it', () => {
    given(...open)
      .when(postponeClosing({ ...later, on: '2019-06-21' }))
      .records({ ...postponed, on: '2019-06-21' })
    given(...open)
      .when(postponeClosing({ ...later, on: '2019-06-22' }))
      .isRefusedWith({ type: 'BiddingHasClosed', lot: 'lot-1', closes: '2019-06-21', on: '2019-06-22' })
  })

  it('may be written down after a later one: each is held against the closing of its own day', () => {
    const second = { ...postponed, closes: '2019-06-28', on: '2019-06-12' } as const
    given(...open, second)
      .when(postponeClosing(later))
      .records(postponed)
    const { type: _, ...bid } = bidOf('b-1', '2019-06-28')
    given(...open, second, postponed)
      .when(receiveBid(bid))
      .records(bidOf('b-1', '2019-06-28'))
  })

  it('is refused for a lot that was not published, failed before, is of a cancelled community, and in the future', () => {
    given(opened).when(postponeClosing(later)).isRefusedWith(unpublished)
    given(...open, { ...failed, on: '2019-06-09' })
      .when(postponeClosing(later))
      .isRefusedWith({ type: 'TenderHasFailed', lot: 'lot-1', on: '2019-06-09' })
    given(...open, cancelled(['A'], '2019-06-09'))
      .when(postponeClosing(later))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-06-09' })
    given(opened, { ...published, closes: '2021' })
      .when(postponeClosing({ ...later, closes: '2022', on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(...open)
      .when(postponeClosing({ ...later, on: '2019-05-31' }))
      .isRefusedWith({ type: 'BeforeTender', lot: 'lot-1', published: '2019-06-01', on: '2019-05-31' })
  })

  it('is struck out, the old closing holds again, and it may be entered anew', () => {
    const record = { kind: 'closingPostponement', lot: 'lot-1', on: '2019-06-10' } as const
    const command = voidBiddingRecord({ record, reason: 'wrongDate' })
    given(...open, postponed)
      .when(command)
      .records(struck(record))
    given(...open, postponed, struck(record))
      .when(command)
      .isAlreadySo()
    given(...open, postponed, struck(record))
      .when(postponeClosing({ ...later, closes: '2019-06-23' }))
      .records({ ...postponed, closes: '2019-06-23' })
    given(...open)
      .when(command)
      .isRefusedWith({ type: 'NoSuchRecord', record: 'closingPostponement', key: 'lot-1 2019-06-10' })
  })
})

describe('Opening the bids', () => {
  const command = { lot: 'lot-1', on: '2019-06-21' } as const
  const unsealed = { type: 'BidsOpened', ...command } as const

  it('happens on the day of the closing and not the day before, once', () => {
    given(...open)
      .when(openBids(command))
      .records(unsealed)
    given(...open)
      .when(openBids({ ...command, on: '2019-06-20' }))
      .isRefusedWith({ type: 'OpenedBeforeClosing', lot: 'lot-1', closes: '2019-06-21', on: '2019-06-20' })
    given(...open)
      .when(openBids({ ...command, on: '2019-06' }))
      .records({ ...unsealed, on: '2019-06' })
    given(...open, unsealed)
      .when(openBids(command))
      .isAlreadySo()
    given(...open, unsealed)
      .when(openBids({ ...command, on: '2019-06-22' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'bidOpening', key: 'lot-1' })
  })

  it('is refused for a tender that failed before, and recorded when it failed afterwards', () => {
    given(...open, failed)
      .when(openBids(command))
      .records(unsealed)
    given(...open, { ...failed, on: '2019-06-20' })
      .when(openBids(command))
      .isRefusedWith({ type: 'TenderHasFailed', lot: 'lot-1', on: '2019-06-20' })
    given(opened).when(openBids(command)).isRefusedWith(unpublished)
  })

  it('can be struck out', () => {
    const record = { kind: 'bidOpening', lot: 'lot-1' } as const
    given(...open, unsealed)
      .when(voidBiddingRecord({ record, reason: 'wrongDate' }))
      .records(struck(record))
    given(...open, unsealed, struck(record))
      .when(openBids({ ...command, on: '2019-06-22' }))
      .records({ ...unsealed, on: '2019-06-22' })
  })
})

describe('Reporting a tender', () => {
  const command = { lot: 'lot-1', on: '2019-07-13' } as const
  const reported = { type: 'TenderReported', ...command } as const
  const won = [...open, ...bids, awarded] as const

  it('follows the award, once', () => {
    given(...won)
      .when(reportTender(command))
      .records(reported)
    given(...won, reported)
      .when(reportTender(command))
      .isAlreadySo()
    given(...won, reported)
      .when(reportTender({ ...command, on: '2019-07-14' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'tenderReport', key: 'lot-1' })
    given(...won)
      .when(reportTender({ ...command, on: '2019-06-27' }))
      .isRefusedWith({ type: 'ReportedBeforeAward', lot: 'lot-1', awarded: '2019-06-28', on: '2019-06-27' })
    given(...open)
      .when(reportTender(command))
      .isRefusedWith({ type: 'LotNotAwarded', lot: 'lot-1' })
    given(opened).when(reportTender(command)).isRefusedWith(unpublished, { type: 'LotNotAwarded', lot: 'lot-1' })
  })

  const asking = { ...tenderPolicyAdopted, policy: { ...tenderPolicy, reportWithin: within(15) } } as const
  const owedOn = (today: string, ...more: readonly (AnyEvent & Readonly<Record<string, unknown>>)[]) =>
    due(after(opened, asking, published, ...bids, ...more), asOf(today)).map((one) => [
      one.what,
      one.subject,
      'last' in one.by && one.by.last,
    ])

  it('is owed from the award on, within the time of a policy that asks for it, until it is reported', () => {
    expect(owedOn('2019-07-01', awarded)).toEqual([
      ['tenderReport', 'lot-1', '2019-07-13'],
      ['contractSigning', 'lot-1', '2019-07-28'],
    ])
    expect(owedOn('2019-07-13', awarded, reported)).toEqual([['contractSigning', 'lot-1', '2019-07-28']])
    expect(owedOn('2019-07-12', awarded, reported)).toContainEqual(['tenderReport', 'lot-1', '2019-07-13'])
    expect(owedOn('2019-06-27', awarded)).toEqual([])
    expect(owedOn('2019-07-01', awarded, tenderPolicyAdopted)).toEqual([['contractSigning', 'lot-1', '2019-07-28']])
  })

  it('is owed no more for a lot that was struck out or failed', () => {
    const record = { kind: 'tenderLot', lot: 'lot-1' } as const
    expect(owedOn('2019-07-01', awarded, { type: 'TenderRecordVoided', record, reason: 'neverHappened' })).toEqual([])
    expect(owedOn('2019-07-01', shown, failed)).toEqual([])
  })

  it('stands beside the display of the candidates, which is due up to its last day', () => {
    expect(owedOn('2019-06-27', shown)).toEqual([['candidatesDisplay', 'lot-1', '2019-06-27']])
    expect(owedOn('2019-06-28', shown)).toEqual([])
    expect(owedOn('2019-06-23', shown)).toEqual([])
  })

  it('within 15 days is what the national pack asks, and it says which article was read', () => {
    expect(chinaTender.reportWithin?.days).toBe(15)
    expect(chinaTender.head).toMatchObject({ verified: true, basis: expect.stringContaining('47') as string })
  })
})

it('Bidding is of a lot whose id is no name such as constructor', () => {
  given(opened)
    .when(openBids({ lot: 'constructor', on: '2019-06-21' }))
    .isMalformedAt('lot')
})
