import { describe, it } from 'vitest'
import { recordPersuasion } from '../../src/stages/consent/consent.ts'
import { given, opened, registered } from './histories.ts'

const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const
const stranger = { type: 'HouseholdNotRegistered', household: 'h-1' } as const

describe('Recording who talked a household round', () => {
  const by = { kind: 'neighbour', household: 'h-2' } as const
  const talk = { persuasion: 'p-1', household: 'h-1', by, on: '2019-05-01' } as const
  const talked = { type: 'PersuasionRecorded', ...talk } as const
  const neighbours = [opened, registered('h-1'), registered('h-2')] as const

  it('puts a neighbour or an official on record', () => {
    given(...neighbours)
      .when(recordPersuasion(talk))
      .records(talked)
    const official = { kind: 'official', actor: 'cadre-1' } as const
    given(...neighbours)
      .when(recordPersuasion({ ...talk, by: official }))
      .records({ ...talked, by: official })
  })

  it('is already so when it is on record, and refused when it is with another persuader', () => {
    given(...neighbours, talked)
      .when(recordPersuasion(talk))
      .isAlreadySo()
    given(...neighbours, talked)
      .when(recordPersuasion({ ...talk, by: { kind: 'official', actor: 'cadre-1' } }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'persuasion', key: 'p-1' })
  })

  it('is refused when a household is said to have persuaded itself, and for a day to come', () => {
    given(...neighbours)
      .when(recordPersuasion({ ...talk, by: { kind: 'neighbour', household: 'h-1' }, on: '2020-01-01' }))
      .isRefusedWith({ type: 'PersuadedByItself', household: 'h-1' }, tomorrow)
  })

  it('is refused when either household is not registered', () => {
    given(opened)
      .when(recordPersuasion(talk))
      .isRefusedWith(stranger, { type: 'HouseholdNotRegistered', household: 'h-2' })
  })

  it('is malformed when nobody is named', () => {
    given(...neighbours)
      .when(recordPersuasion({ ...talk, by: { kind: 'official' } as { kind: 'official'; actor: string } }))
      .isMalformedAt('by', 'actor')
  })
})
