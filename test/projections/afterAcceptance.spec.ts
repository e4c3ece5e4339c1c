import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { satisfaction, warrantyRepairedRate } from '../../src/metrics/afterMetrics.ts'
import { figure } from '../../src/metrics/figure.ts'
import { tally } from '../../src/metrics/metric.ts'
import { latestSurveys, satisfactionResult } from '../../src/projections/satisfactionResult.ts'
import { warrantyCalendar } from '../../src/projections/warrantyCalendar.ts'
import { due } from '../../src/due.ts'
import {
  acceptedOn,
  answers,
  asking,
  claimed,
  failedOn,
  known,
  opened,
  satisfactionAdopted,
  seasons,
  serviceAdopted,
  surveyClosed,
  surveyOpened,
  underWarranty,
  warrantyAdopted,
  warrantyGiven,
} from '../stages/afterHistories.ts'
import { after, asOf, basis } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

const waiting = [opened, ...known('h-1'), warrantyAdopted, serviceAdopted, warrantyGiven] as const
const refused = { type: 'WarrantyRefused', claim: 'c-1', reason: 'improperUse', on: '2020-06-06' } as const
const repaired = { type: 'WarrantyRepaired', claim: 'c-1', on: '2020-07-02' } as const
const visited = { type: 'WarrantyVisitMade', visit: 'v-1', claim: 'c-1', on: '2020-06-05' } as const
const entry = (state: ReturnType<typeof after>, on: string) => warrantyCalendar(state, day(on))[0]

describe('The warranty calendar', () => {
  it('starts nothing before acceptance was passed, and a failed one starts nothing', () => {
    const not = { from: 'notStarted', until: 'notStarted', remaining: 'unknown' }
    expect(entry(after(...waiting, ...failedOn('2019-11-08')), '2020-01-01')).toMatchObject(not)
    expect(entry(after(...underWarranty), '2019-11-09')).toMatchObject(not)
    const restarted = after(...waiting, ...failedOn('2019-11-08'), ...acceptedOn('2019-11-20'))
    expect(entry(restarted, '2020-01-01')).toMatchObject({ from: '2019-11-20' })
  })

  it('runs from the day acceptance was passed, and counts the days that are left', () => {
    const state = after(...underWarranty)
    const until = { first: '2024-11-10', last: '2024-11-10' }
    const left = (days: number) => ({ from: '2019-11-10', until, remaining: { least: days, most: days } })
    expect(entry(state, '2024-11-09')).toMatchObject(left(1))
    expect(entry(state, '2024-11-10')).toMatchObject(left(0))
    expect(entry(state, '2024-11-11')).toMatchObject(left(-1))
  })

  it('runs in each community from its own day, and in one that was not accepted not at all', () => {
    const covers = { kind: 'communities', communities: ['A', 'B', 'C'] } as const
    const state = after(
      opened,
      warrantyAdopted,
      { ...warrantyGiven, covers },
      ...acceptedOn('2019-11-10'),
      ...acceptedOn('2019-12', ['B'], 'acc-2'),
    )
    expect(warrantyCalendar(state, day('2020-01-01')).map((one) => [one.community, one.from, one.until])).toEqual([
      ['A', '2019-11-10', { first: '2024-11-10', last: '2024-11-10' }],
      ['B', '2019-12', { first: '2024-12-01', last: '2024-12-31' }],
      ['C', 'notStarted', 'notStarted'],
    ])
  })

  it('names a community once that the certificate names twice, and no warranty that was struck out', () => {
    const covers = { kind: 'communities', communities: ['A', 'A'] } as const
    const voided = { type: 'WarrantyRecordVoided', warranty: 'w-1', reason: 'wrongFigure' } as const
    const state = after(opened, warrantyAdopted, { ...warrantyGiven, covers })
    expect(warrantyCalendar(state, day('2020-01-01'))).toHaveLength(1)
    expect(warrantyCalendar(after(...underWarranty, claimed, voided), day('2020-12-31'))).toEqual([])
    const again = after(...underWarranty, claimed, voided, warrantyGiven)
    expect(entry(again, '2020-12-31')?.claims).toHaveLength(1)
  })

  it('stops where the acceptance that started it was struck out, and runs anew from another', () => {
    const record = { kind: 'acceptanceVerdict', acceptance: 'acc-1' } as const
    const struck = { type: 'AcceptanceRecordVoided', record, reason: 'wrongDate' } as const
    expect(entry(after(...underWarranty, struck), '2020-12-31')).toMatchObject({ from: 'notStarted' })
    const passed = { type: 'AcceptancePassed', acceptance: 'acc-1', papers: [], mode: 'audit', despite: [] } as const
    const anew = after(...underWarranty, struck, { ...passed, on: '2019-11-12' })
    expect(entry(anew, '2020-12-31')).toMatchObject({ until: { first: '2024-11-12', last: '2024-11-12' } })
  })

  it('does not guess the end of seasons, and takes it from a calendar that is handed in', () => {
    const heating = { ...warrantyGiven, class: 'heatingCooling', term: seasons(2) } as const
    const state = after(opened, warrantyAdopted, heating, ...acceptedOn('2019-11-10'))
    expect(entry(state, '2020-01-01')).toMatchObject({ until: { type: 'NotCovered' }, remaining: 'unknown' })
    const known2 = { lastDayOf: () => day('2021-03-15') }
    expect(warrantyCalendar(state, day('2021-03-15'), known2)[0]).toMatchObject({ remaining: { least: 0, most: 0 } })
  })

  it('says of each claim whether it lies within, who looked, and what became of it', () => {
    const state = after(...underWarranty, claimed, visited, refused, repaired)
    const [claim] = entry(state, '2020-06-04')?.claims ?? []
    expect(claim).toEqual({
      claim: 'c-1',
      household: 'h-1',
      defect: 'leakage',
      on: '2020-06-03',
      standing: 'within',
      visited: 'unknown',
      outcome: 'open',
    })
    expect(entry(state, '2020-06-06')?.claims).toMatchObject([
      { visited: '2020-06-05', outcome: 'refused', settledOn: '2020-06-06', reason: 'improperUse' },
    ])
    expect(entry(state, '2020-07-02')?.claims).toMatchObject([{ outcome: 'repaired', settledOn: '2020-07-02' }])
    expect(entry(state, '2020-06-02')?.claims).toEqual([])
  })

  it('says that a claim lies outside, where it came a day too late', () => {
    const late = after(...underWarranty, { ...claimed, on: '2024-11-11' })
    expect(entry(late, '2024-12-31')?.claims).toMatchObject([{ standing: 'afterEnd' }])
  })
})

describe('What is owed under warranty', () => {
  const state = after(...underWarranty)
  const end = { what: 'warrantyEnd', subject: 'w-1', since: '2019-11-10', basis }
  const owedOn = (history: ReturnType<typeof after>, on: string) =>
    due(history, asOf(on))
      .map((one) => one.what)
      .filter((what) => what.startsWith('warranty'))

  it('is word of its end, from ninety days before it until its last day', () => {
    expect(owedOn(state, '2024-08-11')).toEqual([])
    expect(due(state, asOf('2024-08-12'))).toContainEqual({ ...end, by: { first: '2024-11-10', last: '2024-11-10' } })
    expect(owedOn(state, '2024-11-10')).toEqual(['warrantyEnd'])
    expect(owedOn(state, '2024-11-11')).toEqual([])
  })

  it('is a visit and a repair for a claim, each until it was made, and nothing once it was refused', () => {
    const told = after(...underWarranty, claimed, visited, repaired)
    const visit = { what: 'warrantyVisit', subject: 'c-1', since: '2020-06-03', basis }
    expect(owedOn(told, '2020-06-02')).toEqual([])
    expect(due(told, asOf('2020-06-03'))).toContainEqual({ ...visit, by: { first: '2020-06-10', last: '2020-06-10' } })
    expect(owedOn(told, '2020-06-04')).toEqual(['warrantyVisit', 'warrantyRepair'])
    expect(owedOn(told, '2020-06-05')).toEqual(['warrantyRepair'])
    expect(owedOn(told, '2020-07-02')).toEqual([])
    expect(owedOn(after(...underWarranty, claimed, refused), '2020-06-06')).toEqual([])
  })

  it('names the contractor who owes visit and repair, where the warranty names one', () => {
    const who = (more: object) => {
      const given = { ...warrantyGiven, ...more } as AnyEvent
      const history = [opened, ...known('h-1'), warrantyAdopted, serviceAdopted, given]
      return due(after(...history, ...acceptedOn('2019-11-10'), claimed), asOf('2020-06-03'))
        .filter((one) => one.subject === 'c-1')
        .map((one) => one.owedBy)
    }
    expect(who({ contractor: 'roofer' })).toEqual(['roofer', 'roofer'])
    expect(who({})).toEqual([undefined, undefined])
  })

  it('cannot be told for a claim without a policy of service, and its end is then not announced', () => {
    const bare = [
      opened,
      ...known('h-1'),
      warrantyAdopted,
      warrantyGiven,
      ...acceptedOn('2019-11-10'),
      claimed,
    ] as const
    const untold = { type: 'NoPolicyAdopted', policy: 'warrantyService', on: '2020-06-03' }
    const told = due(after(...bare), asOf('2024-11-10')).filter((one) => one.what.startsWith('warranty'))
    expect(told.map((one) => [one.what, one.by])).toEqual([
      ['warrantyVisit', untold],
      ['warrantyRepair', untold],
    ])
  })

  it('counts the end of seasons by the calendar of the day, and tells that it is not covered without one', () => {
    const heating = { ...warrantyGiven, class: 'heatingCooling', term: seasons(2) } as const
    const history = after(opened, warrantyAdopted, serviceAdopted, heating, ...acceptedOn('2019-11-10'))
    const ends = (today: ReturnType<typeof asOf>) =>
      due(history, today).flatMap((one) => (one.what === 'warrantyEnd' ? [one.by] : []))
    expect(ends(asOf('2020-06-01'))).toEqual([{ type: 'NotCovered', day: '2019-11-10' }])
    const spring = { lastDayOf: () => day('2021-03-15') }
    expect(ends({ ...asOf('2021-03-15'), seasons: spring })).toEqual([{ first: '2021-03-15', last: '2021-03-15' }])
    expect(ends({ ...asOf('2021-03-16'), seasons: spring })).toEqual([])
  })

  it('is nothing for a claim that certainly lies outside, and something where the date leaves it open', () => {
    const on = (date: string) => owedOn(after(...underWarranty, { ...claimed, on: date }), '2024-12-31')
    expect(on('2024-11-11')).toEqual([])
    expect(on('2024-11-10')).toHaveLength(2)
    expect(on('2024-11')).toHaveLength(2)
    expect(on('2019-11-09')).toEqual([])
  })
})

describe('The survey that was opened last in a community', () => {
  const opened = (survey: string) => ({ ...surveyOpened, survey }) as const

  it('is the one recorded last of two on one day, whatever their ids', () => {
    expect(latestSurveys(after(...asking, opened('10'), opened('9')))).toEqual(['9'])
    expect(latestSurveys(after(...asking, opened('9'), opened('10')))).toEqual(['10'])
  })
})

describe('The result of a survey of satisfaction', () => {
  const first = { type: 'SatisfactionAnswered', answer: 'a-90', survey: 's-1', household: 'h-1' } as const
  const later = { ...first, answer: 'a-91', score: 'satisfied', on: '2020-03-12' } as const
  const earlier = { ...first, score: 'dissatisfied', on: '2020-03-03' } as const

  it('comes with its response rate, and is none while nobody has answered', () => {
    const nobody = satisfactionResult(after(...asking), 's-1', day('2020-03-31'))
    expect(nobody).toMatchObject({ asked: 20, answered: 0, response: { numerator: 0, denominator: 20 } })
    expect(nobody?.satisfied).toBe('none')
    expect(satisfactionResult(after(...asking), 's-1', day('2020-03-01'))).toBeUndefined()
    expect(satisfactionResult(after(...asking), 'constructor')).toBeUndefined()
  })

  it('counts a household once, by the answer that it gave last, whatever was written down first', () => {
    const result = satisfactionResult(after(...asking, later, earlier, ...answers(1, 'neutral')), 's-1')
    expect(result).toMatchObject({
      answered: 2,
      byScore: { satisfied: 1, basicallySatisfied: 0, neutral: 1, dissatisfied: 0 },
      satisfied: { numerator: 1, denominator: 2 },
    })
    expect(satisfactionResult(after(...asking, later, earlier), 's-1', day('2020-03-11'))?.byScore.dissatisfied).toBe(1)
  })

  it('counts an answer that was entered for another survey only there, as often as that was put right', () => {
    const other = { ...surveyOpened, survey: 's-2' } as const
    const record = { kind: 'satisfactionAnswer', answer: 'a-91' } as const
    const struck = { type: 'SatisfactionRecordVoided', record, reason: 'wrongSubject' } as const
    const moved = [...asking, other, later, struck, { ...later, survey: 's-2' }] as const
    const counted = (state: ReturnType<typeof after>) =>
      ['s-1', 's-2'].map((survey) => satisfactionResult(state, survey)?.answered)
    expect(counted(after(...moved))).toEqual([0, 1])
    expect(counted(after(...moved, struck, later))).toEqual([1, 0])
  })

  it('counts no answer that was given after the survey was closed or was struck out', () => {
    const late = { ...later, on: '2020-03-21' } as const
    const record = { kind: 'satisfactionAnswer', answer: 'a-1' } as const
    const voided = { type: 'SatisfactionRecordVoided', record, reason: 'enteredTwice' } as const
    const state = after(...asking, late, ...answers(2, 'satisfied'), voided, surveyClosed)
    expect(satisfactionResult(state, 's-1')).toMatchObject({ answered: 1, closedOn: '2020-03-20' })
  })
})

describe('The figures after acceptance', () => {
  const { satisfactionRate, satisfactionResponseRate } = satisfaction(['basicallySatisfied', 'satisfied'])
  const value = (metric: typeof satisfactionRate, state: ReturnType<typeof after>, on = '2020-12-31') =>
    figure(tally(metric, 'r-1', state, day(on))).value

  it('give satisfaction and response as a pair, and say what counts', () => {
    const state = after(...asking, ...answers(9, 'basicallySatisfied'), ...answers(1, 'neutral', 10))
    expect(value(satisfactionRate, state)).toEqual({ numerator: 9, denominator: 10 })
    expect(value(satisfactionResponseRate, state)).toEqual({ numerator: 10, denominator: 20 })
    expect(value(satisfactionRate, after(...asking))).toBe('none')
    expect(value(satisfactionResponseRate, after(opened))).toBe('none')
    expect(satisfactionRate.basis).toContain('satisfied or basicallySatisfied')
  })

  it('count the survey that a community was asked in last', () => {
    const again = { ...surveyOpened, survey: 's-2', asked: 10, on: '2020-09-01' } as const
    const state = after(opened, satisfactionAdopted, surveyOpened, ...answers(9, 'satisfied'), again)
    expect(value(satisfactionResponseRate, state)).toEqual({ numerator: 0, denominator: 10 })
    expect(value(satisfactionResponseRate, state, '2020-08-31')).toEqual({ numerator: 9, denominator: 20 })
  })

  it('count claims under warranty and those repaired, without those that lie outside', () => {
    const late = { ...claimed, claim: 'c-2', on: '2024-11-11' } as const
    const open = { ...claimed, claim: 'c-3', on: '2024-11-10' } as const
    const state = after(...underWarranty, claimed, repaired, late, open)
    const rate = (on: string) => figure(tally(warrantyRepairedRate, 'r-1', state, day(on))).value
    expect(rate('2020-06-02')).toBe('none')
    expect(rate('2020-07-01')).toEqual({ numerator: 0, denominator: 1 })
    expect(rate('2024-12-31')).toEqual({ numerator: 1, denominator: 2 })
  })
})
