import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { ballotStanding, ballotStandings } from '../../src/projections/ballotStanding.ts'
import { lostResolutions } from '../../src/projections/findings/lostResolutions.ts'
import { adopted, closed, delivered, matter, published, said, special, voting } from '../stages/ballotHistories.ts'
import { after } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'
import { departed } from './departed.ts'

const motion = { ballot: 'v-1', matter, on: '2022-04-20' } as const
const adoptedThen = { type: 'ResolutionAdopted', ...motion } as const
const annulled = {
  type: 'ResolutionAnnulled',
  ...motion,
  by: 'court',
  filedOn: '2022-05-01',
  on: '2022-06-01',
} as const
const raised = { type: 'ObjectionRaised', objection: 'o-1', ballot: 'v-1', about: 'count', on: '2022-04-05' } as const
const settled = (how: 'dismissed' | 'upheld') =>
  ({ type: 'ObjectionSettled', objection: 'o-1', how, on: '2022-04-09' }) as const
const standing = [...voting(), closed(3, 3), published, adoptedThen] as const

const toldOn = (today: string, ...events: readonly AnyEvent[]) => ballotStanding(after(...events), 'v-1', day(today))
const told = (...events: readonly AnyEvent[]) => toldOn('2022-03-15', ...events)
const motionOf = (...events: readonly AnyEvent[]) => told(...events)?.motions[0]
const afterwards = (...events: readonly AnyEvent[]) => toldOn('2022-12-31', ...events)
const inTheEnd = (...events: readonly AnyEvent[]) => afterwards(...events)?.motions[0]

describe('How a ballot stands', () => {
  it('is told while voting goes on, with what is missing', () => {
    const open = told(...voting(), delivered('d-1'), said('d-1'), said('d-2'))
    expect(open).toMatchObject({
      ballot: 'v-1',
      communities: ['A'],
      scheme: 1,
      from: '2022-03-01',
      until: '2022-03-31',
    })
    expect(open).toMatchObject({ delivered: 1, objections: { open: [], upheld: [] } })
    expect(open?.motions).toMatchObject([{ matter, voters: 4, voted: 2, standing: 'votingOpen', opens: ['G1', 'G4'] }])
    const { explained } = open?.motions[0] ?? {}
    expect(explained).toMatchObject({
      policy: special.head.id,
      passed: false,
      canStillPass: true,
      fewestFurtherVotes: { votes: 1, exact: true },
    })
  })

  it('says when one vote is enough, and when none can carry it any more', () => {
    const three = [said('d-1'), said('d-2'), said('d-3')] as const
    expect(motionOf(...voting(), ...three)).toMatchObject({ voted: 3, explained: { passed: true } })
    const against = [said('d-1', 'against'), said('d-2', 'against')] as const
    expect(motionOf(...voting(), ...against)?.explained).toMatchObject({ passed: false, canStillPass: false })
  })

  it.for([
    ['2022-02-28', 'notBegun'],
    ['2022-03-01', 'votingOpen'],
    ['2022-03-31', 'votingOpen'],
    ['2022-04-01', 'votingOver'],
  ] as const)('goes by the days of the ballot until somebody closes it: on %s it is %s', ([today, standing]) => {
    expect(toldOn(today, ...voting())?.motions[0]?.standing).toBe(standing)
  })

  it('goes by what was counted once it is closed, and forecasts nothing any more', () => {
    const lost = [...voting(), said('d-1'), said('d-2'), closed(2, 2)] as const
    const motion = inTheEnd(...lost)
    expect(motion).toMatchObject({ standing: 'counted', voted: 2, result: { passed: false } })
    expect(motion?.result?.conditions.some((one) => one.missing > 0)).toBe(true)
    expect(motion?.explained).toBeUndefined()
    const rejected = { ...adoptedThen, type: 'ResolutionRejected' } as const
    expect(inTheEnd(...lost, published, rejected)).toMatchObject({ standing: 'rejected', opens: [] })
  })

  it('is contested where an objection was upheld, and opens nothing once it was annulled', () => {
    const result = afterwards(...voting(), closed(3, 3), published, raised, settled('upheld'))
    expect(result?.objections).toEqual({ open: [], upheld: ['o-1'] })
    expect(result?.motions[0]).toMatchObject({ standing: 'contested', result: { passed: true } })
    expect(inTheEnd(...standing)?.opens).toEqual(['G1', 'G4'])
    expect(inTheEnd(...standing, annulled)?.opens).toEqual([])
  })

  it('follows it to what was resolved', () => {
    const counted = [...voting(), closed(3, 3)] as const
    expect(inTheEnd(...counted)?.standing).toBe('counted')
    expect(afterwards(...counted)).toMatchObject({ closedOn: '2022-04-01' })
    expect(afterwards(...counted, published)).toMatchObject({ publishedOn: '2022-04-03' })
    expect(inTheEnd(...standing)).toMatchObject({ standing: 'adopted', on: '2022-04-20' })
    const rejected = { ...adoptedThen, type: 'ResolutionRejected' } as const
    expect(inTheEnd(...counted, published, rejected)).toMatchObject({ standing: 'rejected', on: '2022-04-20' })
    expect(inTheEnd(...standing, annulled)).toMatchObject({ standing: 'annulled', on: '2022-06-01' })
  })

  it('names objections that nobody has settled, and the last day as it was extended', () => {
    expect(afterwards(...standing, raised)?.objections.open).toEqual(['o-1'])
    expect(afterwards(...standing, raised, settled('dismissed'))?.objections).toEqual({ open: [], upheld: [] })
    const extended = { type: 'VotingExtended', ballot: 'v-1', until: '2022-04-10', on: '2022-03-30' } as const
    expect(afterwards(...voting(), extended)?.until).toBe('2022-04-10')
  })

  it('is told as it stood on any earlier day: what came later does not count yet', () => {
    const longer = { type: 'VotingExtended', ballot: 'v-1', until: '2022-04-10', on: '2022-03-30' } as const
    const votes = [
      said('d-1', 'against', '2022-03-02'),
      said('d-1', 'for', '2022-03-20'),
      said('d-2', 'for', '2022-03'),
    ]
    const history = [...voting(), delivered('d-1'), ...votes, longer, closed(2, 2), published] as const
    const end = [...history, adoptedThen, raised, settled('upheld'), annulled] as const
    const at = (today: string) => {
      const { delivered: reached, until, closedOn, publishedOn, objections, motions } = toldOn(today, ...end) ?? {}
      const { standing, voted, explained } = motions?.[0] ?? {}
      const inFavour = explained?.conditions.find(({ about }) => about === 'approval')?.reached
      return { reached, until, closedOn, publishedOn, ...objections, standing, voted, inFavour }
    }
    expect(toldOn('2022-01-31', ...end)).toBeUndefined()
    const first = { reached: 0, until: '2022-03-31', open: [], upheld: [], standing: 'notBegun', voted: 0, inFavour: 0 }
    expect(at('2022-02-01')).toEqual(first)
    expect(at('2022-02-20')).toEqual({ ...first, reached: 1 })
    const open = { ...first, reached: 1, standing: 'votingOpen' }
    expect(at('2022-03-01')).toEqual(open)
    expect(at('2022-03-02')).toEqual({ ...open, voted: 1 })
    expect(at('2022-03-20')).toEqual({ ...open, voted: 1, inFavour: 5000 })
    expect(at('2022-03-30')).toEqual({ ...open, voted: 1, inFavour: 5000, until: '2022-04-10' })
    expect(at('2022-03-31')).toEqual({ ...open, voted: 2, inFavour: 10_000, until: '2022-04-10' })
    const counted = { reached: 1, until: '2022-04-10', voted: 2, open: [], upheld: [], standing: 'counted' }
    expect(at('2022-04-01')).toEqual({ ...counted, closedOn: '2022-04-01' })
    const shown = { ...counted, closedOn: '2022-04-01', publishedOn: '2022-04-03' }
    expect(at('2022-04-04')).toEqual(shown)
    expect(at('2022-04-05')).toEqual({ ...shown, open: ['o-1'] })
    expect(at('2022-04-09')).toEqual({ ...shown, upheld: ['o-1'], standing: 'contested' })
    expect(at('2022-04-20')).toEqual({ ...shown, upheld: ['o-1'], standing: 'adopted' })
    expect(at('2022-05-31')).toEqual({ ...shown, upheld: ['o-1'], standing: 'adopted' })
    expect(at('2022-06-01')).toEqual({ ...shown, upheld: ['o-1'], standing: 'annulled' })
  })

  it('lets silence count from the day on which a warned ballot reached the dwelling', () => {
    const law = { ...special, silence: { ...special.silence, ownersMayAgree: ['participates'] } } as typeof special
    const reachedOn = (on: string) => ({ ...delivered('d-1'), on }) as AnyEvent
    const history = [...voting(4, law, 'participates'), reachedOn('2022-03-08'), reachedOn('2022-03-05')] as const
    const took = (today: string) =>
      toldOn(today, ...history)?.motions[0]?.explained?.conditions.find(({ about }) => about === 'participation')
        ?.reached
    expect(['2022-03-04', '2022-03-05', '2022-03-08'].map(took)).toEqual([0, 5000, 5000])
  })

  it('is undefined for a ballot that nobody opened, whatever its name', () => {
    expect(told(adopted())).toBeUndefined()
    expect(ballotStanding(after(...standing), '__proto__', day('2022-03-15'))).toBeUndefined()
    expect(ballotStandings(after(adopted()), day('2022-03-15'))).toEqual([])
  })

  it('of several is told in the order of their first days, whatever they are called', () => {
    const [opened] = voting().filter((one) => one.type === 'BallotOpened')
    const second = { ...opened, ballot: '9', from: '2022-05-01', until: '2022-05-31' } as AnyEvent
    const all = ballotStandings(after(...standing, second), day('2022-03-15'))
    expect(all.map((one) => one.ballot)).toEqual(['v-1', '9'])
  })
})

describe('A gate that was passed on a resolution which was annulled', () => {
  const passing = (on: string) =>
    ({ type: 'WorkStarted', communities: ['A'], scheme: 1, on, mode: 'audit', despite: [] }) as const
  const lost = (asOf: string, ...events: readonly AnyEvent[]) =>
    lostResolutions(after(...standing, ...events), day(asOf)).map((one) => [one.gate, one.passedOn, one.ballot, one.on])
  const second = [
    { ...closed(3, 3), ballot: 'v-2', on: '2022-07-01' },
    { ...adoptedThen, ballot: 'v-2', on: '2022-07-20' },
  ] as const

  it('is told from the day of the annulment', () => {
    const history = [passing('2022-05-01'), annulled] as const
    expect(lost('2022-06-01', ...history)).toEqual([['G4', '2022-05-01', 'v-1', '2022-06-01']])
    expect(lost('2022-05-31', ...history)).toEqual([])
    expect(lost('2022-06-01', passing('2022-05-01'))).toEqual([])
  })

  it.for([
    ['2022-04-19', []],
    ['2022-04-20', ['2022-06-01']],
    ['2022-06-01', ['2022-06-01']],
    ['2022-06-05', ['2022-06-05']],
    ['2022-04', ['2022-06-01']],
    ['2022', ['2022']],
  ] as const)(
    'is told where it was passed on %s: not before the resolution, and after its annulment too',
    ([on, days]) => {
      expect(lost('2022-12-31', passing(on), annulled).map(([, , , told]) => told)).toEqual(days)
    },
  )

  it('is told of the annual plan as well, and not of a gate that the law does not open', () => {
    const listed = { ...passing('2022-05-02'), type: 'ProjectListedInAnnualPlan', year: 2022 } as const
    const approved = { ...passing('2022-05-03'), type: 'ProjectApproved', code: 'p-1', estimate: 1 } as const
    expect(lost('2022-12-31', listed, approved, annulled).map(([gate]) => gate)).toEqual(['G1'])
  })

  it('is not told of works that were struck out, of another version of the scheme, or of a community given up by then', () => {
    const record = { kind: 'start', communities: ['A'], on: '2022-05-01' } as const
    const struck = { type: 'WorksRecordVoided', record, reason: 'neverHappened' } as const
    expect(lost('2022-12-31', passing('2022-05-01'), struck, annulled)).toEqual([])
    expect(lost('2022-12-31', { ...passing('2022-05-01'), scheme: 2 } as AnyEvent, annulled)).toEqual([])
    const given = (on: string) => ({ type: 'ProjectCancelled', communities: ['A'], reason: 'other', on }) as const
    expect(lost('2022-12-31', passing('2022-05-01'), given('2022-05-31'), annulled)).toEqual([])
    expect(lost('2022-12-31', passing('2022-05-01'), given('2022-06-02'), annulled)).toHaveLength(1)
  })

  it('is not told while another resolution stands in its place, and is again once that one is annulled', () => {
    const history = [passing('2022-05-01'), annulled, ...second] as const
    const again = { ...annulled, ballot: 'v-2', on: '2022-09-01' } as const
    expect(lost('2022-07-19', ...history)).toHaveLength(1)
    expect(lost('2022-07-20', ...history)).toEqual([])
    expect(lost('2022-12-31', ...history, again)).toEqual([['G4', '2022-05-01', 'v-2', '2022-09-01']])
  })

  it('is a departure, unless the gate tells by itself that no resolution stood', () => {
    const found = (...events: readonly AnyEvent[]) =>
      departed('2022-12-31', ...standing, ...events).filter((one) => one.kind === 'resolutionLost')
    expect(found(passing('2022-05-01'), annulled)).toMatchObject([
      {
        gate: 'G4',
        passedOn: '2022-05-01',
        community: 'A',
        scheme: 1,
        ballot: 'v-1',
        matter,
        annulledOn: '2022-06-01',
        on: '2022-06-01',
      },
    ])
    const obstacle = { gate: 'G4', requirement: 'ownersResolved', subjects: ['A'], needed: 1, reached: 0 }
    const warned = (on: string, despite: object = obstacle) =>
      ({ ...passing(on), mode: 'warn', despite: [despite] }) as unknown as AnyEvent
    expect(found(warned('2022-06-05'), annulled)).toEqual([])
    // At the passing A had its resolution: what was open was another community's, or another gate's.
    expect(
      found(warned('2022-05-01', { ...obstacle, subjects: ['A', 'B'], needed: 2, reached: 1 }), annulled),
    ).toHaveLength(1)
    const listed = {
      ...warned('2022-06-05', { ...obstacle, gate: 'G1' }),
      type: 'ProjectListedInAnnualPlan',
      year: 2022,
    }
    expect(found(passing('2022-06-05'), listed as AnyEvent, annulled).map((one) => one.gate)).toEqual(['G4'])
  })

  it('is a departure by the later of its two entries: the passing and the annulment', () => {
    const placeOf = (...events: readonly AnyEvent[]) =>
      departed('2022-12-31', ...standing, ...events).find((one) => one.kind === 'resolutionLost')?.noted?.at.version
    const before = standing.length
    expect(placeOf(passing('2022-05-01'), annulled)).toBe(before + 2)
    expect(placeOf(annulled, passing('2022-06-05'))).toBe(before + 2)
    expect(placeOf(passing('2022-06-05'), annulled)).toBe(before + 2)
  })

  it('is told once, though it was passed twice on a day', () => {
    const listed = { ...passing('2022-05-02'), type: 'ProjectListedInAnnualPlan', year: 2022 } as const
    expect(lost('2022-12-31', listed, { ...listed, year: 2023 } as AnyEvent, annulled)).toHaveLength(1)
  })
})
