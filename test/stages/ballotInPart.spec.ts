import { describe, expect, it } from 'vitest'
import { renovation } from '../../src/renovation.ts'
import { closeBallot } from '../../src/stages/resolution/resolution.ts'
import { openBallot } from '../../src/stages/vote/vote.ts'
import type { PlainVotingPolicy } from '../../src/voting/policy.ts'
import {
  adopted,
  closed,
  days,
  given,
  lawOf,
  matter,
  noticed,
  rows,
  said,
  settled,
  special,
} from './ballotHistories.ts'

const stairUnit = { type: 'StairUnitRegistered', stairUnit: 'u-1', building: 'b-1' } as const
const place = { at: 'stairUnit', stairUnit: 'u-1' } as const
const byUnit: PlainVotingPolicy = { ...special, scope: 'stairUnit' }

const opened = (policy: PlainVotingPolicy, where?: typeof place) =>
  ({
    type: 'BallotOpened',
    ...days,
    ...(where && { place: where }),
    matters: [{ matter, silence: 'none', policy }],
    roll: rows(3),
  }) as const

const voted = (policy: PlainVotingPolicy, where?: typeof place) =>
  [
    ...settled(4),
    stairUnit,
    adopted(policy),
    opened(policy, where),
    noticed(),
    ...['d-1', 'd-2', 'd-3'].map((id) => said(id)),
  ] as const

const close = closeBallot({ ballot: 'v-1', on: '2022-04-01' })

describe('A ballot among the owners of one stair unit', () => {
  it('opens no gate of the community under a law that asks the whole community', () => {
    given(...voted(special, place))
      .when(close)
      .records(closed(3, 3, { opens: [] }, 3))
  })

  it('opens what its law names where the law asks stair units', () => {
    given(...voted(byUnit, place))
      .when(close)
      .records(closed(3, 3, {}, 3))
  })

  it('is not the ballot of all owners that was opened under the same id', () => {
    const all = { ballot: 'v-1', communities: ['A'], scheme: 1, matters: [{ matter }] } as const
    const { ballot: _, communities: __, scheme: ___, ...window } = days
    given(...voted(special, place))
      .when(openBallot({ ...all, ...window }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'ballot', key: 'v-1' })
    given(...voted(special, place))
      .when(openBallot({ ...all, ...window, place }))
      .isAlreadySo()
  })

  it('keeps its place in the state', () => {
    const { vote } = renovation.fold(structuredClone(voted(special, place)) as never)
    expect(vote.ballots['v-1']?.place).toEqual(place)
  })
})

describe('A ballot under a law that opens gates on some of its matters', () => {
  const law: PlainVotingPolicy = {
    ...special,
    matters: [matter, 'committee/elect'],
    consequence: { ...special.consequence, opensOn: ['committee/elect'] },
  }

  it('opens none on the others, and its gates on those', () => {
    given(...voted(law))
      .when(close)
      .records(closed(3, 3, { opens: [] }, 3))
    given(...voted({ ...law, consequence: { ...law.consequence, opensOn: [matter] } }))
      .when(close)
      .records(closed(3, 3, {}, 3))
  })

  it.for(['cn/civil-code-278/ordinary', 'cn/property-law-76/ordinary'])(
    'is what %s means: whoever elects a committee or hires a property service has agreed to no works',
    (id) => {
      const { matters, consequence } = lawOf(id)
      expect(consequence.opens).toEqual(['G4'])
      for (const governance of ['assembly/rules', 'covenant', 'committee/elect', 'propertyService/hire']) {
        expect(matters).toContain(governance)
        expect(consequence.opensOn).not.toContain(governance)
      }
    },
  )
})

describe('The law of elevators', () => {
  it.each(['cn/civil-code-278/elevator', 'cn/jinan/elevator'])(
    'asks one stair unit, so that %s opens no gate of its community',
    (id) => expect(lawOf(id).consequence.opens).toEqual([]),
  )
})
