import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import type { DepartureDetail } from '../../src/projections/findings/departures.ts'
import { turnOf } from '../../src/projections/findings/known.ts'
import { chinaNight } from '../../src/policies/night.ts'
import { findingText, languages } from '../../src/reports/sentences.ts'
import { accepted, archived, filed } from '../stages/closingHistories.ts'
import { opened } from '../stages/histories.ts'
import { awarded, bidOf, bids, published, shown, tenderPolicyAdopted } from '../stages/moneyHistories.ts'
import { extended, permitted } from '../stages/permitHistories.ts'
import { basis, inspectionPolicyAdopted, onSite, roadStarted, started } from '../stages/siteHistories.ts'
import { planned, published as shownScheme, schemed } from '../stages/schemeHistories.ts'
import { disturbancePolicyAdopted, ended, noise, outage, used } from '../stages/siteLifeHistories.ts'
import { day } from '../vocabulary/decoded.ts'
import { departed, departedAtOnce } from './departed.ts'

const ordered = (id: string, on: string) =>
  ({ type: 'RectificationOrdered', rectification: id, community: 'A', severity: 'serious', on }) as const
const completed = (id: string, on: string) => ({ type: 'RectificationCompleted', rectification: id, on }) as const
const site = [opened, inspectionPolicyAdopted, started(['A'])] as const
const early = { ...filed, on: '2019-11-09' } as const
const kinds = (all: readonly DepartureDetail[]) => all.map((one) => one.kind)
const all = (...events: readonly AnyEvent[]) => departed('2019-12-31', ...events)

describe('Departures from the rules', () => {
  it('stand where the day after the last one puts them, before what was recorded on that day', () => {
    const night = { type: 'NightWorkDone', nightWork: 'n-1', community: 'A', on: '2019-09-09', time: '23:00' } as const
    const policy = { ...chinaNight, head: { ...chinaNight.head, validFrom: '2019-01-01' } }
    const adopted = { type: 'NightPolicyAdopted', policy, on: '2019-03-01' } as AnyEvent
    const history = (on: string) => [...site, adopted, ordered('r-1', '2019-09-01'), { ...night, on }]
    expect(kinds(departedAtOnce('2019-12-31', ...history('2019-09-09')))).toEqual(['periodOverrun', 'workedAtNight'])
    expect(kinds(departedAtOnce('2019-12-31', ...history('2019-09-08')))).toEqual(['workedAtNight', 'periodOverrun'])
  })

  it('stand at the entry that they are counted from where that was written down later', () => {
    const found = departed('2019-12-31', ...site, ordered('r-2', '2019-09-02'), ordered('r-1', '2019-09-01'))
    expect(found).toMatchObject([
      { subject: 'r-2', on: '2019-09-10', noted: { at: { version: 4, index: 0 } } },
      { subject: 'r-1', on: '2019-09-09', noted: { at: { version: 5, index: 0 } } },
    ])
  })

  it('stand at that entry too where it was written down on the very day, by the clock of the place', () => {
    const at = { stream: 'kunming', version: 7, index: 1 }
    const noted = (recordedAt: string) => ({ on: day('2019-09-01'), at, recordedAt })
    expect(turnOf(noted('2019-09-08T16:00:00.000Z'), day('2019-09-09'), 480)).toEqual(['2019-09-09', 7, 1])
    expect(turnOf(noted('2019-09-08T15:59:59.999Z'), day('2019-09-09'), 480)).toEqual(['2019-09-09', 0, 0])
  })

  it('have the place of the later one of two dates that contradict each other', () => {
    const history = [...accepted, early]
    const found = [{ kind: 'datesContradict', noted: { at: { version: history.length } } }]
    expect(all(...history)).toMatchObject(found)
    const archive = { kind: 'datesContradict', second: 'archiveDelivered' }
    expect(all(...history, { ...archived, on: '2019-11-09' } as AnyEvent)).toMatchObject([...found, archive])
  })

  it('are all there together, each once', () => {
    const late = [ordered('r-1', '2019-11-01'), completed('r-1', '2019-11-20')]
    const found = all(...accepted, early, inspectionPolicyAdopted, ...late)
    const open = 'gateOpenInHindsight' // the rectification, ordered before acceptance was passed
    expect(kinds(found)).toEqual(['datesContradict', open, 'periodOverrun', 'periodOverrun'])
  })

  it('are none in a life that went by the rules', () => {
    expect(all(...accepted, filed)).toEqual([])
  })
})

describe('A fault', () => {
  it('is an announcement that came a day too late, and none in time', () => {
    const site = [opened, disturbancePolicyAdopted]
    expect(all(...site, outage('o-1', '2019-09-09'), noise)).toEqual([])
    expect(all(...site, outage('o-1', '2019-09-10'))).toMatchObject([
      { kind: 'announcedTooLate', announcement: 'o-1', what: 'water', on: '2019-09-10' },
    ])
    expect(kinds(all(...site, { ...noise, on: '2019-09-08' } as AnyEvent))).toEqual(['announcedTooLate'])
  })

  it('is an outage that ran a minute over what was announced', () => {
    const history = [opened, disturbancePolicyAdopted, outage('o-1', '2019-09-09')]
    expect(all(...history, ended('o-1', '2019-09-10', '18:00'))).toEqual([])
    expect(all(...history, ended('o-1', '2019-09-10', '18:01'))).toMatchObject([
      { kind: 'outageOverran', minutes: 1, on: '2019-09-10', noted: { at: { version: 4 } } },
    ])
    expect(departed('2019-09-09', ...history, ended('o-1', '2019-09-10', '18:01'))).toEqual([])
  })

  it('is material that nobody had looked at', () => {
    expect(all(...onSite, used('2019-08-20'))).toMatchObject([
      { kind: 'faultyMaterialUsed', use: 'u-1', faults: ['uninspected'] },
    ])
  })

  it('is a works item that no displayed version of the scheme plans', () => {
    const catalogue = [...schemed, shownScheme, planned]
    const road = { ...roadStarted, on: '2019-08-05' } as const
    expect(all(...catalogue, started(['A']), road).filter((one) => one.kind === 'itemUnplanned')).toEqual([])
    const gate = { ...road, item: 'A-gate' } as const
    expect(all(...catalogue, started(['A']), gate)).toMatchObject([
      { kind: 'itemUnplanned', item: 'A-gate', scheme: 1 },
    ])
  })

  it('is a permit that is said to have lapsed on a day up to which works could be started', () => {
    const lapsed = (on: string) => ({ type: 'PermitLapsed', permit: 'p-1', on }) as AnyEvent
    const found = (on: string) =>
      all(...permitted, lapsed(on), extended('x-1', '2019-06-20')).filter((one) => one.kind === 'permitLapsedInTime')
    expect(found('2019-09-30')).toMatchObject([{ permit: 'p-1', until: '2019-09-30', on: '2019-09-30' }])
    expect(found('2019-10-01')).toEqual([])
    expect(found('2019')).toEqual([])
  })

  it('is a broken promise, from the day on which it was said to be', () => {
    const promise = { type: 'PromiseMade', promise: 'p-1', by: 'office', communities: ['A'], about: 'quality' } as const
    const made = { ...promise, on: '2019-06-21' } as const
    const broken = { type: 'PromiseBroken', promise: 'p-1', on: '2019-10-02' } as const
    expect(all(opened, made, broken)).toMatchObject([{ kind: 'promiseBroken', promisedBy: 'office' }])
    expect(departed('2019-10-01', opened, made, broken)).toEqual([])
  })

  it('is each rule of the tender against which a lot was awarded, unless the gate to the contract tells it', () => {
    const tendered = [opened, tenderPolicyAdopted, published, ...bids, shown, awarded]
    expect(all(...tendered).filter((one) => one.kind === 'tenderRuleBroken')).toEqual([])
    const short = [opened, tenderPolicyAdopted, published, bidOf('b-1'), bidOf('b-2'), shown, awarded]
    const rule = { kind: 'tenderRuleBroken', lot: 'lot-1', requirement: 'bidders', needed: 3, reached: 2 }
    expect(departed('2019-06-28', ...short)).toMatchObject([{ ...rule, on: '2019-06-28' }])
    expect(departed('2019-06-27', ...short)).toEqual([])
    const obstacle = { gate: 'G3', requirement: 'bidders', subjects: ['lot-1'], needed: 3, reached: 2 }
    const basis = { kind: 'tender', lot: 'lot-1' }
    const contract = { contract: 'c-1', communities: ['A'], role: 'contractor', party: 'b-1', amount: 1, basis }
    const signed = {
      type: 'ContractSigned',
      ...contract,
      mode: 'warn',
      despite: [obstacle],
      on: '2019-07-01',
    } as AnyEvent
    expect(kinds(all(...short, signed))).toEqual(['gatePassedDespite'])
  })

  it('is money that was paid beyond what came in, since the day on which it did not add up', () => {
    const of = { source: 'city', amount: 800 } as const
    const committed = { type: 'FundingCommitted', commitment: 'm-1', ...of, on: '2019-05-01' } as const
    const received = { type: 'FundingReceived', receipt: 'r-1', ...of, on: '2019-06-01' } as const
    const paid = (payment: string, amount: number, on: string) =>
      ({ type: 'PaymentMade', payment, source: 'city', use: 'construction', payee: 'b-1', amount, on }) as const
    const history = [opened, committed, received, paid('p-1', 800, '2019-09-01')]
    expect(all(...history)).toEqual([])
    expect(all(...history, paid('p-2', 1, '2019-10-01'))).toMatchObject([
      { kind: 'moneyBeyond', beyond: 'paidBeyondReceived', allowed: 800, found: 801, on: '2019-10-01' },
    ])
  })
})

describe('The sentence for a departure', () => {
  const [late] = all(...site, ordered('r-1', '2019-09-01'), completed('r-1', '2019-09-10'))

  it('tells what, the last day, when it was done, how many days over, and by which rule', () => {
    expect(late && findingText(languages.en, late)).toBe(
      `rectification (r-1): last day 2019-09-08, settled on 2019-09-10, 2 days over [${basis}]`,
    )
    expect(late && findingText(languages.zh, late)).toBe(
      `整改（r-1）：期限 2019-09-08，2019-09-10 完成，逾期 2 天〔${basis}〕`,
    )
  })

  it('tells two dates that contradict each other by the names of their steps', () => {
    const [one] = all(...accepted, early)
    expect(one && findingText(languages.zh, one)).toBe(
      'A 小区：日期矛盾，竣工验收备案（2019-11-09）早于竣工验收合格（2019-11-10）',
    )
  })
})
