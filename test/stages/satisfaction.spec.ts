import { describe, expect, it } from 'vitest'
import {
  adoptSatisfactionPolicy,
  answerSatisfactionSurvey,
  closeSatisfactionSurvey,
  concludeSatisfaction,
  openSatisfactionSurvey,
  voidSatisfactionRecord,
} from '../../src/stages/satisfaction/satisfaction.ts'
import { due } from '../../src/stages/satisfaction/state.ts'
import {
  answers,
  asking,
  given,
  givenIn2019,
  opened,
  satisfactionAdopted,
  satisfactionPolicy,
  survey,
  surveyClosed,
  surveyOpened,
} from './afterHistories.ts'
import { after, asOf, basis, gates } from './siteHistories.ts'

const answer = { answer: 'a-0', survey: 's-1', household: 'h-1', score: 'satisfied', on: '2020-03-03' } as const
const answered = { type: 'SatisfactionAnswered', ...answer } as const
const closing = { survey: 's-1', on: '2020-03-20' } as const
const conclusion = { survey: 's-1', on: '2020-03-25' } as const
const concluded = { type: 'SatisfactionConcluded', ...conclusion, mode: 'enforce', despite: [] } as const
const short = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G8', requirement, subjects: ['s-1'], needed, reached }) as const
const closed = (...obstacles: readonly ReturnType<typeof short>[]) =>
  ({ type: 'GateClosed', gate: 'G8', obstacles }) as const

describe('Opening a survey of satisfaction', () => {
  const ready = [opened, satisfactionAdopted] as const
  it('is recorded once, and refused with other particulars', () => {
    given(...ready)
      .when(openSatisfactionSurvey(survey))
      .records(surveyOpened)
    given(...asking)
      .when(openSatisfactionSurvey(survey))
      .isAlreadySo()
    given(...asking)
      .when(openSatisfactionSurvey({ ...survey, asked: 21 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'satisfactionSurvey', key: 's-1' })
  })

  it('is refused without a policy, which is adopted once, and in the future', () => {
    givenIn2019(opened)
      .when(openSatisfactionSurvey({ ...survey, on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'NoPolicyAdopted', policy: 'satisfaction', on: '2020-01-01' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
    const adopting = { policy: satisfactionPolicy, on: '2019-03-01' } as const
    given(opened).when(adoptSatisfactionPolicy(adopting)).records(satisfactionAdopted)
    given(...ready)
      .when(adoptSatisfactionPolicy(adopting))
      .isAlreadySo()
  })
})

describe('Answering a survey of satisfaction', () => {
  it('is recorded once, and again under another id', () => {
    given(...asking)
      .when(answerSatisfactionSurvey(answer))
      .records(answered)
    given(...asking, answered)
      .when(answerSatisfactionSurvey(answer))
      .isAlreadySo()
    given(...asking, answered)
      .when(answerSatisfactionSurvey({ ...answer, answer: 'a-9', score: 'neutral', on: '2020-03-04' }))
      .records({ ...answered, answer: 'a-9', score: 'neutral', on: '2020-03-04' })
    given(...asking, answered)
      .when(answerSatisfactionSurvey({ ...answer, score: 'neutral' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'satisfactionAnswer', key: 'a-0' })
  })

  it('is recorded without a household', () => {
    const anonymous = { answer: 'a-0', survey: 's-1', score: 'satisfied', on: '2020-03' } as const
    given(...asking)
      .when(answerSatisfactionSurvey(anonymous))
      .records({ type: 'SatisfactionAnswered', ...anonymous })
  })

  it('is refused the day before the survey was opened and the day after it was closed', () => {
    given(...asking)
      .when(answerSatisfactionSurvey({ ...answer, on: '2020-03-01' }))
      .isRefusedWith({ type: 'BeforeSatisfactionSurvey', survey: 's-1', opened: '2020-03-02', on: '2020-03-01' })
    given(...asking, surveyClosed)
      .when(answerSatisfactionSurvey({ ...answer, on: '2020-03-20' }))
      .records({ ...answered, on: '2020-03-20' })
    given(...asking, surveyClosed)
      .when(answerSatisfactionSurvey({ ...answer, on: '2020-03-21' }))
      .isRefusedWith({ type: 'SatisfactionSurveyWasClosed', survey: 's-1', closed: '2020-03-20', on: '2020-03-21' })
  })

  it('is refused beyond the households that were asked, unless it replaces the answer of one that has answered', () => {
    given(...asking, ...answers(19, 'neutral'))
      .when(answerSatisfactionSurvey(answer))
      .records(answered)
    given(...asking, ...answers(20, 'neutral'))
      .when(answerSatisfactionSurvey(answer))
      .isRefusedWith({ type: 'MoreAnswersThanAsked', survey: 's-1', asked: 20, answered: 21 })
    given(...asking, ...answers(19, 'neutral'), answered)
      .when(answerSatisfactionSurvey({ ...answer, answer: 'a-99', on: '2020-03-04' }))
      .records({ ...answered, answer: 'a-99', on: '2020-03-04' })
  })

  it('is refused for a survey that was not opened, a household elsewhere and one that is not registered', () => {
    given(opened, satisfactionAdopted)
      .when(answerSatisfactionSurvey({ answer: 'a-0', survey: 's-1', score: 'neutral', on: '2020-03-03' }))
      .isRefusedWith({ type: 'SatisfactionSurveyNotOpened', survey: 's-1' })
    given(...asking)
      .when(answerSatisfactionSurvey({ ...answer, household: 'h-9' }))
      .isRefusedWith({ type: 'HouseholdNotSurveyedHere', survey: 's-1', household: 'h-9' })
    given(...asking)
      .when(answerSatisfactionSurvey({ ...answer, household: 'h-7' }))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-7' })
  })
})

describe('Closing a survey of satisfaction', () => {
  it('is recorded once, and refused on another day and before it was opened', () => {
    given(...asking)
      .when(closeSatisfactionSurvey(closing))
      .records(surveyClosed)
    given(...asking, surveyClosed)
      .when(closeSatisfactionSurvey(closing))
      .isAlreadySo()
    given(...asking, surveyClosed)
      .when(closeSatisfactionSurvey({ ...closing, on: '2020-03-21' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'satisfactionClosing', key: 's-1' })
    given(...asking)
      .when(closeSatisfactionSurvey({ ...closing, on: '2020-03-01' }))
      .isRefusedWith({ type: 'BeforeSatisfactionSurvey', survey: 's-1', opened: '2020-03-02', on: '2020-03-01' })
  })

  it('is owed within the days of the policy, and no longer once it was closed', () => {
    const owed = { what: 'satisfactionClosing', subject: 's-1', since: '2020-03-02', basis }
    const by = { first: '2020-04-01', last: '2020-04-01' }
    expect(due(after(...asking), asOf('2020-03-01'))).toEqual([])
    expect(due(after(...asking), asOf('2020-03-02'))).toEqual([{ ...owed, by }])
    expect(due(after(...asking, surveyClosed), asOf('2020-03-19'))).toHaveLength(1)
    expect(due(after(...asking, surveyClosed), asOf('2020-03-20'))).toEqual([])
  })
})

describe('Concluding upon satisfaction', () => {
  it('passes gate G8 with nine of ten satisfied and half of those asked answering, once', () => {
    const history = [
      ...asking,
      ...answers(9, 'basicallySatisfied'),
      ...answers(1, 'neutral', 10),
      surveyClosed,
    ] as const
    given(...history)
      .when(concludeSatisfaction(conclusion))
      .records(concluded)
    given(...history, concluded)
      .when(concludeSatisfaction(conclusion))
      .isAlreadySo()
    given(...history, concluded)
      .when(concludeSatisfaction({ ...conclusion, on: '2020-03-26' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'satisfactionConclusion', key: 's-1' })
  })

  it('is refused with one answer short, and with one satisfied answer short', () => {
    given(...asking, ...answers(9, 'satisfied'), surveyClosed)
      .when(concludeSatisfaction(conclusion))
      .isRefusedWith(closed(short('householdsAnswering', 10, 9)))
    given(...asking, ...answers(8, 'satisfied'), ...answers(2, 'dissatisfied', 9), surveyClosed)
      .when(concludeSatisfaction(conclusion))
      .isRefusedWith(closed(short('satisfiedAnswers', 9, 8)))
  })

  it('is refused where nobody answered: nothing of nothing reaches nothing', () => {
    given(...asking, surveyClosed)
      .when(concludeSatisfaction(conclusion))
      .isRefusedWith(closed(short('householdsAnswering', 10, 0), short('satisfiedAnswers', 1, 0)))
  })

  it('goes on in warn mode and keeps what was open', () => {
    given(...asking, gates({ G8: 'warn' }), ...answers(9, 'satisfied'), surveyClosed)
      .when(concludeSatisfaction(conclusion))
      .records({ ...concluded, mode: 'warn', despite: [short('householdsAnswering', 10, 9)] })
  })

  it('is refused while the survey is open, and the day before it was closed', () => {
    const all = answers(10, 'satisfied')
    const open = (on: string) => ({ type: 'SatisfactionSurveyStillOpen', survey: 's-1', on }) as const
    given(...asking, ...all)
      .when(concludeSatisfaction(conclusion))
      .isRefusedWith(open('2020-03-25'))
    given(...asking, ...all, surveyClosed)
      .when(concludeSatisfaction({ ...conclusion, on: '2020-03-19' }))
      .isRefusedWith(open('2020-03-19'))
    given(...asking, ...all, surveyClosed)
      .when(concludeSatisfaction({ ...conclusion, on: '2020-03' }))
      .records({ ...concluded, on: '2020-03' })
  })
})

describe('Striking out what was recorded of a survey', () => {
  const one = { survey: 's-1' } as const
  it.for([
    [{ kind: 'satisfactionSurvey', ...one }, 's-1'],
    [{ kind: 'satisfactionAnswer', answer: 'a-0' }, 'a-0'],
    [{ kind: 'satisfactionClosing', ...one }, 's-1'],
    [{ kind: 'satisfactionConclusion', ...one }, 's-1'],
  ] as const)('takes out %j once', ([record, key]) => {
    const striking = { record, reason: 'wrongDate' } as const
    const voided = { type: 'SatisfactionRecordVoided', ...striking } as const
    const all = [...asking, answered, surveyClosed, concluded] as const
    given(...all)
      .when(voidSatisfactionRecord(striking))
      .records(voided)
    given(...all, voided)
      .when(voidSatisfactionRecord(striking))
      .isAlreadySo()
    given(opened)
      .when(voidSatisfactionRecord(striking))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('opens the survey again where its closing was struck out, and lets it be concluded again', () => {
    const strike = (kind: 'satisfactionClosing' | 'satisfactionConclusion') =>
      ({ type: 'SatisfactionRecordVoided', record: { kind, ...one }, reason: 'wrongDate' }) as const
    const all = [...asking, ...answers(10, 'satisfied'), surveyClosed, concluded] as const
    given(...all, strike('satisfactionClosing'))
      .when(answerSatisfactionSurvey({ ...answer, on: '2020-03-21' }))
      .records({ ...answered, on: '2020-03-21' })
    given(...all, strike('satisfactionConclusion'))
      .when(concludeSatisfaction({ ...conclusion, on: '2020-03-26' }))
      .records({ ...concluded, on: '2020-03-26' })
  })
})
