import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { cancelled, head, opened, registered } from '../stages/histories.ts'
import { accepted, filed } from '../stages/closingHistories.ts'
import {
  dispatched,
  feedbackPolicyAdopted,
  heard,
  listening,
  reopened,
  resolved,
  said,
} from '../stages/feedbackHistories.ts'
import { awarded, published, tenderPolicyAdopted } from '../stages/moneyHistories.ts'
import { extended, permitted } from '../stages/permitHistories.ts'
import { basis, completed, inspectionPolicyAdopted, started, within } from '../stages/siteHistories.ts'
import { departed } from './departed.ts'

const overruns = (today: string, ...events: readonly AnyEvent[]) =>
  departed(today, ...events).filter((one) => one.kind === 'periodOverrun')
const days = (count: number) => ({ least: count, most: count })
const day = (on: string) => ({ first: on, last: on })

const ordered = (on = '2019-09-01') =>
  ({ type: 'RectificationOrdered', rectification: 'r-1', community: 'A', severity: 'serious', on }) as const
const replied = (on: string) => ({ type: 'RectificationCompleted', rectification: 'r-1', on }) as const
const verified = (on: string) =>
  ({ type: 'RectificationVerified', rectification: 'r-1', outcome: 'accepted', on }) as const
const site = [opened, inspectionPolicyAdopted, started(['A'])] as const

describe('A period that was overrun', () => {
  it('is none on its last day, and one from the day after on, with its rule', () => {
    expect(overruns('2019-09-08', ...site, ordered())).toEqual([])
    expect(overruns('2019-09-09', ...site, ordered())).toMatchObject([
      {
        what: 'rectification',
        subject: 'r-1',
        since: '2019-09-01',
        by: day('2019-09-08'),
        over: days(1),
        basis,
        on: '2019-09-09',
      },
    ])
  })

  it('is open as long as nobody did what was owed, and tells the day on which somebody did', () => {
    const late = [...site, ordered(), replied('2019-09-12')]
    expect(overruns('2019-09-11', ...late)).toMatchObject([{ what: 'rectification', over: days(3) }])
    expect(overruns('2019-09-11', ...late)[0]).not.toHaveProperty('settled')
    expect(overruns('2019-09-12', ...late)).toMatchObject([{ settled: day('2019-09-12'), over: days(4) }])
    expect(overruns('2019-12-31', ...late)).toMatchObject([
      { what: 'rectification', settled: day('2019-09-12'), over: days(4) },
      { what: 'rectificationVerification', by: day('2019-09-15'), over: days(107) },
    ])
  })

  it('is none where what was owed was done on the very last day', () => {
    const kept = [...site, ordered(), replied('2019-09-08'), verified('2019-09-11')]
    expect(overruns('2019-12-31', ...kept)).toEqual([])
    expect(overruns('2019-12-31', ...site, ordered(), replied('2019-09-09'), verified('2019-09-12'))).toHaveLength(1)
  })

  it('is none where a month leaves open whether it was, and one where no day of the month was in time', () => {
    expect(overruns('2019-12-31', ...site, ordered(), replied('2019-09'), verified('2019-09-30'))).toEqual([])
    expect(overruns('2019-12-31', ...site, ordered(), replied('2019-10'), verified('2019-10-31'))).toMatchObject([
      { what: 'rectification', settled: { first: '2019-10-01', last: '2019-10-31' }, over: { least: 23, most: 53 } },
    ])
    expect(overruns('2019-10-07', ...site, ordered('2019-09'))).toEqual([])
    expect(overruns('2019-10-08', ...site, ordered('2019-09'))).toMatchObject([{ over: { least: 1, most: 30 } }])
  })

  it('goes when the entry that it is counted from is struck out', () => {
    const record = { kind: 'rectification', rectification: 'r-1' }
    const voided = { type: 'RectificationRecordVoided', record, reason: 'wrongDate' } as AnyEvent
    expect(overruns('2019-12-31', ...site, ordered())).toHaveLength(1)
    expect(overruns('2019-12-31', ...site, ordered(), voided)).toEqual([])
  })

  it('is the filing after acceptance from its sixteenth day on', () => {
    expect(overruns('2019-11-25', ...accepted)).toEqual([])
    expect(overruns('2019-12-31', ...accepted, filed)).toEqual([])
    expect(overruns('2019-12-31', ...accepted, { ...filed, on: '2019-11-26' } as AnyEvent)).toMatchObject([
      { what: 'filing', subject: 'A', settled: day('2019-11-26'), over: days(1) },
    ])
  })

  it('is a contract that was not signed in time after the award', () => {
    const tendered = [opened, tenderPolicyAdopted, published, awarded]
    expect(overruns('2019-07-28', ...tendered)).toEqual([])
    expect(overruns('2019-07-29', ...tendered)).toMatchObject([{ what: 'contractSigning', subject: 'lot-1' }])
  })

  it('is an answer to a complaint that came late by the minute, on the very day', () => {
    const urgent = { ...dispatched, level: 'emergency', time: '08:00' } as const
    const answered = (time: string) => ({ type: 'FeedbackAnswered', feedback: 'f-1', on: '2019-09-02', time }) as const
    const solved = { ...resolved, on: '2019-09-03', time: '07:59' } as const
    const found = (time: string) => overruns('2019-09-04', ...listening, urgent, answered(time), solved)
    expect(found('10:00')).toEqual([])
    expect(found('10:01')).toMatchObject([{ what: 'feedbackAnswer', time: '10:00', over: days(0), on: '2019-09-02' }])
  })

  it('is a call back that came late by the minute, on the very day and in every round', () => {
    const hours = { kind: 'hours', hours: 2 } as const
    const policy = { ...feedbackPolicyAdopted.policy, callBackWithin: hours }
    const adopted = { ...feedbackPolicyAdopted, policy } as AnyEvent
    const solved = { ...resolved, on: '2019-09-03', time: '13:00' } as const
    const called = (time: string) => ({ ...said(true, 'satisfied'), on: '2019-09-03', time }) as const
    const history = [opened, registered('h-1'), adopted, heard, dispatched, solved]
    expect(overruns('2019-09-04', ...history, called('15:00'))).toEqual([])
    const late = { what: 'callBack', subject: 'f-1', since: '2019-09-03', time: '15:00', over: days(0) }
    expect(overruns('2019-09-04', ...history, called('15:01'))).toMatchObject([late])
    const again = [
      { ...reopened, on: '2019-09-03', time: '16:00' },
      { ...solved, time: '17:00' },
      called('18:00'),
    ] as const
    expect(overruns('2019-09-04', ...history, called('15:01'), ...again)).toMatchObject([late])
    expect(overruns('2019-09-04', ...history, { ...said(true, 'satisfied'), on: '2019-09-03' } as AnyEvent)).toEqual([])
  })

  it('is a promise whose day is past, with who owes it, kept later or broken', () => {
    const promise = { promise: 'p-1', by: 'office', communities: ['A'], about: 'quality', until: '2019-10-01' } as const
    const made = { type: 'PromiseMade', ...promise, on: '2019-06-21' } as const
    const kept = { type: 'PromiseKept', promise: 'p-1', on: '2019-10-05' } as const
    expect(overruns('2019-10-01', opened, made)).toEqual([])
    expect(overruns('2019-10-02', opened, made)).toMatchObject([{ what: 'promise', owedBy: 'office', over: days(1) }])
    expect(overruns('2019-12-31', opened, made, kept)).toMatchObject([{ settled: day('2019-10-05'), over: days(4) }])
  })

  it('is the report of a month, which no entry has to make known', () => {
    const policy = { head: head('reporting'), monthlyWithin: within(5) }
    const adopted = { type: 'ReportingPolicyAdopted', policy, on: '2019-08-01' } as AnyEvent
    expect(overruns('2019-09-05', opened, adopted)).toEqual([])
    const [late] = overruns('2019-09-06', opened, adopted)
    expect(late).toMatchObject({ what: 'periodReport', subject: '2019-08', on: '2019-09-06', over: days(1) })
    expect(late).not.toHaveProperty('noted')
  })

  it('is a solution of a complaint on the eighth day', () => {
    const history = [opened, feedbackPolicyAdopted, heard, dispatched]
    expect(overruns('2019-09-09', ...history).map((one) => one.what)).toEqual(['feedbackAnswer'])
    expect(overruns('2019-09-10', ...history).map((one) => one.what)).toContain('feedbackResolution')
    const late = { type: 'FeedbackAnswered', feedback: 'f-1', on: '2019-09-05' } as const
    expect(overruns('2019-09-09', ...history, late)).toMatchObject([{ what: 'feedbackAnswer', over: days(1) }])
  })
})

describe('The construction period', () => {
  const period = { days: 30, from: 'launch', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }
  const agreed = { type: 'PeriodAgreed', communities: ['A'], period, on: '2019-06-01' } as const
  const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' } as const
  const history = [opened, agreed, launched, started(['A'], '2019-06-22')]

  it('is overrun by a finish on the day after its last one, and by works that still go on then', () => {
    expect(overruns('2019-12-31', ...history, completed(['A'], '2019-07-21'))).toEqual([])
    expect(overruns('2019-12-31', ...history, completed(['A'], '2019-07-22'))).toMatchObject([
      { what: 'constructionPeriod', subject: 'A', settled: day('2019-07-22'), over: days(1) },
    ])
    expect(overruns('2019-07-21', ...history)).toEqual([])
    expect(overruns('2019-07-22', ...history)).toMatchObject([{ what: 'constructionPeriod', over: days(1) }])
  })

  it('runs on where it was extended, and is not overrun by a finish in a month that leaves it open', () => {
    const extension = { type: 'ExtensionGranted', extension: 'x', communities: ['A'], days: 1, reason: 'weather' }
    const longer = { ...extension, on: '2019-07-01' } as AnyEvent
    expect(overruns('2019-12-31', ...history, longer, completed(['A'], '2019-07-22'))).toEqual([])
    expect(overruns('2019-12-31', ...history, completed(['A'], '2019-07'))).toEqual([])
  })

  it('is not overrun after the project was cancelled on its last day, and until then where that came a day later', () => {
    expect(overruns('2019-12-31', ...history, cancelled(['A'], '2019-07-21'))).toEqual([])
    expect(overruns('2019-12-31', ...history, cancelled(['A'], '2019-07'))).toEqual([])
    expect(overruns('2019-12-31', ...history, cancelled(['A'], '2019-07-22'))).toMatchObject([
      { what: 'constructionPeriod', settled: day('2019-07-22'), over: days(1) },
    ])
  })
})

describe('A permit under which nobody started', () => {
  it('is overrun from the day on which it lapsed, and tells works that started all the same', () => {
    expect(overruns('2019-06-30', ...permitted)).toEqual([])
    expect(overruns('2019-07-01', ...permitted)).toMatchObject([{ what: 'startUnderPermit', subject: 'p-1' }])
    expect(overruns('2019-07-31', ...permitted, started(['A'], '2019-06-30'))).toEqual([])
    expect(overruns('2019-07-31', ...permitted, started(['A'], '2019-07-02'))).toMatchObject([
      { what: 'startUnderPermit', settled: day('2019-07-02'), over: days(2) },
    ])
    expect(overruns('2019-07-31', ...permitted, started(['A'], '2019-07-01'))).toMatchObject([{ over: days(1) }])
    expect(overruns('2019-09-30', ...permitted, extended('x-1', '2019-06-01'))).toEqual([])
  })

  it('is none where the project was cancelled by the last day, and runs to the cancellation where that came later', () => {
    expect(overruns('2019-12-31', ...permitted, cancelled(['A'], '2019-06-30'))).toEqual([])
    expect(overruns('2019-12-31', ...permitted, cancelled(['A'], '2019-06'))).toEqual([])
    expect(overruns('2019-12-31', ...permitted, cancelled(['A'], '2019-07-01'))).toMatchObject([
      { what: 'startUnderPermit', settled: day('2019-07-01'), over: days(1) },
    ])
  })
})
