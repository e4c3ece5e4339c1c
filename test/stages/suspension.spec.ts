import { describe, it } from 'vitest'
import {
  reportSuspension,
  resumeWork,
  suspendWork,
  voidSuspensionRecord,
} from '../../src/stages/suspension/suspension.ts'
import { cancelled, evidence, given, opened } from './histories.ts'
import { completed, started, tomorrow } from './siteHistories.ts'

const stop = { suspension: 's-1', communities: ['A'], reason: 'stopOrder', on: '2019-10-01' } as const
const stopped = { type: 'WorkSuspended', ...stop } as const
const onSite = [opened, started(['A'])] as const
const voided = (kind: 'suspension' | 'suspensionReport' | 'resumption') =>
  ({ type: 'SuspensionRecordVoided', record: { kind, suspension: 's-1' }, reason: 'wrongDate' }) as const

describe('Suspending works', () => {
  it('records where, why and since when they stand still', () => {
    given(...onSite)
      .when(suspendWork({ ...stop, evidence }))
      .records({ ...stopped, evidence })
  })

  it('is recorded on the very day of the start, and of the finish', () => {
    given(opened, started(['A'], '2019-10-01'), completed(['A'], '2019-10-01'))
      .when(suspendWork(stop))
      .records(stopped)
  })

  it('is already so in the same words', () => {
    given(...onSite, stopped)
      .when(suspendWork(stop))
      .isAlreadySo()
  })

  it.each([{ on: '2019-10-02' }, { reason: 'weather' }, { communities: ['A', 'B'] }] as const)(
    'is refused when it stands otherwise than with %o',
    (other) => {
      given(...onSite, stopped)
        .when(suspendWork({ ...stop, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'suspension', key: 's-1' })
    },
  )

  it('is entered anew after it was struck out', () => {
    given(...onSite, stopped, voided('suspension'))
      .when(suspendWork({ ...stop, on: '2019-10-02' }))
      .records({ ...stopped, on: '2019-10-02' })
  })

  it('is refused where works had not started by then', () => {
    const unstarted = { type: 'WorkNotStarted', community: 'A', on: '2019-10-01' } as const
    given(opened).when(suspendWork(stop)).isRefusedWith(unstarted)
    given(opened, started(['A'], '2019-10-02'))
      .when(suspendWork(stop))
      .isRefusedWith(unstarted)
    given(opened, started(['A'], '2019-10'))
      .when(suspendWork(stop))
      .records(stopped)
  })

  it('is refused where works were finished before', () => {
    given(...onSite, completed(['A'], '2019-09-30'))
      .when(suspendWork(stop))
      .isRefusedWith({ type: 'WorkAlreadyCompleted', communities: ['A'], on: '2019-09-30' })
    given(...onSite, completed(['A'], '2019'))
      .when(suspendWork(stop))
      .records(stopped)
  })

  it('is refused without a renovation, in a community that was given up, and for a day to come', () => {
    given()
      .when(suspendWork(stop))
      .isRefusedWith({ type: 'RenovationNotOpened' }, { type: 'WorkNotStarted', community: 'A', on: '2019-10-01' })
    given(...onSite, cancelled(['A'], '2019-09-01'))
      .when(suspendWork({ ...stop, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-09-01' }, tomorrow)
  })
})

const steps = [
  ['Reporting a suspension', 'SuspensionReported', reportSuspension, 'suspensionReport'],
  ['Resuming works', 'WorkResumed', resumeWork, 'resumption'],
] as const

describe.for(steps)('%s', ([, type, rule, record]) => {
  const step = { suspension: 's-1', on: '2019-10-08' } as const
  const done = { type, ...step } as const

  it('is recorded, on the day of the suspension or later', () => {
    given(...onSite, stopped)
      .when(rule({ ...step, evidence }))
      .records({ ...done, evidence })
    given(...onSite, stopped)
      .when(rule({ ...step, on: '2019-10-01' }))
      .records({ ...done, on: '2019-10-01' })
  })

  it('is already so on the same day, and refused on another', () => {
    given(...onSite, stopped, done)
      .when(rule(step))
      .isAlreadySo()
    given(...onSite, stopped, done)
      .when(rule({ ...step, on: '2019-10-09' }))
      .isRefusedWith({ type: 'RecordedDifferently', record, key: 's-1' })
  })

  it('is refused before the suspension, unless its date leaves that open', () => {
    const early = { ...step, on: '2019-09-30' } as const
    given(...onSite, stopped)
      .when(rule(early))
      .isRefusedWith({ type: 'BeforeSuspension', suspension: 's-1', suspended: '2019-10-01', on: '2019-09-30' })
    given(...onSite, { ...stopped, on: '2019' })
      .when(rule(early))
      .records({ ...done, on: '2019-09-30' })
  })

  it('is refused for a suspension that nobody recorded, or that was struck out', () => {
    const unknown = { type: 'SuspensionNotRecorded', suspension: 's-1' } as const
    given(...onSite)
      .when(rule(step))
      .isRefusedWith(unknown)
    given(...onSite, stopped, voided('suspension'))
      .when(rule({ ...step, on: '2020-01-01' }))
      .isRefusedWith(unknown, tomorrow)
  })

  it('is refused in a community that was given up before, and for a day to come', () => {
    given(...onSite, stopped, cancelled(['A'], '2019-10-05'))
      .when(rule({ ...step, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })

  it('is entered anew after it was struck out', () => {
    given(...onSite, stopped, done, voided(record))
      .when(rule({ ...step, on: '2019-10-09' }))
      .records({ ...done, on: '2019-10-09' })
  })
})

describe('Striking a record of a suspension out', () => {
  const history = [
    ...onSite,
    stopped,
    { type: 'SuspensionReported', suspension: 's-1', on: '2019-10-08' },
    { type: 'WorkResumed', suspension: 's-1', on: '2019-10-20' },
  ] as const
  const kinds = ['suspension', 'suspensionReport', 'resumption'] as const

  it.each(kinds)('strikes out the %s', (kind) => {
    given(...history)
      .when(voidSuspensionRecord({ record: { kind, suspension: 's-1' }, reason: 'wrongDate' }))
      .records(voided(kind))
  })

  it.each(kinds)('is already so when the %s was struck out', (kind) => {
    given(...history, voided(kind))
      .when(voidSuspensionRecord({ record: { kind, suspension: 's-1' }, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(kinds)('is refused when there is no %s', (kind) => {
    given(...history)
      .when(voidSuspensionRecord({ record: { kind, suspension: 's-2' }, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: kind, key: 's-2' })
  })

  it('leaves the resumption standing for the suspension entered anew', () => {
    given(...history, voided('suspension'), { ...stopped, on: '2019-10-02' })
      .when(resumeWork({ suspension: 's-1', on: '2019-10-20' }))
      .isAlreadySo()
  })
})
