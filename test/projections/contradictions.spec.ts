import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { contradictionsOf } from '../../src/projections/findings/contradictions.ts'
import { entriesOf, order, type OrderedStep } from '../../src/projections/findings/orderedSteps.ts'
import { accepted, filed, handedOver, passed, ready, site } from '../stages/closingHistories.ts'
import { consented, fileOpened, opened, registered, surveyed } from '../stages/histories.ts'
import { elected, governed, groupFormed } from '../stages/governanceHistories.ts'
import { awarded, bidOf, published } from '../stages/moneyHistories.ts'
import { drafted, published as displayed } from '../stages/schemeHistories.ts'
import { granted } from '../stages/permitHistories.ts'
import { after, completed, metres, onSite, started } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

const found = (asOf: string, ...events: readonly AnyEvent[]) => contradictionsOf(after(...events), day(asOf))
const all = (...events: readonly AnyEvent[]) => found('2019-12-31', ...events)

const contract = {
  type: 'ContractSigned',
  contract: 'c-1',
  communities: ['A'],
  role: 'contractor',
  party: 'b-1',
  amount: 1,
  basis: { kind: 'tender', lot: 'lot-1' },
  mode: 'audit',
  despite: [],
}
const hidden = { hiddenWork: 'hw-1', item: 'A-road' }
const signedBy = [{ party: 'supervisor', actor: 'engineer-1' }]
const inspected = { type: 'HiddenWorkAccepted', hiddenWork: 'hw-1', signedBy, on: '2019-09-06' } as AnyEvent
const covered = { type: 'HiddenWorkCovered', ...hidden, on: '2019-09-05', mode: 'audit', despite: [] } as AnyEvent

const pairs: readonly (readonly [first: OrderedStep, second: OrderedStep, events: readonly AnyEvent[]])[] = [
  ['schemeDrafted', 'consentSaid', [opened, registered('h-1'), drafted, consented('h-1', '2019-03-31')]],
  ['schemeDrafted', 'schemeDisplayed', [opened, drafted, { ...displayed, on: '2019-03-31' } as AnyEvent]],
  ['contractAwarded', 'contractSigned', [opened, published, awarded, { ...contract, on: '2019-06-27' } as AnyEvent]],
  ['hiddenWorkAccepted', 'hiddenWorkCovered', [...onSite, inspected, covered]],
  ['groupFormed', 'committeeElected', [...governed, groupFormed, { ...elected, on: '2019-03-31' } as AnyEvent]],
]

describe.each(pairs)('That %s comes before %s', (first, second, events) => {
  it('is contradicted by dates that say otherwise', () => {
    expect(all(...events)).toMatchObject([{ kind: 'datesContradict', first, second }])
  })
})

describe('Of several entries', () => {
  const early = ['h-1', 'h-2', 'h-3'].map((household) => consented(household, '2019-03-31'))
  const households = ['h-1', 'h-2', 'h-3', 'h-4'].map((household) => registered(household))

  it('each that came before what it follows is told, and none that came on the day', () => {
    const history = [opened, ...households, drafted, ...early, consented('h-4', '2019-04-01')]
    expect(all(...history).map((one) => one.entries)).toEqual([
      ['1', 'h-1'],
      ['1', 'h-2'],
      ['1', 'h-3'],
    ])
  })

  it('each that came after what it had to come before is told', () => {
    const late = [bidOf('b-1', '2019-06-22'), bidOf('b-2', '2019-06-21'), bidOf('b-3', '2019-06-23')]
    expect(all(opened, published, ...late).map((one) => one.dates)).toEqual([
      ['2019-06-22', '2019-06-21'],
      ['2019-06-23', '2019-06-21'],
    ])
  })

  it('of what comes first one that came in time is enough, and none is told against each of them', () => {
    const starts = [started(['A'], '2019-08-10'), started(['A'], '2019-08-05')]
    expect(all(opened, ...starts, completed(['A'], '2019-08-05'))).toEqual([])
    expect(all(opened, ...starts, completed(['A'], '2019-08-04'))).toMatchObject([
      { first: 'workStarted', second: 'workCompleted', dates: ['2019-08-05', '2019-08-04'] },
    ])
  })

  it('that leave it open do so once for a subject, beside those that contradict', () => {
    const month = { ...drafted, on: '2019-04' } as AnyEvent
    const households = ['h-1', 'h-2', 'h-3'].map((one) => registered(one))
    const words = [consented('h-1', '2019-04-02'), consented('h-2', '2019-04-03'), consented('h-3', '2019-03-31')]
    expect(all(opened, ...households, month, ...words).map((one) => [one.kind, one.entries[1]])).toEqual([
      ['datesOpen', 'h-1'],
      ['datesContradict', 'h-3'],
    ])
  })

  it('of what comes first a month that leaves it open accuses nobody, whatever was recorded before it', () => {
    const starts = [started(['A'], '2019-08-20'), started(['A'], '2019-08')]
    expect(all(opened, ...starts, completed(['A'], '2019-08-10'))).toMatchObject([
      { kind: 'datesOpen', first: 'workStarted', dates: ['2019-08', '2019-08-10'] },
    ])
  })
})

describe('Dates', () => {
  it('contradict each other where what follows came the day before, and not on the same day', () => {
    expect(all(...accepted, { ...filed, on: '2019-11-10' } as AnyEvent)).toEqual([])
    expect(all(...accepted, { ...filed, on: '2019-11-09' } as AnyEvent)).toEqual([
      {
        kind: 'datesContradict',
        subject: 'A',
        first: 'communityAccepted',
        second: 'completionFiled',
        dates: ['2019-11-10', '2019-11-09'],
        entries: ['acc-1', 'A'],
      },
    ])
  })

  it('of acceptance, hand-over and the finish of works hold each other', () => {
    expect(all(...accepted, { ...handedOver, on: '2019-11-09' } as AnyEvent)).toMatchObject([
      { first: 'communityAccepted', second: 'handedOver' },
    ])
    expect(all(...ready, { ...passed, on: '2019-10-31' } as AnyEvent)).toMatchObject([
      { first: 'acceptanceHeld', second: 'acceptanceDecided' },
      { first: 'workCompleted', second: 'communityAccepted' },
    ])
  })

  it('contradict nothing where the step before is not on record', () => {
    expect(all(opened, started(['A']), { ...handedOver, on: '2019-11-09' } as AnyEvent)).toEqual([])
  })

  it('that are too rough leave the order open, and only while they do', () => {
    const open = [{ kind: 'datesOpen', first: 'communityAccepted', second: 'completionFiled' }]
    expect(all(...accepted, { ...filed, on: '2019-11' } as AnyEvent)).toMatchObject(open)
    expect(all(...accepted, { ...filed, on: '2019-12' } as AnyEvent)).toEqual([])
    expect(all(...accepted, { ...filed, on: '2019-10' } as AnyEvent)).toMatchObject([{ kind: 'datesContradict' }])
  })

  it('are held against each other by what had happened by the day that is asked about', () => {
    const history = [...accepted, { ...filed, on: '2019-11-09' } as AnyEvent]
    expect(found('2019-11-09', ...history)).toEqual([])
    expect(found('2019-11-10', ...history)).toHaveLength(1)
  })

  it('of an entry that was struck out contradict nothing', () => {
    const record = { kind: 'filing', communities: ['A'], on: '2019-11-09' }
    const voided = { type: 'FilingRecordVoided', record, reason: 'wrongDate' } as AnyEvent
    const wrong = { ...filed, on: '2019-11-09' } as AnyEvent
    expect(all(...accepted, wrong, voided)).toEqual([])
    expect(all(...accepted, wrong, voided, filed)).toEqual([])
  })

  it('of a survey before its household was registered, and of a permit after the start, contradict each other', () => {
    const early = [registered('h-1'), fileOpened('h-1'), surveyed('h-1', '2019-03-01')]
    expect(all(opened, ...early)).toMatchObject([{ subject: 'h-1', first: 'householdRegistered' }])
    expect(all(opened, { ...granted, on: '2019-08-02' } as AnyEvent, started(['A']))).toMatchObject([
      { subject: 'A', first: 'permitGranted', second: 'workStarted', entries: ['A', 'A'] },
    ])
  })

  it('of the last bid are held against the day on which bids closed, which was still in time', () => {
    expect(all(opened, published, bidOf('b-1', '2019-06-20'), bidOf('b-2', '2019-06-21'))).toEqual([])
    expect(all(opened, published, bidOf('b-1', '2019-06-20'), bidOf('b-2', '2019-06-22'))).toMatchObject([
      { subject: 'lot-1', first: 'bidReceived', second: 'bidsClosed', dates: ['2019-06-22', '2019-06-21'] },
    ])
  })

  it('of a works item that was completed before it was started contradict each other', () => {
    const done = { type: 'WorkItemCompleted', item: 'A-road', done: metres(500), on: '2019-08-04' } as AnyEvent
    expect(all(...onSite, done)).toMatchObject([{ subject: 'A-road', first: 'itemStarted', second: 'itemCompleted' }])
  })

  it('are there of every step that stands in the table, and every one of them is compared', () => {
    const compared = new Set(order.flatMap(([first, second]) => [first, second]))
    expect([...compared].toSorted()).toEqual(Object.keys(entriesOf).toSorted())
    expect(all(...site('audit'))).toEqual([])
  })
})
