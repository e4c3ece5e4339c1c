import { describe, expect, it } from 'vitest'
import { shedProgress } from '../../src/projections/shedProgress.ts'
import { fileOpened, known, opened, registered } from '../stages/histories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { stateAfter } from './recorded.ts'

const A = communityId('A')
const B = communityId('B')
const shed = (household: string) => ({ type: 'ShedRecorded', shed: 's-1', household, on: '2019-04-01' }) as const
const down = (household: string, kind: 'owner' | 'none', on: string) =>
  ({ type: 'ShedDemolished', shed: 's-1', household, ground: { kind }, on }) as const
const room = (id: string, household: string, on = '2019-12-01') =>
  ({ type: 'StorageRoomAssigned', room: id, household, on }) as const

describe('The progress of the sheds', () => {
  const state = stateAfter(
    opened,
    ...known('h-1'),
    ...known('h-2'),
    ...known('h-3'),
    registered('h-4', 'B'),
    fileOpened('h-4'),
    shed('h-1'),
    shed('h-2'),
    shed('h-4'),
    down('h-1', 'owner', '2019-10-01'),
    down('h-4', 'none', '2019-10-02'),
    room('room-1', 'h-1'),
    room('room-2', 'h-1'),
  )

  it('counts those that came down of those that were found, by what right, and the households with a storage room', () => {
    expect(shedProgress(state, [A, B])).toEqual({
      demolished: { reached: 2, of: 3 },
      grounds: [
        { ground: 'owner', sheds: 1 },
        { ground: 'none', sheds: 1 },
      ],
      housed: { reached: 1, of: 4 },
    })
  })

  it('counts one community alone', () => {
    expect(shedProgress(state, [B])).toMatchObject({ demolished: { reached: 1, of: 1 }, housed: { reached: 0, of: 1 } })
  })

  it('stands on a day as it stood then', () => {
    expect(shedProgress(state, [A, B], day('2019-10-01'))).toMatchObject({
      demolished: { reached: 1, of: 3 },
      housed: { reached: 0, of: 4 },
    })
    expect(shedProgress(state, [A, B], day('2019-12-01')).housed.reached).toBe(1)
  })
})
