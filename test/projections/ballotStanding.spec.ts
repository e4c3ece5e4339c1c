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
const standing = [...voting(), closed(3, 3), published, adoptedThen] as const

const told = (...events: readonly AnyEvent[]) => ballotStanding(after(...events), 'v-1')
const motionOf = (...events: readonly AnyEvent[]) => told(...events)?.motions[0]

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
    expect(open).toMatchObject({ delivered: 1, objections: [] })
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

  it('follows it to what was resolved', () => {
    const counted = [...voting(), closed(3, 3)] as const
    expect(motionOf(...counted)?.standing).toBe('counted')
    expect(told(...counted)).toMatchObject({ closedOn: '2022-04-01' })
    expect(told(...counted, published)).toMatchObject({ publishedOn: '2022-04-03' })
    expect(motionOf(...standing)).toMatchObject({ standing: 'adopted', on: '2022-04-20' })
    const rejected = { ...adoptedThen, type: 'ResolutionRejected' } as const
    expect(motionOf(...counted, published, rejected)).toMatchObject({ standing: 'rejected', on: '2022-04-20' })
    expect(motionOf(...standing, annulled)).toMatchObject({ standing: 'annulled', on: '2022-06-01' })
  })

  it('names objections that nobody has settled, and the last day as it was extended', () => {
    const raised = {
      type: 'ObjectionRaised',
      objection: 'o-1',
      ballot: 'v-1',
      about: 'count',
      on: '2022-04-05',
    } as const
    const settled = { type: 'ObjectionSettled', objection: 'o-1', how: 'dismissed', on: '2022-04-09' } as const
    expect(told(...standing, raised)?.objections).toEqual(['o-1'])
    expect(told(...standing, raised, settled)?.objections).toEqual([])
    const extended = { type: 'VotingExtended', ballot: 'v-1', until: '2022-04-10', on: '2022-03-30' } as const
    expect(told(...voting(), extended)?.until).toBe('2022-04-10')
  })

  it('is undefined for a ballot that nobody opened, whatever its name', () => {
    expect(told(adopted())).toBeUndefined()
    expect(ballotStanding(after(...standing), '__proto__')).toBeUndefined()
    expect(ballotStandings(after(...standing)).map((one) => one.ballot)).toEqual(['v-1'])
    expect(ballotStandings(after(adopted()))).toEqual([])
  })
})

describe('A gate that was passed on a resolution which was annulled', () => {
  const passing = (on: string) =>
    ({ type: 'WorkStarted', communities: ['A'], scheme: 1, on, mode: 'audit', despite: [] }) as const
  const lost = (asOf: string, ...events: readonly AnyEvent[]) =>
    lostResolutions(after(...standing, ...events), day(asOf)).map((one) => [one.gate, one.passedOn, one.on])

  it('is told from the day of the annulment', () => {
    const history = [passing('2022-05-01'), annulled] as const
    expect(lost('2022-06-01', ...history)).toEqual([['G4', '2022-05-01', '2022-06-01']])
    expect(lost('2022-05-31', ...history)).toEqual([])
    expect(lost('2022-06-01', passing('2022-05-01'))).toEqual([])
  })

  it('is told of the first day and of the last one on which the resolution stood, and of no other', () => {
    for (const [on, count] of [
      ['2022-04-19', 0],
      ['2022-04-20', 1],
      ['2022-05-31', 1],
      ['2022-06-01', 0],
    ] as const)
      expect([on, lost('2022-12-31', passing(on), annulled).length]).toEqual([on, count])
  })

  it('is told of the annual plan as well, and not of a gate that the law does not open', () => {
    const listed = { ...passing('2022-05-02'), type: 'ProjectListedInAnnualPlan', year: 2022 } as const
    const approved = { ...passing('2022-05-03'), type: 'ProjectApproved', code: 'p-1', estimate: 1 } as const
    expect(lost('2022-12-31', listed, approved, annulled).map(([gate]) => gate)).toEqual(['G1'])
  })

  it('is not told of works that were struck out, nor of another version of the scheme', () => {
    const record = { kind: 'start', communities: ['A'], on: '2022-05-01' } as const
    const struck = { type: 'WorksRecordVoided', record, reason: 'neverHappened' } as const
    expect(lost('2022-12-31', passing('2022-05-01'), struck, annulled)).toEqual([])
    expect(lost('2022-12-31', { ...passing('2022-05-01'), scheme: 2 } as AnyEvent, annulled)).toEqual([])
  })

  it('is not told once another resolution stands in its place, from the day on which it does', () => {
    const again = [
      { ...closed(3, 3), ballot: 'v-2', on: '2022-07-01' },
      { ...adoptedThen, ballot: 'v-2', on: '2022-07-20' },
    ] as const
    expect(lost('2022-07-19', passing('2022-05-01'), annulled, ...again)).toHaveLength(1)
    expect(lost('2022-07-20', passing('2022-05-01'), annulled, ...again)).toEqual([])
  })

  it('is a departure, on the day of the annulment', () => {
    const all = departed('2022-12-31', ...standing, passing('2022-05-01'), annulled)
    expect(all.filter((one) => one.kind === 'resolutionLost')).toMatchObject([
      { gate: 'G4', passedOn: '2022-05-01', communities: ['A'], ballot: 'v-1', matter, on: '2022-06-01' },
    ])
  })
})
