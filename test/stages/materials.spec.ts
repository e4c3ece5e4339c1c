import { describe, expect, it } from 'vitest'
import {
  inspectMaterial,
  reportTest,
  takeSample,
  useMaterial,
  voidMaterialsRecord,
} from '../../src/stages/materials/materials.ts'
import { faultyUses } from '../../src/stages/materials/state.ts'
import { day } from '../vocabulary/decoded.ts'
import { cancelled, given, opened } from './histories.ts'
import { after, onSite, tomorrow } from './siteHistories.ts'
import { inspected, sampled, tested, used } from './siteLifeHistories.ts'

const recordedDifferently = (record: string, key: string) => ({ type: 'RecordedDifferently', record, key }) as const
const voided = (kind: 'materialInspection' | 'sample' | 'test' | 'materialUse', id: string) =>
  ({ type: 'MaterialsRecordVoided', record: { kind, id }, reason: 'wrongDate' }) as const

describe('Inspecting a batch of material', () => {
  it('is on record, be it before the item started', () => {
    given(...onSite)
      .when(inspectMaterial(inspected('m-1', '2019-08-01')))
      .records(inspected('m-1', '2019-08-01'))
  })

  it('is already so, refused with other particulars, and recorded anew once struck out', () => {
    const history = [...onSite, inspected('m-1', '2019-08-01')] as const
    const other = inspected('m-1', '2019-08-01', { result: 'rejected' })
    given(...history)
      .when(inspectMaterial(inspected('m-1', '2019-08-01')))
      .isAlreadySo()
    given(...history)
      .when(inspectMaterial(other))
      .isRefusedWith(recordedDifferently('materialInspection', 'm-1'))
    given(...history, voided('materialInspection', 'm-1'))
      .when(inspectMaterial(other))
      .records(other)
  })

  it('is refused for an item that nobody knows, for a cancelled community, and in the future', () => {
    given(opened)
      .when(inspectMaterial(inspected('m-1', '2020-01-01')))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2020-01-01' }, tomorrow)
    given(...onSite, cancelled(['A'], '2019-08-31'))
      .when(inspectMaterial(inspected('m-1', '2019-09-01')))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-08-31' })
  })
})

describe('Sampling and testing', () => {
  it('are on record once each, and refused with other particulars', () => {
    given(opened).when(takeSample(sampled)).records(sampled)
    given(opened, sampled).when(takeSample(sampled)).isAlreadySo()
    given(opened, sampled)
      .when(takeSample({ ...sampled, batch: 'b-2' }))
      .isRefusedWith(recordedDifferently('sample', 's-1'))
    given(opened, sampled)
      .when(reportTest(tested('failed')))
      .records(tested('failed'))
    given(opened, sampled, tested('failed'))
      .when(reportTest(tested('failed')))
      .isAlreadySo()
    given(opened, sampled, tested('failed'))
      .when(reportTest(tested('passed')))
      .isRefusedWith(recordedDifferently('test', 's-1'))
    given(opened, sampled, tested('failed'), voided('test', 's-1'))
      .when(reportTest(tested('passed')))
      .records(tested('passed'))
  })

  it('has a report on the day of the sample at the earliest, and none without a sample', () => {
    given(opened, sampled)
      .when(reportTest(tested('passed', '2019-08-10')))
      .records(tested('passed', '2019-08-10'))
    given(opened, sampled)
      .when(reportTest(tested('passed', '2019-08')))
      .records(tested('passed', '2019-08'))
    given(opened, sampled)
      .when(reportTest(tested('passed', '2019-08-09')))
      .isRefusedWith({ type: 'BeforeSample', sample: 's-1', taken: '2019-08-10', on: '2019-08-09' })
    given(opened)
      .when(reportTest(tested('passed')))
      .isRefusedWith({ type: 'SampleNotTaken', sample: 's-1' })
  })

  it('is refused in the future', () => {
    given(opened)
      .when(takeSample({ ...sampled, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(opened, sampled)
      .when(reportTest(tested('passed', '2020-01-01')))
      .isRefusedWith(tomorrow)
  })
})

describe('Using material', () => {
  it('is on record although nobody had looked at it, and refused before the item started', () => {
    given(...onSite)
      .when(useMaterial(used('2019-08-05')))
      .records(used('2019-08-05'))
    given(...onSite)
      .when(useMaterial(used('2019-08-04')))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2019-08-04' })
  })

  it('is already so, and refused with other particulars', () => {
    given(...onSite, used('2019-08-06'))
      .when(useMaterial(used('2019-08-06')))
      .isAlreadySo()
    given(...onSite, used('2019-08-06'))
      .when(useMaterial(used('2019-08-07')))
      .isRefusedWith(recordedDifferently('materialUse', 'u-1'))
  })
})

describe('Striking out an entry of the materials', () => {
  it('is done once, and refused for what is not on record', () => {
    const command = voidMaterialsRecord({ record: { kind: 'sample', id: 's-1' }, reason: 'wrongDate' })
    given(opened, sampled).when(command).records(voided('sample', 's-1'))
    given(opened, sampled, voided('sample', 's-1')).when(command).isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'sample', key: 's-1' })
  })
})

describe('Faulty uses of material', () => {
  const faults = (...events: readonly never[]) =>
    faultyUses(after(...onSite, ...events).materials).flatMap((one) => one.faults)
  const use = used('2019-08-10') as never

  it('are none where the batch was accepted and signed for on the day of its use at the latest', () => {
    expect(faults(inspected('m-1', '2019-08-10'), use)).toEqual([])
    expect(faults(inspected('m-1', '2019-08-11'), use)).toEqual(['uninspected'])
    expect(faults(inspected('m-1', '2019-08'), use)).toEqual([])
  })

  it('are those uninspected, inspected for another item only, rejected, or unsigned by the supervisor', () => {
    expect(faults(use)).toEqual(['uninspected'])
    expect(faults(inspected('m-1', '2019-08-01', { batch: 'b-2' }), use)).toEqual(['uninspected'])
    expect(faults(inspected('m-1', '2019-08-01', { result: 'rejected' }), use)).toEqual(['rejected'])
    expect(faults(inspected('m-1', '2019-08-01', { signedBy: [] }), use)).toEqual(['unsigned'])
  })

  it('follow the last look before the use', () => {
    const rejected = inspected('m-1', '2019-08-01', { result: 'rejected' })
    expect(faults(rejected, inspected('m-2', '2019-08-09'), use)).toEqual([])
    expect(faults(inspected('m-2', '2019-07-31'), rejected, use)).toEqual(['rejected'])
    const [again, before] = [inspected('9', '2019-08-09'), inspected('10', '2019-08-09', { result: 'rejected' })]
    expect(faults(before, again, use)).toEqual([])
    expect(faults(again, before, use)).toEqual(['rejected'])
  })

  it('are told once a sample fails afterwards, from the day of its report on, and no longer once that was struck out', () => {
    const history = [...onSite, inspected('m-1', '2019-08-01'), used('2019-08-10'), sampled, tested('failed')] as const
    const { materials } = after(...history)
    expect(faultyUses(materials, day('2019-08-11'))).toEqual([])
    expect(faultyUses(materials, day('2019-08-12'))).toEqual([
      { use: 'u-1', item: 'A-road', batch: 'b-1', on: '2019-08-10', faults: ['failedTest'] },
    ])
    expect(faultyUses(after(...history, voided('test', 's-1')).materials)).toEqual([])
    expect(faultyUses(after(...history, voided('materialUse', 'u-1')).materials)).toEqual([])
  })
})
