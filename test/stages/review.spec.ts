import { describe, it } from 'vitest'
import {
  adoptFeedbackReviewPolicy,
  excludeFeedback,
  extendFeedbackDeadline,
  voidReviewRecord,
} from '../../src/stages/review/review.ts'
import { dispatched, listening, reopened, resolved, reviewPolicyAdopted } from './feedbackHistories.ts'
import { given, opened } from './histories.ts'
import { tomorrow } from './siteHistories.ts'

const measured = [...listening, reviewPolicyAdopted] as const
const sent = [...measured, dispatched] as const
const impossible = { ...resolved, outcome: 'notPossible' } as const

const longer = { feedback: 'f-1', extension: 'x-1', until: '2019-09-20', reason: 'weather', on: '2019-09-05' } as const
const extended = { type: 'FeedbackDeadlineExtended', ...longer } as const
const exclusion = { feedback: 'f-1', reason: 'technical', on: '2019-09-12' } as const
const excluded = { type: 'FeedbackExcluded', ...exclusion } as const

const voided = (record: { readonly kind: 'feedbackExtension' | 'feedbackExclusion' }) =>
  ({
    type: 'ReviewRecordVoided',
    record: { feedback: 'f-1', ...(record.kind === 'feedbackExtension' && { extension: 'x-1' }), ...record },
    reason: 'wrongDate',
  }) as never

describe('Adopting how feedback is measured', () => {
  it('is on record once', () => {
    given(opened).when(adoptFeedbackReviewPolicy(reviewPolicyAdopted)).records(reviewPolicyAdopted)
    given(opened, reviewPolicyAdopted).when(adoptFeedbackReviewPolicy(reviewPolicyAdopted)).isAlreadySo()
    given().when(adoptFeedbackReviewPolicy(reviewPolicyAdopted)).isRefusedWith({ type: 'RenovationNotOpened' })
  })
})

describe('Giving more time', () => {
  it('is recorded until the last day of the limit, and is refused the day after', () => {
    given(...sent)
      .when(extendFeedbackDeadline(longer))
      .records(extended)
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, on: '2019-09-09' }))
      .records({ ...extended, on: '2019-09-09' })
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, on: '2019-09-10' }))
      .isRefusedWith({ type: 'LimitHasPassed', feedback: 'f-1', last: '2019-09-09', on: '2019-09-10' })
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, on: '2019-09' }))
      .records({ ...extended, on: '2019-09' })
  })

  it('is refused for a day that is no later than the limit, by one day', () => {
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, until: '2019-09-09' }))
      .isRefusedWith({ type: 'NoLongerThanBefore', feedback: 'f-1', last: '2019-09-09' })
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, until: '2019-09-10' }))
      .records({ ...extended, until: '2019-09-10' })
  })

  it('is counted from the time that was given before, and after a reopening from the reopening', () => {
    given(...sent, extended)
      .when(extendFeedbackDeadline({ ...longer, extension: 'x-2', until: '2019-09-20', on: '2019-09-06' }))
      .isRefusedWith({ type: 'NoLongerThanBefore', feedback: 'f-1', last: '2019-09-20' })
    given(...sent, extended, resolved, reopened)
      .when(extendFeedbackDeadline({ ...longer, extension: 'x-2', until: '2019-09-19', on: '2019-09-12' }))
      .records({ ...extended, extension: 'x-2', until: '2019-09-19', on: '2019-09-12' })
  })

  it('is already so, refused with other particulars, and given anew once struck out', () => {
    given(...sent, extended)
      .when(extendFeedbackDeadline(longer))
      .isAlreadySo()
    given(...sent, extended)
      .when(extendFeedbackDeadline({ ...longer, until: '2019-09-21' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'feedbackExtension', key: 'f-1 x-1' })
    given(...sent, extended, voided({ kind: 'feedbackExtension' }))
      .when(extendFeedbackDeadline({ ...longer, until: '2019-09-12' }))
      .records({ ...extended, until: '2019-09-12' })
  })

  it('is refused for a reason that the policy does not allow, and without a policy', () => {
    given(...sent)
      .when(extendFeedbackDeadline({ ...longer, reason: 'funds' }))
      .isRefusedWith({ type: 'ReasonNotAllowed', reason: 'funds', policy: 'feedback-review' })
    given(...listening, dispatched)
      .when(extendFeedbackDeadline(longer))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'feedbackReview', on: '2019-09-05' })
  })

  it('is refused once it is solved, before it was passed on, and for what nobody said', () => {
    given(...sent, { ...resolved, on: '2019-09-04' })
      .when(extendFeedbackDeadline(longer))
      .isRefusedWith({ type: 'FeedbackAlreadyResolved', feedback: 'f-1', on: '2019-09-04' })
    given(...measured)
      .when(extendFeedbackDeadline(longer))
      .isRefusedWith({ type: 'FeedbackNotDispatched', feedback: 'f-1' })
    given(...measured)
      .when(extendFeedbackDeadline({ ...longer, feedback: 'f-9', on: '2020-01-01' }))
      .isRefusedWith({ type: 'FeedbackNotReceived', feedback: 'f-9' }, tomorrow)
  })
})

describe('Taking feedback out of the rates', () => {
  it('is recorded where it was said that it cannot be done', () => {
    given(...sent, impossible)
      .when(excludeFeedback(exclusion))
      .records(excluded)
    given(...sent, impossible, excluded)
      .when(excludeFeedback(exclusion))
      .isAlreadySo()
  })

  it('is refused where it is solved, open, or was said impossible only later', () => {
    const refusal = { type: 'NotFoundImpossible', feedback: 'f-1' } as const
    for (const history of [[], [resolved], [{ ...impossible, on: '2019-09-13' }], [impossible, reopened]])
      given(...sent, ...history)
        .when(excludeFeedback(exclusion))
        .isRefusedWith(refusal)
  })

  it('is refused for another reason than those of the policy, without one, and before it came in', () => {
    given(...sent, impossible)
      .when(excludeFeedback({ ...exclusion, reason: 'funds' }))
      .isRefusedWith({ type: 'ReasonNotAllowed', reason: 'funds', policy: 'feedback-review' })
    given(...listening, dispatched, impossible)
      .when(excludeFeedback(exclusion))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'feedbackReview', on: '2019-09-12' })
    given(...sent, { ...impossible, on: '2019' })
      .when(excludeFeedback({ ...exclusion, on: '2019-09-01' }))
      .isRefusedWith({ type: 'BeforeFeedback', feedback: 'f-1', received: '2019-09-02', on: '2019-09-01' })
  })

  it('is refused of another reason or day until it is struck out', () => {
    const other = { ...exclusion, on: '2019-09-13' } as const
    given(...sent, impossible, excluded)
      .when(excludeFeedback(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'feedbackExclusion', key: 'f-1' })
    given(...sent, impossible, excluded, voided({ kind: 'feedbackExclusion' }))
      .when(excludeFeedback(other))
      .records({ ...excluded, on: '2019-09-13' })
  })
})

describe('Striking a review out', () => {
  it.each([
    [{ kind: 'feedbackExtension', feedback: 'f-1', extension: 'x-1' }, 'f-1 x-1'],
    [{ kind: 'feedbackExclusion', feedback: 'f-1' }, 'f-1'],
  ] as const)('is done once, and refused for what is not on record: %o', (record, key) => {
    const command = voidReviewRecord({ record, reason: 'wrongDate' })
    given(...sent, impossible, extended, excluded)
      .when(command)
      .records({ type: 'ReviewRecordVoided', record, reason: 'wrongDate' })
    given(...sent, impossible, extended, excluded, voided(record))
      .when(command)
      .isAlreadySo()
    given(...sent)
      .when(command)
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
    given(opened)
      .when(voidReviewRecord({ record: { ...record, feedback: 'f-constructor' }, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key: key.replace('f-1', 'f-constructor') })
  })
})
