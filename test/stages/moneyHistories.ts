import { head } from './histories.ts'
import { gates, within } from './siteHistories.ts'

export const approvalPolicy = { head: head('approval'), jointReview: true, drawingReview: false } as const
export const approvalPolicyAdopted = {
  type: 'ApprovalPolicyAdopted',
  policy: approvalPolicy,
  on: '2019-03-01',
} as const

export const review = {
  review: 'review-1',
  communities: ['A'],
  scheme: 1,
  outcome: 'passed',
  opinions: [{ department: 'fire', opinion: 'agreesWithConditions' }],
  on: '2019-05-01',
} as const
export const reviewed = { type: 'JointReviewHeld', ...review } as const

export const approval = {
  communities: ['A'],
  scheme: 1,
  code: '2019-530111-47-01-000001',
  estimate: 348_000_000,
  on: '2019-05-20',
} as const
export const enforced = gates({ G2: 'enforce', G3: 'enforce' })

export const tenderPolicy = {
  head: head('tender'),
  daysToBid: 20,
  daysAfterChange: 15,
  bidders: 3,
  daysOnDisplay: 3,
  answerWithin: within(3),
  signWithin: within(30),
} as const
export const tenderPolicyAdopted = { type: 'TenderPolicyAdopted', policy: tenderPolicy, on: '2019-03-01' } as const

export const lot = { lot: 'lot-1', kind: 'works', communities: ['A'], closes: '2019-06-21', on: '2019-06-01' } as const
export const published = { type: 'TenderPublished', ...lot } as const
export const bidOf = (bidder: string, on = '2019-06-20') =>
  ({ type: 'BidReceived', lot: 'lot-1', bidder, amount: 300_000_000, on }) as const
export const bids = ['b-1', 'b-2', 'b-3'].map((bidder) => bidOf(bidder))
export const shown = {
  type: 'CandidatesPublicised',
  lot: 'lot-1',
  candidates: ['b-1'],
  until: '2019-06-27',
  on: '2019-06-24',
} as const
export const awarded = { type: 'ContractAwarded', lot: 'lot-1', bidder: 'b-1', on: '2019-06-28' } as const
