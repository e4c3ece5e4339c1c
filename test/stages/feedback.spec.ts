import { describe, it } from 'vitest'
import {
  adoptFeedbackPolicy,
  dispatchFeedback,
  disputeDispatch,
  linkFeedback,
  receiveFeedback,
  voidFeedbackRecord,
} from '../../src/stages/feedback/feedback.ts'
import {
  answerFeedback,
  callBack,
  closeFeedback,
  reopenFeedback,
  resolveFeedback,
  voidHandlingRecord,
} from '../../src/stages/handling/handling.ts'
import {
  answered,
  closed,
  complaint,
  dispatch,
  dispatched,
  feedbackPolicy,
  feedbackPolicyAdopted,
  heard,
  listening,
  reopened,
  resolved,
  said,
} from './feedbackHistories.ts'
import { cancelled, given, opened, registered } from './histories.ts'
import { tomorrow } from './siteHistories.ts'

const without = <T extends { readonly type: string }>(event: T): Omit<T, 'type'> => {
  const rest: { type?: string } & Omit<T, 'type'> = { ...event }
  delete rest.type
  return rest
}

describe('Receiving feedback', () => {
  it('puts it on record, also before any works and of somebody who does not say who he is', () => {
    given(opened, registered('h-1')).when(receiveFeedback(complaint)).records(heard)
    const anonymous = without({ ...heard, household: undefined })
    given(opened)
      .when(receiveFeedback(JSON.parse(JSON.stringify(anonymous)) as typeof complaint))
      .records(JSON.parse(JSON.stringify({ ...heard, household: undefined })) as typeof heard)
  })

  it('is already so, and refused under its id with other particulars', () => {
    given(...listening)
      .when(receiveFeedback(complaint))
      .isAlreadySo()
    given(...listening)
      .when(receiveFeedback({ ...complaint, topic: 'dust' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'feedback', key: 'f-1' })
  })

  it('is refused for a stranger, for a community that was cancelled, and in the future', () => {
    given(opened)
      .when(receiveFeedback({ ...complaint, on: '2020-01-01' }))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' }, tomorrow)
    given(opened, registered('h-1'), cancelled(['A'], '2019-09-01'))
      .when(receiveFeedback(complaint))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-09-01' })
  })
})

describe('A repeat', () => {
  const second = { ...heard, feedback: 'f-2' } as const
  const third = { ...heard, feedback: 'f-3' } as const
  const link = { feedback: 'f-2', first: 'f-1', on: '2019-09-03' } as const
  const linked = { type: 'FeedbackLinked', ...link } as const

  it('is linked to the first of it, once', () => {
    given(...listening, second)
      .when(linkFeedback(link))
      .records(linked)
    given(...listening, second, linked)
      .when(linkFeedback(link))
      .isAlreadySo()
    given(...listening, second, third, linked)
      .when(linkFeedback({ ...link, first: 'f-3' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'feedbackLink', key: 'f-2' })
  })

  it('is refused to itself, to another repeat, and to what nobody said', () => {
    given(...listening)
      .when(linkFeedback({ ...link, feedback: 'f-1' }))
      .isRefusedWith({ type: 'RepeatsARepeat', feedback: 'f-1', first: 'f-1' })
    given(...listening, second, third, linked)
      .when(linkFeedback({ ...link, feedback: 'f-3', first: 'f-2' }))
      .isRefusedWith({ type: 'RepeatsARepeat', feedback: 'f-3', first: 'f-2' })
    given(...listening)
      .when(linkFeedback(link))
      .isRefusedWith({ type: 'FeedbackNotReceived', feedback: 'f-2' })
  })
})

describe('Passing feedback on', () => {
  it('starts the time of its level, once', () => {
    given(...listening)
      .when(dispatchFeedback(dispatch))
      .records(dispatched)
    given(...listening, dispatched)
      .when(dispatchFeedback(dispatch))
      .isAlreadySo()
    given(...listening, dispatched)
      .when(dispatchFeedback({ ...dispatch, to: 'office' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'dispatch', key: 'f-1' })
  })

  it('is refused at a level that the policy does not have, without a policy, and before it came in', () => {
    given(...listening)
      .when(dispatchFeedback({ ...dispatch, level: 'complex' }))
      .isRefusedWith({ type: 'NoSuchLevel', level: 'complex', policy: 'feedback' })
    given(opened, registered('h-1'), heard)
      .when(dispatchFeedback(dispatch))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'feedback', on: '2019-09-02' })
    given(...listening)
      .when(dispatchFeedback({ ...dispatch, on: '2019-09-01' }))
      .isRefusedWith({ type: 'BeforeFeedback', feedback: 'f-1', received: '2019-09-02', on: '2019-09-01' })
    given(opened, feedbackPolicyAdopted)
      .when(dispatchFeedback(dispatch))
      .isRefusedWith({ type: 'FeedbackNotReceived', feedback: 'f-1' })
  })

  it('is done anew after a dispute, whatever the dates', () => {
    const disputed = { type: 'DispatchDisputed', feedback: 'f-1', on: '2019-09-03' } as const
    given(...listening, dispatched)
      .when(disputeDispatch(without(disputed)))
      .records(disputed)
    given(...listening, dispatched, disputed)
      .when(disputeDispatch(without(disputed)))
      .isAlreadySo()
    given(...listening)
      .when(disputeDispatch(without(disputed)))
      .isRefusedWith({ type: 'FeedbackNotDispatched', feedback: 'f-1' })
    const again = { ...dispatch, to: 'office' } as const
    given(...listening, dispatched, disputed)
      .when(dispatchFeedback(again))
      .records({ type: 'FeedbackDispatched', ...again })
    given(...listening, dispatched, disputed, { type: 'FeedbackDispatched', ...again })
      .when(dispatchFeedback(again))
      .isAlreadySo()
  })
})

describe('Dealing with feedback', () => {
  const open = [...listening, dispatched] as const

  it('goes from answer to solution to call back to close, each once', () => {
    given(...open)
      .when(answerFeedback(without(answered)))
      .records(answered)
    given(...open, answered)
      .when(answerFeedback(without(answered)))
      .isAlreadySo()
    given(...open, answered)
      .when(resolveFeedback(without(resolved)))
      .records(resolved)
    given(...open, answered, resolved)
      .when(resolveFeedback(without(resolved)))
      .isAlreadySo()
    given(...open, resolved)
      .when(callBack(without(said(true, 'satisfied'))))
      .records(said(true, 'satisfied'))
    given(...open, resolved, said(true, 'satisfied'))
      .when(callBack(without(said(true, 'satisfied'))))
      .isAlreadySo()
    given(...open, resolved)
      .when(closeFeedback(without(closed)))
      .records(closed)
    given(...open, resolved, closed)
      .when(closeFeedback(without(closed)))
      .isAlreadySo()
  })

  it('is refused while nobody has to deal with it, before it was passed on, and once it is closed', () => {
    given(...listening)
      .when(answerFeedback(without(answered)))
      .isRefusedWith({ type: 'FeedbackNotDispatched', feedback: 'f-1' })
    given(...open)
      .when(answerFeedback({ ...without(answered), on: '2019-09-01' }))
      .isRefusedWith({ type: 'BeforeDispatch', feedback: 'f-1', dispatched: '2019-09-02' })
    given(...open, resolved, closed)
      .when(answerFeedback({ ...without(answered), on: '2019-09-13' }))
      .isRefusedWith({ type: 'FeedbackAlreadyClosed', feedback: 'f-1', on: '2019-09-12' })
  })

  it('calls nobody back and closes nothing while nobody has said that it is solved', () => {
    const open_ = { type: 'FeedbackNotResolved', feedback: 'f-1' } as const
    given(...open)
      .when(callBack(without(said(true, 'satisfied'))))
      .isRefusedWith(open_)
    given(...open)
      .when(closeFeedback(without(closed)))
      .isRefusedWith(open_)
    given(...open)
      .when(reopenFeedback(without(reopened)))
      .isRefusedWith(open_)
  })

  it('asks again who could not be reached, and not who said what he thinks', () => {
    const missed = { ...said(true, 'satisfied'), call: { result: 'notReached' } } as const
    given(...open, resolved, missed)
      .when(callBack(without(said(true, 'satisfied'))))
      .records(said(true, 'satisfied'))
    given(...open, resolved, said(false, 'dissatisfied'))
      .when(callBack(without(said(true, 'satisfied'))))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'callBack', key: 'f-1 2019-09-10' })
  })

  it('begins anew when it is reopened: an earlier solution no longer counts', () => {
    given(...open, resolved, said(false, 'dissatisfied'))
      .when(reopenFeedback(without(reopened)))
      .records(reopened)
    given(...open, resolved, reopened)
      .when(reopenFeedback(without(reopened)))
      .isAlreadySo()
    given(...open, resolved, reopened)
      .when(closeFeedback(without(closed)))
      .isRefusedWith({ type: 'FeedbackNotResolved', feedback: 'f-1' })
    given(...open, resolved)
      .when(reopenFeedback({ ...without(reopened), on: '2019-09-08' }))
      .isRefusedWith({ type: 'ReopenedBeforeResolution', feedback: 'f-1', resolved: '2019-09-09' })
  })

  it('has its mistakes struck out', () => {
    const record = { kind: 'feedbackResolution', feedback: 'f-1', on: '2019-09-09' } as const
    const struck = { type: 'HandlingRecordVoided', record, reason: 'wrongDate' } as const
    const command = voidHandlingRecord({ record, reason: 'wrongDate' })
    given(...open, resolved)
      .when(command)
      .records(struck)
    given(...open, resolved, struck)
      .when(command)
      .isAlreadySo()
    given(...open)
      .when(command)
      .isRefusedWith({ type: 'NoSuchRecord', record: 'feedbackResolution', key: 'f-1 2019-09-09' })
    given(...open, resolved, struck)
      .when(resolveFeedback({ ...without(resolved), on: '2019-09-10' }))
      .records({ ...resolved, on: '2019-09-10' })
  })
})

describe('Feedback that was entered by mistake', () => {
  it.each([['feedback'], ['dispatch']] as const)('can be struck out: %s', (kind) => {
    const record = { kind, feedback: 'f-1' } as const
    const struck = { type: 'FeedbackRecordVoided', record, reason: 'enteredTwice' } as const
    const command = voidFeedbackRecord({ record, reason: 'enteredTwice' })
    given(...listening, dispatched)
      .when(command)
      .records(struck)
    given(...listening, dispatched, struck)
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: kind, key: 'f-1' })
  })

  it('and its policy is adopted once', () => {
    const command = adoptFeedbackPolicy({ policy: feedbackPolicy, on: '2019-03-01' })
    given(opened).when(command).records(feedbackPolicyAdopted)
    given(opened, feedbackPolicyAdopted).when(command).isAlreadySo()
  })
})
