import { describe, it } from 'vitest'
import {
  remedyFinding,
  reportDefect,
  reportHazard,
  voidFinding,
  voidRemedy,
} from '../../src/stages/condition/condition.ts'
import { cancelled, evidence, given, opened } from './histories.ts'

const defect = {
  defect: 'd-1',
  category: 'envelope',
  severity: 'serious',
  place: { at: 'building', community: 'A', building: 'A-3' },
  on: '2019-03-10',
} as const
const found = { type: 'DefectFound', ...defect } as const
const hazard = {
  hazard: 'z-1',
  category: 'fire',
  severity: 'critical',
  place: { at: 'stairUnit', community: 'A', stairUnit: 'A-3-2' },
  on: '2019-03-10',
} as const
const clutter = { type: 'HazardFound', ...hazard } as const

describe('Reporting a defect', () => {
  it('puts it on record, with a photo or without', () => {
    given(opened).when(reportDefect(defect)).records(found)
    given(opened)
      .when(reportDefect({ ...defect, evidence }))
      .records({ ...found, evidence })
  })

  it('is already so when it is on record', () => {
    given(opened, found).when(reportDefect(defect)).isAlreadySo()
  })

  it('is refused when that id stands for another finding, be it a defect or a hazard', () => {
    const refusal = { type: 'RecordedDifferently', record: 'finding', key: 'd-1' } as const
    given(opened, found)
      .when(reportDefect({ ...defect, severity: 'critical' }))
      .isRefusedWith(refusal)
    given(opened, { ...clutter, hazard: 'd-1' })
      .when(reportDefect(defect))
      .isRefusedWith(refusal)
  })

  it('is accepted under an id whose finding was struck out', () => {
    given(opened, found, { type: 'FindingVoided', finding: 'd-1', reason: 'wrongSubject' })
      .when(reportDefect({ ...defect, category: 'roof' }))
      .records({ ...found, category: 'roof' })
  })

  it('is refused outside the renovation, after it was given up, and for a day to come', () => {
    const place = { at: 'community', community: 'D' } as const
    given(opened)
      .when(reportDefect({ ...defect, place, on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
    given(opened, cancelled(['A'], '2019-03-09'))
      .when(reportDefect(defect))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-03-09' })
    given().when(reportDefect(defect)).isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed in no place, in a building without a community, or with a category that we do not know', () => {
    const history = given(opened)
    const nowhere = { at: 'moon', community: 'A' } as unknown as { at: 'community'; community: string }
    history.when(reportDefect({ ...defect, place: nowhere })).isMalformedAt('place', 'at')
    const adrift = { at: 'building', building: 'A-3' } as { at: 'building'; community: string; building: string }
    history.when(reportDefect({ ...defect, place: adrift })).isMalformedAt('place', 'community')
    history.when(reportDefect({ ...defect, category: 'noise' as 'other' })).isMalformedAt('category')
  })
})

describe('Reporting a hazard', () => {
  it('puts it on record, with a photo or without', () => {
    given(opened).when(reportHazard(hazard)).records(clutter)
    given(opened)
      .when(reportHazard({ ...hazard, evidence }))
      .records({ ...clutter, evidence })
  })

  it('is already so when it is on record', () => {
    given(opened, clutter).when(reportHazard(hazard)).isAlreadySo()
  })

  it('is refused when that id stands for another finding, be it a hazard or a defect', () => {
    const refusal = { type: 'RecordedDifferently', record: 'finding', key: 'z-1' } as const
    given(opened, clutter)
      .when(reportHazard({ ...hazard, on: '2019-03' }))
      .isRefusedWith(refusal)
    given(opened, { ...found, defect: 'z-1' })
      .when(reportHazard(hazard))
      .isRefusedWith(refusal)
  })

  it('is refused outside the renovation, and for a day to come', () => {
    const place = { at: 'dwelling', community: 'D', dwelling: '3栋2单元501' } as const
    given(opened)
      .when(reportHazard({ ...hazard, place, on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })

  it('is malformed with a severity that we do not know', () => {
    given(opened)
      .when(reportHazard({ ...hazard, severity: 'grave' as 'serious' }))
      .isMalformedAt('severity')
  })
})

describe('Striking a finding out', () => {
  it.each([
    ['defect', 'd-1'],
    ['hazard', 'z-1'],
  ] as const)('strikes out a %s', (_, finding) => {
    given(opened, found, clutter)
      .when(voidFinding({ finding, reason: 'enteredTwice' }))
      .records({ type: 'FindingVoided', finding, reason: 'enteredTwice' })
  })

  it('is already so when it was struck out, and counts anew when it was entered again', () => {
    const voided = { type: 'FindingVoided', finding: 'd-1', reason: 'enteredTwice' } as const
    given(opened, found, voided)
      .when(voidFinding({ finding: 'd-1', reason: 'neverHappened' }))
      .isAlreadySo()
    given(opened, found, voided, found)
      .when(voidFinding({ finding: 'd-1', reason: 'enteredTwice' }))
      .records(voided)
  })

  it('is refused when nothing was found under that id', () => {
    given(opened, found)
      .when(voidFinding({ finding: 'd-2', reason: 'enteredTwice' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'finding', key: 'd-2' })
  })

  it('is malformed without a reason', () => {
    given(opened, found)
      .when(voidFinding({ finding: 'd-1' } as { finding: string; reason: 'wrongDate' }))
      .isMalformedAt('reason')
  })
})

describe('Putting a finding right', () => {
  const remedy = { finding: 'd-1', on: '2019-10-30' } as const
  const remedied = { type: 'FindingRemedied', ...remedy } as const

  it('is recorded of a defect and of a hazard, with a photo or without', () => {
    given(opened, found).when(remedyFinding(remedy)).records(remedied)
    given(opened, clutter)
      .when(remedyFinding({ ...remedy, finding: 'z-1', evidence }))
      .records({ ...remedied, finding: 'z-1', evidence })
  })

  it('is already so when it is on record, and is refused when that is of another day', () => {
    given(opened, found, remedied).when(remedyFinding(remedy)).isAlreadySo()
    given(opened, found, remedied)
      .when(remedyFinding({ ...remedy, on: '2019-10-31' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'remedy', key: 'd-1 2019-10-30' })
  })

  it('is refused for what nobody found, or what was struck out', () => {
    const refusal = { type: 'NoSuchRecord', record: 'finding', key: 'd-1' } as const
    given(opened).when(remedyFinding(remedy)).isRefusedWith(refusal)
    given(opened, found, { type: 'FindingVoided', finding: 'd-1', reason: 'neverHappened' })
      .when(remedyFinding(remedy))
      .isRefusedWith(refusal)
  })

  it('is refused the day before it was found, accepted on that day and where a month leaves it open', () => {
    given(opened, found)
      .when(remedyFinding({ ...remedy, on: '2019-03-09' }))
      .isRefusedWith({ type: 'RemediedBeforeFound', finding: 'd-1', found: '2019-03-10', on: '2019-03-09' })
    for (const on of ['2019-03-10', '2019-03'])
      given(opened, found)
        .when(remedyFinding({ ...remedy, on }))
        .records({ ...remedied, on })
  })

  it('is refused after the project was given up there, and for a day to come', () => {
    given(opened, found, cancelled(['A'], '2019-10-29'))
      .when(remedyFinding({ ...remedy, on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'A', on: '2019-10-29' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })

  it('is struck out by its day, once, and can then be recorded of another', () => {
    const mistake = { ...remedy, reason: 'wrongDate' } as const
    const voided = { type: 'RemedyVoided', ...mistake } as const
    given(opened, found, remedied).when(voidRemedy(mistake)).records(voided)
    given(opened, found, remedied, voided).when(voidRemedy(mistake)).isAlreadySo()
    given(opened, found)
      .when(voidRemedy(mistake))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'remedy', key: 'd-1 2019-10-30' })
    given(opened, found, remedied, voided)
      .when(remedyFinding({ ...remedy, on: '2019-10-31' }))
      .records({ ...remedied, on: '2019-10-31' })
  })
})
