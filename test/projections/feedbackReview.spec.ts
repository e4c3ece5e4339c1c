import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { feedbackProgress } from '../../src/projections/feedbackProgress.ts'
import { due } from '../../src/stages/handling/state.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import {
  answered,
  closed,
  dispatched,
  heard,
  listening,
  reopened,
  resolved,
  reviewPolicyAdopted,
  said,
} from '../stages/feedbackHistories.ts'
import { after, asOf } from '../stages/siteHistories.ts'
import { decoded } from '../vocabulary/decoded.ts'

const A = decoded(CommunityId, 'A')
const view = (today: string, ...events: readonly AnyEvent[]) =>
  feedbackProgress(after(...listening, ...events), [A], asOf(today))
const owed = (today: string, ...events: readonly AnyEvent[]) =>
  due(after(...listening, ...events), asOf(today)).map(({ what, by, time }) => [
    what,
    'first' in by && [by.first, by.last],
    time,
  ])

const urgent = (time?: string) =>
  ({ ...dispatched, level: 'emergency', ...(time !== undefined && { time }) }) as AnyEvent
const disputed = { type: 'DispatchDisputed', feedback: 'f-1', on: '2019-09-02' } as const
const impossible = { ...resolved, outcome: 'notPossible' } as const
const excluded = { type: 'FeedbackExcluded', feedback: 'f-1', reason: 'technical', on: '2019-09-12' } as const
const extended = {
  type: 'FeedbackDeadlineExtended',
  feedback: 'f-1',
  extension: 'x-1',
  until: '2019-09-20',
  reason: 'weather',
  on: '2019-09-05',
} as const

describe('What is owed on feedback within hours', () => {
  it('is owed by a time of a day, the next day where it runs over midnight', () => {
    expect(owed('2019-09-02', urgent('09:30'))).toEqual([
      ['feedbackAnswer', ['2019-09-02', '2019-09-02'], '11:30'],
      ['feedbackResolution', ['2019-09-03', '2019-09-03'], '09:30'],
    ])
    expect(owed('2019-09-02', urgent('23:30'))[0]).toEqual(['feedbackAnswer', ['2019-09-03', '2019-09-03'], '01:30'])
  })

  it('is owed by one of two days where the time is not known, and none is guessed', () => {
    expect(owed('2019-09-02', urgent())[0]).toEqual(['feedbackAnswer', ['2019-09-02', '2019-09-03'], undefined])
  })

  it('is owed by the end of its last day where it is counted in days', () => {
    expect(owed('2019-09-02', dispatched)[0]).toEqual(['feedbackAnswer', ['2019-09-04', '2019-09-04'], undefined])
  })
})

describe('What is owed on feedback', () => {
  it('is owed by the first receiver as long as a dispute has not been settled by passing it on', () => {
    expect(owed('2019-09-02', dispatched, disputed)).toHaveLength(2)
    const again = { ...dispatched, to: 'office', on: '2019-09-03' }
    expect(owed('2019-09-03', dispatched, disputed, again)[0]?.[1]).toEqual(['2019-09-05', '2019-09-05'])
  })

  it('is nothing on what only repeats an earlier one, from the day of the link on', () => {
    const second = { ...heard, feedback: 'f-2' }
    const link = { type: 'FeedbackLinked', feedback: 'f-2', first: 'f-1', on: '2019-09-04' }
    const sent = { ...dispatched, feedback: 'f-2' }
    expect(owed('2019-09-03', second, sent, link)).toHaveLength(2)
    expect(owed('2019-09-04', second, sent, link)).toEqual([])
  })

  it('is a solution by the last day that was given, until it is reopened', () => {
    expect(owed('2019-09-05', reviewPolicyAdopted, dispatched, answered, extended)).toEqual([
      ['feedbackResolution', ['2019-09-20', '2019-09-20'], undefined],
    ])
    const later = owed('2019-09-12', reviewPolicyAdopted, dispatched, extended, resolved, reopened)
    expect(later[1]).toEqual(['feedbackResolution', ['2019-09-18', '2019-09-18'], undefined])
  })

  it('follows the order in which things happened, not that in which they were written down', () => {
    expect(
      owed('2019-09-20', dispatched, resolved, reopened, { ...closed, on: '2019-09-10' } as AnyEvent),
    ).toHaveLength(2)
    expect(owed('2019-09-20', dispatched, reopened, resolved)).toHaveLength(2)
  })
})

describe('The rates of feedback', () => {
  it('leave out what cannot be done only once a review said so, and count how much that is', () => {
    const history = [reviewPolicyAdopted, dispatched, answered, impossible, said(false, 'dissatisfied'), excluded]
    expect(view('2019-09-11', ...history)).toMatchObject({
      excluded: 0,
      rates: { response: { reached: 1, of: 1 }, resolution: { reached: 0, of: 1 } },
    })
    const reviewed = view('2019-09-12', ...history)
    expect(reviewed).toMatchObject({ excluded: 1, records: [{ excluded: 'technical' }] })
    for (const rate of Object.values(reviewed.rates)) expect(rate).toEqual({ reached: 0, of: 0 })
  })

  it('count as satisfied what the policy of the day of the call says', () => {
    const history = [dispatched, resolved, said(true, 'basicallySatisfied')]
    expect(view('2019-12-31', reviewPolicyAdopted, ...history).rates.satisfaction).toEqual({ reached: 0, of: 1 })
    const later = { ...reviewPolicyAdopted, on: '2019-09-11' }
    expect(view('2019-12-31', later, ...history).rates.satisfaction).toEqual({ reached: 1, of: 1 })
  })

  it('hold a solution after a reopening against the limit that runs from the reopening', () => {
    const again = (on: string) =>
      view('2019-12-31', dispatched, resolved, reopened, { ...resolved, on } as AnyEvent).records[0]
    expect(again('2019-09-18')?.resolved).toBe('inTime')
    expect(again('2019-09-19')?.resolved).toBe('late')
  })

  it('say of how much they can tell nothing', () => {
    expect(view('2019-12-31', dispatched, { ...answered, on: '2019-09' } as AnyEvent)).toMatchObject({
      open: 1,
      rates: { response: { reached: 0, of: 0 } },
    })
  })
})

describe('Feedback', () => {
  it('is counted by kind and by community, repeats left out', () => {
    const second = { ...heard, feedback: 'f-2', kind: 'consult', community: 'B' }
    const { byKind, byCommunity } = view('2019-12-31', second)
    expect(byKind).toEqual([['complaint', 1]])
    expect(byCommunity).toEqual([['A', 1]])
  })

  it('took so many minutes to its first answer, where both times are known', () => {
    const timed = [
      { ...heard, feedback: 'f-2', time: '08:00' },
      { ...urgent('09:00'), feedback: 'f-2' },
    ]
    const answer = { ...answered, feedback: 'f-2', on: '2019-09-02' }
    expect(view('2019-12-31', ...timed, { ...answer, time: '10:15' } as AnyEvent).minutesToAnswer).toEqual([[135, 1]])
    expect(view('2019-12-31', ...timed, answer).minutesToAnswer).toEqual([])
  })
})
