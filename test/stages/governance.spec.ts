import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { due } from '../../src/stages/governance/state.ts'
import {
  adoptGovernancePolicy,
  declareIntention,
  definePropertyArea,
  pledgeSelfManagement,
  voidGovernanceRecord,
} from '../../src/stages/governance/governance.ts'
import { evidence, given, opened } from './histories.ts'
import { after, asOf, tomorrow } from './siteHistories.ts'
import {
  area,
  areaDefined,
  contracted,
  elected,
  governancePolicy,
  governed,
  policyAdopted,
} from './governanceHistories.ts'

describe('Adopting a governance policy', () => {
  const adopt = adoptGovernancePolicy({ policy: governancePolicy, on: '2019-03-01' })

  it('puts it on record, and is already so the second time', () => {
    given(opened).when(adopt).records(policyAdopted)
    given(opened, policyAdopted).when(adopt).isAlreadySo()
  })

  it('is refused before the renovation is opened', () => {
    given().when(adopt).isRefusedWith({ type: 'RenovationNotOpened' })
  })
})

describe('Defining a property area', () => {
  it('may be one for three communities, or one for each', () => {
    const three = { ...area, communities: ['A', 'B', 'C'] }
    given(opened)
      .when(definePropertyArea({ ...three, evidence }))
      .records({ type: 'PropertyAreaDefined', ...three, evidence })
    const ofC = { propertyArea: 'pa-2', communities: ['C'], on: '2019-03-05' }
    given(...governed)
      .when(definePropertyArea(ofC))
      .records({ type: 'PropertyAreaDefined', ...ofC })
  })

  it('is already so in the same words, and refused in others', () => {
    given(...governed)
      .when(definePropertyArea(area))
      .isAlreadySo()
    given(...governed)
      .when(definePropertyArea({ ...area, communities: ['A'] }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'propertyArea', key: 'pa-1' })
  })

  it('is refused for a community of another area, an unknown one, and in the future', () => {
    given(...governed)
      .when(definePropertyArea({ propertyArea: 'constructor-2', communities: ['B', 'Z'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'Z' },
        { type: 'CommunityInOtherArea', community: 'B', propertyArea: 'pa-1' },
        tomorrow,
      )
  })

  it('can be struck out and defined anew', () => {
    const record = { kind: 'propertyArea', propertyArea: 'pa-1' } as const
    const voided = { type: 'GovernanceRecordVoided', record, reason: 'wrongFigure' } as const
    given(...governed)
      .when(voidGovernanceRecord({ record, reason: 'wrongFigure' }))
      .records(voided)
    given(...governed, voided)
      .when(voidGovernanceRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
    given(...governed, voided)
      .when(definePropertyArea({ ...area, communities: ['A'] }))
      .records({ ...areaDefined, communities: ['A'] })
  })
})

const intention = {
  intention: 'in-1',
  what: 'ownersCommittee',
  communities: ['A', 'B'],
  target: '2020-06',
  on: '2019-12-20',
} as const
const declared = { type: 'IntentionDeclared', ...intention } as const

describe('Declaring an intention', () => {
  it('announces a step, with a target or without', () => {
    given(opened).when(declareIntention(intention)).records(declared)
    const { target: _, ...open } = intention
    given(opened)
      .when(declareIntention(open))
      .records({ type: 'IntentionDeclared', ...open })
  })

  it('is already so in the same words, and refused in others', () => {
    given(opened, declared).when(declareIntention(intention)).isAlreadySo()
    given(opened, declared)
      .when(declareIntention({ ...intention, target: '2021' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'intention', key: 'in-1' })
  })

  it('is refused when its target certainly lies before it, and not where that is open', () => {
    given(opened)
      .when(declareIntention({ ...intention, target: '2019-12-19' }))
      .isRefusedWith({ type: 'TargetBeforeIntention', target: '2019-12-19', on: '2019-12-20' })
    given(opened)
      .when(declareIntention({ ...intention, target: '2019-12' }))
      .records({ ...declared, target: '2019-12' })
  })

  it('is owed by its target until it is done, and not the thing itself', () => {
    const owed = { what: 'ownersCommittee', subject: 'in-1', since: '2019-12-20' }
    const by = { first: '2020-06-01', last: '2020-06-30' }
    expect(due(after(...governed, declared), asOf('2019-12-31'))).toEqual([{ ...owed, by }])
    expect(due(after(...governed, declared, elected), asOf('2019-12-31'))).toEqual([])
    expect(due(after(...governed, declared), asOf('2019-12-19'))).toEqual([])
    const record = { kind: 'intention', intention: 'in-1' } as const
    const voided = { type: 'GovernanceRecordVoided', record, reason: 'neverHappened' } as const
    expect(due(after(...governed, declared, voided), asOf('2019-12-31'))).toEqual([])
  })

  it('of a property service is done by a contract', () => {
    const other = { ...declared, what: 'propertyService' } as const
    expect(due(after(...governed, other), asOf('2019-12-31'))).toHaveLength(1)
    expect(due(after(...governed, other, contracted), asOf('2019-12-31'))).toEqual([])
  })

  it('of a property service is not done by one that was over before it was announced', () => {
    const other = { ...declared, what: 'propertyService' } as const
    const owed = (...events: readonly AnyEvent[]) => due(after(...governed, other, ...events), asOf('2019-12-31'))
    const ended = (on: string) => ({ type: 'PropertyServiceTerminated', contract: 'sc-1', on })
    expect(owed({ ...contracted, until: '2019-12-19' } as AnyEvent)).toHaveLength(1)
    expect(owed({ ...contracted, until: '2019-12-20' } as AnyEvent)).toEqual([])
    expect(owed({ ...contracted, until: '2019-12' } as AnyEvent)).toEqual([])
    expect(owed(contracted, ended('2019-12-19') as AnyEvent)).toHaveLength(1)
    expect(owed(contracted, ended('2019-12-20') as AnyEvent)).toEqual([])
  })

  it("of an owners' committee is not done by the committee that stands in for one, nor by one whose term had ended", () => {
    const owed = (...events: readonly AnyEvent[]) => due(after(...governed, declared, ...events), asOf('2019-12-31'))
    const standIn = { committee: 'pc-1', propertyArea: 'pa-1', owners: 4, others: 3, termYears: 3, on: '2019-12-22' }
    const formed = { type: 'PropertyManagementCommitteeFormed', ...standIn } as AnyEvent
    const expired = (on: string) => ({ type: 'CommitteeTermExpired', committee: 'oc-1', on }) as AnyEvent
    expect(owed(formed).map((one) => one.what)).toEqual(['ownersCommittee'])
    expect(owed(elected, expired('2019-12-19')).map((one) => one.what)).toEqual(['ownersCommittee'])
    expect(owed(elected, expired('2019-12-20')).map((one) => one.what)).toEqual([])
  })
})

describe('Pledging to manage themselves', () => {
  const pledge = { communities: ['A'], on: '2019-12-20' } as const
  const pledged = { type: 'SelfManagementPledged', ...pledge } as const
  const record = { kind: 'selfManagementPledge', ...pledge } as const
  const voided = { type: 'GovernanceRecordVoided', record, reason: 'wrongDate' } as const

  it('is recorded once', () => {
    given(opened).when(pledgeSelfManagement(pledge)).records(pledged)
    given(opened, pledged).when(pledgeSelfManagement(pledge)).isAlreadySo()
    given(opened)
      .when(pledgeSelfManagement({ ...pledge, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('can be struck out and entered again', () => {
    given(opened, pledged)
      .when(voidGovernanceRecord({ record, reason: 'wrongDate' }))
      .records(voided)
    given(opened, pledged, voided).when(pledgeSelfManagement(pledge)).records(pledged)
    given(opened)
      .when(voidGovernanceRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'selfManagementPledge', key: 'A 2019-12-20' })
  })
})
