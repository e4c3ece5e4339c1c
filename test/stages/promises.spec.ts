import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { due } from '../../src/due.ts'
import {
  adoptNightPolicy,
  certifyNightWork,
  recordNightWork,
  voidNightWorkRecord,
} from '../../src/stages/nightWork/nightWork.ts'
import { nightWorkFaults } from '../../src/stages/nightWork/state.ts'
import { breakPromise, keepPromise, makePromise, voidPromiseRecord } from '../../src/stages/promises/promises.ts'
import { chinaNight } from '../../src/policies/night.ts'
import { given, opened, registered } from './histories.ts'
import { after, asOf, tomorrow } from './siteHistories.ts'

const promise = {
  promise: 'p-1',
  by: 'office',
  communities: ['A'],
  about: 'quality',
  until: '2019-10-01',
  on: '2019-06-21',
} as const
const made = { type: 'PromiseMade', ...promise } as const
const kept = { type: 'PromiseKept', promise: 'p-1', on: '2019-10-05' } as const
const broken = { type: 'PromiseBroken', promise: 'p-1', on: '2019-10-02' } as const

describe('A promise', () => {
  it('is made once, and not for the past', () => {
    given(opened).when(makePromise(promise)).records(made)
    given(opened, made).when(makePromise(promise)).isAlreadySo()
    given(opened, made)
      .when(makePromise({ ...promise, about: 'safety' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'promise', key: 'p-1' })
    given(opened)
      .when(makePromise({ ...promise, until: '2019-06-20' }))
      .isRefusedWith({ type: 'PromisedForThePast', promise: 'p-1', on: '2019-06-21' })
    given(opened)
      .when(makePromise({ ...promise, until: '2019-06' }))
      .records({ ...made, until: '2019-06' })
    given(opened, registered('h-1'))
      .when(makePromise({ ...promise, household: 'h-2', on: '2020-01-01', until: '2020-02-01' }))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-2' }, tomorrow)
  })

  it('is kept, late or not, and broken only once there is no time left', () => {
    given(opened, made)
      .when(keepPromise({ promise: 'p-1', on: '2019-10-05' }))
      .records(kept)
    given(opened, made, kept)
      .when(keepPromise({ promise: 'p-1', on: '2019-10-05' }))
      .isAlreadySo()
    given(opened, made)
      .when(breakPromise({ promise: 'p-1', on: '2019-10-02' }))
      .records(broken)
    given(opened, made, broken)
      .when(breakPromise({ promise: 'p-1', on: '2019-10-02' }))
      .isAlreadySo()
    given(opened, made)
      .when(breakPromise({ promise: 'p-1', on: '2019-10-01' }))
      .isRefusedWith({ type: 'PromiseNotDue', promise: 'p-1', until: '2019-10-01', on: '2019-10-01' })
    given(opened, made, kept)
      .when(breakPromise({ promise: 'p-1', on: '2019-10-06' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'promiseOutcome', key: 'p-1 2019-10-05' })
    given(opened)
      .when(keepPromise({ promise: 'p-1', on: '2019-10-05' }))
      .isRefusedWith({ type: 'PromiseNotMade', promise: 'p-1' })
    given(opened, made)
      .when(keepPromise({ promise: 'p-1', on: '2019-06-20' }))
      .isRefusedWith({ type: 'BeforePromise', promise: 'p-1', made: '2019-06-21', on: '2019-06-20' })
  })

  it('is owed until it is kept or broken', () => {
    const owed = (day: string, ...history: readonly AnyEvent[]) => due(after(opened, ...history), asOf(day))
    const itself = {
      what: 'promise',
      subject: 'p-1',
      since: '2019-06-21',
      by: { first: '2019-10-01', last: '2019-10-01' },
      owedBy: 'office',
    }
    expect(owed('2019-06-20', made)).toEqual([])
    expect(owed('2019-06-21', made)).toEqual([itself])
    expect(owed('2019-10-04', made, kept)).toEqual([itself])
    expect(owed('2019-10-05', made, kept)).toEqual([])
    expect(owed('2019-10-01', made, broken)).toEqual([itself])
    expect(owed('2019-10-02', made, broken)).toEqual([])
    const october = { ...made, until: '2019-10' } as const
    expect(owed('2019-10-06', october)).toEqual([{ ...itself, by: { first: '2019-10-01', last: '2019-10-31' } }])
  })

  it('and its outcome can be struck out', () => {
    const record = { kind: 'promiseOutcome', promise: 'p-1' } as const
    const struck = { type: 'PromiseRecordVoided', record, reason: 'wrongDate' } as const
    given(opened, made, kept)
      .when(voidPromiseRecord({ record, reason: 'wrongDate' }))
      .records(struck)
    given(opened, made, kept, struck)
      .when(keepPromise({ promise: 'p-1', on: '2019-10-04' }))
      .records({ ...kept, on: '2019-10-04' })
    given(opened)
      .when(voidPromiseRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'promiseOutcome', key: 'p-1' })
  })
})

const policy = { ...chinaNight, head: { ...chinaNight.head, validFrom: '2019-01-01' } } as const
const adopted = { type: 'NightPolicyAdopted', policy, on: '2019-03-01' } as const
const certificate = {
  certificate: 'c-1',
  authority: 'bureau',
  communities: ['A'],
  ground: 'continuousProcess',
  from: '2019-09-10',
  until: '2019-09-11',
  noticeOn: '2019-09-10',
  on: '2019-09-08',
} as const
const certified = { type: 'NightWorkCertified', ...certificate } as const
const work = { nightWork: 'n-1', community: 'A', on: '2019-09-10', time: '22:00' } as const
const done = { type: 'NightWorkDone', ...work } as const

describe('Work at night', () => {
  it('is certified for some nights, once', () => {
    given(opened).when(certifyNightWork(certificate)).records(certified)
    given(opened, certified).when(certifyNightWork(certificate)).isAlreadySo()
    given(opened, certified)
      .when(certifyNightWork({ ...certificate, until: '2019-09-12' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'nightCertificate', key: 'c-1' })
    given(opened)
      .when(certifyNightWork({ ...certificate, until: '2019-09-09' }))
      .isRefusedWith({ type: 'NightsEndBeforeTheyBegin', from: '2019-09-10', until: '2019-09-09' })
  })

  it('is on record whether or not it was allowed', () => {
    given(opened).when(recordNightWork(work)).records(done)
    given(opened, done).when(recordNightWork(work)).isAlreadySo()
    given(opened, done)
      .when(recordNightWork({ ...work, time: '23:00' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'nightWork', key: 'n-1' })
    const record = { kind: 'nightWork', nightWork: 'n-1' } as const
    given(opened, done)
      .when(voidNightWorkRecord({ record, reason: 'wrongSubject' }))
      .records({ type: 'NightWorkRecordVoided', record, reason: 'wrongSubject' })
    given(opened)
      .when(voidNightWorkRecord({ record, reason: 'wrongSubject' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'nightWork', key: 'n-1' })
  })

  it.each([
    ['21:59', '2019-09-12', []],
    ['22:00', '2019-09-12', ['uncertified']],
    ['05:59', '2019-09-12', ['uncertified']],
    ['06:00', '2019-09-12', []],
    ['22:00', '2019-09-10', []],
    ['22:00', '2019-09-11', []],
    ['22:00', '2019-09-09', ['uncertified']],
  ] as const)('at %s on %s has these faults: %j', (time, on, faults) => {
    const state = after(opened, adopted, certified, { ...done, time, on })
    expect(nightWorkFaults(state.nightWork).map((one) => one.fault)).toEqual(faults)
  })

  it('is a fault where residents were told a day late, or not at all', () => {
    const late = { ...certified, noticeOn: '2019-09-11' } as const
    const { noticeOn: _, ...silent } = certified
    for (const one of [late, silent])
      expect(nightWorkFaults(after(opened, adopted, one, done).nightWork)).toMatchObject([
        { nightWork: 'n-1', fault: 'residentsNotTold' },
      ])
  })

  it('adopts its night once', () => {
    given(opened)
      .when(adoptNightPolicy({ policy, on: '2019-03-01' }))
      .records(adopted)
    given(opened, adopted)
      .when(adoptNightPolicy({ policy, on: '2019-03-01' }))
      .isAlreadySo()
  })
})
