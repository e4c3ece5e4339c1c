import { describe, it } from 'vitest'
import {
  completeRectification,
  orderRectification,
  verifyRectification,
  voidRectificationRecord,
} from '../../src/stages/rectification/rectification.ts'
import { cancelled, evidence, given } from './histories.ts'
import { inspectionPolicyAdopted, onSite, tomorrow } from './siteHistories.ts'

const inspected = {
  type: 'Inspected',
  inspection: 'i-1',
  kind: 'patrol',
  communities: ['A'],
  result: 'defectsFound',
  on: '2019-09-10',
} as const
const site = [...onSite, inspectionPolicyAdopted, inspected] as const

const order = {
  rectification: 'r-1',
  inspection: 'i-1',
  community: 'A',
  item: 'A-road',
  severity: 'serious',
  on: '2019-09-10',
} as const
const ordered = { type: 'RectificationOrdered', ...order } as const
const voided = (record: { readonly kind: string; readonly on?: string }) =>
  ({
    type: 'RectificationRecordVoided',
    record: { ...record, rectification: 'r-1' },
    reason: 'wrongDate',
  }) as const

describe('Ordering a rectification', () => {
  it('records what is wrong and how bad it is, on the day of the inspection or later', () => {
    given(...site)
      .when(orderRectification({ ...order, evidence }))
      .records({ ...ordered, evidence })
    given(...site)
      .when(orderRectification({ ...order, on: '2019-09-12' }))
      .records({ ...ordered, on: '2019-09-12' })
  })

  it('rests on no inspection and on no item where there is none', () => {
    const bare = { rectification: 'r-1', community: 'B', severity: 'minor', on: '2019-09-10' } as const
    given(...site)
      .when(orderRectification(bare))
      .records({ type: 'RectificationOrdered', ...bare })
  })

  it('is already so in the same words', () => {
    given(...site, ordered)
      .when(orderRectification(order))
      .isAlreadySo()
  })

  it.each([
    { severity: 'critical' },
    { community: 'B' },
    { on: '2019-09-11' },
    { inspection: 'i-2' },
    { item: 'A-drain' },
  ] as const)('is refused when it stands otherwise than with %o', (other) => {
    given(...site, ordered)
      .when(orderRectification({ ...order, ...other }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'rectification', key: 'r-1' })
  })

  it('is refused while no policy says by when it is owed', () => {
    given(...onSite, inspected)
      .when(orderRectification(order))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'inspection', on: '2019-09-10' })
  })

  it('is refused for an inspection that is not on record or was struck out', () => {
    const unknown = { type: 'InspectionNotRecorded', inspection: 'i-1' } as const
    given(...onSite, inspectionPolicyAdopted)
      .when(orderRectification(order))
      .isRefusedWith(unknown)
    given(...site, { type: 'InspectionVoided', inspection: 'i-1', reason: 'neverHappened' })
      .when(orderRectification(order))
      .isRefusedWith(unknown)
  })

  it('is refused before the inspection that it rests on, unless its date leaves that open', () => {
    given(...site)
      .when(orderRectification({ ...order, on: '2019-09-09' }))
      .isRefusedWith({ type: 'OrderedBeforeInspection', inspected: '2019-09-10', on: '2019-09-09' })
    given(...site)
      .when(orderRectification({ ...order, on: '2019-09' }))
      .records({ ...ordered, on: '2019-09' })
  })

  it('is refused for an item that was not started, or that lies elsewhere', () => {
    given(...site)
      .when(orderRectification({ ...order, item: 'A-drain' }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-drain', on: '2019-09-10' })
    given(...site)
      .when(orderRectification({ ...order, community: 'B' }))
      .isRefusedWith({ type: 'WorkItemElsewhere', item: 'A-road', community: 'A' })
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...site, cancelled(['A'], '2019-10-05'))
      .when(orderRectification({ ...order, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })
})

const reply = { rectification: 'r-1', on: '2019-09-15' } as const
const replied = { type: 'RectificationCompleted', ...reply } as const
const verdict = { rectification: 'r-1', outcome: 'accepted', on: '2019-09-17' } as const
const verified = { type: 'RectificationVerified', ...verdict } as const
const returned = { ...verified, outcome: 'returned' } as const
const notOrdered = { type: 'RectificationNotOrdered', rectification: 'r-1' } as const

describe('Replying to a rectification order', () => {
  it('is recorded on the day of the order or later', () => {
    given(...site, ordered)
      .when(completeRectification({ ...reply, by: 'foreman-1', evidence }))
      .records({ ...replied, by: 'foreman-1', evidence })
    given(...site, ordered)
      .when(completeRectification({ ...reply, on: '2019-09-10' }))
      .records({ ...replied, on: '2019-09-10' })
  })

  it('is already so on the same day, also once it was verified', () => {
    given(...site, ordered, replied)
      .when(completeRectification(reply))
      .isAlreadySo()
    for (const on of ['2019-09-15', '2019-09-17'])
      given(...site, ordered, replied, { ...verified, on })
        .when(completeRectification(reply))
        .isAlreadySo()
  })

  it('is refused while another reply awaits its verdict', () => {
    given(...site, ordered, replied)
      .when(completeRectification({ ...reply, on: '2019-09-16' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'rectificationReply', key: 'r-1 2019-09-15' })
  })

  it('is given again after it was returned, be it the same day', () => {
    for (const on of ['2019-09-17', '2019-09-20'])
      given(...site, ordered, replied, returned)
        .when(completeRectification({ ...reply, on }))
        .records({ ...replied, on })
  })

  it('is refused once it was accepted', () => {
    given(...site, ordered, replied, verified)
      .when(completeRectification({ ...reply, on: '2019-09-20' }))
      .isRefusedWith({ type: 'RectificationAlreadyAccepted', rectification: 'r-1', on: '2019-09-17' })
    const struckOut = voided({ kind: 'rectificationReply', on: '2019-09-15' })
    given(...site, ordered, replied, { ...verified, on: '2019-09-15' }, struckOut)
      .when(completeRectification(reply))
      .isRefusedWith({ type: 'RectificationAlreadyAccepted', rectification: 'r-1', on: '2019-09-15' })
    given(...site, ordered, replied, verified)
      .when(completeRectification({ ...reply, on: '2019-09-17' }))
      .isRefusedWith({ type: 'RectificationAlreadyAccepted', rectification: 'r-1', on: '2019-09-17' })
  })

  it('is refused before the order, unless its date leaves that open', () => {
    given(...site, ordered)
      .when(completeRectification({ ...reply, on: '2019-09-09' }))
      .isRefusedWith({
        type: 'BeforeRectificationOrder',
        rectification: 'r-1',
        ordered: '2019-09-10',
        on: '2019-09-09',
      })
    given(...site, ordered)
      .when(completeRectification({ ...reply, on: '2019-09' }))
      .records({ ...replied, on: '2019-09' })
  })

  it('is refused to an order that nobody gave, or that was struck out', () => {
    for (const history of [[], [ordered, voided({ kind: 'rectification' })]])
      given(...site, ...history)
        .when(completeRectification(reply))
        .isRefusedWith(notOrdered)
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...site, ordered, cancelled(['A'], '2019-10-05'))
      .when(completeRectification({ ...reply, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })
})

describe('Verifying a rectification', () => {
  it.each(['accepted', 'returned'] as const)('records the reply as %s, that day or later', (outcome) => {
    given(...site, ordered, replied)
      .when(verifyRectification({ ...verdict, outcome, by: 'cadre-1', evidence }))
      .records({ ...verified, outcome, by: 'cadre-1', evidence })
    given(...site, ordered, replied)
      .when(verifyRectification({ ...verdict, outcome, on: '2019-09-15' }))
      .records({ ...verified, outcome, on: '2019-09-15' })
  })

  it('is already so in the same words', () => {
    for (const same of [verified, returned])
      given(...site, ordered, replied, same)
        .when(verifyRectification({ ...verdict, outcome: same.outcome }))
        .isAlreadySo()
  })

  it('is refused in other words of the same day, or after it was accepted', () => {
    const differently = { type: 'RecordedDifferently', record: 'rectificationVerdict', key: 'r-1 2019-09-17' } as const
    given(...site, ordered, replied, returned)
      .when(verifyRectification(verdict))
      .isRefusedWith(differently)
    given(...site, ordered, replied, verified)
      .when(verifyRectification({ ...verdict, outcome: 'returned', on: '2019-09-18' }))
      .isRefusedWith(differently)
  })

  it('is refused without a reply by that day: before one, and after one was returned', () => {
    const silent = (on: string) => ({ type: 'RectificationNotReplied', rectification: 'r-1', on }) as const
    given(...site, ordered)
      .when(verifyRectification(verdict))
      .isRefusedWith(silent('2019-09-17'))
    given(...site, ordered, replied)
      .when(verifyRectification({ ...verdict, on: '2019-09-14' }))
      .isRefusedWith(silent('2019-09-14'))
    given(...site, ordered, replied, returned)
      .when(verifyRectification({ ...verdict, on: '2019-09-18' }))
      .isRefusedWith(silent('2019-09-18'))
  })

  it('is not refused where the month of the reply leaves the order open', () => {
    given(...site, ordered, { ...replied, on: '2019-09' })
      .when(verifyRectification(verdict))
      .records(verified)
  })

  it('is refused for an order that nobody gave, when given up, and for a day to come', () => {
    given(...site)
      .when(verifyRectification(verdict))
      .isRefusedWith(notOrdered, { type: 'RectificationNotReplied', rectification: 'r-1', on: '2019-09-17' })
    given(...site, ordered, replied, cancelled(['A'], '2019-10-05'))
      .when(verifyRectification({ ...verdict, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })
})

describe('Striking a record of a rectification out', () => {
  const history = [...site, ordered, replied, verified] as const
  const records = [
    [{ kind: 'rectification', rectification: 'r-1' }, 'r-1'],
    [{ kind: 'rectificationReply', rectification: 'r-1', on: '2019-09-15' }, 'r-1 2019-09-15'],
    [{ kind: 'rectificationVerdict', rectification: 'r-1', on: '2019-09-17' }, 'r-1 2019-09-17'],
  ] as const

  it.each(records)('strikes out %o', (record) => {
    given(...history)
      .when(voidRectificationRecord({ record, reason: 'wrongDate' }))
      .records(voided(record))
  })

  it.each(records)('is already so when %o was struck out', (record) => {
    given(...history, voided(record))
      .when(voidRectificationRecord({ record, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(...site)
      .when(voidRectificationRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('opens the reply to another verdict when the verdict is struck out', () => {
    given(...history, voided({ kind: 'rectificationVerdict', on: '2019-09-17' }))
      .when(verifyRectification({ ...verdict, outcome: 'returned', on: '2019-09-18' }))
      .records({ ...returned, on: '2019-09-18' })
  })
})
