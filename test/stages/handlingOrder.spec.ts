import { describe, it } from 'vitest'
import {
  answerFeedback,
  callBack,
  closeFeedback,
  reopenFeedback,
  resolveFeedback,
} from '../../src/stages/handling/handling.ts'
import { answered, closed, dispatched, listening, reopened, resolved, said } from './feedbackHistories.ts'
import { given } from './histories.ts'

const open = [...listening, dispatched] as const

describe('A paper about feedback that is entered late', () => {
  it('is held against the record of its own day: an answer is taken from before the closing, and no longer after it', () => {
    given(...open, resolved, closed)
      .when(answerFeedback(answered))
      .records(answered)
    given(...open, resolved, closed)
      .when(answerFeedback({ ...answered, on: '2019-09-13' }))
      .isRefusedWith({ type: 'FeedbackAlreadyClosed', feedback: 'f-1', on: '2019-09-12' })
  })

  it('belongs to the round of its own day, and is already so there', () => {
    given(...open, answered, resolved, reopened)
      .when(answerFeedback(answered))
      .isAlreadySo()
    given(...open, answered, resolved, reopened)
      .when(answerFeedback({ ...answered, on: '2019-09-11' }))
      .records({ ...answered, on: '2019-09-11' })
    given(...open, resolved, reopened)
      .when(callBack(said(false, 'dissatisfied')))
      .records(said(false, 'dissatisfied'))
  })

  it('is refused where what it rests on came only later', () => {
    given(...open, resolved)
      .when(callBack({ ...said(true, 'satisfied'), on: '2019-09-08' }))
      .isRefusedWith({ type: 'FeedbackNotResolved', feedback: 'f-1' })
    given(...open, resolved)
      .when(closeFeedback({ ...closed, on: '2019-09-08' }))
      .isRefusedWith({ type: 'FeedbackNotResolved', feedback: 'f-1' })
    given(...open, resolved, reopened)
      .when(reopenFeedback({ ...reopened, on: '2019-09-08' }))
      .isRefusedWith({ type: 'ReopenedBeforeResolution', feedback: 'f-1', resolved: '2019-09-09' })
  })

  it('is told from others of its day by its time, to the minute', () => {
    const at = (time: string) => ({ ...resolved, time }) as const
    given(...open, at('11:00'), { ...reopened, on: '2019-09-09', time: '12:00' })
      .when(resolveFeedback(at('12:01')))
      .records(at('12:01'))
    given(...open, at('11:00'), { ...reopened, on: '2019-09-09', time: '12:00' })
      .when(resolveFeedback(at('11:59')))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'feedbackResolution', key: 'f-1 2019-09-09' })
  })

  it('is taken where the month of what it rests on leaves the order open', () => {
    given(...open, { ...resolved, on: '2019-09' })
      .when(closeFeedback({ ...closed, on: '2019-09-08' }))
      .records({ ...closed, on: '2019-09-08' })
  })
})
