import { describe, expect, it } from 'vitest'
import { explain } from '../../src/renovation.ts'
import { passAcceptance } from '../../src/stages/acceptance/acceptance.ts'
import { held, holding, papers, passed, passing, ready, reported, roles, site } from './closingHistories.ts'
import { given, opened } from './histories.ts'
import { after, asOf, completed, gates, metres, road, roadStarted, started } from './siteHistories.ts'

const short = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G6', requirement, subjects: ['A'], needed, reached }) as const
const closed = (...obstacles: readonly ReturnType<typeof short>[]) =>
  ({ type: 'GateClosed', gate: 'G6', obstacles }) as const
const passingIt = passAcceptance(passing)

const roadDone = (on = '2019-10-20') => ({ type: 'WorkItemCompleted', item: road.item, done: metres(500), on }) as const
const notice = (hiddenWork: string, on = '2019-09-01') =>
  ({ type: 'HiddenWorkNotified', hiddenWork, item: road.item, notified: ['supervisor'], on }) as const
const inspected = (hiddenWork: string, on = '2019-09-02') =>
  ({ type: 'HiddenWorkAccepted', hiddenWork, signedBy: [{ party: 'supervisor', actor: 'eng-1' }], on }) as const
const order = (rectification: string, on = '2019-10-01') =>
  ({ type: 'RectificationOrdered', rectification, community: 'A', severity: 'minor', on }) as const
const replied = (rectification: string) =>
  ({ type: 'RectificationCompleted', rectification, on: '2019-10-05' }) as const
const verified = (rectification: string, on = '2019-10-06') =>
  ({ type: 'RectificationVerified', rectification, outcome: 'accepted', on }) as const

describe('Gate G6, enforced, asks', () => {
  it('that every community was finished: both of two pass, one short does not', () => {
    const both = [...site(), { ...reported, communities: ['A', 'B'] }, { ...held, communities: ['A', 'B'] }] as const
    const missing = { ...short('communitiesFinished', 2, 1), subjects: ['A', 'B'] }
    given(...both)
      .when(passingIt)
      .isRefusedWith({ type: 'GateClosed', gate: 'G6', obstacles: [missing] })
    given(...both, completed(['B'], '2019-11-10'))
      .when(passingIt)
      .records(passed)
    given(...both, completed(['B'], '2019-11-11'))
      .when(passingIt)
      .isRefusedWith({ type: 'GateClosed', gate: 'G6', obstacles: [missing] })
  })

  it('that every works item was completed, by the day of the act or in its month', () => {
    given(...ready, roadStarted)
      .when(passingIt)
      .isRefusedWith(closed(short('itemsCompleted', 1, 0)))
    given(...ready, roadStarted, roadDone('2019-11-10'))
      .when(passingIt)
      .records(passed)
    given(...ready, roadStarted, roadDone('2019-11'))
      .when(passingIt)
      .records(passed)
    given(...ready, roadStarted, roadDone('2019-11-11'))
      .when(passingIt)
      .isRefusedWith(closed(short('itemsCompleted', 1, 0)))
  })

  it('nothing of an item that was struck out or lies in another community', () => {
    const record = { kind: 'workItem', item: road.item } as const
    given(...ready, roadStarted, { type: 'ItemsRecordVoided', record, reason: 'neverHappened' })
      .when(passingIt)
      .records(passed)
    given(...ready, started(['B']), { ...roadStarted, community: 'B' })
      .when(passingIt)
      .records(passed)
  })

  it('that every hidden work was accepted: two of two pass, one short does not', () => {
    const works = [roadStarted, roadDone(), notice('hw-1'), notice('hw-2'), inspected('hw-1')] as const
    given(...ready, ...works)
      .when(passingIt)
      .isRefusedWith(closed(short('hiddenWorkAccepted', 2, 1)))
    given(...ready, ...works, inspected('hw-2'))
      .when(passingIt)
      .records(passed)
  })

  it('that every rectification was verified: replied is not verified', () => {
    const orders = [order('r-1'), order('r-2'), replied('r-1'), verified('r-1'), replied('r-2')] as const
    given(...ready, ...orders)
      .when(passingIt)
      .isRefusedWith(closed(short('rectificationsClosed', 2, 1)))
    given(...ready, ...orders, verified('r-2'))
      .when(passingIt)
      .records(passed)
    given(...ready, order('r-3', '2019-11-11'))
      .when(passingIt)
      .records(passed)
  })

  it('that every party was present', () => {
    given(...site(), reported, { ...held, present: holding.present.slice(1) })
      .when(passingIt)
      .isRefusedWith(closed(short('partiesPresent', 4, 3)))
  })

  it('each paper by its name, and names all that are missing at once', () => {
    for (const paper of papers)
      given(...ready)
        .when(passAcceptance({ ...passing, papers: papers.filter((one) => one !== paper) }))
        .isRefusedWith(closed(short(paper, 1, 0)))
    given(...ready)
      .when(passAcceptance({ ...passing, papers: [] }))
      .isRefusedWith(closed(...papers.map((paper) => short(paper, 1, 0))))
  })

  it('only what the adopted policy names', () => {
    given(...site('enforce', { parties: ['employer'], papers: [] }), reported, held)
      .when(passAcceptance({ ...passing, papers: [] }))
      .records({ ...passed, papers: [] })
  })

  it('for a policy where none was adopted', () => {
    given(opened, gates({ G6: 'enforce' }), started(['A']), completed(['A'], '2019-11-01'), reported, held)
      .when(passingIt)
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'completion', on: '2019-11-10' })
  })
})

describe('Gate G6 in other modes', () => {
  const nobody = { ...held, present: [{ role: roles[0] }] } as const

  it('warns: the acceptance is on record with what was missing', () => {
    given(...site('warn'), reported, nobody)
      .when(passingIt)
      .records({ ...passed, mode: 'warn', despite: [short('partiesPresent', 4, 1)] })
  })

  it('audits: the acceptance is on record, and what was missing is told when it is asked', () => {
    const history = [...site('audit'), reported, nobody] as const
    given(...history)
      .when(passingIt)
      .records({ ...passed, mode: 'audit' })
    const told = explain(after(...history), passingIt, asOf('2019-12-31'))
    expect('asked' in told && told.asked).toContainEqual({
      ...short('partiesPresent', 4, 1),
      missing: 3,
      met: false,
    })
  })

  it('is refused where the adopted gate policy says nothing of it', () => {
    given(opened, gates({ G4: 'audit' }), reported, held)
      .when(passingIt)
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'gates', on: '2019-11-10', gate: 'G6' })
  })
})
