import { head, opened, registered } from './histories.ts'
import { within } from './siteHistories.ts'

const hours = (count: number) => ({ kind: 'hours', hours: count }) as const
const days = (count: number) => ({ kind: 'period', period: within(count) }) as const

export const feedbackPolicy = {
  head: head('feedback'),
  levels: [
    { level: 'emergency', respondWithin: hours(2), resolveWithin: hours(24) },
    { level: 'general', respondWithin: days(2), resolveWithin: days(7) },
  ],
  callBackWithin: days(3),
} as const
export const feedbackPolicyAdopted = {
  type: 'FeedbackPolicyAdopted',
  policy: feedbackPolicy,
  on: '2019-03-01',
} as const

export const complaint = {
  feedback: 'f-1',
  kind: 'complaint',
  topic: 'noise',
  channel: 'hotline',
  community: 'A',
  household: 'h-1',
  on: '2019-09-02',
} as const
export const heard = { type: 'FeedbackReceived', ...complaint } as const
export const dispatch = { feedback: 'f-1', to: 'builder', level: 'general', on: '2019-09-02' } as const
export const dispatched = { type: 'FeedbackDispatched', ...dispatch } as const
export const answered = { type: 'FeedbackAnswered', feedback: 'f-1', on: '2019-09-04' } as const
export const resolved = { type: 'FeedbackResolved', feedback: 'f-1', on: '2019-09-09', outcome: 'solved' } as const
export const said = (solved: boolean, satisfied: 'satisfied' | 'basicallySatisfied' | 'dissatisfied') =>
  ({
    type: 'FeedbackCalledBack',
    feedback: 'f-1',
    on: '2019-09-10',
    call: { result: 'reached', solved, satisfied },
  }) as const
export const reopened = { type: 'FeedbackReopened', feedback: 'f-1', on: '2019-09-11' } as const
export const closed = { type: 'FeedbackClosed', feedback: 'f-1', on: '2019-09-12' } as const

/** A renovation with service levels, in which one complaint has come in. */
export const listening = [opened, registered('h-1'), feedbackPolicyAdopted, heard] as const

export const reviewPolicyAdopted = {
  type: 'FeedbackReviewPolicyAdopted',
  policy: {
    head: head('feedback-review'),
    extensionReasons: ['weather'],
    exclusions: ['technical'],
    satisfied: ['satisfied'],
  },
  on: '2019-03-01',
} as const
