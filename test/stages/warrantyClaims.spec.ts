import { describe, it } from 'vitest'
import {
  claimWarranty,
  makeWarrantyVisit,
  refuseWarranty,
  repairUnderWarranty,
  voidWarrantyClaimRecord,
} from '../../src/stages/warrantyClaims/warrantyClaims.ts'
import { claim, claimed, given, givenIn2019, known, opened, underWarranty, warrantyAdopted } from './afterHistories.ts'

const open = [...underWarranty, claimed] as const
const visit = { visit: 'v-1', claim: 'c-1', on: '2020-06-05' } as const
const visited = { type: 'WarrantyVisitMade', ...visit } as const
const repair = { claim: 'c-1', on: '2020-07-02' } as const
const repaired = { type: 'WarrantyRepaired', ...repair } as const
const refusing = { claim: 'c-1', reason: 'improperUse', on: '2020-06-06' } as const
const refused = { type: 'WarrantyRefused', ...refusing } as const
const early = { type: 'BeforeWarrantyClaim', claim: 'c-1', claimed: '2020-06-03', on: '2020-06-02' } as const
const nowhere = { type: 'WarrantyNotClaimed', claim: 'c-1' } as const

describe('Claiming under a warranty', () => {
  it('is recorded once, for a household or for the community', () => {
    given(...underWarranty)
      .when(claimWarranty(claim))
      .records(claimed)
    given(...open)
      .when(claimWarranty(claim))
      .isAlreadySo()
    const common = { claim: 'c-2', warranty: 'w-1', community: 'A', defect: 'cracking', on: '2020-06' } as const
    given(...open)
      .when(claimWarranty(common))
      .records({ type: 'WarrantyClaimed', ...common })
  })

  it('is refused under the same id with other particulars', () => {
    given(...open)
      .when(claimWarranty({ ...claim, defect: 'cracking' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'warrantyClaim', key: 'c-1' })
  })

  it.for(['2019-11-09', '2024-11-10', '2024-11-11', '2030-12-31'])(
    'is recorded on %s, whether that lies within the warranty or not',
    (on) => {
      given(...underWarranty)
        .when(claimWarranty({ ...claim, on }))
        .records({ ...claimed, on })
    },
  )

  it('is refused where no such warranty was given, and where it was struck out', () => {
    const ungiven = { type: 'WarrantyNotGiven', warranty: 'w-1' } as const
    given(opened, ...known('h-1'), warrantyAdopted)
      .when(claimWarranty(claim))
      .isRefusedWith(ungiven)
    given(...underWarranty, { type: 'WarrantyRecordVoided', warranty: 'w-1', reason: 'neverHappened' })
      .when(claimWarranty(claim))
      .isRefusedWith(ungiven)
  })

  it('is refused for a community that the warranty does not cover, and for a household that lives there', () => {
    const elsewhere = { type: 'NotUnderWarranty', warranty: 'w-1', community: 'B' } as const
    const moved = { type: 'HouseholdRegistered', household: 'h-2', community: 'B', on: '2019-03-02' } as const
    given(...underWarranty, moved)
      .when(claimWarranty({ ...claim, household: 'h-2', community: 'B' }))
      .isRefusedWith(elsewhere)
    given(...underWarranty, moved)
      .when(claimWarranty({ ...claim, household: 'h-2' }))
      .isRefusedWith(elsewhere)
  })

  it('is refused for a household that is not registered, and in the future', () => {
    givenIn2019(...underWarranty)
      .when(claimWarranty({ ...claim, household: 'h-7', on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'HouseholdNotRegistered', household: 'h-7' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })
})

describe('A visit because of a claim', () => {
  it('is recorded once under its id, and a second one of the same day under another', () => {
    given(...open)
      .when(makeWarrantyVisit(visit))
      .records(visited)
    given(...open, visited)
      .when(makeWarrantyVisit(visit))
      .isAlreadySo()
    given(...open, visited)
      .when(makeWarrantyVisit({ ...visit, visit: 'v-2' }))
      .records({ ...visited, visit: 'v-2' })
    given(...open, visited)
      .when(makeWarrantyVisit({ ...visit, on: '2020-06-06' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'warrantyVisit', key: 'v-1' })
  })

  it('is refused the day before the claim, without one, and left open by a month', () => {
    given(...open)
      .when(makeWarrantyVisit({ ...visit, on: '2020-06-02' }))
      .isRefusedWith(early)
    given(...open)
      .when(makeWarrantyVisit({ ...visit, on: '2020-06-03' }))
      .records({ ...visited, on: '2020-06-03' })
    given(...open)
      .when(makeWarrantyVisit({ ...visit, on: '2020-06' }))
      .records({ ...visited, on: '2020-06' })
    given(...underWarranty)
      .when(makeWarrantyVisit(visit))
      .isRefusedWith(nowhere)
  })
})

describe('Repairing what was claimed', () => {
  it('is recorded once, without a visit and also after a refusal', () => {
    given(...open)
      .when(repairUnderWarranty(repair))
      .records(repaired)
    given(...open, refused)
      .when(repairUnderWarranty(repair))
      .records(repaired)
    given(...open, repaired)
      .when(repairUnderWarranty(repair))
      .isAlreadySo()
    given(...open, repaired)
      .when(repairUnderWarranty({ ...repair, on: '2020-07-03' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'warrantyRepair', key: 'c-1' })
  })

  it('is refused before the claim, and without one', () => {
    given(...open)
      .when(repairUnderWarranty({ ...repair, on: '2020-06-02' }))
      .isRefusedWith(early)
    given(...underWarranty)
      .when(repairUnderWarranty(repair))
      .isRefusedWith(nowhere)
  })
})

describe('Refusing a claim', () => {
  it('is recorded once with its reason, and refused with another', () => {
    given(...open)
      .when(refuseWarranty(refusing))
      .records(refused)
    given(...open, refused)
      .when(refuseWarranty(refusing))
      .isAlreadySo()
    given(...open, refused)
      .when(refuseWarranty({ ...refusing, reason: 'notCovered' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'warrantyRefusal', key: 'c-1' })
  })

  it('is refused once the claim was repaired, and recorded late where it came before the repair', () => {
    given(...open, repaired)
      .when(refuseWarranty({ ...refusing, on: '2020-07-02' }))
      .isRefusedWith({ type: 'ClaimAlreadyRepaired', claim: 'c-1', on: '2020-07-02' })
    given(...open, repaired)
      .when(refuseWarranty({ ...refusing, on: '2020-07-01' }))
      .records({ ...refused, on: '2020-07-01' })
  })

  it('is refused before the claim', () => {
    given(...open)
      .when(refuseWarranty({ ...refusing, on: '2020-06-02' }))
      .isRefusedWith(early)
  })
})

describe('Striking out what was recorded of a claim', () => {
  const one = { claim: 'c-1' } as const
  it.for([
    [{ kind: 'warrantyClaim', ...one }, 'c-1'],
    [{ kind: 'warrantyVisit', visit: 'v-1' }, 'v-1'],
    [{ kind: 'warrantyRepair', ...one }, 'c-1'],
    [{ kind: 'warrantyRefusal', ...one }, 'c-1'],
  ] as const)('takes out %j once', ([record, key]) => {
    const striking = { record, reason: 'wrongDate' } as const
    const voided = { type: 'WarrantyClaimRecordVoided', ...striking } as const
    const all = [...open, visited, refused, repaired] as const
    given(...all)
      .when(voidWarrantyClaimRecord(striking))
      .records(voided)
    given(...all, voided)
      .when(voidWarrantyClaimRecord(striking))
      .isAlreadySo()
    given(...underWarranty)
      .when(voidWarrantyClaimRecord(striking))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('lets a repair be entered again with another date', () => {
    const record = { kind: 'warrantyRepair', claim: 'c-1' } as const
    given(...open, repaired, { type: 'WarrantyClaimRecordVoided', record, reason: 'wrongDate' })
      .when(repairUnderWarranty({ ...repair, on: '2020-07-03' }))
      .records({ ...repaired, on: '2020-07-03' })
  })
})
