import { describe, expect, it } from 'vitest'
import { due } from '../../src/stages/committee/state.ts'
import {
  electOwnersCommittee,
  expireCommitteeTerm,
  fileOwnersCommittee,
  formPropertyManagementCommittee,
  reportCommitteeRenewal,
  voidCommitteeRecord,
} from '../../src/stages/committee/committee.ts'
import { given, onDay, opened } from './histories.ts'
import { after, asOf, basis, tomorrow } from './siteHistories.ts'
import { areaDefined, committee, elected, governed, threeHouseholds } from './governanceHistories.ts'

const unlawful = (about: string, needed: number, found: number, body = 'ownersCommittee') =>
  ({ type: 'BodyUnlawful', body, policy: 'governance', about, needed, found }) as const

describe("Electing an owners' committee", () => {
  it('is recorded with five seats for five years', () => {
    given(...governed, ...threeHouseholds)
      .when(electOwnersCommittee(committee))
      .records(elected)
  })

  it('is already so in the same words, and refused in others', () => {
    given(...governed, elected)
      .when(electOwnersCommittee(committee))
      .isAlreadySo()
    given(...governed, elected)
      .when(electOwnersCommittee({ ...committee, members: 7 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'committee', key: 'oc-1' })
  })

  it('is refused with three seats for three households, and recorded with three for two', () => {
    given(...governed, ...threeHouseholds)
      .when(electOwnersCommittee({ ...committee, members: 3 }))
      .isRefusedWith(unlawful('members', 5, 3))
    given(...governed, ...threeHouseholds.slice(1))
      .when(electOwnersCommittee({ ...committee, members: 3 }))
      .records({ ...elected, members: 3 })
  })

  it('holds an area whose households nobody has counted to the smallest size', () => {
    given(...governed)
      .when(electOwnersCommittee({ ...committee, members: 3 }))
      .records({ ...elected, members: 3 })
    given(...governed)
      .when(electOwnersCommittee({ ...committee, members: 2 }))
      .isRefusedWith(unlawful('members', 3, 2), unlawful('oddNumber', 3, 2))
  })

  it('is refused for six years', () => {
    given(...governed)
      .when(electOwnersCommittee({ ...committee, termYears: 6 }))
      .isRefusedWith(unlawful('termYears', 5, 6))
  })

  it('is refused without an area and without a policy, and in the future', () => {
    given(opened)
      .when(electOwnersCommittee(committee))
      .isRefusedWith(
        { type: 'PropertyAreaNotDefined', propertyArea: 'pa-1' },
        { type: 'NoPolicyAdopted', policy: 'governance', on: '2019-06-10' },
      )
    given(...governed)
      .when(electOwnersCommittee({ ...committee, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(opened, areaDefined)
      .when(electOwnersCommittee({ ...committee, on: '2020-01-01' }))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'governance', on: '2020-01-01' }, tomorrow)
    given(opened, areaDefined)
      .when(electOwnersCommittee(committee))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'governance', on: '2019-06-10' })
  })
})

describe('Forming a property management committee', () => {
  const standIn = {
    committee: 'pm-1',
    propertyArea: 'pa-1',
    termYears: 3,
    on: '2019-06',
    owners: 4,
    others: 3,
  } as const
  const formed = { type: 'PropertyManagementCommitteeFormed', ...standIn } as const
  const body = 'propertyManagementCommittee'

  it('is recorded of seven, four of them owners, for three years', () => {
    given(...governed)
      .when(formPropertyManagementCommittee(standIn))
      .records(formed)
    given(...governed, formed)
      .when(formPropertyManagementCommittee(standIn))
      .isAlreadySo()
  })

  it('is refused of too few, of an even number, short of owners, or for too long', () => {
    given(...governed)
      .when(formPropertyManagementCommittee({ ...standIn, owners: 2, others: 4, termYears: 4 }))
      .isRefusedWith(
        unlawful('members', 7, 6, body),
        unlawful('oddNumber', 7, 6, body),
        unlawful('owners', 3, 2, body),
        unlawful('termYears', 3, 4, body),
      )
    given(...governed)
      .when(formPropertyManagementCommittee({ ...standIn, owners: 3, others: 4 }))
      .isRefusedWith(unlawful('owners', 4, 3, body))
  })
})

const step = { committee: 'oc-1', on: '2019-07-10' } as const
const filed = { type: 'OwnersCommitteeFiled', ...step } as const
const reported = { type: 'CommitteeRenewalReported', ...step } as const

describe('After an election', () => {
  it.each([
    [fileOwnersCommittee, filed, 'committeeFiling'],
    [reportCommitteeRenewal, reported, 'committeeRenewal'],
  ] as const)('a step is taken once, on or after its day (%o)', (rule, recorded, record) => {
    given(...governed, elected)
      .when(rule(step))
      .records(recorded)
    given(...governed, elected, recorded)
      .when(rule(step))
      .isAlreadySo()
    given(...governed, elected, recorded)
      .when(rule({ ...step, on: '2019-07-11' }))
      .isRefusedWith({ type: 'RecordedDifferently', record, key: 'oc-1 2019-07-10' })
    given(...governed, elected)
      .when(rule({ ...step, on: '2019-06-09' }))
      .isRefusedWith({ type: 'BeforeCommittee', committee: 'oc-1', seated: '2019-06-10', on: '2019-06-09' })
    given(...governed, elected)
      .when(rule({ ...step, on: '2019-06' }))
      .records({ ...recorded, on: '2019-06' })
    given(...governed)
      .when(rule(step))
      .isRefusedWith({ type: 'CommitteeNotSeated', committee: 'oc-1' })
    const voided = {
      type: 'CommitteeRecordVoided',
      record: { kind: record, committee: 'oc-1' },
      reason: 'wrongDate',
    } as const
    given(...governed, elected, recorded)
      .when(voidCommitteeRecord({ record: voided.record, reason: 'wrongDate' }))
      .records(voided)
    given(...governed, elected, recorded, voided)
      .when(rule(step))
      .records(recorded)
  })

  it('its term ends on the day and not one before', () => {
    const late = onDay('2024-12-31')
    late(...governed, elected)
      .when(expireCommitteeTerm({ committee: 'oc-1', on: '2024-06-10' }))
      .records({ type: 'CommitteeTermExpired', committee: 'oc-1', on: '2024-06-10' })
    late(...governed, elected)
      .when(expireCommitteeTerm({ committee: 'oc-1', on: '2024-06-09' }))
      .isRefusedWith({ type: 'TermNotOver', committee: 'oc-1', ends: '2024-06-10', on: '2024-06-09' })
    late(...governed, elected)
      .when(expireCommitteeTerm({ committee: 'oc-1', on: '2024-06' }))
      .records({ type: 'CommitteeTermExpired', committee: 'oc-1', on: '2024-06' })
  })

  it('what is struck out must be on record', () => {
    given(...governed)
      .when(voidCommitteeRecord({ record: { kind: 'committee', committee: 'x-1' }, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'committee', key: 'x-1' })
  })

  it('the filing is owed in 30 days and the report on renewal six months before the end', () => {
    const day = (one: string) => ({ first: one, last: one })
    const owed = { subject: 'oc-1', since: '2019-06-10', basis }
    const filing = { what: 'committeeFiling', ...owed, by: day('2019-07-10') }
    const renewal = { what: 'committeeRenewal', ...owed, by: day('2023-12-10') }
    expect(due(after(...governed, elected), asOf('2019-07-01'))).toEqual([filing, renewal])
    expect(due(after(...governed, elected, filed), asOf('2019-07-10'))).toEqual([renewal])
    expect(due(after(...governed, elected, filed, reported), asOf('2019-07-10'))).toEqual([])
    expect(due(after(...governed, elected), asOf('2019-06-09'))).toEqual([])
    const next = { ...elected, committee: 'oc-2', on: '2019-09-01' } as const
    expect(due(after(...governed, elected, filed, next), asOf('2019-12-31')).map((one) => one.subject)).toEqual([
      'oc-2',
      'oc-2',
    ])
  })
})
