import { describe, expect, it } from 'vitest'
import { supervision } from '../../src/projections/supervision.ts'
import { opened } from '../stages/histories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { stateAfter } from './recorded.ts'

const A = communityId('A')
const B = communityId('B')
const inspected = (id: string, kind: 'patrol' | 'adHoc', result: 'inOrder' | 'defectsFound', at = ['A']) =>
  ({ type: 'Inspected', inspection: id, kind, communities: at, result, on: '2019-09-01' }) as const
const ordered = {
  type: 'RectificationOrdered',
  rectification: 'r-1',
  inspection: 'i-1',
  community: 'A',
  severity: 'minor',
  on: '2019-09-01',
} as const
const step = (type: string, on: string, outcome?: 'accepted' | 'returned') => ({
  type,
  rectification: 'r-1',
  on,
  ...(outcome && { outcome }),
})

describe('Supervision', () => {
  it('counts inspections by kind and result, the most frequent kind first', () => {
    const struckOut = { type: 'InspectionVoided', inspection: 'i-4', reason: 'enteredTwice' }
    const state = stateAfter(
      opened,
      inspected('i-1', 'patrol', 'inOrder'),
      inspected('i-2', 'adHoc', 'defectsFound', ['A', 'B']),
      inspected('i-3', 'adHoc', 'inOrder'),
      inspected('i-4', 'adHoc', 'inOrder'),
      struckOut,
    )
    expect(supervision(state, [A]).inspections).toEqual([
      { kind: 'adHoc', inOrder: 1, defectsFound: 1 },
      { kind: 'patrol', inOrder: 1, defectsFound: 0 },
    ])
    expect(supervision(state, [B]).inspections).toEqual([{ kind: 'adHoc', inOrder: 0, defectsFound: 1 }])
    expect(supervision(state, [A, B], day('2019-08-31')).inspections).toEqual([])
  })

  const state = stateAfter(
    opened,
    inspected('i-1', 'adHoc', 'defectsFound'),
    ordered,
    step('RectificationCompleted', '2019-09-04'),
    step('RectificationVerified', '2019-09-05', 'returned'),
    step('RectificationCompleted', '2019-09-08'),
    step('RectificationVerified', '2019-09-10', 'accepted'),
  )
  const told = {
    rectification: 'r-1',
    community: 'A',
    severity: 'minor',
    inspection: 'i-1',
    orderedOn: '2019-09-01',
    replies: 2,
    returned: 1,
  }

  it('tells of a rectification how often it was replied to and returned, and how long it took', () => {
    expect(supervision(state, [A]).rectifications).toEqual([
      { ...told, acceptedOn: '2019-09-10', took: { least: 9, most: 9 } },
    ])
  })

  it('takes no reply for an acceptance', () => {
    expect(supervision(state, [A], day('2019-09-09')).rectifications).toEqual([told])
  })

  it('tells of the communities that are asked about', () => {
    expect(supervision(state, [B])).toEqual({ inspections: [], rectifications: [] })
  })
})
