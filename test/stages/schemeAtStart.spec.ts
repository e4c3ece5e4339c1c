import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain.ts'
import { startWork } from '../../src/stages/works/works.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { stateAfter } from '../projections/recorded.ts'
import { day } from '../vocabulary/decoded.ts'
import { opened } from './histories.ts'
import { drafted, schemePolicyAdopted } from './schemeHistories.ts'

const asked = (...gates: readonly ('G2' | 'G4')[]): readonly string[] => {
  const state = stateAfter(opened, drafted, schemePolicyAdopted(...gates))
  const command = startWork({ communities: ['A'], scheme: 1, on: '2019-08-01' })
  const told = explain(state, command, { today: day('2019-12-31'), calendar: noCalendar })
  return 'asked' in told ? told.asked.flatMap((one) => ('requirement' in one ? [one.requirement] : [])) : []
}

describe('The start of works', () => {
  it('asks for the scheme on display where the adopted policy names G4, and only there', () => {
    expect(asked('G2', 'G4')).toEqual(['schemePublished', 'displayOver', 'opinionsAnswered'])
    expect(asked('G2')).toEqual([])
  })
})
