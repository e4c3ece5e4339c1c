import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { renovation } from '../../src/renovation.ts'
import {
  agreeLongTermManagement,
  establishLongTermManagement,
  voidLongTermRecord,
} from '../../src/stages/longTerm/longTerm.ts'
import {
  contractPropertyService,
  establishMaintenanceFund,
  terminatePropertyService,
  voidPropertyServiceRecord,
} from '../../src/stages/propertyService/propertyService.ts'
import { startWork } from '../../src/stages/works/works.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import type { Requirement } from '../../src/vocabulary/obstacle.ts'
import { given, opened } from './histories.ts'
import { after, gates, tomorrow, worksPolicy } from './siteHistories.ts'
import {
  areaDefined,
  contracted,
  elected,
  fund,
  fundSet,
  governed,
  policyAdopted,
  service,
} from './governanceHistories.ts'

describe('Contracting a property service', () => {
  it('is recorded, already so the second time, and refused in other words', () => {
    given(opened).when(contractPropertyService(service)).records(contracted)
    given(opened, contracted).when(contractPropertyService(service)).isAlreadySo()
    given(opened, contracted)
      .when(contractPropertyService({ ...service, fee: 60 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'serviceContract', key: 'sc-1' })
  })

  it('is refused when it would end the day before, and not on its own day', () => {
    given(opened)
      .when(contractPropertyService({ ...service, until: '2019-06-30' }))
      .isRefusedWith({ type: 'ContractEndsBeforeItBegins', until: '2019-06-30', on: '2019-07-01' })
    given(opened)
      .when(contractPropertyService({ ...service, until: '2019-07-01' }))
      .records({ ...contracted, until: '2019-07-01' })
  })
})

const end = { contract: 'sc-1', on: '2019-10-01' } as const
const terminated = { type: 'PropertyServiceTerminated', ...end } as const

describe('Ending a property service', () => {
  it('is recorded once', () => {
    given(opened, contracted).when(terminatePropertyService(end)).records(terminated)
    given(opened, contracted, terminated).when(terminatePropertyService(end)).isAlreadySo()
    given(opened, contracted, terminated)
      .when(terminatePropertyService({ ...end, on: '2019-10-02' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'serviceContractEnd', key: 'sc-1 2019-10-01' })
  })

  it('is refused of no contract, before it began, and in the future', () => {
    given(opened)
      .when(terminatePropertyService(end))
      .isRefusedWith({ type: 'PropertyServiceNotContracted', contract: 'sc-1' })
    given(opened, contracted)
      .when(terminatePropertyService({ ...end, on: '2019-06-30' }))
      .isRefusedWith({ type: 'ContractEndsBeforeItBegins', until: '2019-06-30', on: '2019-07-01' })
    given(opened, contracted)
      .when(terminatePropertyService({ ...end, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('can be struck out, as the contract and the fund can', () => {
    const all = [opened, contracted, terminated, fundSet] as const
    for (const record of [
      { kind: 'serviceContract', contract: 'sc-1' },
      { kind: 'serviceContractEnd', contract: 'sc-1' },
      { kind: 'maintenanceFund', fund: 'mf-1' },
    ] as const) {
      const voided = { type: 'PropertyServiceRecordVoided', record, reason: 'neverHappened' } as const
      const strike = voidPropertyServiceRecord({ record, reason: 'neverHappened' })
      given(...all)
        .when(strike)
        .records(voided)
      given(...all, voided)
        .when(strike)
        .isAlreadySo()
    }
    given(opened)
      .when(voidPropertyServiceRecord({ record: { kind: 'maintenanceFund', fund: 'mf-1' }, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'maintenanceFund', key: 'mf-1' })
  })
})

describe('Setting up a maintenance fund', () => {
  it('is recorded, with its amount where it is known', () => {
    given(opened).when(establishMaintenanceFund(fund)).records(fundSet)
    given(opened, fundSet).when(establishMaintenanceFund(fund)).isAlreadySo()
    given(opened, fundSet)
      .when(establishMaintenanceFund({ ...fund, amount: 100 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'maintenanceFund', key: 'mf-1' })
  })
})

const agreement = {
  agreement: 'la-1',
  communities: ['A'],
  on: '2019-05-01',
  management: 'selfManaged',
} as const
const agreed = { type: 'LongTermManagementAgreed', ...agreement } as const

describe('Agreeing on management', () => {
  it('is recorded once', () => {
    given(opened).when(agreeLongTermManagement(agreement)).records(agreed)
    given(opened, agreed).when(agreeLongTermManagement(agreement)).isAlreadySo()
    given(opened, agreed)
      .when(agreeLongTermManagement({ ...agreement, fee: 50 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'managementAgreement', key: 'la-1' })
  })

  const works = {
    type: 'WorksPolicyAdopted',
    policy: { ...worksPolicy, launchBeforeStart: false },
    on: '2019-03-01',
  } as const

  it('is asked for at gate G4 only where an adopted policy asks', () => {
    const start = startWork({ communities: ['A', 'B'], scheme: 1, on: '2019-08-01' })
    const missing = { gate: 'G4', requirement: 'managementAgreed', subjects: ['A', 'B'], needed: 2, reached: 1 }
    const command = E.getOrElseW(() => expect.fail('unreadable'))(renovation.command(start))
    const asked = (...more: readonly AnyEvent[]) => {
      const all = renovation.rules.get('StartWork')?.asks(after(opened, works, ...more), command) ?? []
      return (all as readonly Requirement[]).filter((one) => one.requirement === 'managementAgreed')
    }
    expect(asked(policyAdopted, agreed)).toEqual([missing])
    expect(asked(agreed)).toEqual([])
  })
})

describe('Establishing long-term management', () => {
  const establish = establishLongTermManagement({ communities: ['A', 'B'], on: '2019-12-10' })
  const established = { type: 'LongTermManagementEstablished', communities: ['A', 'B'], on: '2019-12-10' } as const
  const open = (requirement: string) => ({ gate: 'G9', requirement, subjects: ['A', 'B'], needed: 2, reached: 0 })
  const all = [...governed, elected, contracted, fundSet] as const

  it('passes gate G9 with a committee, a property service and a fund', () => {
    given(...all, gates({ G9: 'enforce' }))
      .when(establish)
      .records({ ...established, mode: 'enforce', despite: [] })
  })

  it('is refused without them where the gate is enforced, and recorded despite it where it warns', () => {
    const missing = [
      open('communitiesWithCommittee'),
      open('communitiesWithPropertyService'),
      open('communitiesWithMaintenanceFund'),
    ]
    given(...governed, gates({ G9: 'enforce' }))
      .when(establish)
      .isRefusedWith({ type: 'GateClosed', gate: 'G9', obstacles: missing })
    given(...governed, gates({ G9: 'warn' }))
      .when(establish)
      .records({ ...established, mode: 'warn', despite: missing })
  })

  it('misses a service that was ended the day before, and none that ends that day', () => {
    given(...all, { ...terminated, on: '2019-12-09' }, gates({ G9: 'enforce' }))
      .when(establish)
      .isRefusedWith({ type: 'GateClosed', gate: 'G9', obstacles: [open('communitiesWithPropertyService')] })
    given(...all, { ...terminated, on: '2019-12-10' }, gates({ G9: 'enforce' }))
      .when(establish)
      .records({ ...established, mode: 'enforce', despite: [] })
  })

  it('is already so the second time, refused on another day, and possible again when struck out', () => {
    const passed = { ...established, mode: 'audit', despite: [] } as const
    const history = [...all, gates({ G9: 'audit' }), passed] as const
    given(...history)
      .when(establish)
      .isAlreadySo()
    given(...history)
      .when(establishLongTermManagement({ communities: ['B'], on: '2019-12-11' }))
      .isRefusedWith({ type: 'LongTermManagementAlreadyEstablished', communities: ['A', 'B'], on: '2019-12-10' })
    const record = { kind: 'longTermManagement', communities: ['A', 'B'], on: '2019-12-10' } as const
    const voided = { type: 'LongTermRecordVoided', record, reason: 'wrongDate' } as const
    given(...history)
      .when(voidLongTermRecord({ record, reason: 'wrongDate' }))
      .records(voided)
    given(...history, voided)
      .when(voidLongTermRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
    given(...history, voided)
      .when(establish)
      .records(passed)
    given(opened)
      .when(voidLongTermRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'longTermManagement', key: 'A B 2019-12-10' })
  })

  it('is refused where no policy says what is asked', () => {
    given(opened, areaDefined, gates({ G9: 'warn' }))
      .when(establish)
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'governance', on: '2019-12-10' })
  })
})
