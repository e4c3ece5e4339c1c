import { describe, expect, it } from 'vitest'
import { handOver, transferAssetOwnership, voidHandoverRecord } from '../../src/stages/handover/handover.ts'
import { handoverOf, transfersIn } from '../../src/stages/handover/state.ts'
import { communityId } from '../vocabulary/decoded.ts'
import { accepted, handedOver, handing, site } from './closingHistories.ts'
import { cancelled, given } from './histories.ts'
import { after, road, roadStarted, tomorrow } from './siteHistories.ts'

const wasCancelled = { type: 'ProjectWasCancelled', community: 'A', on: '2019-11-20' } as const
const theRoad = { ...handing, what: { kind: 'items', items: [road.item] }, to: 'city' } as const
const roadHandedOver = { ...handedOver, ...theRoad } as const
const mistake = {
  type: 'HandoverRecordVoided',
  record: { kind: 'handover', handover: 'ho-1' },
  reason: 'wrongSubject',
} as const

describe('Handing over', () => {
  it('is recorded once, and refused under the same id with other particulars', () => {
    given(...accepted)
      .when(handOver(handing))
      .records(handedOver)
    given(...accepted, handedOver)
      .when(handOver(handing))
      .isAlreadySo()
    for (const other of [{ on: '2019-12' }, { to: 'owners' }, { papers: ['warrantyCertificate'] }] as const)
      given(...accepted, handedOver)
        .when(handOver({ ...handing, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'handover', key: 'ho-1' })
  })

  it('is recorded for works items, and refused for one that was not started by then', () => {
    given(...accepted, roadStarted)
      .when(handOver(theRoad))
      .records(roadHandedOver)
    const unstarted = { type: 'WorkItemNotStarted', item: road.item } as const
    given(...accepted)
      .when(handOver(theRoad))
      .isRefusedWith({ ...unstarted, on: '2019-12-01' })
    given(...accepted, roadStarted)
      .when(handOver({ ...theRoad, on: '2019-08-04' }))
      .isRefusedWith({ ...unstarted, on: '2019-08-04' })
    given(...accepted, roadStarted)
      .when(handOver({ ...theRoad, on: '2019-08' }))
      .records({ ...roadHandedOver, on: '2019-08' })
  })

  it('is refused for what the same receiver took over, and open to another receiver', () => {
    const again = { ...handing, handover: 'ho-2', on: '2019-12-02' } as const
    given(...accepted, handedOver)
      .when(handOver(again))
      .isRefusedWith({ type: 'AlreadyHandedOver', subject: 'A', handover: 'ho-1' })
    for (const other of [{ receiver: 'property-2' }, { to: 'owners' }] as const)
      given(...accepted, handedOver)
        .when(handOver({ ...again, ...other }))
        .records({ ...handedOver, ...again, ...other })
  })

  it('tells a community from a works item of the same id', () => {
    const namesake = { ...roadStarted, item: 'A' } as const
    const item = { ...handing, handover: 'ho-2', what: { kind: 'items', items: ['A'] } } as const
    given(...accepted, namesake, handedOver)
      .when(handOver(item))
      .records({ ...handedOver, ...item })
  })

  it('is refused where the project was cancelled, for an item there too, and in the future', () => {
    given(...accepted, cancelled(['A'], '2019-11-20'))
      .when(handOver(handing))
      .isRefusedWith(wasCancelled)
    given(...accepted, roadStarted, cancelled(['A'], '2019-11-20'))
      .when(handOver(theRoad))
      .isRefusedWith(wasCancelled)
    given(...accepted)
      .when(handOver({ ...handing, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is struck out once, refused for what is not on record, and can be entered again', () => {
    const { record, reason } = mistake
    given(...accepted, handedOver)
      .when(voidHandoverRecord({ record, reason }))
      .records(mistake)
    given(...accepted, handedOver, mistake)
      .when(voidHandoverRecord({ record, reason }))
      .isAlreadySo()
    given(...accepted)
      .when(voidHandoverRecord({ record, reason }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'handover', key: 'ho-1' })
    for (const id of ['ho-1', 'ho-2'])
      given(...accepted, handedOver, mistake)
        .when(handOver({ ...handing, handover: id, on: '2019-12-03' }))
        .records({ ...handedOver, handover: id, on: '2019-12-03' })
    expect(handoverOf(after(...accepted, handedOver).handover, 'constructor')).toBeUndefined()
  })
})

describe('Transferring the ownership of assets', () => {
  const transfer = { transfer: 'at-1', utility: 'water', communities: ['A'], to: 'water-1', on: '2019-12-05' } as const
  const transferred = { type: 'AssetOwnershipTransferred', ...transfer } as const
  const struck = {
    type: 'HandoverRecordVoided',
    record: { kind: 'assetTransfer', transfer: 'at-1' },
    reason: 'wrongFigure',
  } as const

  it('is recorded once, and refused under the same id with other particulars', () => {
    given(...site())
      .when(transferAssetOwnership(transfer))
      .records(transferred)
    given(...site(), transferred)
      .when(transferAssetOwnership(transfer))
      .isAlreadySo()
    for (const other of [{ on: '2019-12' }, { utility: 'gas' }, { from: 'ala-office' }] as const)
      given(...site(), transferred)
        .when(transferAssetOwnership({ ...transfer, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'assetTransfer', key: 'at-1' })
  })

  it('is refused for what that company has already, and open to another utility or company', () => {
    const again = { ...transfer, transfer: 'at-2', communities: ['A', 'B'] } as const
    given(...site(), transferred)
      .when(transferAssetOwnership(again))
      .isRefusedWith({ type: 'AssetsAlreadyTransferred', community: 'A', utility: 'water', transfer: 'at-1' })
    for (const other of [{ utility: 'drainage' }, { to: 'water-2' }] as const)
      given(...site(), transferred)
        .when(transferAssetOwnership({ ...again, ...other }))
        .records({ ...transferred, ...again, ...other })
  })

  it('is refused where the project was cancelled, and in the future', () => {
    given(...site(), cancelled(['A'], '2019-11-20'))
      .when(transferAssetOwnership(transfer))
      .isRefusedWith(wasCancelled)
    given(...site())
      .when(transferAssetOwnership({ ...transfer, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is struck out once, refused for what is not on record, and can be entered again', () => {
    const { record, reason } = struck
    given(...site(), transferred)
      .when(voidHandoverRecord({ record, reason }))
      .records(struck)
    given(...site(), transferred, struck)
      .when(voidHandoverRecord({ record, reason }))
      .isAlreadySo()
    given(...site())
      .when(voidHandoverRecord({ record, reason }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'assetTransfer', key: 'at-1' })
    for (const other of [{ utility: 'gas' }, { transfer: 'at-2' }] as const)
      given(...site(), transferred, struck)
        .when(transferAssetOwnership({ ...transfer, ...other }))
        .records({ ...transferred, ...other })
  })

  it('counts in its community from its day on, until it is struck out', () => {
    const A = communityId('A')
    expect(transfersIn(after(...site(), transferred).handover, A)).toMatchObject([{ utility: 'water', to: 'water-1' }])
    expect(transfersIn(after(...site(), transferred, struck).handover, A)).toEqual([])
  })
})
