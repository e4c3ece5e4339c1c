import { describe, expect, it } from 'vitest'
import { due } from '../../src/stages/assembly/state.ts'
import {
  adoptCovenant,
  formPreparatoryGroup,
  holdOwnersAssembly,
  publishVoterRoll,
  voidAssemblyRecord,
} from '../../src/stages/assembly/assembly.ts'
import { evidence, given, opened } from './histories.ts'
import { after, asOf, basis, tomorrow } from './siteHistories.ts'
import { areaDefined, governed, group, groupFormed, members } from './governanceHistories.ts'

const unlawful = (about: string, needed: number, found: number) =>
  ({ type: 'BodyUnlawful', body: 'preparatoryGroup', policy: 'governance', about, needed, found }) as const

describe('Forming a preparatory group', () => {
  it('is recorded of seven people, four of them owners', () => {
    given(...governed)
      .when(formPreparatoryGroup({ ...group, evidence }))
      .records({ ...groupFormed, evidence })
  })

  it('is already so in the same words, and refused in others', () => {
    given(...governed, groupFormed)
      .when(formPreparatoryGroup(group))
      .isAlreadySo()
    given(...governed, groupFormed)
      .when(formPreparatoryGroup({ ...group, members: members(5, 2) }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'preparatoryGroup', key: 'pg-1' })
  })

  it('is refused one short, of an even number, and one owner short', () => {
    given(...governed)
      .when(formPreparatoryGroup({ ...group, members: members(3, 3) }))
      .isRefusedWith(unlawful('members', 7, 6), unlawful('oddNumber', 7, 6))
    given(...governed)
      .when(formPreparatoryGroup({ ...group, members: members(3, 4) }))
      .isRefusedWith(unlawful('owners', 4, 3))
  })

  it('is refused without an area, without a policy, and in the future', () => {
    given(opened)
      .when(formPreparatoryGroup(group))
      .isRefusedWith(
        { type: 'PropertyAreaNotDefined', propertyArea: 'pa-1' },
        { type: 'NoPolicyAdopted', policy: 'governance', on: '2019-04-01' },
      )
    given(...governed)
      .when(formPreparatoryGroup({ ...group, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('starts the time to hold the first assembly', () => {
    const by = { first: '2019-05-31', last: '2019-05-31' }
    const owed = { what: 'firstAssembly', subject: 'pg-1', since: '2019-04-01' }
    expect(due(after(...governed, groupFormed), asOf('2019-05-31'))).toEqual([{ ...owed, by, basis }])
    expect(due(after(...governed, groupFormed), asOf('2019-03-31'))).toEqual([])
    expect(due(after(...governed, groupFormed, firstHeld), asOf('2019-05-20'))).toEqual([])
    expect(due(after(...governed, groupFormed, firstHeld), asOf('2019-05-19'))).toHaveLength(1)
    const none = { type: 'NoPolicyAdopted', policy: 'governance', on: '2019-04-01' }
    expect(due(after(opened, areaDefined, groupFormed), asOf('2019-05-19'))).toEqual([{ ...owed, by: none }])
  })
})

const roll = { group: 'pg-1', on: '2019-04-20' } as const
const published = { type: 'VoterRollPublished', ...roll } as const

describe('Publishing the roll of voters', () => {
  it('is recorded once, on or after the day of the group', () => {
    given(...governed, groupFormed)
      .when(publishVoterRoll(roll))
      .records(published)
    given(...governed, groupFormed, published)
      .when(publishVoterRoll(roll))
      .isAlreadySo()
    given(...governed, groupFormed, published)
      .when(publishVoterRoll({ ...roll, on: '2019-04-21' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'voterRoll', key: 'pg-1' })
    given(...governed, groupFormed)
      .when(publishVoterRoll({ ...roll, on: '2019-03-31' }))
      .isRefusedWith({ type: 'BeforePreparatoryGroup', group: 'pg-1', formed: '2019-04-01', on: '2019-03-31' })
    given(...governed, groupFormed)
      .when(publishVoterRoll({ ...roll, on: '2019' }))
      .records({ ...published, on: '2019' })
  })

  it('is refused of a group that nobody formed', () => {
    given(...governed)
      .when(publishVoterRoll(roll))
      .isRefusedWith({ type: 'PreparatoryGroupNotFormed', group: 'pg-1' })
  })
})

const first = { assembly: 'oa-1', propertyArea: 'pa-1', kind: 'first', on: '2019-05-20' } as const
const firstHeld = { type: 'OwnersAssemblyHeld', ...first } as const

describe("Holding an owners' assembly", () => {
  it('is recorded, and already so the second time', () => {
    given(...governed)
      .when(holdOwnersAssembly(first))
      .records(firstHeld)
    given(...governed, firstHeld)
      .when(holdOwnersAssembly(first))
      .isAlreadySo()
    given(...governed, firstHeld)
      .when(holdOwnersAssembly({ ...first, on: '2019-05-21' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'ownersAssembly', key: 'oa-1' })
  })

  it('is refused a second time as the first of an area, and recorded as an extraordinary one', () => {
    const again = { ...first, assembly: 'oa-2' } as const
    given(...governed, firstHeld)
      .when(holdOwnersAssembly(again))
      .isRefusedWith({ type: 'FirstAssemblyAlreadyHeld', propertyArea: 'pa-1', on: '2019-05-20' })
    given(...governed, firstHeld)
      .when(holdOwnersAssembly({ ...again, kind: 'extraordinary' }))
      .records({ ...firstHeld, assembly: 'oa-2', kind: 'extraordinary' })
  })

  it('is refused as the first one day before its group was formed', () => {
    given(...governed, groupFormed)
      .when(holdOwnersAssembly({ ...first, on: '2019-03-31' }))
      .isRefusedWith({ type: 'BeforePreparatoryGroup', group: 'pg-1', formed: '2019-04-01', on: '2019-03-31' })
    given(...governed, groupFormed)
      .when(holdOwnersAssembly({ ...first, on: '2019-04-01' }))
      .records({ ...firstHeld, on: '2019-04-01' })
  })
})

describe('Adopting a covenant', () => {
  const covenant = { propertyArea: 'pa-1', on: '2019-05-20' } as const
  const adopted = { type: 'CovenantAdopted', ...covenant } as const

  it('is recorded, already so the second time, and may be adopted anew', () => {
    given(...governed)
      .when(adoptCovenant(covenant))
      .records(adopted)
    given(...governed, adopted)
      .when(adoptCovenant(covenant))
      .isAlreadySo()
    given(...governed, adopted)
      .when(adoptCovenant({ ...covenant, on: '2019-06-20' }))
      .records({ ...adopted, on: '2019-06-20' })
  })

  it('is refused when the ballot that it rests on led to no resolution', () => {
    given(...governed)
      .when(adoptCovenant({ ...covenant, ballot: 'b-1' }))
      .isRefusedWith({ type: 'BallotWithoutResolution', ballot: 'b-1' })
    given(...governed, adopted)
      .when(adoptCovenant({ ...covenant, ballot: 'b-1' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'covenant', key: 'pa-1 2019-05-20' })
  })

  it.each([
    [groupFormed, { kind: 'preparatoryGroup', group: 'pg-1' }],
    [firstHeld, { kind: 'ownersAssembly', assembly: 'oa-1' }],
    [adopted, { kind: 'covenant', propertyArea: 'pa-1', on: '2019-05-20' }],
    [published, { kind: 'voterRoll', group: 'pg-1' }],
  ] as const)('and what leads to it can be struck out once (%o)', (recorded, record) => {
    const voided = { type: 'AssemblyRecordVoided', record, reason: 'wrongDate' } as const
    const strike = voidAssemblyRecord({ record, reason: 'wrongDate' })
    given(...governed, recorded)
      .when(strike)
      .records(voided)
    given(...governed, recorded, voided)
      .when(strike)
      .isAlreadySo()
    const { kind, ...key } = record
    given(...governed)
      .when(strike)
      .isRefusedWith({ type: 'NoSuchRecord', record: kind, key: Object.values(key).join(' ') })
  })
})
