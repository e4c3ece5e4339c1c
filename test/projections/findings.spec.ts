import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { findingsOf } from '../../src/projections/findings.ts'
import { observations } from '../../src/projections/observations.ts'
import { fileOpened, opened, registered, surveyed } from '../stages/histories.ts'
import { completed, started } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'
import { recorded } from './recorded.ts'

const found = (...events: readonly AnyEvent[]) => findingsOf(observations.of(recorded(...events)))
const launched = (on: string) => ({ type: 'ProjectLaunched', communities: ['A'], on }) as const
const obstacle = { gate: 'G4', requirement: 'householdsSurveyed', subjects: ['A'], needed: 86, reached: 85 } as const
const startedDespite = { ...started(['A'], '2019-08-01'), mode: 'warn', despite: [obstacle] } as const
const voided = (record: object) => ({ type: 'WorksRecordVoided', record, reason: 'wrongDate' }) as const

describe('A finding', () => {
  it('is each obstacle that was open when a gate was passed, with its numbers and its place in the record', () => {
    expect(found(opened, startedDespite)).toEqual([
      {
        kind: 'gatePassedDespite',
        obstacle,
        on: '2019-08-01',
        at: { stream: 'kunming', version: 2, index: 0 },
        recordedAt: '2020-01-02T00:00:00.000Z',
      },
    ])
  })

  it('is a community that was still surveyed after works had started, told once with how many', () => {
    const history = [
      opened,
      registered('h-1'),
      fileOpened('h-1'),
      surveyed('h-1', '2019-07-01'),
      started(['A'], '2019-08-01'),
      surveyed('h-1', '2019-09-10'),
      surveyed('h-1', '2019-10-20'),
    ]
    expect(found(...history)).toMatchObject([
      { kind: 'surveyedDuringWorks', community: 'A', surveys: 2, last: '2019-10-20', at: { version: 6 } },
    ])
  })

  it('is known from the entry that came second, even where the start is entered after the surveys', () => {
    const history = [
      opened,
      registered('h-1'),
      fileOpened('h-1'),
      surveyed('h-1', '2019-09-10'),
      started(['A'], '2019-08-01'),
    ]
    expect(found(...history)).toMatchObject([{ kind: 'surveyedDuringWorks', surveys: 1, at: { version: 5 } }])
  })

  it('is not made of a survey on the very day of the start, or of one that a month leaves open', () => {
    const known = [opened, registered('h-1'), fileOpened('h-1')]
    expect(found(...known, started(['A'], '2019-08-01'), surveyed('h-1', '2019-08-01'))).toEqual([])
    expect(found(...known, started(['A'], '2019-08'), surveyed('h-1', '2019-08-15'))).toEqual([])
  })

  it('is a start before the launch, and a finish before the start', () => {
    expect(found(opened, launched('2019-06-21'), started(['A'], '2019-06-20'))).toMatchObject([
      { kind: 'outOfOrder', first: 'launched', second: 'workStarted', dates: ['2019-06-21', '2019-06-20'] },
    ])
    expect(found(opened, started(['A'], '2019-08-01'), completed(['A'], '2019-07-31'))).toMatchObject([
      { kind: 'outOfOrder', first: 'workStarted', second: 'workCompleted' },
    ])
  })

  it('is an order that the dates leave open, since that refuses nothing', () => {
    expect(found(opened, launched('2019-08-15'), started(['A'], '2019-08'))).toMatchObject([
      { kind: 'orderOpen', first: 'launched', second: 'workStarted', dates: ['2019-08-15', '2019-08'] },
    ])
  })

  it('goes when the entry behind it is struck out', () => {
    const start = { kind: 'start', communities: ['A'], on: '2019-08-01' }
    expect(found(opened, launched('2019-08-02'), startedDespite)).toHaveLength(2)
    expect(found(opened, launched('2019-08-02'), startedDespite, voided(start))).toEqual([])
  })

  it('is asked of a past day by what had happened by then', () => {
    const late = observations.of(recorded(opened, launched('2019-06-21'), started(['A'], '2019-06-20')))
    expect(findingsOf(late, day('2019-06-20'))).toEqual([])
    expect(findingsOf(late, day('2019-06-21'))).toHaveLength(1)
  })

  it('is not there in a life that went by the rules', () => {
    const life = [opened, registered('h-1'), fileOpened('h-1'), surveyed('h-1', '2019-04-01'), launched('2019-06-21')]
    expect(found(...life, started(['A'], '2019-08-01'), completed(['A'], '2019-12-10'))).toEqual([])
  })
})

describe('The observations behind the findings', () => {
  it('resumed from any point equal those rebuilt from the beginning, and leave the earlier view as it was', () => {
    const commits = recorded(
      opened,
      registered('h-1'),
      fileOpened('h-1'),
      startedDespite,
      surveyed('h-1', '2019-09-01'),
    )
    const whole = observations.of(commits)
    for (let cut = 0; cut <= commits.length; cut++) {
      const earlier = observations.of(commits.slice(0, cut))
      const copy = structuredClone(earlier)
      expect(observations.resume(earlier, commits.slice(cut))).toEqual(whole)
      expect(earlier).toEqual(copy)
    }
  })
})
