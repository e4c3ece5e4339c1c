import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure, merge } from '../../src/metrics/figure.ts'
import {
  feedbackCount,
  feedbackSatisfaction,
  promisesKeptRate,
  resolutionRate,
  responseRate,
} from '../../src/metrics/feedbackMetrics.ts'
import { tally } from '../../src/metrics/metric.ts'
import { feedbackProgress, medianOf, mergeHistograms } from '../../src/projections/feedbackProgress.ts'
import { promiseProgress } from '../../src/projections/promiseProgress.ts'
import { due } from '../../src/due.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import {
  answered,
  closed,
  dispatched,
  feedbackPolicyAdopted,
  heard,
  listening,
  reopened,
  resolved,
  said,
} from '../stages/feedbackHistories.ts'
import { opened, registered } from '../stages/histories.ts'
import { after, asOf } from '../stages/siteHistories.ts'
import { day, decoded } from '../vocabulary/decoded.ts'

const A = decoded(CommunityId, 'A')
const view = (today: string, ...events: readonly AnyEvent[]) =>
  feedbackProgress(after(...listening, ...events), [A], asOf(today))

describe('Feedback', () => {
  it('stands where its last step left it', () => {
    const stands = (...events: readonly AnyEvent[]) => view('2019-12-31', ...events).records[0]?.stands
    expect(stands()).toBe('received')
    expect(stands(dispatched)).toBe('dispatched')
    expect(stands(dispatched, answered)).toBe('answered')
    expect(stands(dispatched, answered, resolved)).toBe('resolved')
    expect(stands(dispatched, resolved, reopened)).toBe('reopened')
    expect(stands(dispatched, resolved, closed)).toBe('closed')
  })

  it('was answered in time on the last day and not a day later', () => {
    const response = (on: string) => view('2019-12-31', dispatched, { ...answered, on } as AnyEvent).rates.response
    expect(response('2019-09-04')).toEqual({ reached: 1, of: 1 })
    expect(response('2019-09-05')).toEqual({ reached: 0, of: 1 })
    expect(response('2019-09')).toEqual({ reached: 0, of: 0 })
  })

  it('is held to the minute where the times are known, and to nothing where an hour limit meets only days', () => {
    const urgent = (time?: string) =>
      ({ ...dispatched, level: 'emergency', ...(time !== undefined && { time }) }) as AnyEvent
    const answer = (on: string, time?: string) => ({ ...answered, on, ...(time !== undefined && { time }) }) as AnyEvent
    const punctual = (...events: readonly AnyEvent[]) => view('2019-12-31', ...events).records[0]?.answered
    expect(punctual(urgent('09:00'), answer('2019-09-02', '11:00'))).toBe('inTime')
    expect(punctual(urgent('09:00'), answer('2019-09-02', '11:01'))).toBe('late')
    expect(punctual(urgent('23:30'), answer('2019-09-03', '01:30'))).toBe('inTime')
    expect(punctual(urgent(), answer('2019-09-02'))).toBe('open')
    expect(punctual(urgent(), answer('2019-09-03'))).toBe('open')
    expect(punctual(urgent(), answer('2019-09-04'))).toBe('late')
  })

  it('is overdue without an answer once its last day has passed', () => {
    expect(view('2019-09-04', dispatched).rates.response).toEqual({ reached: 0, of: 0 })
    expect(view('2019-09-05', dispatched).rates.response).toEqual({ reached: 0, of: 1 })
  })

  it('is solved and satisfying by the word of the person alone', () => {
    const rates = (...events: readonly AnyEvent[]) => view('2019-12-31', dispatched, resolved, ...events).rates
    expect(rates()).toMatchObject({ resolution: { reached: 0, of: 0 }, satisfaction: { reached: 0, of: 0 } })
    expect(rates(said(true, 'basicallySatisfied'))).toMatchObject({
      resolution: { reached: 1, of: 1 },
      satisfaction: { reached: 1, of: 1 },
    })
    expect(rates(said(false, 'dissatisfied'))).toMatchObject({
      resolution: { reached: 0, of: 1 },
      satisfaction: { reached: 0, of: 1 },
    })
  })

  it('is not made satisfying by being taken up again: what was said last holds until somebody asks anew', () => {
    const { rates } = view('2019-12-31', dispatched, resolved, said(false, 'dissatisfied'), reopened, resolved)
    expect(rates).toMatchObject({ resolution: { reached: 0, of: 1 }, satisfaction: { reached: 0, of: 1 } })
  })

  it('counts a repeat in no rate, and says how many there are', () => {
    const second = { ...heard, feedback: 'f-2' } as AnyEvent
    const linked = { type: 'FeedbackLinked', feedback: 'f-2', first: 'f-1', on: '2019-09-03' } as AnyEvent
    expect(view('2019-12-31', second, linked)).toMatchObject({ repeated: 1, byTopic: [['noise', 1]] })
    expect(view('2019-12-31', second).records).toHaveLength(2)
  })

  it('took so many days from receipt to solution, in a histogram that merges and has a median', () => {
    expect(view('2019-12-31', dispatched, resolved).daysToSolution).toEqual([[7, 1]])
    const [a, b] = [
      [
        [1, 2],
        [5, 1],
      ],
      [
        [1, 1],
        [9, 3],
      ],
    ] as const
    expect(mergeHistograms(a, b)).toEqual([
      [1, 3],
      [5, 1],
      [9, 3],
    ])
    expect(mergeHistograms(b, a)).toEqual(mergeHistograms(a, b))
    expect(medianOf(mergeHistograms(a, b))).toBe(5)
    expect(
      medianOf([
        [1, 1],
        [2, 1],
      ]),
    ).toBe(1)
    expect(medianOf([])).toBeUndefined()
  })
})

describe('What is owed on feedback', () => {
  const owed = (today: string, ...events: readonly AnyEvent[]) =>
    due(after(...listening, ...events), asOf(today)).map((one) => [one.what, 'last' in one.by && one.by.last])

  it('is an answer and a solution, then a call back, and nothing once it is closed', () => {
    expect(owed('2019-09-02')).toEqual([])
    expect(owed('2019-09-03', dispatched)).toEqual([
      ['feedbackAnswer', '2019-09-04'],
      ['feedbackResolution', '2019-09-09'],
    ])
    expect(owed('2019-09-05', dispatched, answered)).toEqual([['feedbackResolution', '2019-09-09']])
    expect(owed('2019-09-10', dispatched, answered, resolved)).toEqual([['callBack', '2019-09-12']])
    expect(owed('2019-09-11', dispatched, resolved, said(true, 'satisfied'))).toEqual([])
    expect(owed('2019-09-13', dispatched, resolved, closed)).toEqual([])
  })

  it('is a dispatch while nobody passed it on, where the policy says within what time', () => {
    const dispatchWithin = { kind: 'hours', hours: 4 } as const
    const adopted = { ...feedbackPolicyAdopted, policy: { ...feedbackPolicyAdopted.policy, dispatchWithin } } as const
    const came = (more: object = {}) => ({ ...heard, time: '09:30', ...more }) as AnyEvent
    const owedOf = (...events: readonly AnyEvent[]) =>
      due(after(opened, registered('h-1'), adopted, ...events), asOf('2019-09-02'))
    const by = { first: '2019-09-02', last: '2019-09-02' }
    const basis = feedbackPolicyAdopted.policy.head.basis
    expect(owedOf(came())).toEqual([
      { what: 'feedbackDispatch', subject: 'f-1', since: '2019-09-02', by, time: '13:30', basis },
    ])
    expect(owedOf(came({ kind: 'praise' }))).toEqual([])
    expect(owedOf(came({ kind: 'consult' }))).toEqual([])
    expect(owedOf(came(), dispatched).map((one) => one.what)).not.toContain('feedbackDispatch')
    const repeat = { ...heard, feedback: 'f-2' }
    const linked = { type: 'FeedbackLinked', feedback: 'f-2', first: 'f-1', on: '2019-09-02' } as const
    expect(owedOf(came(), dispatched, repeat, linked).map((one) => one.what)).not.toContain('feedbackDispatch')
  })

  it('names who has to answer and to solve, and nobody for the call back', () => {
    const who = (...events: readonly AnyEvent[]) =>
      due(after(...listening, ...events), asOf('2019-09-10')).map((one) => [one.what, one.owedBy])
    expect(who(dispatched)).toEqual([
      ['feedbackAnswer', 'builder'],
      ['feedbackResolution', 'builder'],
    ])
    expect(who(dispatched, resolved)).toEqual([['callBack', undefined]])
  })

  it('begins anew on the day on which it was reopened', () => {
    expect(owed('2019-09-12', dispatched, resolved, reopened)).toEqual([
      ['feedbackAnswer', '2019-09-13'],
      ['feedbackResolution', '2019-09-18'],
    ])
  })
})

describe('Figures of feedback and promises', () => {
  const { calendar } = asOf('2019-12-31')
  const made = { type: 'PromiseMade', by: 'office', communities: ['A'], about: 'date', on: '2019-06-01' } as const
  const state = after(
    ...listening,
    dispatched,
    answered,
    resolved,
    said(true, 'satisfied'),
    { ...made, promise: 'p-1', until: '2019-10-01' } as AnyEvent,
    { ...made, promise: 'p-2', until: '2019-10-01' } as AnyEvent,
    { ...made, promise: 'p-3', until: '2019-10-01' } as AnyEvent,
    { type: 'PromiseKept', promise: 'p-1', on: '2019-09-30' } as AnyEvent,
    { type: 'PromiseBroken', promise: 'p-2', on: '2019-10-02' } as AnyEvent,
  )
  const on = day('2019-12-31')

  it('are exact shares, and merge over renovations', () => {
    for (const metric of [responseRate(calendar), resolutionRate(calendar), feedbackSatisfaction(calendar)]) {
      const [one, other] = [tally(metric, 'r-1', state, on), tally(metric, 'r-2', state, on)]
      expect(figure(one).value).toEqual({ numerator: 1, denominator: 1 })
      const merged = merge(one, other)
      expect(merged.type === 'Merged' && figure(merged.tally).value).toEqual({ numerator: 2, denominator: 2 })
    }
    expect(figure(tally(feedbackCount, 'r', state, on)).value).toBe(1)
    expect(figure(tally(promisesKeptRate, 'r', state, on)).value).toEqual({ numerator: 1, denominator: 2 })
    expect(figure(tally(promisesKeptRate, 'r', after(opened), on)).value).toBe('none')
  })

  it('leave an open promise in neither number, and name it once its time has passed', () => {
    expect(promiseProgress(state, on)).toEqual({ made: 3, kept: 1, broken: 1, open: 1, overdue: ['p-3'] })
    expect(promiseProgress(state, day('2019-10-01'))).toMatchObject({ open: 2, overdue: [] })
  })
})
