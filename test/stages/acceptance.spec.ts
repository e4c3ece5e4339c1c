import { describe, expect, it } from 'vitest'
import { acceptedCommunityCount } from '../../src/metrics/acceptanceMetrics.ts'
import { completionStanding } from '../../src/projections/completionStanding.ts'
import {
  adoptCompletionPolicy,
  failAcceptance,
  fileCompletion,
  handOverArchive,
  holdAcceptance,
  passAcceptance,
  reportCompletion,
  voidAcceptanceRecord,
} from '../../src/stages/acceptance/acceptance.ts'
import { due } from '../../src/stages/acceptance/state.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, head, opened } from './histories.ts'
import { after, asOf, basis, completed, gates, started, tomorrow, within } from './siteHistories.ts'

const papers = ['technicalFiles', 'materialTests', 'qualityDocuments', 'warrantyCertificate'] as const
const roles = ['employer', 'design', 'contractor', 'supervisor'] as const
const policy = { head: head('completion'), parties: roles, papers, fileWithin: within(15) } as const
const adopted = { type: 'CompletionPolicyAdopted', policy, on: '2019-03-01' } as const
const step = { communities: ['A'], on: '2019-11-05' } as const
const reported = { type: 'CompletionReported', ...step } as const
const holding = { acceptance: 'acc-1', communities: ['A'], on: '2019-11-10', present: roles.map((role) => ({ role })) }
const held = { type: 'AcceptanceHeld', ...holding } as const
const passing = { acceptance: 'acc-1', papers, on: '2019-11-10' } as const
const passed = { type: 'AcceptancePassed', ...passing, mode: 'enforce', despite: [] } as const
const failing = { acceptance: 'acc-1', reasons: ['quality'], on: '2019-11-10' } as const
const failed = { type: 'AcceptanceFailed', ...failing } as const
const site = [opened, gates({ G6: 'enforce' }), adopted, started(['A']), completed(['A'], '2019-11-01')] as const
const ready = [...site, reported, held] as const
const filing = { communities: ['A'], on: '2019-11-25' } as const
const filed = { type: 'CompletionFiled', ...filing } as const
const voided = (kind: 'acceptance' | 'acceptanceVerdict') =>
  ({ type: 'AcceptanceRecordVoided', record: { kind, acceptance: 'acc-1' }, reason: 'wrongDate' }) as const
const [A] = [CommunityId.decode('A')].flatMap((one) => (one._tag === 'Right' ? [one.right] : []))
const short = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G6', requirement, subjects: ['A'], needed, reached }) as const

describe('Adopting a completion policy', () => {
  it('is recorded once', () => {
    given(opened)
      .when(adoptCompletionPolicy({ policy, on: '2019-03-01' }))
      .records(adopted)
    given(opened, adopted)
      .when(adoptCompletionPolicy({ policy, on: '2019-03-01' }))
      .isAlreadySo()
  })
})

describe('Reporting completion', () => {
  it('is recorded once, and refused with another date or in the future', () => {
    given(...site)
      .when(reportCompletion(step))
      .records(reported)
    given(...site, reported)
      .when(reportCompletion(step))
      .isAlreadySo()
    given(...site, reported)
      .when(reportCompletion({ ...step, on: '2019-11-06' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'report', key: 'A 2019-11-05' })
    given(...site)
      .when(reportCompletion({ ...step, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })
})

describe('Holding an acceptance', () => {
  it('is recorded once, and refused under the same id with another date', () => {
    given(...site, reported)
      .when(holdAcceptance(holding))
      .records(held)
    given(...ready)
      .when(holdAcceptance(holding))
      .isAlreadySo()
    given(...ready)
      .when(holdAcceptance({ ...holding, on: '2019-11-11' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'acceptance', key: 'acc-1' })
  })

  it('is refused before completion was reported, unless the date leaves that open', () => {
    const silent = { type: 'CompletionNotReported', community: 'A', on: '2019-11-04' } as const
    given(...site, reported)
      .when(holdAcceptance({ ...holding, on: '2019-11-04' }))
      .isRefusedWith(silent)
    given(...site, reported)
      .when(holdAcceptance({ ...holding, on: '2019-11' }))
      .records({ ...held, on: '2019-11' })
  })

  it('is open again after a failure, and closed once acceptance was passed', () => {
    const again = { ...holding, acceptance: 'acc-2', on: '2019-11-20' }
    given(...ready, failed)
      .when(holdAcceptance(again))
      .records({ type: 'AcceptanceHeld', ...again })
    given(...ready, passed)
      .when(holdAcceptance(again))
      .isRefusedWith({ type: 'AcceptanceAlreadyPassed', community: 'A' })
  })
})

describe('Passing an acceptance', () => {
  it('passes gate G6 when everything is there, once', () => {
    given(...ready)
      .when(passAcceptance(passing))
      .records(passed)
    given(...ready, passed)
      .when(passAcceptance(passing))
      .isAlreadySo()
  })

  it('is refused with one paper short, and names it', () => {
    given(...ready)
      .when(passAcceptance({ ...passing, papers: papers.slice(0, 3) }))
      .isRefusedWith({ type: 'GateClosed', gate: 'G6', obstacles: [short('warrantyCertificate', 1, 0)] })
  })

  it('is refused with one party short', () => {
    given(...site, reported, { ...held, present: holding.present.slice(1) })
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'GateClosed', gate: 'G6', obstacles: [short('partiesPresent', 4, 3)] })
  })

  it('is refused while a rectification stands open', () => {
    const order = { rectification: 'r-1', community: 'A', severity: 'minor', on: '2019-10-01' } as const
    given(...ready, { type: 'RectificationOrdered', ...order })
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'GateClosed', gate: 'G6', obstacles: [short('rectificationsClosed', 1, 0)] })
  })

  it('is refused for one that was not held, before it was held, and after another verdict', () => {
    given(...site, reported)
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'AcceptanceNotHeld', acceptance: 'acc-1' })
    given(...ready)
      .when(passAcceptance({ ...passing, on: '2019-11-09' }))
      .isRefusedWith({ type: 'BeforeAcceptanceHeld', acceptance: 'acc-1', held: '2019-11-10', on: '2019-11-09' })
    given(...ready, failed)
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'acceptanceVerdict', key: 'acc-1' })
  })

  it('can be entered again once it was struck out', () => {
    given(...ready, failed, voided('acceptanceVerdict'))
      .when(passAcceptance(passing))
      .records(passed)
  })
})

describe('Failing an acceptance', () => {
  it('is recorded once, with its reasons', () => {
    given(...ready)
      .when(failAcceptance(failing))
      .records(failed)
    given(...ready, failed)
      .when(failAcceptance(failing))
      .isAlreadySo()
  })
})

describe('Filing and archiving', () => {
  it('is recorded once, after acceptance was passed', () => {
    given(...ready, passed)
      .when(fileCompletion(filing))
      .records(filed)
    given(...ready, passed, filed)
      .when(fileCompletion(filing))
      .isAlreadySo()
    given(...ready, passed)
      .when(handOverArchive(filing))
      .records({ type: 'ArchiveHandedOver', ...filing })
  })

  it('is refused after a failure, and once the acceptance was struck out', () => {
    const refusal = { type: 'AcceptanceNotPassed', community: 'A', on: '2019-11-25' } as const
    given(...ready, failed)
      .when(fileCompletion(filing))
      .isRefusedWith(refusal)
    given(...ready, passed, voided('acceptance'))
      .when(handOverArchive(filing))
      .isRefusedWith(refusal)
  })

  it('is owed within fifteen days of the acceptance, until it is done', () => {
    const last = day('2019-11-25')
    const owed = { what: 'filing', subject: 'A', since: '2019-11-10', by: { first: last, last }, basis }
    expect(due(after(...ready, passed), asOf('2019-11-12'))).toEqual([owed])
    expect(due(after(...ready, passed, filed), asOf('2019-12-01'))).toEqual([])
    expect(due(after(...ready, failed), asOf('2019-12-01'))).toEqual([])
  })
})

describe('Striking out a record of the acceptance', () => {
  it('is recorded once, and refused for what is not on record', () => {
    const { record, reason } = voided('acceptance')
    given(...ready)
      .when(voidAcceptanceRecord({ record, reason }))
      .records(voided('acceptance'))
    given(...ready, voided('acceptance'))
      .when(voidAcceptanceRecord({ record, reason }))
      .isAlreadySo()
    given(...site)
      .when(voidAcceptanceRecord({ record, reason }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'acceptance', key: 'acc-1' })
  })
})

describe('The standing of completion', () => {
  it('says unknown where nothing is on record, and counts a community once it was accepted', () => {
    const [before] = completionStanding(after(...ready, failed), A === undefined ? [] : [A])
    expect(before).toMatchObject({ finished: '2019-11-01', accepted: 'unknown', failed: ['2019-11-10'] })
    const state = after(...ready, passed, filed)
    const [now] = completionStanding(state, A === undefined ? [] : [A])
    expect(now).toMatchObject({ accepted: '2019-11-10', filed: '2019-11-25', archived: 'unknown', failed: [] })
    expect(acceptedCommunityCount.part(state, day('2019-11-09'))).toEqual({ numerator: 0 })
    expect(acceptedCommunityCount.part(state, day('2019-11-10'))).toEqual({ numerator: 1 })
  })
})
