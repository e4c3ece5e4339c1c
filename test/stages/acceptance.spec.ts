import { describe, expect, it } from 'vitest'
import {
  adoptCompletionPolicy,
  failAcceptance,
  holdAcceptance,
  passAcceptance,
  reportCompletion,
  voidAcceptanceRecord,
} from '../../src/stages/acceptance/acceptance.ts'
import { heldOf, verdictOf } from '../../src/stages/acceptance/state.ts'
import {
  completionPolicy as policy,
  completionPolicyAdopted,
  failed,
  failing,
  held,
  holding,
  passed,
  passing,
  ready,
  report,
  reported,
  site,
  struckOut,
} from './closingHistories.ts'
import { cancelled, given, opened } from './histories.ts'
import { after, tomorrow } from './siteHistories.ts'

const wasCancelled = { type: 'ProjectWasCancelled', community: 'A', on: '2019-11-02' } as const
const alreadyPassed = { type: 'AcceptanceAlreadyPassed', community: 'A' } as const
const again = { ...holding, acceptance: 'acc-2', on: '2019-11-20' }
const reportVoided = (on = '2019-11-05') =>
  ({ type: 'AcceptanceRecordVoided', record: { kind: 'report', communities: ['A'], on }, reason: 'wrongDate' }) as const

describe('Adopting a completion policy', () => {
  it('is recorded once, and refused before the renovation is opened', () => {
    const adopting = adoptCompletionPolicy({ policy, on: '2019-03-01' })
    given(opened).when(adopting).records(completionPolicyAdopted())
    given(opened, completionPolicyAdopted()).when(adopting).isAlreadySo()
    given().when(adopting).isRefusedWith({ type: 'RenovationNotOpened' })
  })
})

describe('Reporting completion', () => {
  it('is recorded once, and refused with another date or in the future', () => {
    given(...site())
      .when(reportCompletion(report))
      .records(reported)
    given(...site(), reported)
      .when(reportCompletion(report))
      .isAlreadySo()
    given(...site(), reported)
      .when(reportCompletion({ ...report, on: '2019-11-06' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'report', key: 'A 2019-11-05' })
    given(...site())
      .when(reportCompletion({ ...report, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is refused for a community whose project was cancelled, and for one that nobody registered', () => {
    given(...site(), cancelled(['A'], '2019-11-02'))
      .when(reportCompletion(report))
      .isRefusedWith(wasCancelled)
    given(...site())
      .when(reportCompletion({ ...report, communities: ['Z'] }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'Z' })
  })

  it('can be entered again with another date once it was struck out', () => {
    const later = { ...report, on: '2019-11-06' } as const
    given(...site(), reported, reportVoided())
      .when(reportCompletion(later))
      .records({ type: 'CompletionReported', ...later })
  })
})

describe('Holding an acceptance', () => {
  it('is recorded once, and refused under the same id with another date', () => {
    given(...site(), reported)
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
    given(...site(), reported)
      .when(holdAcceptance({ ...holding, on: '2019-11-04' }))
      .isRefusedWith({ type: 'CompletionNotReported', community: 'A', on: '2019-11-04' })
    given(...site(), reported)
      .when(holdAcceptance({ ...holding, on: '2019-11-05' }))
      .records({ ...held, on: '2019-11-05' })
    given(...site(), reported)
      .when(holdAcceptance({ ...holding, on: '2019-11' }))
      .records({ ...held, on: '2019-11' })
  })

  it('is refused where the report was struck out, where the project was cancelled, and in the future', () => {
    given(...site(), reported, reportVoided())
      .when(holdAcceptance(holding))
      .isRefusedWith({ type: 'CompletionNotReported', community: 'A', on: '2019-11-10' })
    given(...site(), reported, cancelled(['A'], '2019-11-02'))
      .when(holdAcceptance(holding))
      .isRefusedWith(wasCancelled)
    given(...site(), reported)
      .when(holdAcceptance({ ...holding, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is open again after a failure, and closed once acceptance was passed', () => {
    given(...ready, failed)
      .when(holdAcceptance(again))
      .records({ type: 'AcceptanceHeld', ...again })
    given(...ready, passed)
      .when(holdAcceptance(again))
      .isRefusedWith(alreadyPassed)
  })
})

describe('Passing an acceptance', () => {
  it('is recorded once, and refused under the same id with other papers', () => {
    given(...ready)
      .when(passAcceptance(passing))
      .records(passed)
    given(...ready, passed)
      .when(passAcceptance(passing))
      .isAlreadySo()
    given(...ready, passed)
      .when(passAcceptance({ ...passing, papers: [] }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'acceptanceVerdict', key: 'acc-1' })
  })

  it('is refused for one that was not held, before it was held, and after another verdict', () => {
    given(...site(), reported)
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'AcceptanceNotHeld', acceptance: 'acc-1' })
    given(...ready)
      .when(passAcceptance({ ...passing, on: '2019-11-09' }))
      .isRefusedWith({ type: 'BeforeAcceptanceHeld', acceptance: 'acc-1', held: '2019-11-10', on: '2019-11-09' })
    given(...ready, failed)
      .when(passAcceptance(passing))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'acceptanceVerdict', key: 'acc-1' })
  })

  it('is recorded where the month leaves open whether it was held by then', () => {
    given(...ready)
      .when(passAcceptance({ ...passing, on: '2019-11' }))
      .records({ ...passed, on: '2019-11' })
  })

  it('is refused for a community whose project was cancelled, and in the future', () => {
    given(...ready, cancelled(['A'], '2019-11-02'))
      .when(passAcceptance(passing))
      .isRefusedWith(wasCancelled)
    given(...ready)
      .when(passAcceptance({ ...passing, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is refused where the community was accepted, be it on a later day', () => {
    const early = { ...holding, acceptance: 'acc-0', on: '2019-11-06' }
    given(...ready, passed, { type: 'AcceptanceHeld', ...early })
      .when(passAcceptance({ ...passing, acceptance: 'acc-0', on: '2019-11-06' }))
      .isRefusedWith(alreadyPassed)
  })
})

describe('What is on record of an acceptance', () => {
  it('is nothing under a name that every object answers to', () => {
    const { acceptance } = after(...ready, passed)
    expect([heldOf(acceptance, 'constructor'), verdictOf(acceptance, 'toString')]).toEqual([undefined, undefined])
  })
})

describe('Failing an acceptance', () => {
  it('is recorded once, with its reasons, and refused with others or once it was passed', () => {
    const differently = { type: 'RecordedDifferently', record: 'acceptanceVerdict', key: 'acc-1' } as const
    given(...ready)
      .when(failAcceptance(failing))
      .records(failed)
    given(...ready, failed)
      .when(failAcceptance(failing))
      .isAlreadySo()
    given(...ready, failed)
      .when(failAcceptance({ ...failing, reasons: ['papers'] }))
      .isRefusedWith(differently)
    given(...ready, passed)
      .when(failAcceptance(failing))
      .isRefusedWith(differently)
  })

  it('is refused for one that was not held, before it was held, and in the future', () => {
    given(...site(), reported)
      .when(failAcceptance(failing))
      .isRefusedWith({ type: 'AcceptanceNotHeld', acceptance: 'acc-1' })
    given(...ready)
      .when(failAcceptance({ ...failing, on: '2019-11-09' }))
      .isRefusedWith({ type: 'BeforeAcceptanceHeld', acceptance: 'acc-1', held: '2019-11-10', on: '2019-11-09' })
    given(...ready)
      .when(failAcceptance({ ...failing, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })
})

describe('Striking out a record of the acceptance', () => {
  it('is recorded once for an acceptance, its verdict and a report', () => {
    for (const mistake of [struckOut('acceptance'), struckOut('acceptanceVerdict'), reportVoided()]) {
      const { record, reason } = mistake
      given(...ready, passed)
        .when(voidAcceptanceRecord({ record, reason }))
        .records(mistake)
      given(...ready, passed, mistake)
        .when(voidAcceptanceRecord({ record, reason }))
        .isAlreadySo()
    }
  })

  it('is refused for what is not on record', () => {
    for (const kind of ['acceptance', 'acceptanceVerdict'] as const)
      given(...site())
        .when(voidAcceptanceRecord(struckOut(kind)))
        .isRefusedWith({ type: 'NoSuchRecord', record: kind, key: 'acc-1' })
    given(...site(), reported)
      .when(voidAcceptanceRecord(reportVoided('2019-11')))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'report', key: 'A 2019-11' })
  })

  it('lets a verdict be entered again', () => {
    given(...ready, failed, struckOut('acceptanceVerdict'))
      .when(passAcceptance(passing))
      .records(passed)
  })

  it('takes the verdict with the acceptance: entered again, it has none', () => {
    const later = { ...held, on: '2019-11-12' } as const
    given(...ready, passed, struckOut('acceptance'))
      .when(holdAcceptance({ ...holding, on: '2019-11-12' }))
      .records(later)
    given(...ready, passed, struckOut('acceptance'), later)
      .when(passAcceptance({ ...passing, on: '2019-11-12' }))
      .records({ ...passed, on: '2019-11-12' })
  })
})
