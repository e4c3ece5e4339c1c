import { describe, expect, it } from 'vitest'
import { due } from '../../src/due.ts'
import { procurement } from '../../src/projections/procurement.ts'
import { signContract, voidContract } from '../../src/stages/contract/contract.ts'
import {
  adoptTenderPolicy,
  awardContract,
  clarifyTender,
  failTender,
  publiciseCandidates,
  publishTender,
  receiveBid,
  voidTenderRecord,
} from '../../src/stages/tender/tender.ts'
import {
  answerTenderObjection,
  raiseTenderObjection,
  voidTenderObjection,
} from '../../src/stages/tenderObjections/tenderObjections.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import {
  awarded,
  bidOf,
  bids,
  enforced,
  lot,
  published,
  shown,
  tenderPolicy,
  tenderPolicyAdopted,
} from './moneyHistories.ts'
import { after, asOf, gates, tomorrow } from './siteHistories.ts'

const open = [opened, enforced, tenderPolicyAdopted, published] as const
const failed = { type: 'TenderFailed', lot: 'lot-1', reason: 'tooFewBidders', on: '2019-06-22' } as const
const hasFailed = { type: 'TenderHasFailed', lot: 'lot-1', on: '2019-06-22' } as const

describe('A tender', () => {
  it('is published once, and not with a closing that lies before', () => {
    given(opened).when(publishTender(lot)).records(published)
    given(opened, published).when(publishTender(lot)).isAlreadySo()
    given(opened, published)
      .when(publishTender({ ...lot, kind: 'design' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'tenderLot', key: 'lot-1' })
    given(opened)
      .when(publishTender({ ...lot, closes: '2019-05-31' }))
      .isRefusedWith({ type: 'ClosesBeforePublication', lot: 'lot-1', closes: '2019-05-31', on: '2019-06-01' })
    given(opened)
      .when(publishTender({ ...lot, on: '2020-01-01', closes: '2020-02-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is clarified, but not before it was published and not once it failed', () => {
    const command = { lot: 'lot-1', on: '2019-06-05' } as const
    given(...open)
      .when(clarifyTender(command))
      .records({ type: 'TenderClarified', ...command })
    given(...open, { type: 'TenderClarified', ...command })
      .when(clarifyTender(command))
      .isAlreadySo()
    given(opened).when(clarifyTender(command)).isRefusedWith({ type: 'TenderNotPublished', lot: 'lot-1' })
    given(...open)
      .when(clarifyTender({ ...command, on: '2019-05-31' }))
      .isRefusedWith({ type: 'BeforeTender', lot: 'lot-1', published: '2019-06-01', on: '2019-05-31' })
    given(...open, failed)
      .when(clarifyTender({ ...command, on: '2019-06-23' }))
      .isRefusedWith(hasFailed)
  })

  it('takes bids up to the day of its closing and not a day longer', () => {
    const { type: _, ...bid } = bidOf('b-1', '2019-06-21')
    given(...open)
      .when(receiveBid(bid))
      .records(bidOf('b-1', '2019-06-21'))
    given(...open)
      .when(receiveBid({ ...bid, on: '2019-06-22' }))
      .isRefusedWith({ type: 'BidAfterClosing', lot: 'lot-1', bidder: 'b-1', closes: '2019-06-21', on: '2019-06-22' })
    given(...open)
      .when(receiveBid({ ...bid, on: '2019-06' }))
      .records({ ...bidOf('b-1'), on: '2019-06' })
    given(...open, bidOf('b-1', '2019-06-21'))
      .when(receiveBid(bid))
      .isAlreadySo()
    given(...open, bidOf('b-1', '2019-06-21'))
      .when(receiveBid({ ...bid, amount: 1 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'bid', key: 'lot-1 b-1' })
  })

  it('shows and is awarded to those who bid, and to nobody else', () => {
    const { type: _, ...display } = shown
    const stranger = { type: 'NoBidReceived', lot: 'lot-1', bidder: 'b-9' } as const
    given(...open, ...bids)
      .when(publiciseCandidates(display))
      .records(shown)
    given(...open, ...bids, shown)
      .when(publiciseCandidates(display))
      .isAlreadySo()
    given(...open, ...bids)
      .when(publiciseCandidates({ ...display, candidates: ['b-9'] }))
      .isRefusedWith(stranger)
    given(...open, ...bids)
      .when(awardContract({ lot: 'lot-1', bidder: 'b-1', on: '2019-06-28' }))
      .records(awarded)
    given(...open, ...bids, awarded)
      .when(awardContract({ lot: 'lot-1', bidder: 'b-1', on: '2019-06-28' }))
      .isAlreadySo()
    given(...open, ...bids, awarded)
      .when(awardContract({ lot: 'lot-1', bidder: 'b-2', on: '2019-06-28' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'award', key: 'lot-1' })
    given(...open, ...bids)
      .when(awardContract({ lot: 'lot-1', bidder: 'b-9', on: '2019-06-28' }))
      .isRefusedWith(stranger)
  })

  it('may fail, but not once it was awarded', () => {
    const { type: _, ...failure } = failed
    given(...open)
      .when(failTender(failure))
      .records(failed)
    given(...open, failed)
      .when(failTender(failure))
      .isAlreadySo()
    given(...open, failed)
      .when(failTender({ ...failure, reason: 'irregular' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'tenderFailure', key: 'lot-1' })
    given(...open, ...bids, awarded)
      .when(failTender({ ...failure, on: '2019-06-29' }))
      .isRefusedWith({ type: 'LotWasAwarded', lot: 'lot-1', bidder: 'b-1', on: '2019-06-28' })
  })

  it.each([
    [{ kind: 'tenderLot', lot: 'lot-1' }, 'lot-1'],
    [{ kind: 'bid', lot: 'lot-1', bidder: 'b-1' }, 'lot-1 b-1'],
    [{ kind: 'candidates', lot: 'lot-1', on: '2019-06-24' }, 'lot-1 2019-06-24'],
    [{ kind: 'award', lot: 'lot-1' }, 'lot-1'],
  ] as const)('has its mistakes struck out: %j', (record, key) => {
    const voided = { type: 'TenderRecordVoided', record, reason: 'enteredTwice' } as const
    const command = voidTenderRecord({ record, reason: 'enteredTwice' })
    given(...open, ...bids, shown, awarded)
      .when(command)
      .records(voided)
    given(...open, ...bids, shown, awarded, voided)
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('adopts its policy once', () => {
    const command = adoptTenderPolicy({ policy: tenderPolicy, on: '2019-03-01' })
    given(opened).when(command).records(tenderPolicyAdopted)
    given(opened, tenderPolicyAdopted).when(command).isAlreadySo()
  })
})

const signing = {
  contract: 'c-1',
  communities: ['A'],
  role: 'contractor',
  party: 'b-1',
  amount: 300_000_000,
  basis: { kind: 'tender', lot: 'lot-1' },
  on: '2019-07-10',
} as const
const signed = (mode: string, despite: readonly unknown[] = []) =>
  ({ type: 'ContractSigned', ...signing, mode, despite }) as const
const asked = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G3', requirement, subjects: ['lot-1'], needed, reached }) as const
const closed = (...obstacles: readonly unknown[]) => ({ type: 'GateClosed', gate: 'G3', obstacles }) as const

describe('Signing a contract', () => {
  const ready = [...open, ...bids, shown, awarded] as const

  it('passes gate G3 where the tender was as the law wants it, with every period exactly met', () => {
    given(...ready)
      .when(signContract(signing))
      .records(signed('enforce'))
    given(...ready, signed('enforce'))
      .when(signContract(signing))
      .isAlreadySo()
    given(...ready, signed('enforce'))
      .when(signContract({ ...signing, amount: 1 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'contract', key: 'c-1' })
  })

  it('is refused for a day to bid too few, a bidder too few and a day of display too few, all at once', () => {
    const short = { ...published, closes: '2019-06-20' } as const
    const brief = { ...shown, until: '2019-06-26' } as const
    given(opened, enforced, tenderPolicyAdopted, short, ...bids.slice(0, 2), brief, awarded)
      .when(signContract(signing))
      .isRefusedWith(closed(asked('daysToBid', 20, 19), asked('bidders', 3, 2), asked('daysOnDisplay', 3, 2)))
  })

  it('is refused when the documents were changed a day too late, and while an objection is unanswered', () => {
    const change = (on: string) => ({ type: 'TenderClarified', lot: 'lot-1', on }) as const
    given(...ready, change('2019-06-06'))
      .when(signContract(signing))
      .records(signed('enforce'))
    given(...ready, change('2019-06-07'))
      .when(signContract(signing))
      .isRefusedWith(closed(asked('daysAfterChange', 15, 14)))
    const objection = { type: 'TenderObjectionRaised', objection: 'o-1', lot: 'lot-1', on: '2019-06-25' } as const
    given(...ready, objection)
      .when(signContract(signing))
      .isRefusedWith(closed(asked('objectionsAnswered', 1, 0)))
    given(...ready, objection, { type: 'TenderObjectionAnswered', objection: 'o-1', on: '2019-06-27' })
      .when(signContract(signing))
      .records(signed('enforce'))
  })

  it('is refused for a lot awarded to nobody or to another, and before the award', () => {
    given(...open, ...bids, shown)
      .when(signContract(signing))
      .isRefusedWith({ type: 'LotNotAwarded', lot: 'lot-1' })
    given(...ready)
      .when(signContract({ ...signing, party: 'b-2' }))
      .isRefusedWith({ type: 'AwardedToAnother', lot: 'lot-1', bidder: 'b-1' })
    given(...ready)
      .when(signContract({ ...signing, on: '2019-06-27' }))
      .isRefusedWith({ type: 'SignedBeforeAward', lot: 'lot-1', awarded: '2019-06-28', on: '2019-06-27' })
  })

  it('may rest on no tender, and then says why', () => {
    const direct = { ...signing, basis: { kind: 'direct', ground: 'smallWorks' } } as const
    given(opened, gates({ G3: 'enforce' }))
      .when(signContract(direct))
      .records({ type: 'ContractSigned', ...direct, mode: 'enforce', despite: [] })
  })

  it('is struck out when it was a mistake', () => {
    const voided = { type: 'ContractVoided', contract: 'c-1', reason: 'enteredTwice' } as const
    const command = voidContract({ contract: 'c-1', reason: 'enteredTwice' })
    given(...ready, signed('enforce'))
      .when(command)
      .records(voided)
    given(...ready, signed('enforce'), voided)
      .when(command)
      .isAlreadySo()
    given(...ready, signed('enforce'), voided)
      .when(signContract(signing))
      .records(signed('enforce'))
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'contract', key: 'c-1' })
  })
})

describe('An objection to a tender', () => {
  const raised = { type: 'TenderObjectionRaised', objection: 'o-1', lot: 'lot-1', on: '2019-06-25' } as const
  const answered = { type: 'TenderObjectionAnswered', objection: 'o-1', on: '2019-06-26' } as const

  it('is raised against a lot that was published, and answered after it was raised', () => {
    const command = raiseTenderObjection({ objection: 'o-1', lot: 'lot-1', on: '2019-06-25' })
    given(...open)
      .when(command)
      .records(raised)
    given(...open, raised)
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'TenderNotPublished', lot: 'lot-1' })
    const answer = answerTenderObjection({ objection: 'o-1', on: '2019-06-26' })
    given(...open, raised)
      .when(answer)
      .records(answered)
    given(...open, raised, answered)
      .when(answer)
      .isAlreadySo()
    given(...open)
      .when(answer)
      .isRefusedWith({ type: 'TenderObjectionNotRaised', objection: 'o-1' })
    given(...open, raised)
      .when(answerTenderObjection({ objection: 'o-1', on: '2019-06-24' }))
      .isRefusedWith({ type: 'AnsweredBeforeObjection', objection: 'o-1', raised: '2019-06-25' })
  })

  it('and its answer can be struck out', () => {
    const record = { kind: 'tenderObjectionAnswer', objection: 'o-1' } as const
    const voided = { type: 'TenderObjectionVoided', record, reason: 'wrongDate' } as const
    given(...open, raised, answered)
      .when(voidTenderObjection({ record, reason: 'wrongDate' }))
      .records(voided)
    given(...open, raised, answered, voided)
      .when(answerTenderObjection({ objection: 'o-1', on: '2019-06-27' }))
      .records({ ...answered, on: '2019-06-27' })
  })

  it('is owed an answer, and an award is owed a contract, by when the policy says', () => {
    const owed = (...more: readonly (typeof raised | typeof answered | typeof awarded)[]) =>
      due(after(...open, ...bids, ...more), asOf('2019-07-01')).map((one) => [
        one.what,
        one.subject,
        'last' in one.by && one.by.last,
      ])
    expect(owed(raised)).toEqual([['tenderObjectionAnswer', 'o-1', '2019-06-28']])
    expect(owed(raised, answered)).toEqual([])
    expect(owed(awarded)).toEqual([['contractSigning', 'lot-1', '2019-07-28']])
  })
})

describe('Procurement', () => {
  it('tells of each lot where it stands and how its periods came out', () => {
    const state = after(...open, ...bids, shown, awarded)
    expect(procurement(state)).toMatchObject([
      { lot: 'lot-1', stands: 'awarded', awardedTo: 'b-1', periods: { daysToBid: 20, bidders: 3, daysOnDisplay: 3 } },
    ])
    expect(procurement(state, day('2019-06-25'))).toMatchObject([{ stands: 'publicised' }])
    expect(procurement(state, day('2019-05-31'))).toEqual([])
    expect(procurement(after(...open, ...bids, shown, awarded, signed('enforce')))).toMatchObject([
      { stands: 'signed', signedOn: '2019-07-10' },
    ])
  })
})
