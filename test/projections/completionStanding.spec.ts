import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { acceptedCommunityCount, acceptedHouseholds } from '../../src/metrics/acceptanceMetrics.ts'
import { acceptedCommunities, completionStanding } from '../../src/projections/completionStanding.ts'
import {
  accepted,
  archived,
  failed,
  filed,
  fireAccepted,
  fireFiled,
  handedOver,
  ready,
  site,
  struckOut,
} from '../stages/closingHistories.ts'
import { opened, registered } from '../stages/histories.ts'
import { after, road, roadStarted } from '../stages/siteHistories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'

const [A, B] = [communityId('A'), communityId('B')]
type History = readonly AnyEvent[]
const standing = (history: History, asOf?: string) =>
  completionStanding(after(...history), [A], asOf === undefined ? undefined : day(asOf))[0]

const nothing = {
  community: 'A',
  finished: 'unknown',
  reported: 'unknown',
  accepted: 'unknown',
  failed: [],
  filed: 'unknown',
  archived: 'unknown',
  fireSettled: 'unknown',
  handedOver: 'unknown',
}
const all = {
  ...nothing,
  finished: '2019-11-01',
  reported: '2019-11-05',
  accepted: '2019-11-10',
  filed: '2019-11-25',
  archived: '2019-11-26',
  fireSettled: '2019-11-08',
  handedOver: '2019-12-01',
}
const closedUp = [...accepted, filed, archived, fireFiled, fireAccepted, handedOver] as const

describe('The standing of completion', () => {
  it('says unknown of everything while nothing is on record', () => {
    expect(standing([opened])).toEqual(nothing)
  })

  it('has a date for each point, of which none implies another', () => {
    expect(standing([...closedUp])).toEqual(all)
    expect(standing([...site(), handedOver])).toEqual({ ...nothing, finished: all.finished, handedOver: '2019-12-01' })
  })

  it('tells each point from its own day on', () => {
    for (const [point, before, on] of [
      ['accepted', '2019-11-09', '2019-11-10'],
      ['filed', '2019-11-24', '2019-11-25'],
      ['archived', '2019-11-25', '2019-11-26'],
      ['fireSettled', '2019-11-07', '2019-11-08'],
      ['handedOver', '2019-11-30', '2019-12-01'],
    ] as const) {
      expect(standing([...closedUp], before)?.[point]).toBe('unknown')
      expect(standing([...closedUp], on)?.[point]).toBe(on)
    }
  })

  it('counts a month only when it is over', () => {
    const history = [...accepted, { ...filed, on: '2019-11' }] as const
    expect(standing(history, '2019-11-29')?.filed).toBe('unknown')
    expect(standing(history, '2019-11-30')?.filed).toBe('2019-11')
  })

  it('says unknown again of what was struck out', () => {
    const record = { kind: 'handover', handover: 'ho-1' } as const
    const mistake = { type: 'HandoverRecordVoided', record, reason: 'neverHappened' } as const
    expect(standing([...closedUp, mistake])).toEqual({ ...all, handedOver: 'unknown' })
    expect(standing([...closedUp, struckOut('acceptance')])).toEqual({ ...all, accepted: 'unknown' })
  })

  it('does not take the hand-over of a works item for that of its community', () => {
    const item = { ...handedOver, what: { kind: 'items', items: [road.item] } } as const
    expect(standing([...accepted, roadStarted, item])?.handedOver).toBe('unknown')
  })

  it('keeps the days of failure beside that of passing', () => {
    const second = { ...accepted[6], acceptance: 'acc-2', on: '2019-11-20' }
    const later = { ...accepted[7], acceptance: 'acc-2', on: '2019-11-20' }
    expect(standing([...ready, failed, second, later])).toMatchObject({
      accepted: '2019-11-20',
      failed: ['2019-11-10'],
    })
    expect(standing([...ready, failed, second, later], '2019-11-19')).toMatchObject({ accepted: 'unknown' })
  })
})

describe('Accepted communities', () => {
  const state = after(registered('h-1'), registered('h-2'), registered('h-3', 'B'), ...accepted)

  it('are those whose acceptance was passed, with their households, from that day on', () => {
    expect(acceptedCommunities(state)).toEqual([A])
    expect(acceptedCommunities(state)).not.toContain(B)
    expect(acceptedCommunityCount.part(state, day('2019-11-09'))).toEqual({ numerator: 0 })
    expect(acceptedCommunityCount.part(state, day('2019-11-10'))).toEqual({ numerator: 1 })
    expect(acceptedHouseholds.part(state, day('2019-11-09'))).toEqual({ numerator: 0 })
    expect(acceptedHouseholds.part(state, day('2019-11-10'))).toEqual({ numerator: 2 })
  })
})
