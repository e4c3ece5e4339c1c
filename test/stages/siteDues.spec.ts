import { describe, expect, it } from 'vitest'
import { due as hiddenWorksDue } from '../../src/stages/hiddenWorks/state.ts'
import { due as rectificationDue } from '../../src/stages/rectification/state.ts'
import { due as suspensionDue } from '../../src/stages/suspension/state.ts'
import { opened } from './histories.ts'
import {
  after,
  asOf,
  basis,
  inspectionPolicy,
  inspectionPolicyAdopted,
  onSite,
  started,
  worksPolicyAdopted,
} from './siteHistories.ts'

const until = (first: string, last = first) => ({ by: { first, last }, basis }) as const

describe('What is owed for a suspension', () => {
  const stopped = (on: string) =>
    ({ type: 'WorkSuspended', suspension: 's-1', communities: ['A'], reason: 'funds', on }) as const
  const reported = { type: 'SuspensionReported', suspension: 's-1', on: '2019-10-04' } as const
  const site = [opened, worksPolicyAdopted, started(['A'])] as const
  const owed = { what: 'suspensionReport', subject: 's-1' } as const

  it('is its report, within the days of the works policy', () => {
    expect(suspensionDue(after(...site, stopped('2019-10-01')), asOf('2019-10-01'))).toEqual([
      { ...owed, since: '2019-10-01', ...until('2019-10-31') },
    ])
  })

  it('is not yet owed before it, and no longer once it was reported', () => {
    const history = after(...site, stopped('2019-10-01'), reported)
    expect(suspensionDue(history, asOf('2019-09-30'))).toEqual([])
    expect(suspensionDue(history, asOf('2019-10-03'))).toHaveLength(1)
    expect(suspensionDue(history, asOf('2019-10-04'))).toEqual([])
  })

  it('is not settled because works resumed, nor owed for one that was struck out', () => {
    const resumed = { type: 'WorkResumed', suspension: 's-1', on: '2019-10-03' } as const
    const record = { kind: 'suspension', suspension: 's-1' } as const
    const voided = { type: 'SuspensionRecordVoided', record, reason: 'neverHappened' } as const
    const history = [...site, stopped('2019-10-01'), resumed] as const
    expect(suspensionDue(after(...history), asOf('2019-10-20'))).toHaveLength(1)
    expect(suspensionDue(after(...history, voided), asOf('2019-10-20'))).toEqual([])
  })

  it('ends on a range of days where the suspension is known to the month, and is told before the month is over', () => {
    expect(suspensionDue(after(...site, stopped('2019-10')), asOf('2019-10-02'))).toEqual([
      { ...owed, since: '2019-10', ...until('2019-10-31', '2019-11-30') },
    ])
  })

  it('is told without its last day where no policy governs it', () => {
    expect(suspensionDue(after(opened, started(['A']), stopped('2019-10-01')), asOf('2019-10-02'))).toEqual([
      { ...owed, since: '2019-10-01', by: { type: 'NoPolicyAdopted', policy: 'works', on: '2019-10-01' } },
    ])
  })
})

describe('What is owed for hidden works', () => {
  const notified = (on: string) =>
    ({ type: 'HiddenWorkNotified', hiddenWork: 'hw-1', item: 'A-road', notified: ['employer'], on }) as const
  const rejected = { type: 'HiddenWorkRejected', hiddenWork: 'hw-1', reason: 'material', on: '2019-09-09' } as const
  const signedBy = [{ party: 'supervisor', actor: 'engineer-1' }] as const
  const accepted = { type: 'HiddenWorkAccepted', hiddenWork: 'hw-1', signedBy, on: '2019-09-09' } as const
  const site = [...onSite, worksPolicyAdopted] as const
  const owed = { what: 'hiddenWorkInspection', subject: 'hw-1' } as const

  it('is their inspection, within so many working days of the notice', () => {
    expect(hiddenWorksDue(after(...site, notified('2019-09-06')), asOf('2019-09-06'))).toEqual([
      { ...owed, since: '2019-09-06', ...until('2019-09-10') },
    ])
  })

  it('is not yet owed before the notice, and settled by a yes as by a no', () => {
    for (const outcome of [accepted, rejected]) {
      const history = after(...site, notified('2019-09-06'), outcome)
      expect(hiddenWorksDue(history, asOf('2019-09-05'))).toEqual([])
      expect(hiddenWorksDue(history, asOf('2019-09-08'))).toHaveLength(1)
      expect(hiddenWorksDue(history, asOf('2019-09-09'))).toEqual([])
    }
  })

  it('is owed again from the next notice on, be it of the same day', () => {
    expect(
      hiddenWorksDue(after(...site, notified('2019-09-06'), rejected, notified('2019-09-09')), asOf('2019-09-09')),
    ).toEqual([{ ...owed, since: '2019-09-09', ...until('2019-09-11') }])
  })

  it('is told with the day that the working calendar does not cover', () => {
    expect(hiddenWorksDue(after(...site, notified('2019-12-30')), asOf('2019-12-30'))).toEqual([
      { ...owed, since: '2019-12-30', by: { type: 'NotCovered', day: '2020-01-01' }, basis },
    ])
  })
})

describe('What is owed for a rectification', () => {
  const ordered = (severity: 'minor' | 'serious' | 'critical') =>
    ({ type: 'RectificationOrdered', rectification: 'r-1', community: 'A', severity, on: '2019-09-10' }) as const
  const replied = { type: 'RectificationCompleted', rectification: 'r-1', on: '2019-09-12' } as const
  const verified = (outcome: 'accepted' | 'returned') =>
    ({ type: 'RectificationVerified', rectification: 'r-1', outcome, on: '2019-09-14' }) as const
  const site = [opened, inspectionPolicyAdopted] as const
  const reply = { what: 'rectification', subject: 'r-1', since: '2019-09-10' } as const

  it.each([
    ['minor', '2019-09-25'],
    ['serious', '2019-09-17'],
    ['critical', '2019-09-11'],
  ] as const)('is a reply to what is %s by %s', (severity, last) => {
    expect(rectificationDue(after(...site, ordered(severity)), asOf('2019-09-10'))).toEqual([
      { ...reply, ...until(last) },
    ])
  })

  it('is nothing before the order, and nothing for one that was struck out', () => {
    const record = { kind: 'rectification', rectification: 'r-1' } as const
    const voided = { type: 'RectificationRecordVoided', record, reason: 'neverHappened' } as const
    expect(rectificationDue(after(...site, ordered('minor')), asOf('2019-09-09'))).toEqual([])
    expect(rectificationDue(after(...site, ordered('minor'), voided), asOf('2019-09-10'))).toEqual([])
  })

  it('is a second look after the reply, by when the policy says', () => {
    const history = after(...site, ordered('minor'), replied)
    expect(rectificationDue(history, asOf('2019-09-11'))).toEqual([{ ...reply, ...until('2019-09-25') }])
    expect(rectificationDue(history, asOf('2019-09-12'))).toEqual([
      { what: 'rectificationVerification', subject: 'r-1', since: '2019-09-12', ...until('2019-09-15') },
    ])
  })

  it('is another reply, counted anew, when the first was returned', () => {
    const history = after(...site, ordered('serious'), replied, verified('returned'))
    expect(rectificationDue(history, asOf('2019-09-14'))).toEqual([
      { ...reply, since: '2019-09-14', ...until('2019-09-21') },
    ])
  })

  it('is nothing once it was accepted', () => {
    const history = after(...site, ordered('serious'), replied, verified('accepted'))
    expect(rectificationDue(history, asOf('2019-09-13'))).toHaveLength(1)
    expect(rectificationDue(history, asOf('2019-09-14'))).toEqual([])
  })

  it('follows the policy that was in force on its own day', () => {
    const stricter = { ...inspectionPolicy, verifyWithin: inspectionPolicy.rectifyWithin.critical }
    const later = { ...inspectionPolicyAdopted, policy: stricter, on: '2019-09-12' } as const
    const history = after(...site, later, ordered('minor'), replied)
    expect(rectificationDue(history, asOf('2019-09-12'))).toEqual([
      { what: 'rectificationVerification', subject: 'r-1', since: '2019-09-12', ...until('2019-09-13') },
    ])
    const next = after(...site, { ...later, on: '2019-09-13' }, ordered('minor'), replied)
    expect(rectificationDue(next, asOf('2019-09-12'))[0]?.by).toEqual({ first: '2019-09-15', last: '2019-09-15' })
  })
})
