import type { AnyEvent } from '../../src/kernel/fact.ts'
import { describe, expect, it } from 'vitest'
import { openWork } from '../../src/projections/openWork.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import type { Today } from '../../src/vocabulary/today.ts'
import { head, opened } from '../stages/histories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { stateAfter } from './recorded.ts'

const A = communityId('A')
const B = communityId('B')
const on = (today: string): Today => ({ today: day(today), calendar: { isWorkingDay: (one) => weekday(one) < 6 } })

const days = (count: number) =>
  ({ days: count, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }) as const
const policy = {
  head: head('inspection'),
  rectifyWithin: { minor: days(14), serious: days(7), critical: days(1) },
  verifyWithin: days(3),
}
const adopted = { type: 'InspectionPolicyAdopted', policy, on: '2019-03-01' }
const crack = {
  type: 'DefectFound',
  defect: 'd-1',
  category: 'structure',
  severity: 'serious',
  place: { at: 'community', community: 'A' },
  on: '2019-04-01',
}
const clutter = {
  type: 'HazardFound',
  hazard: 'z-1',
  category: 'fire',
  severity: 'critical',
  place: { at: 'community', community: 'B' },
  on: '2019-03',
}
const ordered = (id: string, orderedOn: string) =>
  ({ type: 'RectificationOrdered', rectification: id, community: 'A', severity: 'serious', on: orderedOn }) as const
const replied = (id: string, repliedOn: string) =>
  ({ type: 'RectificationCompleted', rectification: id, on: repliedOn }) as const
const verified = (id: string, outcome: 'accepted' | 'returned', verifiedOn: string) =>
  ({ type: 'RectificationVerified', rectification: id, on: verifiedOn, outcome }) as const

describe('Open findings', () => {
  const state = stateAfter(opened, crack, clutter)

  it('stand with their age, the oldest first, in a range where the day is not known', () => {
    expect(openWork(state, [A, B], on('2019-04-11')).findings).toEqual([
      {
        finding: 'z-1',
        kind: 'hazard',
        category: 'fire',
        severity: 'critical',
        place: { at: 'community', community: 'B' },
        foundOn: '2019-03',
        age: { least: 11, most: 41 },
      },
      {
        finding: 'd-1',
        kind: 'defect',
        category: 'structure',
        severity: 'serious',
        place: { at: 'community', community: 'A' },
        foundOn: '2019-04-01',
        age: { least: 10, most: 10 },
      },
    ])
  })

  it('are not there before they were found, nor in another community, nor once struck out', () => {
    expect(openWork(state, [A, B], on('2019-03-30')).findings).toEqual([])
    expect(openWork(state, [A], on('2019-03-31')).findings).toEqual([])
    const struckOut = { type: 'FindingVoided', finding: 'd-1', reason: 'neverHappened' }
    const struck = stateAfter(opened, crack, struckOut)
    expect(openWork(struck, [A], on('2019-04-11')).findings).toEqual([])
  })
})

describe('A finding that was put right', () => {
  const remedied = { type: 'FindingRemedied', finding: 'd-1', on: '2019-05-01' }

  it('stands open until the eve, and again when its remedy was struck out', () => {
    const right = stateAfter(opened, crack, remedied)
    expect(openWork(right, [A], on('2019-04-30')).findings).toHaveLength(1)
    expect(openWork(right, [A], on('2019-05-01')).findings).toEqual([])
    const struck = stateAfter(opened, crack, remedied, {
      ...remedied,
      type: 'RemedyVoided',
      reason: 'neverHappened',
    } as AnyEvent)
    expect(openWork(struck, [A], on('2019-05-01')).findings).toHaveLength(1)
  })
})

describe('Open rectifications', () => {
  const story = [
    opened,
    adopted,
    ordered('r-1', '2019-09-01'),
    replied('r-1', '2019-09-05'),
    verified('r-1', 'returned', '2019-09-06'),
    replied('r-1', '2019-09-10'),
    verified('r-1', 'accepted', '2019-09-12'),
  ]
  const standing = (today: string) => openWork(stateAfter(...story), [A], on(today)).rectifications

  it('await a reply from the day of the order, with the day by which it is owed', () => {
    const by = day('2019-09-08')
    expect(standing('2019-09-04')).toEqual([
      {
        rectification: 'r-1',
        community: 'A',
        severity: 'serious',
        orderedOn: '2019-09-01',
        age: { least: 3, most: 3 },
        awaits: 'reply',
        since: '2019-09-01',
        owed: {
          what: 'rectification',
          subject: 'r-1',
          since: '2019-09-01',
          by: { first: by, last: by },
          basis: policy.head.basis,
        },
      },
    ])
  })

  it('await a second look once there is a reply, and a reply anew when that was returned', () => {
    expect(standing('2019-09-05')).toMatchObject([{ awaits: 'verification', since: '2019-09-05', age: { least: 4 } }])
    expect(standing('2019-09-06')).toMatchObject([{ awaits: 'reply', since: '2019-09-06', age: { least: 5 } }])
    expect(standing('2019-09-11')).toMatchObject([{ awaits: 'verification', since: '2019-09-10' }])
  })

  it('are closed by the verdict and by nothing else', () => {
    expect(standing('2019-09-12')).toEqual([])
  })

  it('stand in the order of their age, in the communities that are asked about', () => {
    const two = stateAfter(opened, adopted, ordered('r-2', '2019-09-03'), ordered('r-1', '2019-09-01'))
    expect(openWork(two, [A], on('2019-09-04')).rectifications.map((one) => one.rectification)).toEqual(['r-1', 'r-2'])
    expect(openWork(two, [B], on('2019-09-04')).rectifications).toEqual([])
  })
})
